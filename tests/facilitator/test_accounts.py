"""One's own account, and those that an admin looks after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from facilitator.words.audit import SAID
from tests.meetings.to_join import Meet
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, PASSWORD, Office
from workshop.people.audit import Act

NEW = "another password of theirs"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One whose accounts are looked after by Ada."""
    office = Office(tmp_path_factory.mktemp("office"))
    done = office.installation.run("user", "admin", ADA)
    assert (done.returncode, done.stderr) == (0, "")
    yield office
    office.close()


def is_out(person: Facilitator) -> bool:
    return person.open("/facilitator").url.path == "/facilitator/sign-in"


def link_on(admin: Facilitator) -> str:
    """The link that the present page shows."""
    return str(html.fromstring(admin.page.text).findtext(".//code"))


def choose(person: Facilitator, link: str, password: str) -> int:
    """Open a link, as a browser without a script does, and choose a password; the status."""
    address, _, token = link.partition("#")
    person.open(address)
    return person.submit("", token=token, password=password, again=password).status_code


def button(admin: Facilitator, name: str, label: str) -> str:
    """Where a button beside an account sends its form."""
    (found,) = html.fromstring(admin.page.text).xpath(
        "//form[button[@aria-label=$label]]/@action", label=f"{label}: {name}"
    )
    return str(found)


# ---- one's own


def test_another_password_leaves_one_browser_signed_in(office: Office) -> None:
    here, elsewhere = office.facilitator(BO), office.facilitator(BO)
    here.open("/facilitator/account")
    here.submit("/account", present=PASSWORD, password=NEW, again=NEW)
    assert here.page.url.path == "/facilitator/account"
    assert here.page.status_code == 200
    assert is_out(elsewhere)
    assert not is_out(here)
    assert elsewhere.sign_in(BO, PASSWORD).status_code == 422
    assert elsewhere.sign_in(BO, NEW).url.path == "/facilitator"
    here.open("/facilitator/account")
    here.submit("/account", present=NEW, password=PASSWORD, again=PASSWORD)


@pytest.mark.parametrize(
    ("present", "password", "again", "said"),
    [
        ("a guess", NEW, NEW, "That is not your present password. Try again."),
        ("", NEW, NEW, "That is not your present password. Try again."),
        (PASSWORD, "short", "short", "A password has at least 10 characters."),
        (PASSWORD, NEW, f"{NEW}!", "The two passwords differ."),
        (PASSWORD, "", "", "Choose a password."),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    office: Office, present: str, password: str, again: str, said: str
) -> None:
    bo = office.facilitator(BO)
    bo.open("/facilitator/account")
    assert bo.submit("/account", present=present, password=password, again=again).status_code == 422
    assert said in bo.words
    assert office.visitor().sign_in(BO, PASSWORD).url.path == "/facilitator"


def test_one_sees_where_one_is_signed_in_and_ends_it_all(office: Office) -> None:
    laptop, phone = office.visitor(**{"User-Agent": FIREFOX}), office.facilitator(BO)
    laptop.sign_in(BO, PASSWORD)
    laptop.open("/facilitator/account")
    assert "Firefox, Windows · this one" in laptop.words
    assert "from 127.0.0.0/24" in laptop.words
    laptop.submit("/sign-out-everywhere")
    assert laptop.page.url.path == "/facilitator/sign-in"
    assert is_out(laptop)
    assert is_out(phone)


# ---- what admins do


def test_somebody_is_invited_and_chooses_a_password(office: Office) -> None:
    ada, cilla = office.facilitator(), office.visitor()
    ada.open("/facilitator/accounts")
    ada.submit("/accounts", name="Cilla Dahl")
    link = link_on(ada)
    assert re.fullmatch(rf"{ada.url}/facilitator/password#\S{{43}}", link)
    assert "Cilla Dahl · has no password yet" in ada.words
    assert choose(cilla, link, "short") == 422
    assert "A password has at least 10 characters." in cilla.words
    assert choose(cilla, link, NEW) == 200
    assert cilla.page.url.path == "/facilitator"
    assert "Cilla Dahl" in cilla.words
    assert choose(office.visitor(), link, NEW) == 410
    assert office.visitor().sign_in("Cilla Dahl", NEW).url.path == "/facilitator"
    assert link not in ada.open("/facilitator/accounts").text


def test_in_a_browser_the_link_is_all_one_needs(office: Office, browser: Browser) -> None:
    """And its token is gone from the address, where others may look on."""
    ada = office.facilitator()
    ada.open("/facilitator/accounts")
    ada.submit("/accounts", name="Eva Frost")
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(link_on(ada))
    expect(page.get_by_label("The end of the link")).to_be_hidden()
    assert page.url == f"{ada.url}/facilitator/password"
    page.get_by_label("Password", exact=True).fill(NEW)
    page.get_by_label("The same password again").fill(f"{NEW}!")
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_text("The two passwords differ.")).to_be_visible()
    expect(page.get_by_label("The end of the link")).to_be_hidden()
    page.get_by_label("Password", exact=True).fill(NEW)
    page.get_by_label("The same password again").fill(NEW)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_role("link", name="Your account: Eva Frost")).to_be_visible()


