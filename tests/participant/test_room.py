"""The room on real phones: a real server, a real browser, nothing in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.meetings.to_join import Meeting
from tests.participant.test_joining import meet
from tests.people.over_http import Facilitator
from tests.servers.office import Office
from workshop.base.ids import new_id

__all__ = ["meet"]

PHONE = {"width": 390, "height": 844}
TOO_SMALL = """
[...document.querySelectorAll("button:not(.vh), .choice")]
  .filter((node) => node.checkVisibility())
  .filter((node) => Math.min(node.offsetWidth, node.offsetHeight) < 44)
  .map((node) => node.outerHTML)
"""
ANSWER = "Fasta mötesplatser som inte hänger på enskilda personer"


class Lead:
    """The facilitator of a meeting, over plain HTTP."""

    def __init__(self, person: Facilitator, meeting: Meeting) -> None:
        self.person, self.address = person, f"/live/{meeting.id}"
        self.url, self.link = person.url, meeting.link

    def do(self, kind: str, **fields: Any) -> None:
        self.do_all({"kind": kind, **fields})

    def do_all(self, *operations: dict[str, Any]) -> None:
        ops = [{"op_id": new_id(), **one} for one in operations]
        while "slow_down" in (answer := self._write(ops)):
            time.sleep(answer["slow_down"])
        assert all("n" in one for one in answer["answers"]), answer

    def _write(self, ops: list[dict[str, Any]]) -> Any:
        return self.person.web.post(
            f"{self.url}{self.address}/operations?as=facilitator",
            json={"ops": ops},
            headers={"X-Samsyn": "1", "Origin": self.url},
        ).json()

    def board(self) -> Any:
        """All there is, as facilitators see it."""
        query = "?as=facilitator&from=0&epoch="
        answer = self.person.web.get(
            f"{self.url}{self.address}/changes{query}", headers={"X-Samsyn": "1"}
        )
        return answer.json()["snapshot"]

    def open(self, segment: int, step: str = "write") -> None:
        board = self.board()
        wanted = sorted(board["segment"], key=lambda one: int(one["position"]))[segment]
        found = [
            one["id"]
            for one in board["step"]
            if (one["segment_id"], one["kind"]) == (wanted["id"], step)
        ]
        self.do("step.open", id=found[0])

    def segment(self, number: int) -> str:
        segments = sorted(self.board()["segment"], key=lambda one: int(one["position"]))
        return str(segments[number]["id"])


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone in Swedish."""
    made = browser.new_context(viewport=PHONE, locale="sv-SE")  # type: ignore[arg-type]
    yield made
    made.close()


Room = Callable[..., tuple[Lead, Page]]


@pytest.fixture
def room(office: Office, meet: Callable[..., Meeting], context: BrowserContext) -> Room:
    """A meeting with one phone in it, and no mistake on any page."""

    def enter(*, table: str = "", **wanted: Any) -> tuple[Lead, Page]:
        meeting = meet(**wanted)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(office.server.url + meeting.link)
        if table:
            page.get_by_label(table, exact=True).check(force=True)
        page.get_by_role("button", name="Delta").click()
        expect(page.get_by_role("heading", name="Lyft blicken")).to_be_visible()
        return Lead(office.facilitator(), meeting), page

    return enter


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


def test_a_step_takes_no_words_away(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_label("Ny idé").fill(ANSWER)
    lead.open(0, "discuss")
    expect(page.get_by_text("Skrivandet i Gemensam referensram är stängt.")).to_be_visible()
    expect(page.get_by_label("Ny idé")).to_have_value(ANSWER)
    lead.do("category.add", id=new_id(), name="Kultur")
    lead.open(1)
    expect(page.get_by_text("Det här skrev du till Gemensam referensram.")).to_be_visible()
    field = page.get_by_label("Nytt under Möjligheter för Kultur")
    expect(field).to_have_value(ANSWER)
    page.reload()
    expect(field).to_have_value(ANSWER)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("region").or_(page.locator(".side")).first).to_contain_text(ANSWER)
    expect(page.locator(".card--entry .state")).to_have_text("Sparad")
    assert [idea["column"] for idea in lead.board()["idea"]] == ["opportunities"]


