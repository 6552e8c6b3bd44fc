"""A meeting played through its pages, from an empty list to the minutes."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page

from tests.servers.installation import Installation
from tests.states.looks import PHONE, SETTINGS, Look, running, visitor, without_scripts
from tests.states.people import Meeting, edit_first, edit_own, hide_first, screens, write
from tests.states.sorting import (
    show_the_agreement,
    show_the_discussion,
    show_the_lists,
    show_the_matrix,
    show_the_sorting,
    show_the_votes,
)


def play_a_meeting(browser: Browser, folder: Path, look: Look) -> None:
    """All states of a meeting, one after the other."""
    installation = Installation(folder, **SETTINGS)
    with running(installation) as server:
        show_a_meeting(Meeting(browser, server, installation), look)


def show_a_meeting(meeting: Meeting, look: Look) -> None:
    """From an empty list to the minutes."""
    show_the_lobby(meeting, look)
    show_the_frame(meeting, look)
    show_what_goes_wrong(meeting, look)
    show_private_writing(meeting, look)
    show_a_pause(meeting, look)
    show_who_waits(meeting, look)
    show_a_rehearsal(meeting, look)
    show_the_discussion(meeting, look)
    show_the_sorting(meeting, look)
    show_the_agreement(meeting, look)
    show_the_matrix(meeting, look)
    show_the_lists(meeting, look)
    show_the_votes(meeting, look)
    show_the_end(meeting, look)


def show_the_lobby(meeting: Meeting, look: Look) -> None:
    """People come in."""
    meeting.start()
    meeting.console.evaluate("scrollTo(0, 0)")
    look("laptop-start", meeting.console)
    meeting.open()
    show_a_page_without_scripts(meeting, look)
    for table in ("1", "3", "På egen hand"):
        phone = meeting.come_in(table)
        if table == "3":
            look("phone-join", phone)
            phone.get_by_label("Annat").check(force=True)
            phone.get_by_role("button", name="Delta").click()
            look("phone-join-refused", phone)
            phone.get_by_label("Med egna ord").fill("Folkhögskolan")
            look("phone-join-other", phone)
            phone.get_by_label("Namn").fill("Kim Ek")
            phone.get_by_label("Namn").scroll_into_view_if_needed()
            look("phone-join-name", phone)
            phone.get_by_label("Kommun").check(force=True)
        phone.get_by_role("button", name="Delta").click()
        phone.locator(".say").wait_for()
    meeting.receive_a_guest(look)
    show_the_way_back(meeting.phones[1], look)
    for name, page in screens(meeting):
        look(f"{name}-lobby", page)


def show_the_way_back(phone: Page, look: Look) -> None:
    """The start page, to a phone that is in the meeting, and its answers so far."""
    page = phone.context.new_page()
    page.goto(urljoin(phone.url, "/"))
    look("phone-code-inside", page)
    page.get_by_role("link", name=re.compile("^Tillbaka till")).click()
    page.get_by_role("link", name="Fel bord?").click()
    page.get_by_role("button", name="Spara").wait_for()
    look("phone-seat", page)
    page.close()


def show_a_page_without_scripts(meeting: Meeting, look: Look) -> None:
    """The way in, and the room, where a browser runs no scripts."""
    phone = visitor(meeting.browser, PHONE, is_mobile=True, has_touch=True).new_page()
    with without_scripts(phone):
        phone.goto(meeting.urls["join"])
    phone.get_by_text("JavaScript är avslaget här").wait_for()
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    look("phone-join-without-scripts", phone)
    with without_scripts(phone):
        phone.get_by_label("På egen hand").check(force=True)
        phone.get_by_label("Namn").fill("Kim Ek")
        phone.get_by_role("button", name="Delta").click()
        phone.locator("#room").wait_for(state="attached")
    phone.get_by_text("Rummet behöver JavaScript").wait_for()
    look("phone-without-scripts", phone)
    phone.context.close()


def show_the_frame(meeting: Meeting, look: Look) -> None:
    """The room writes."""
    meeting.go_to(1, "Skriv idéer")
    look("phone-writing-empty", meeting.phones[1])
    look("laptop-console-writing-empty", meeting.console)
    look("wall-gather-empty", meeting.wall)
    meeting.start_the_clock(13)
    meeting.gather()
    phone = meeting.phones[1]
    phone.evaluate("scrollTo(0, 0)")
    phone.locator(".composer textarea").fill("Tid att läsa samma underlag innan vi ses")
    look("phone-writing", phone)
    phone.get_by_role("button", name="Vi är klara").click()
    phone.get_by_text("Bordet är klart").wait_for()
    meeting.console.get_by_text(re.compile(r"av \d+ är klar")).wait_for()
    look("phone-ready", phone)
    look("phone-english-writing", meeting.guest)
    look("laptop-console-writing", meeting.console)
    look("wall-gather", meeting.wall)
    meeting.console.locator(".idea__more").nth(1).click()
    look("laptop-console-idea-open", meeting.console)
    meeting.console.locator(".idea__more").nth(1).click()
    show_what_comes_from_elsewhere(meeting.console, look)
    show_the_schedule(meeting.console, look)
    show_ones_own_idea(phone, look)


def show_what_comes_from_elsewhere(console: Page, look: Look) -> None:
    """A table that is pasted, as it is read and as it will be; a file that holds no list."""
    console.get_by_role("button", name="Ta in", exact=True).click()
    sheet = console.get_by_role("dialog")
    sheet.get_by_label("Klistra in en lista").fill(
        "Lapp\tGrupp\tFärg\nFler platser\tLokaler\tgul\nMer tid\tTid\tgul"
    )
    sheet.get_by_role("button", name="Ta in 2 bidrag").wait_for()
    look("laptop-console-bring-in", console)
    sheet.locator("input[type=file]").set_input_files(
        {"name": "tavla.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
    )
    sheet.get_by_text("Det är en bild.").wait_for()
    sheet.get_by_label("Klistra in en lista").fill("")
    look("laptop-console-bring-in-refused", console)
    sheet.get_by_role("button", name="Stäng").click()


def show_the_schedule(console: Page, look: Look) -> None:
    """When each step ends; a meeting that should have been further by now."""
    console.get_by_role("button", name="Tidsplan").click()
    sheet = console.get_by_role("dialog")
    starts = sheet.get_by_label("Mötet börjar klockan")
    starts.fill("09:30")
    sheet.get_by_text("till 09:50").wait_for()
    look("laptop-console-schedule", console)
    sheet.get_by_role("button", name="Stäng").click()
    look("laptop-console-with-schedule", console)
    console.get_by_role("button", name="Tidsplan").click()
    starts.fill("")
    sheet.get_by_text("till 09:50").wait_for(state="detached")
    sheet.get_by_role("button", name="Stäng").click()


def show_ones_own_idea(phone: Page, look: Look) -> None:
    """What can be done with it, and all that can stand in the field."""
    card = phone.locator(".card--own").first
    card.locator(".card__more").click()
    look("phone-idea-open", phone)
    card.get_by_role("button", name="Ändra texten").click()
    look("phone-editing", phone)
    phone.get_by_role("button", name="Avbryt").click()
    phone.get_by_role("button", name="Läs hela frågan").click()
    look("phone-question", phone)
    phone.get_by_role("button", name="Visa mindre").click()
    kept = phone.locator(".composer textarea").first.input_value()
    phone.get_by_role("button", name="Underpunkt", exact=True).click()
    phone.locator(".composer textarea").first.fill("")
    phone.get_by_role("button", name="Skicka").click()
    phone.locator(".composer__over").wait_for()
    look("phone-nothing-to-send", phone)
    phone.locator(".composer textarea").first.fill("Ord " * 501)
    look("phone-too-long", phone)
    phone.get_by_role("button", name="Ta bort underpunkt 1").click()
    phone.locator(".composer textarea").first.fill(kept)


def show_what_goes_wrong(meeting: Meeting, look: Look) -> None:
    """A slow server, no network, a change that somebody else made first, only plain HTTP."""
    phone = meeting.phones[1]
    with meeting.silent_server():
        phone.get_by_role("button", name="Skicka").click()
        phone.get_by_text("Sparas").wait_for()
        look("phone-saving", phone)
    phone.get_by_text("Sparas").wait_for(state="detached")
    phone.context.set_offline(True)
    phone.get_by_text("Inget nät just nu.").first.wait_for()
    write(phone, "Ett gemensamt ansvar för dem som byter arbetsplats")
    look("phone-offline", phone)
    edit_own(phone, "Ändrat på två ställen: bordets ord")
    edit_first(meeting.console, "Ändrat på två ställen: mötesledarens ord")
    phone.context.set_offline(False)
    phone.get_by_text("Inte sparat").first.wait_for()
    phone.evaluate("scrollTo(0, 0)")
    look("phone-set-aside", phone)
    phone.get_by_role("button", name="Behåll den andra").click()
    hide_first(meeting.console)
    phone.get_by_text("Dold av den som leder mötet").wait_for()
    look("phone-hidden", phone)
    meeting.console.get_by_role("button", name="Ångra").click()
    plain = phone.context.new_page()
    plain.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    plain.goto(phone.url)
    plain.get_by_text("Långsammare förbindelse").first.wait_for(timeout=60_000)
    look("phone-slow", plain)
    plain.close()


def show_private_writing(meeting: Meeting, look: Look) -> None:
    """Everybody writes alone; then all is shown."""
    meeting.console.get_by_label("Enskilt skrivande").check()
    phone = meeting.phones[1]
    phone.locator(".private").wait_for()
    write(phone, "Det som är svårt att säga först")
    write(meeting.phones[0], "En plats där man får ha fel")
    meeting.console.locator(".withheld button").wait_for()
    look("phone-private", phone)
    look("phone-english-private", meeting.guest)
    look("laptop-console-private", meeting.console)
    look("wall-private", meeting.wall)
    meeting.console.locator(".withheld button").click()
    look("laptop-console-reveal", meeting.console)
    meeting.console.get_by_role("button", name="Ja, visa").click()
    phone.locator(".private").wait_for(state="detached")


def show_a_pause(meeting: Meeting, look: Look) -> None:
    """The room waits for a moment."""
    phone = meeting.phones[1]
    meeting.console.get_by_role("button", name="Låt rummet vänta").click()
    phone.get_by_role("heading", name="En stunds paus").wait_for()
    look("phone-pause", phone)
    look("laptop-console-pause", meeting.console)
    meeting.console.get_by_role("button", name="Låt rummet fortsätta").click()
    phone.get_by_role("heading", name="En stunds paus").wait_for(state="detached")


def show_who_waits(meeting: Meeting, look: Look) -> None:
    """Somebody stands in the lobby, and is kept out."""
    console = meeting.console
    console.get_by_role("button", name="Släpp in nya en i taget").click()
    console.get_by_role("button", name="Släpp in nya direkt").wait_for()
    phone = meeting.come_in("1")
    meeting.phones.remove(phone)
    phone.get_by_role("button", name="Delta").click()
    phone.get_by_role("heading", name="Vänta en stund").wait_for()
    look("phone-waiting", phone)
    console.get_by_role("heading", name="1 enhet väntar").wait_for()
    look("laptop-console-waiting", console)
    console.get_by_role("button", name="Släpp in nya direkt").click()
    office = console.context.new_page()
    office.goto(console.url.removesuffix("/live"))
    office.locator("form[action$='/block'] button").last.click()
    office.get_by_role("button", name=re.compile("^Släpp in igen")).wait_for()
    look("laptop-session-kept-out", office)
    office.close()


def show_a_rehearsal(meeting: Meeting, look: Look) -> None:
    """Somebody simulated takes part, which all screens say."""
    console = meeting.console
    office = console.context.new_page()
    office.goto(console.url.removesuffix("/live"))
    office.get_by_label("Simulerade deltagare").fill("1")
    office.get_by_role("button", name="Öva", exact=True).click()
    marked = console.get_by_role("region", name="Övning")
    marked.get_by_text("1 simulerad deltagare.").wait_for()
    look("laptop-console-rehearsal", console)
    meeting.phones[0].get_by_text("Det här är en övning").wait_for()
    look("phone-rehearsal", meeting.phones[0])
    meeting.wall.get_by_text("Övning", exact=True).wait_for()
    look("wall-rehearsal", meeting.wall)
    office.close()
    marked.get_by_role("button", name="Ta bort dem och det de skrev").click()
    marked.wait_for(state="detached")


def show_the_end(meeting: Meeting, look: Look) -> None:
    """The list with a running meeting, the end on all screens, the minutes."""
    office = meeting.console.context.new_page()
    office.goto(f"{meeting.server.url}/facilitator")
    look("laptop-meetings", office)
    show_the_closed_doors(meeting, look)
    big = [("laptop-console", meeting.console), ("wall", meeting.wall)]
    for _, page in big:
        page.context.set_offline(True)
    meeting.console.get_by_text("Inget nät just nu.").wait_for()  # the wall has no word for it
    for name, page in big:
        look(f"{name}-offline", page)
        page.context.set_offline(False)
    meeting.console.get_by_role("button", name="Avsluta mötet").first.click()
    look("laptop-console-end", meeting.console)
    meeting.console.get_by_role("button", name="Ja, avsluta").click()
    meeting.phones[1].get_by_role("heading", name="Mötet är avslutat").wait_for()
    for name, page in screens(meeting):
        look(f"{name}-ended", page)
    show_the_link(meeting, "ended", look)
    address = meeting.console.url.removesuffix("/live")
    office.goto(address)
    look("laptop-session", office)
    office.goto(f"{address}/minutes")
    look("laptop-minutes", office)
    show_the_making(office, look)
    show_the_versions(office, address, look)
    show_the_confirming(meeting, office, address, look)


def show_the_making(office: Page, look: Look) -> None:
    """The Word file, and a second one that comes too soon: told by a script, and without."""
    make = office.get_by_role("button", name="Hämta Word")
    make.click()
    office.locator("[data-file]").wait_for()
    look("laptop-minutes-made", office)
    make.click()
    office.locator("[data-alert]").wait_for()
    look("laptop-minutes-too-soon", office)
    with without_scripts(office):
        office.reload()
        make.click()
        office.locator(".form__errors[role=alert]:not([hidden])").wait_for()
    look("laptop-minutes-unavailable", office)


def show_the_versions(office: Page, address: str, look: Look) -> None:
    """A text that is proposed, asked about once more, settled, and refused a correction."""
    office.goto(f"{address}/minutes")
    office.get_by_role("button", name="Lägg fram som förslag").click()
    office.get_by_role("heading", name="Version 1, förslag").wait_for()
    look("laptop-minutes-proposed", office)
    office.get_by_role("button", name="Fastställ texten").click()
    office.get_by_role("heading", name="Fastställa texten?").wait_for()
    look("laptop-minutes-settle", office)
    office.get_by_role("button", name="Fastställ texten").click()
    office.get_by_role("heading", name="Version 1, fastställd").wait_for()
    look("laptop-minutes-settled", office)
    show_the_link_for_everybody(office, look)
    office.get_by_role("button", name="Rätta texten").click()
    office.locator(".minutes__state .form__errors").wait_for()
    look("laptop-minutes-not-corrected", office)


def show_the_confirming(meeting: Meeting, office: Page, address: str, look: Look) -> None:
    """The next version is proposed, and read on a phone, where something is wrong."""
    office.goto(f"{address}/minutes/versions/1")
    office.get_by_label("Vad som ska rättas").fill("Fel datum")
    office.get_by_role("button", name="Rätta texten").click()
    office.get_by_role("button", name="Lägg fram som förslag").click()
    phone = meeting.phones[1]
    phone.get_by_role("heading", name="Förslag till text från mötet").wait_for()
    look("phone-proposed", phone)
    phone.get_by_role("button", name="Läs och svara").click()
    passage = phone.locator(".proposed__passage").nth(1)
    passage.get_by_role("button", name="Något är fel").click()
    look("phone-objecting", phone)
    passage.get_by_label("Vad är fel?").fill("Det var inte så vi sa.")
    passage.get_by_role("button", name="Skicka").click()
    phone.get_by_role("button", name="med om resten").click()
    phone.get_by_text("har svarat på allt.").wait_for()
    look("phone-confirmed", phone)
    office.get_by_role("link", name="Hämta det som har kommit sedan dess").click()
    office.get_by_role("heading", name="Ifrågasatt").wait_for()
    look("laptop-minutes-contested", office)
    office.get_by_role("link", name="Svara, eller föreslå andra ord").click()
    office.get_by_role("heading", name="Andra ord").wait_for()
    look("laptop-minutes-passage", office)
    office.go_back()
    office.get_by_role("button", name="Skapa en länk").click()
    address = str(office.locator("a[href*='/answer']").get_attribute("href"))
    look("laptop-minutes-asking", office)
    look("laptop-console-proposed", meeting.console)
    browser = office.context.browser
    assert browser
    absent = visitor(browser, PHONE, is_mobile=True, has_touch=True).new_page()
    absent.goto(address)
    look("phone-answer", absent)
    absent.get_by_role("button", name="Skicka svaren").click()
    absent.locator(".form__errors").wait_for()
    absent.get_by_label("Något är fel").first.check()
    look("phone-answer-refused", absent)
    absent.context.close()


def show_the_link_for_everybody(office: Page, look: Look) -> None:
    """It is made, read by a stranger with a phone, and shown as a sheet."""
    office.get_by_role("button", name="Skapa en länk").click()
    address = str(office.locator(".minutes__state a[href*='/text/']").get_attribute("href"))
    look("laptop-minutes-link", office)
    browser = office.context.browser
    assert browser
    phone = visitor(browser, PHONE, is_mobile=True, has_touch=True).new_page()
    phone.goto(address)
    look("phone-published", phone)
    phone.context.close()
    back = office.url
    office.goto(address)
    look("laptop-published", office)
    office.goto(f"{back}/sheet")
    look("laptop-published-sheet", office)
    office.goto(back)


def show_the_closed_doors(meeting: Meeting, look: Look) -> None:
    """Nobody may come in, and nobody has room."""
    meeting.console.get_by_role("button", name="Stäng för nya").click()
    meeting.console.get_by_role("button", name="Öppna för nya").wait_for()
    show_the_link(meeting, "closed", look)
    meeting.console.get_by_role("button", name="Öppna för nya").click()
    meeting.console.get_by_role("button", name="Stäng för nya").wait_for()
    meeting.fill_the_room()
    phone = meeting.come_in("2")
    phone.get_by_role("button", name="Delta").click()
    phone.get_by_role("alert").wait_for()
    look("phone-join-full", phone)
    meeting.phones.pop()


def show_the_link(meeting: Meeting, why: str, look: Look) -> None:
    """The link, when it lets nobody in."""
    phone = visitor(meeting.browser, PHONE, is_mobile=True, has_touch=True).new_page()
    phone.goto(meeting.urls["join"])
    look(f"phone-link-{why}", phone)
    phone.context.close()