def test_a_name_that_is_taken_is_not_invited(office: Office) -> None:
    ada = office.facilitator()
    ada.open("/facilitator/accounts")
    assert ada.submit("/accounts", name=BO.upper()).status_code == 422
    assert "There is already an account named" in ada.words


def test_a_forgotten_password_is_chosen_anew(office: Office) -> None:
    ada, bo, again = office.facilitator(), office.facilitator(BO), office.visitor()
    ada.open("/facilitator/accounts")
    ada.submit(button(ada, BO, "Link for a new password"))
    first = link_on(ada)
    assert not is_out(bo), "a link alone changes nothing"
    ada.submit(button(ada, BO, "Link for a new password"))
    assert choose(again, first, NEW) == 410, "a newer one ends it"
    choose(again, link_on(ada), PASSWORD)
    assert again.page.url.path == "/facilitator"
    assert is_out(bo)


def test_an_account_is_disabled_and_opened_again(office: Office) -> None:
    ada, bo = office.facilitator(), office.facilitator(BO)
    ada.open("/facilitator/accounts")
    ada.submit(button(ada, BO, "Link for a new password"))
    link = link_on(ada)
    ada.submit(button(ada, BO, "Disable"))
    assert f"{BO} · disabled" in ada.words
    assert is_out(bo)
    assert choose(office.visitor(), link, NEW) == 410
    ada.submit(button(ada, BO, "Open again"))
    assert bo.sign_in(BO, PASSWORD).url.path == "/facilitator"


def test_an_admin_cannot_shut_themselves_out(office: Office) -> None:
    ada = office.facilitator()
    page = ada.open("/facilitator/accounts").text
    assert f'"Disable: {ADA}"' not in page
    (own,) = [row[0] for row in office.installation.stored()["facilitators"] if ADA in row]
    token = ada.form("/sign-out").fields["csrf_token"]
    url = f"{ada.url}/facilitator/accounts/{own}/disable"
    assert ada.web.post(url, data={"csrf_token": token}).status_code == 409
    assert not is_out(ada)


def test_an_admin_sees_no_meeting_of_others(office: Office) -> None:
    ada, bo = office.facilitator(), office.facilitator(BO)
    bo.open("/facilitator/start/tre-segment")
    console = bo.submit("/start/tre-segment", title="What only Bo leads", place="Växjö").url.path
    assert ada.open(console).status_code == 404
    for page in ("/facilitator", "/facilitator/accounts", "/facilitator/audit"):
        assert "What only Bo leads" not in ada.open(page).text


def test_every_act_has_its_words() -> None:
    assert set(SAID) == set(get_args(Act))


def test_the_audit_log_tells_who_did_what(office: Office, meet: Meet) -> None:
    meet(title="What nobody may read there")
    ada = office.facilitator()
    office.visitor().sign_in(BO, "a wrong password")
    ada.open("/facilitator/accounts")
    ada.submit("/accounts", name="Disa Ek")
    ada.open("/facilitator/audit")
    assert f"{ADA}: made an account · Disa Ek" in ada.words
    assert f"{ADA}: made a link for a password · Disa Ek" in ada.words
    assert f"Tried to sign in with a wrong password · {BO}" in ada.words
    assert f"Let an account look after accounts · {ADA}" in ada.words
    assert "What nobody may read there" not in ada.page.text
    assert "a wrong password" not in ada.page.text.replace("with a wrong password", "")


def test_one_can_save_what_is_kept_of_ones_account(office: Office) -> None:
    """Neither what others have nor what opens anything is in it."""
    office.add("Dag Holm")
    dag = office.facilitator("Dag Holm")
    dag.open("/facilitator/start/tre-segment")
    dag.submit("/start/tre-segment", None, title="Dags möte", place="Granstad", seating="persons")
    dag.open("/facilitator/account/data")
    assert dag.page.headers["Content-Disposition"] == "attachment; filename=samsyn.json"
    kept = dag.page.json()
    assert (kept["account"]["name"], kept["account"]["password"]) == ("Dag Holm", True)
    assert [one["title"] for one in kept["leads"]] == ["Dags möte"]
    assert len(kept["signed_in"]) == 1
    assert {"session.started", "account.added"} & {one["act"] for one in kept["noted"]}
    assert {one.get("who") for one in kept["noted"]} <= {"Dag Holm", None}
    assert "argon2" not in dag.page.text
    assert ADA not in dag.page.text
