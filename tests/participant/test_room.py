"""The room on real phones: a real server, a real browser, nothing in between."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from tests.participant.room import ANSWER, TOO_SMALL, Room, write
from workshop.base.ids import new_id


def test_before_the_first_step_the_meeting_begins_soon(room: Room) -> None:
    lead, page = room()
    expect(page.get_by_text("Mötet börjar snart.")).to_be_visible()
    lead.open(0)
    lead.do("step.close", id=lead.board()["session"]["step_id"])
    expect(page.get_by_text("Just nu skrivs ingenting.")).to_be_visible()
    expect(page.get_by_text("Mötet börjar snart.")).to_have_count(0)


def test_an_idea_with_sub_points_is_saved_and_keeps_the_focus(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    field = page.get_by_label("Ny idé")
    field.fill(ANSWER)
    page.get_by_role("button", name="Underpunkt").click()
    page.keyboard.type("Varje termin")
    page.get_by_role("button", name="Skicka").click()
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(page.locator(".card--own .state")).to_have_text("Sparad")
    texts = {idea["id"]: idea["text"] for idea in lead.board()["idea"]}
    assert sorted(texts.values()) == [ANSWER, "Varje termin"]
    child = next(idea for idea in lead.board()["idea"] if idea["parent_id"])
    assert texts[child["parent_id"]] == ANSWER


def test_a_new_field_has_the_focus_before_the_next_key(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_label("Ny idé").fill(ANSWER)
    # No frame is drawn within a script: a focus that waits for one would come too late.
    focused = page.get_by_role("button", name="Underpunkt").evaluate(
        "async (button) => { button.click(); await null; await null;"
        " return document.activeElement.matches('.composer__sub textarea'); }"
    )
    assert focused


LIFTED = """(key, y) => key.dispatchEvent(new TouchEvent("touchend", {
  bubbles: true, cancelable: true, touches: [],
  changedTouches: [new Touch({
    identifier: 1, target: key, clientX: key.getBoundingClientRect().x + 9, clientY: y })],
}))"""
"""What browsers other than Chromium tell of a finger that slid off: that it left elsewhere."""


def test_a_finger_that_leaves_the_key_sends_once_and_one_that_slid_off_does_not(
    room: Room,
) -> None:
    lead, page = room()
    lead.open(0)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    field, send = page.get_by_label("Ny idé"), page.get_by_role("button", name="Skicka")
    field.fill(ANSWER)
    send.evaluate(LIFTED, 100)
    expect(field).to_have_value(ANSWER)
    box = send.bounding_box()
    assert box is not None
    middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    for kind, fingers in (("touchStart", [middle]), ("touchEnd", [])):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    expect(page.locator(".card--own .state")).to_have_text("Sparad")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    assert [idea["text"] for idea in lead.board()["idea"]] == [ANSWER]
    expect(page.get_by_text("Skriv något först")).to_have_count(0)


def test_without_network_the_words_wait_in_words(room: Room, context: BrowserContext) -> None:
    lead, page = room()
    lead.open(0)
    field = page.get_by_label("Ny idé")
    expect(field).to_be_visible()
    context.set_offline(True)
    expect(page.get_by_text("Inget nät just nu. Skriv på.")).to_be_visible()
    field.fill(ANSWER)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card--own .state")).to_have_text("Väntar på nät")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ta bort", exact=True).click()
    expect(page.locator(".card--own")).to_have_count(0)
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".card--own .card__text")).to_have_text(ANSWER)
    context.set_offline(False)
    expect(page.locator(".card--own .state")).to_have_text("Sparad")
    assert [idea["text"] for idea in lead.board()["idea"]] == [ANSWER]


def test_without_network_no_way_leads_out_of_the_room(room: Room, context: BrowserContext) -> None:
    _, page = room(seating="tables", tables=3, table="2")
    ways = page.get_by_role("link", name="Fel bord?").or_(
        page.get_by_role("button", name="English")
    )
    expect(ways).to_have_count(2)
    context.set_offline(True)
    expect(ways).to_have_count(0)
    context.set_offline(False)
    expect(ways).to_have_count(2)


def test_what_was_not_sent_says_why_beside_the_words(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_role("button", name="Skicka").click()
    said = page.locator(".composer").get_by_text("Skriv något först.")
    expect(said).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text("Skriv något först.")
    page.get_by_label("Ny idé").fill("T")
    expect(said).to_have_count(0)


def test_what_waits_is_sent_as_whoever_joins_next(room: Room, context: BrowserContext) -> None:
    lead, page = room()
    lead.open(0)
    expect(page.get_by_label("Ny idé")).to_be_visible()
    context.set_offline(True)
    page.get_by_label("Ny idé").fill(ANSWER)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Väntar på nät", exact=True)).to_be_visible()
    page.close()
    context.clear_cookies()
    context.set_offline(False)
    again = context.new_page()
    again.goto(lead.url + lead.link)
    again.get_by_role("button", name="Delta").click()
    expect(again.get_by_text("Sparad", exact=True)).to_be_visible()
    board = lead.board()
    assert [one["text"] for one in board["idea"]] == [ANSWER]
    newest = max(board["participant"], key=lambda one: int(one["joined_at"]))
    assert (len(board["participant"]), board["idea"][0]["by"]) == (2, newest["id"])


def test_what_people_write_never_runs(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    canary = "<img src=x onerror=document.title='ran'><script>document.title='ran'</script>"
    write(page, canary)
    expect(page.locator(".card--own .card__text")).to_have_text(canary)
    lead.do("category.add", id=new_id(), name=canary)
    lead.open(1)
    expect(page.locator(".cat-link")).to_contain_text(canary)
    assert page.title() != "ran"


def test_nothing_is_wider_than_a_small_phone(room: Room) -> None:
    lead, page = room()
    page.set_viewport_size({"width": 320, "height": 640})
    lead.do("category.add", id=new_id(), name="Kompetensförsörjningsstrategier" * 2)
    for segment in range(3):
        lead.open(segment)
        expect(page.get_by_role("button", name="Skicka")).to_be_visible()
        write(page, "Ord" * 60)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate(TOO_SMALL) == []


def test_what_is_out_of_sight_is_said_and_the_next_step_begins_on_top(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    segment = lead.segment(0)
    ideas = [{"id": new_id(), "segment_id": segment, "text": f"{ANSWER} {n}"} for n in range(20)]
    lead.do_all(*({"kind": "idea.add", **idea} for idea in ideas))
    expect(page.locator(".card--others")).to_have_count(20)
    write(page, "Tillit")
    expect(page.locator(".toast")).to_have_count(0)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.get_by_label("Ny idé").fill("Kultur")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".toast")).to_contain_text("Den står i listan nu.")
    assert page.evaluate("scrollY") > 0
    lead.open(0, "discuss")
    expect(page.get_by_text("Nu talar ni tillsammans.")).to_be_visible()
    page.wait_for_function("scrollY === 0")


def test_a_wrong_table_is_changed_from_the_room_until_something_was_done(room: Room) -> None:
    lead, page = room(seating="tables", tables=3, table="2")
    lead.open(0)
    page.get_by_label("Ny idé från bord 2").fill(ANSWER)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_text(ANSWER)).to_be_visible()
    expect(other.get_by_label("Ny idé från bord 2")).to_have_value("")
    page.get_by_role("link", name="Fel bord?").click()
    expect(page.get_by_label("2", exact=True)).to_be_checked()
    page.get_by_label("3", exact=True).check(force=True)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_label("Ny idé från bord 3")).to_have_value(ANSWER)
    expect(other.get_by_label("Ny idé från bord 3")).to_be_visible()
    page.get_by_role("button", name="Skicka").click()
    for each in (page, other):
        expect(each.locator(".card--own")).to_contain_text(ANSWER)
    expect(page.get_by_text("Sparad", exact=True)).to_be_visible()
    board = lead.board()
    tables = {one["id"]: one["name"] for one in board["table"]}
    assert [tables[one["table_id"]] for one in board["participant"]] == ["3"]
    assert [tables[one["table_id"]] for one in board["idea"]] == ["3"]
    other.get_by_role("link", name="Fel bord?").click()
    expect(other.get_by_role("radio")).to_have_count(1)
    expect(other.get_by_label("3", exact=True)).to_be_checked()
    expect(other.get_by_text("Det ligger fast")).to_be_visible()
