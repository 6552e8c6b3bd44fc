"""The proposed text on phones: agreed to or contested, whatever the network does."""

from __future__ import annotations

import hashlib
from io import BytesIO
from zipfile import ZipFile

from lxml import html
from playwright.sync_api import Page, expect

from tests.participant.sorters import LAPTOP, PHONE, Gather, Sorters

WRONG = "Det var inte så vi sa. Vi sa tillit över tid."


def opens(page: Page) -> None:
    page.get_by_role("button", name="Läs och svara").tap()
    expect(page.locator(".proposed__passage").first).to_be_visible()


def test_a_text_is_confirmed_on_phones_and_what_is_contested_is_printed(sorters: Gather) -> None:
    room = sorters(seating="tables", tables=2)
    leader, path = room.lead.person, f"/facilitator/sessions/{room.lead.address[6:]}/minutes"
    one, neighbour, other = room.joins(table="1"), room.joins(table="1"), room.joins(table="2")
    expect(one.get_by_text("Förslag till text från mötet")).to_have_count(0)
    leader.open(path)
    leader.submit("/minutes/steps", step="propose")
    for page in (one, neighbour, other):
        expect(page.get_by_role("heading", name="Förslag till text från mötet")).to_be_visible()

    opens(one)
    frame = one.locator(".proposed__passage").nth(1)
    expect(frame).to_contain_text("Tillit")
    frame.get_by_role("button", name="Något är fel").tap()
    frame.get_by_label("Vad är fel?").fill(WRONG)
    one.reload()
    opens(one)
    expect(frame.get_by_label("Vad är fel?")).to_have_value(WRONG)
    one.context.set_offline(True)
    frame.get_by_role("button", name="Skicka").tap()
    expect(frame).to_contain_text("Bordet säger att detta är fel:")
    one.context.set_offline(False)

    opens(neighbour)
    expect(neighbour.locator(".proposed__passage").nth(1)).to_contain_text(WRONG)
    neighbour.get_by_role("button", name="Vi håller med om resten").tap()
    expect(one.get_by_text("Bordet har svarat på allt.")).to_be_visible()

    opens(other)
    other.get_by_role("button", name="Vi håller med om hela texten").tap()
    expect(other.get_by_text("Bordet håller med om hela texten.")).to_be_visible()
    expect(other.locator(".proposed__passage").first).not_to_contain_text("Sparar")

    leader.open(f"{path}/versions/1")
    assert "1 of 2 agree to the whole text." in leader.words
    assert "1 has answered otherwise" in leader.words
    assert WRONG in leader.words
    leader.submit("/minutes/steps", step="withdraw")
    expect(one.get_by_role("heading", name="Förslag till text från mötet")).to_have_count(0)
    leader.open(path)
    leader.submit("/minutes/steps", step="propose", dissent="y")
    assert "Version 2, proposed" in leader.words
    assert "Avvikande meningar" in leader.words
    assert f"{WRONG} (Bord 1)" in leader.words
    assert "Nothing has changed in the meeting since version 2." in leader.words
    opens(one)
    expect(one.get_by_text("Bordet säger att detta är fel:")).to_have_count(0)


