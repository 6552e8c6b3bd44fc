"""All pages but a meeting's: accounts, doors, the office before there is anything in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, FilePayload, Page

from tests.exports.word.templates import SWEDISH, template, with_macro
from tests.people.in_browsers.links import follow_link
from tests.servers.installation import Installation, Server, free_port
from tests.states.looks import LAPTOP, PHONE, SETTINGS, Look, running, visitor

MB = 1024 * 1024
PASSWORD = "ett lösenord som är långt"


def play_outside(browser: Browser, folder: Path, look: Look) -> None:
    """All states of all pages but a meeting's; what is stored lies in a folder."""
    show_the_first_account(browser, look, folder / "new")
    installation = Installation(folder, **SETTINGS)
    with running(installation) as server:
        show_the_doors(browser, look, server)
        show_the_empty_office(browser, look, server)
        show_the_accounts(browser, look, server, installation)
        show_a_fault(browser, look, server, installation)


def show_the_first_account(browser: Browser, look: Look, folder: Path) -> None:
    """The page by which a new installation gets its first facilitator, behind a proxy."""
    port = free_port()
    address = f"https://localhost:{port}"
    proxied = {"SAMSYN_PORT": str(port), "SAMSYN_BASE_URL": address, "SAMSYN_PROXIES": "1"}
    with running(Installation(folder, **proxied), "serve") as server:
        headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
        page = visitor(browser, LAPTOP, extra_http_headers=headers).new_page()
        link = urlsplit(server.link)
        page.goto(f"{server.url}{link.path}#{link.fragment}")
        look("laptop-set-up", page)


def show_the_doors(browser: Browser, look: Look, server: Server) -> None:
    """What one meets before one is inside, and where one is not let in."""
    laptop, phone = visitor(browser, LAPTOP).new_page(), visitor(browser, PHONE).new_page()
    laptop.goto(f"{server.url}/facilitator/sign-in")
    look("laptop-sign-in", laptop)
    laptop.locator("[name=name]").fill("Ingen")
    laptop.locator("[name=password]").fill("något som inte stämmer")
    laptop.get_by_role("button", name="Logga in").click()
    look("laptop-sign-in-refused", laptop)
    laptop.goto(f"{server.url}/facilitator/link#used-already")
    laptop.locator("main form button").click()
    look("laptop-error-link", laptop)
    laptop.goto(f"{server.url}/nowhere")
    look("laptop-error-not-found", laptop)
    phone.goto(server.url)
    look("phone-code", phone)
    phone.get_by_label("Kod").fill("ABC123")
    phone.get_by_role("button", name="Gå vidare").click()
    look("phone-code-unknown", phone)
    phone.goto(f"{server.url}/s/01a00000-0000-7000-8000-000000000000")
    look("phone-not-in-meeting", phone)


def show_the_empty_office(browser: Browser, look: Look, server: Server) -> None:
    """No meeting yet, and what cannot become one."""
    console = visitor(browser, LAPTOP).new_page()
    console.goto(server.link)
    look("laptop-link", console)
    follow_link(console, server.link)
    look("laptop-meetings-empty", console)
    for name, size in (("refused", 1), ("too-large", 3)):
        file = FilePayload(name="möte.json", mimeType="application/json", buffer=b" " * size * MB)
        console.locator("input[type=file]").set_input_files(files=[file])
        console.get_by_role("button", name="Importera").click()
        console.locator(".form__error").wait_for()
        look(f"laptop-import-{name}", console)
    console.goto(f"{server.url}/facilitator")
    console.get_by_role("link", name="Starta Tre segment").click()
    console.get_by_role("button", name="Starta mötet").click()
    console.locator(".form__error").first.wait_for()
    look("laptop-start-refused", console)
    show_a_plan(console, look)
    show_the_templates(console, look)


def show_a_plan(console: Page, look: Look) -> None:
    """A meeting is planned, looked at, put aside and taken back."""
    console.get_by_label("Titel").fill("Norrlands sjukvårdsregion")
    console.get_by_label("Plats").fill("Umeå")
    console.get_by_text("Fler val").click()
    console.get_by_label("Bordens namn").fill("Blå\nRöd")
    look("laptop-start-choices", console)
    console.get_by_role("button", name="Planera till senare").click()
    console.get_by_role("heading", name="Kommande").wait_for()
    look("laptop-meetings-planned", console)
    console.get_by_role("link", name=re.compile("Förbered och starta Norrlands")).click()
    console.get_by_role("heading", name="Mötet är planerat").wait_for()
    look("laptop-console-planned", console)
    console.goto(console.url.removesuffix("/live"))
    look("laptop-session-planned", console)
    show_a_scribe(console, look)
    console.get_by_role("link", name="Blad att skriva ut").click()
    look("laptop-sheets", console)
    console.get_by_role("link", name="Att skriva på").click()
    look("laptop-sheets-blank", console)
    console.get_by_role("link", name="Tillbaka till mötet").click()
    console.get_by_role("button", name="Lägg i papperskorgen").click()
    console.get_by_role("link", name="Papperskorg").click()
    look("laptop-bin", console)
    console.get_by_role("button", name="Ta tillbaka").click()
    console.get_by_role("heading", name="Norrlands sjukvårdsregion").wait_for()
    console.goto(console.url.split("/sessions")[0] + "?q=norr&order=title")
    look("laptop-meetings-found", console)