def test_words_left_elsewhere_are_shown_and_come_back(room: Room) -> None:
    _, page = begun_elsewhere(room)
    kept = page.get_by_role("region", name="Påbörjat")
    expect(kept).to_contain_text("Kultur")
    expect(kept).to_contain_text(ANSWER)
    page.reload()
    kept.get_by_role("button", name="Lägg i skrivfältet").click()
    field = page.get_by_label("Nytt under Möjligheter för Vård")
    expect(field).to_have_value(ANSWER)
    expect(field).to_be_focused()
    expect(kept).to_have_count(0)


def test_one_goes_back_to_what_one_began_elsewhere(room: Room) -> None:
    lead, page = begun_elsewhere(room)
    page.get_by_label("Nytt under Möjligheter för Vård").fill("Tillit")
    kept = page.get_by_role("region", name="Påbörjat")
    kept.get_by_role("button", name="Gå dit").click()
    field = page.get_by_label("Nytt under Möjligheter för Kultur")
    expect(field).to_have_value(ANSWER)
    expect(field).to_be_focused()
    expect(kept.get_by_role("listitem")).to_contain_text("Tillit")
    lead.open(2)
    expect(kept).to_contain_text("Tillit")
    expect(kept.get_by_role("button", name="Gå dit")).to_have_count(0)


def begun_elsewhere(room: Room) -> tuple[Lead, Page]:
    """Words are in the field of one category when somebody goes to another one."""
    lead, page = room()
    for name in ("Kultur", "Vård"):
        lead.do("category.add", id=new_id(), name=name)
    lead.open(1)
    page.get_by_label("Nytt under Möjligheter för Kultur").fill(ANSWER)
    page.get_by_role("button", name="Vård").click()
    return lead, page


def test_a_change_that_was_begun_outlives_its_step(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    begin_to_change(page, ANSWER)
    page.wait_for_timeout(300)  # what is typed takes a moment to the disk
    page.reload()
    expect(page.get_by_label("Text")).to_have_value(ANSWER)
    lead.open(0, "discuss")
    kept = page.get_by_role("region", name="Påbörjat")
    expect(kept).to_contain_text(ANSWER)
    kept.get_by_role("button", name="Släng").click()
    expect(kept).to_have_count(0)


def test_without_network_the_words_wait_in_words(room: Room, context: BrowserContext) -> None:
    lead, page = room()
    lead.open(0)
    field = page.get_by_label("Ny idé")
    expect(field).to_be_visible()
    context.set_offline(True)
    expect(page.get_by_text("Inget nät just nu. Skriv på.")).to_be_visible(timeout=20_000)
    field.fill(ANSWER)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card--own .state")).to_have_text("Väntar på nät")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ta bort", exact=True).click()
    expect(page.locator(".card--own")).to_have_count(0)
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".card--own .card__text")).to_have_text(ANSWER)
    context.set_offline(False)
    expect(page.locator(".card--own .state")).to_have_text("Sparad", timeout=20_000)
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
    expect(ways).to_have_count(2, timeout=20_000)


def test_one_changes_and_takes_back_ones_own_and_undoes_it(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ändra texten").click()
    page.get_by_label("Text").fill("Tillit mellan parterna")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".card--own .card__text")).to_have_text("Tillit mellan parterna")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ta bort", exact=True).click()
    expect(page.locator(".card--own")).to_have_count(0)
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".card--own .card__text")).to_have_text("Tillit mellan parterna")