def test_a_text_is_confirmed_on_four_phones_and_by_a_link_answered_settled_and_packed(
    sorters: Gather,
) -> None:
    room = sorters()
    leader, path = room.lead.person, f"/facilitator/sessions/{room.lead.address[6:]}/minutes"
    phones = [room.joins() for _ in range(4)]
    leader.open(path)
    leader.submit("/minutes/steps", step="propose")
    console = opened_by_leader(room, "live")
    told = console.get_by_role("region", name="Texten är framlagd som förslag")
    expect(told).to_contain_text("0 av 4 har svarat. Inget är ifrågasatt.")
    reading = opened_by_leader(room, "minutes/versions/1")
    heard = reading.get_by_role("region", name="Från dem som var med")
    expect(heard).to_contain_text("0 av 4 håller med om hela texten.")
    for page in phones:
        opens(page)
    for page in phones[1:]:
        page.get_by_role("button", name="Jag håller med om hela texten").tap()
        expect(page.get_by_text("Du håller med om hela texten.")).to_be_visible()
    frame = phones[0].locator(".proposed__passage").nth(1)
    frame.get_by_role("button", name="Något är fel").tap()
    frame.get_by_label("Vad är fel?").fill(WRONG)
    frame.get_by_role("button", name="Skicka").tap()
    phones[0].get_by_role("button", name="Jag håller med om resten").tap()
    expect(told).to_contain_text("4 av 4 har svarat. 1 del är ifrågasatt. 1 invändning väntar")
    expect(heard).to_contain_text("3 av 4 håller med om hela texten. 1 har svarat")
    expect(heard).to_contain_text(WRONG)

    leader.open(f"{path}/versions/1")
    leader.submit("/asking", until="2999-12-31")
    asked = html.fromstring(leader.page.text).xpath("//a[contains(@href, '/answer')]/@href")
    absent = stranger_at(room, str(asked[0]))
    absent.get_by_role("button", name="Håll med om allt").tap()
    expect(absent.get_by_text("Du håller med om hela texten.")).to_be_visible()
    expect(told).to_contain_text("5 av 5 har svarat.")

    leader.open(f"{path}/versions/1/passages/1")
    leader.submit("/replies", reply="Det står under Kultur.")
    expect(frame).to_contain_text("Det står under Kultur.")
    expect(told).not_to_contain_text("väntar på svar")
    leader.open(f"{path}/versions/1")
    leader.submit("/minutes/steps", step="confirm")
    assert "Version 1, confirmed" in leader.words
    expect(told).to_have_count(0)
    for page in phones:
        expect(page.get_by_role("heading", name="Förslag till text från mötet")).to_have_count(0)
    absent.reload()
    expect(absent.get_by_text("Just nu är ingen text framlagd.")).to_be_visible()
    leader.submit("/minutes/steps", step="settle")
    leader.submit("/minutes/steps")
    assert "Version 1, settled" in leader.words
    assert sums_are_right(leader.submit("/versions/1", format="zip").content)


def opened_by_leader(room: Sorters, which: str) -> Page:
    """A page of the meeting as whoever leads has it open."""
    context = room.browser.new_context(locale="sv-SE", **LAPTOP)
    room.contexts.append(context)
    leader = room.lead.person
    for kept in leader.web.cookies.jar:
        context.add_cookies([{"name": kept.name, "value": kept.value or "", "url": leader.url}])
    page = context.new_page()
    page.goto(f"{leader.url}/facilitator/sessions/{room.lead.address[6:]}/{which}")
    return page


def stranger_at(room: Sorters, address: str) -> Page:
    """Somebody who was not there opens a link on a phone."""
    context = room.browser.new_context(locale="sv-SE", **PHONE)
    room.contexts.append(context)
    page = context.new_page()
    page.goto(address)
    return page


def sums_are_right(content: bytes) -> bool:
    """Whether a package holds what its sums say, and nothing else."""
    with ZipFile(BytesIO(content)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    lines = held.pop("SHA256SUMS").decode().splitlines()
    said = {name: total for total, name in (line.split("  ", 1) for line in lines)}
    assert len(said) > 5
    return said == {name: hashlib.sha256(one).hexdigest() for name, one in held.items()}


def test_words_against_a_text_that_was_withdrawn_stay_on_the_phone(sorters: Gather) -> None:
    room = sorters()
    leader, path = room.lead.person, f"/facilitator/sessions/{room.lead.address[6:]}/minutes"
    page = room.joins()
    leader.open(path)
    leader.submit("/minutes/steps", step="propose")
    opens(page)
    begun, sent = (page.locator(".proposed__passage").nth(number) for number in (1, 2))
    for one, text in ((begun, "Påbörjat"), (sent, "Skickat för sent")):
        one.get_by_role("button", name="Något är fel").tap()
        one.get_by_label("Vad är fel?").fill(text)
    page.context.set_offline(True)
    sent.get_by_role("button", name="Skicka").tap()
    leader.submit("/minutes/steps", step="withdraw")
    page.context.set_offline(False)
    expect(page.get_by_text("Texten är inte längre ett förslag")).to_be_visible()
    expect(page.locator(".card__words", has_text="Skickat för sent")).to_be_visible()
    expect(page.locator(".card__words", has_text="Påbörjat")).to_be_visible()


def test_a_text_is_confirmed_after_the_end(sorters: Gather) -> None:
    room = sorters()
    leader, path = room.lead.person, f"/facilitator/sessions/{room.lead.address[6:]}/minutes"
    page = room.joins()
    room.lead.do("session.end")
    leader.open(path)
    leader.submit("/minutes/steps", step="propose")
    opens(page)
    page.get_by_role("button", name="Jag håller med om hela texten").tap()
    expect(page.get_by_text("Du håller med om hela texten.")).to_be_visible()
    stranger = leader.client().get(f"{leader.url}{room.lead.address.replace('live', 's')}/text")
    assert stranger.status_code == 401