def show_the_templates(console: Page, look: Look) -> None:
    """One's own methods: none yet, one to be changed, and what will not do of it."""
    console.get_by_role("link", name="Möten", exact=True).click()
    console.get_by_role("link", name="Egna mallar").click()
    look("laptop-templates-empty", console)
    console.get_by_role("button", name="Kopiera: Tre segment").click()
    look("laptop-template", console)
    console.get_by_label("Längd i minuter").first.fill("snart")
    console.get_by_role("button", name="Spara mallen").first.click()
    console.locator(".form__error").wait_for()
    look("laptop-template-refused", console)
    console.get_by_role("main").get_by_role("link", name="Egna mallar").click()
    look("laptop-templates", console)
    console.get_by_role("link", name="Förhandsvisning: Tre segment").click()
    look("laptop-template-preview", console)


def show_a_scribe(console: Page, look: Look) -> None:
    """Somebody is invited, and what is on paper is written in."""
    session = console.url
    console.get_by_role("button", name="Länk för att skriva för borden").click()
    look("laptop-session-invitation", console)
    console.goto(console.locator("code").inner_text())
    look("laptop-invited", console)
    console.goto(f"{session}/scribe")
    console.get_by_label("För vilket bord").select_option(label="Bord Blå")
    field = console.locator("#paper")
    field.fill("Fasta mötesplatser")
    field.press("Enter")
    field.press("Tab")
    field.fill("Som inte hänger på enskilda personer")
    look("laptop-scribe", console)
    field.press("Enter")
    console.get_by_role("button", name=re.compile("^Ändra: Fasta")).click()
    look("laptop-scribe-editing", console)
    console.goto(session)


def show_the_accounts(
    browser: Browser, look: Look, server: Server, installation: Installation
) -> None:
    """What an admin looks after, and how somebody who was invited comes in."""
    installation.run("user", "add", "Ada Berg", said=PASSWORD)
    installation.run("user", "admin", "Ada Berg")
    admin, phone = visitor(browser, LAPTOP).new_page(), visitor(browser, PHONE).new_page()
    admin.goto(f"{server.url}/facilitator/sign-in")
    admin.locator("[name=name]").fill("Ada Berg")
    admin.locator("[name=password]").fill(PASSWORD)
    admin.get_by_role("button", name="Logga in").click()
    admin.get_by_role("link", name="Ada Berg").click()
    look("laptop-own-account", admin)
    admin.get_by_role("link", name="Lägg till").click()
    look("laptop-second-step", admin)
    admin.get_by_role("link", name="Tillbaka till ditt konto").click()
    admin.get_by_role("link", name="Konton").click()
    admin.get_by_label("Namn").fill("Cilla Dahl")
    admin.get_by_role("button", name="Skapa kontot och en länk").click()
    look("laptop-accounts-link", admin)
    phone.goto(admin.locator("code").inner_text())
    look("phone-choose-password", phone)
    admin.get_by_role("link", name="Vad som har gjorts").click()
    look("laptop-audit", admin)
    show_the_word_templates(admin, look)


def show_the_word_templates(admin: Page, look: Look) -> None:
    """None yet, what will not do, and one that is there, with what was found in it."""
    admin.get_by_role("link", name="Konton").first.click()
    admin.get_by_role("link", name="Mallar för Word").click()
    look("laptop-word-templates-empty", admin)
    admin.get_by_label("Namn").fill("Region Väst")
    bring_a_template_in(admin, with_macro())
    admin.locator(".form__error").wait_for()
    look("laptop-word-templates-refused", admin)
    bring_a_template_in(admin, template(SWEDISH))
    admin.get_by_role("heading", name="Region Väst").wait_for()
    look("laptop-word-template", admin)
    admin.get_by_role("main").get_by_role("link", name="Mallar för Word").click()
    look("laptop-word-templates", admin)


def bring_a_template_in(admin: Page, content: bytes) -> None:
    file = FilePayload(name="brev.docx", mimeType="application/octet-stream", buffer=content)
    admin.get_by_label("Wordfil").set_input_files(files=[file])
    admin.get_by_role("button", name="Hämta in").click()


def show_a_fault(browser: Browser, look: Look, server: Server, installation: Installation) -> None:
    """The database fails while somebody comes."""
    phone = visitor(browser, PHONE).new_page()
    phone.goto(server.url)
    phone.get_by_label("Kod").fill("ABC234")
    with installation.engine() as engine:
        for there, back in (("sessions", "away"), ("away", "sessions")):
            with engine.begin() as connection:
                connection.exec_driver_sql(f"ALTER TABLE {there} RENAME TO {back}")
            if back == "away":
                phone.get_by_role("button", name="Gå vidare").click()
                phone.get_by_role("heading", name="Samsyn kan inte spara något just nu").wait_for()
                look("phone-error", phone)