def test_the_focus_goes_to_the_way_back_which_waits_for_it(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    page.clock.install()
    page.get_by_role("button", name="Ändra eller ta bort").press("Enter")
    page.get_by_role("button", name="Ta bort", exact=True).press("Enter")
    expect(page.locator(".card--own")).to_have_count(0)
    undo = page.get_by_role("button", name="Ångra")
    expect(undo).to_be_focused()
    page.clock.fast_forward(30_000)
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(page.locator(".card--own")).to_have_count(1)
    expect(page.get_by_role("main")).to_be_focused()
    expect(page.locator(".toast")).to_be_visible()
    page.clock.fast_forward(30_000)
    expect(page.locator(".toast")).to_have_count(0)


def test_private_words_are_shown_to_all_at_once(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.do("segment.private", id=lead.segment(0), private=True)
    lead.open(0)
    expect(page.get_by_text("Du skriver för dig själv.")).to_be_visible()
    write(page, ANSWER)
    expect(page.get_by_text("Bara du ser den än")).to_be_visible()
    other = second(browser, page, office)
    expect(other.get_by_label("Ny idé")).to_be_visible()
    expect(other.get_by_text(ANSWER)).to_have_count(0)
    lead.do("segment.reveal", id=lead.segment(0))
    expect(other.get_by_text(ANSWER)).to_be_visible()
    expect(page.get_by_text("Bara du ser den än")).to_have_count(0)
    other.context.close()


def test_what_is_hidden_stays_with_its_author_and_says_so(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.open(0)
    write(page, ANSWER)
    other = second(browser, page, office)
    expect(other.get_by_text(ANSWER)).to_be_visible()
    (idea,) = lead.board()["idea"]
    lead.do("idea.hide", id=idea["id"], reason="Nämner någon")
    mine = page.locator(".card--own")
    expect(mine).to_contain_text("Dold av den som leder mötet")
    expect(mine.locator(".card__text")).to_have_text(ANSWER)
    expect(mine.get_by_role("button")).to_have_count(0)
    said = page.get_by_role("status").filter(has_text="Den som leder mötet har dolt en idé")
    expect(said).to_have_count(1, timeout=15_000)
    expect(other.get_by_text(ANSWER)).to_have_count(0)
    lead.open(0, "discuss")
    expect(page.locator(".card--entry")).to_contain_text("Dold av den som leder mötet")
    page.reload()
    expect(page.locator(".card--entry")).to_contain_text("Dold av den som leder mötet")
    assert "Nämner någon" not in page.content()
    lead.do("idea.restore", id=idea["id"])
    expect(page.get_by_text("Dold av den som leder mötet")).to_have_count(0)
    expect(other.get_by_text(ANSWER)).to_be_visible()
    other.context.close()


def test_what_was_put_under_others_words_is_told_of_among_ones_own(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.open(0)
    other = second(browser, page, office)
    expect(other.get_by_label("Ny idé")).to_be_visible()
    write(page, ANSWER)
    write(other, "Tillit")
    ideas = {one["text"]: one["id"] for one in lead.board()["idea"]}
    lead.do("idea.move", ids=[ideas["Tillit"]], parent_id=ideas[ANSWER])
    told = other.locator(".spoken-for .card")
    expect(told.locator(".card__text")).to_have_text("Tillit")
    expect(told).to_contain_text(f"Nu underpunkt till ”{ANSWER[:39]}…”")
    lead.do("idea.move", ids=[ideas["Tillit"]], parent_id=None)
    expect(other.locator(".card--own .card__text")).to_have_text("Tillit")
    expect(told).to_have_count(0)
    other.context.close()


def test_what_one_wrote_under_others_hidden_words_stays_and_says_why(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.open(0)
    other = second(browser, page, office)
    expect(other.get_by_label("Ny idé")).to_be_visible()
    write(page, ANSWER)
    write(other, "Tillit")
    ideas = {one["text"]: one["id"] for one in lead.board()["idea"]}
    lead.do("idea.merge", ids=[ideas["Tillit"]], into=ideas[ANSWER])
    expect(other.locator(".spoken-for")).to_contain_text(f"Sammanslagen med ”{ANSWER[:39]}…”")
    expect(other.get_by_text("Sparad", exact=True)).to_have_count(0)
    lead.do("idea.hide", id=ideas[ANSWER])
    withheld = other.locator(".withheld .card")
    expect(withheld).to_have_count(1)
    expect(withheld.locator(".card__text")).to_have_text("Tillit")
    expect(withheld).to_contain_text("tillsammans med idén som den hör till")
    expect(other.get_by_text("Du har inte skrivit något än.")).to_have_count(0)
    expect(other.locator(".spoken-for")).to_have_count(0)
    expect(other.get_by_text(ANSWER)).to_have_count(0)
    said = other.get_by_role("status").filter(has_text="Den som leder mötet har dolt en idé")
    expect(said).to_have_count(1, timeout=15_000)
    for step in ("discuss", "cluster"):
        lead.open(0, step)
        expect(withheld).to_contain_text("Tillit")
    other.reload()
    expect(withheld).to_contain_text("Tillit")
    lead.do("idea.restore", id=ideas[ANSWER])
    expect(withheld).to_have_count(0)
    expect(other.get_by_text(ANSWER)).to_be_visible()
    other.context.close()


def test_what_is_taken_back_takes_its_sub_points_along(room: Room, context: BrowserContext) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_label("Ny idé").fill("Tillit")
    page.get_by_role("button", name="Underpunkt").click()
    page.keyboard.type("Varje termin")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Sparad", exact=True)).to_be_visible()
    context.set_offline(True)
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ta bort", exact=True).click()
    expect(page.locator(".card--own")).to_have_count(0)
    expect(page.get_by_text("Varje termin")).to_have_count(0)
    page.get_by_role("button", name="Ångra").click()
    context.set_offline(False)
    expect(page.locator(".card--own")).to_contain_text("Varje termin")


def test_a_change_of_what_is_hidden_meanwhile_loses_no_words(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    begin_to_change(page, ANSWER)
    lead.do("idea.hide", id=lead.board()["idea"][0]["id"])
    expect(page.locator(".card--own")).to_contain_text("Dold av den som leder mötet")
    kept = page.get_by_role("region", name="Påbörjat")
    expect(kept).to_contain_text(ANSWER)
    kept.get_by_role("button", name="Lägg i skrivfältet").click()
    expect(page.get_by_label("Ny idé")).to_have_value(ANSWER)


def test_what_was_not_sent_says_why_beside_the_words(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_role("button", name="Skicka").click()
    said = page.locator(".composer").get_by_text("Skriv något först.")
    expect(said).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text("Skriv något först.")
    page.get_by_label("Ny idé").fill("T")
    expect(said).to_have_count(0)


def test_a_conflict_shows_both_texts_and_lets_one_choose(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ändra texten").click()
    page.get_by_label("Text").fill("Min text")
    idea = lead.board()["idea"][0]
    lead.do("idea.edit", id=idea["id"], rev=idea["rev"], text="Ledarens text")
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Spara", exact=True).click()
    aside = page.get_by_role("region", name="Inte sparat")
    expect(aside).to_contain_text("Ledarens text")
    expect(aside).to_contain_text("Min text")
    why = "Inte sparat. Orden finns överst på sidan."
    expect(page.get_by_role("alert")).to_have_text(why)
    expect(page.locator(".composer").get_by_text(why)).to_be_visible()
    aside.get_by_role("button", name="Behåll min text").click()
    expect(page.locator(".card--own .card__text")).to_have_text("Min text")
    expect(aside).to_have_count(0)
    expect(page.get_by_text("Sparad", exact=True)).to_be_visible()
    assert [one["text"] for one in lead.board()["idea"]] == ["Min text"]


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


def test_another_column_takes_the_words_along(room: Room) -> None:
    lead, page = room()
    lead.do("category.add", id=new_id(), name="Kultur")
    lead.open(1)
    page.get_by_label("Nytt under Möjligheter för Kultur").fill(ANSWER)
    page.locator(".composer").get_by_label("Hinder", exact=True).check(force=True)
    expect(page.get_by_label("Nytt under Hinder för Kultur")).to_have_value(ANSWER)
    expect(page.get_by_role("region", name="Påbörjat")).to_have_count(0)


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
    expect(other.get_by_label("Ny idé från bord 2")).to_have_value(ANSWER)
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


def begin_to_change(page: Page, text: str) -> None:
    """Other words for the only own idea, not saved yet."""
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ändra texten").click()
    page.get_by_label("Text").fill(text)


def write(page: Page, text: str) -> None:
    """Write one idea and wait until it is saved."""
    page.locator(".composer textarea").first.fill(text)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card [class*=state--]").first).to_have_text("Sparad")


def second(browser: Browser, page: Page, office: Office) -> Page:
    """Another phone in the same meeting, let in by the code that the first one shows."""
    code = page.locator(".neighbour").inner_text().split(":")[1].strip()
    context = browser.new_context(viewport=PHONE, locale="sv-SE")  # type: ignore[arg-type]
    other = context.new_page()
    other.goto(office.server.url)
    other.get_by_label("Kod").fill(code)
    other.get_by_role("button", name="Gå vidare").click()
    other.get_by_role("button", name="Delta").click()
    return other
