"""Importing a meeting from the page."""

from __future__ import annotations

import json

from lxml import html

from tests import places
from tests.meetings.made_up import big_session
from tests.servers.office import BO, Office

DEMO = places.DEMO.read_bytes()


def test_a_meeting_from_a_file_is_opened(office: Office) -> None:
    ada = office.facilitator()
    answer = ada.import_file("session.json", DEMO)
    assert answer.status_code == 200
    assert answer.url.path.startswith("/facilitator/sessions/")
    assert "Skogsbygdens sjukvårdsregion" in ada.words
    assert list((office.installation.folder / "data" / "incoming").iterdir()) == []


def test_it_is_led_by_who_imported_it(office: Office) -> None:
    ada, bo = office.facilitator(), office.facilitator(BO)
    address = ada.import_file("session.json", DEMO).url.path
    assert bo.open(address).status_code == 404


def test_the_same_file_twice_makes_two_meetings(office: Office) -> None:
    ada = office.facilitator()
    assert ada.import_file("a.json", DEMO).url != ada.import_file("a.json", DEMO).url


def test_the_name_of_the_file_is_nobodys_business(office: Office) -> None:
    ada = office.facilitator()
    for name in ("../../../etc/passwd", "--owner=Bo", "\u202egnp.exe\n"):
        assert ada.import_file(name, DEMO).status_code == 200


def test_who_is_not_signed_in_imports_nothing(office: Office) -> None:
    stranger, before = office.visitor(), office.installation.stored()["sessions"]
    address = f"{stranger.url}/facilitator/import"
    files = {"file": ("session.json", DEMO, "application/json")}
    assert stranger.web.post(address, files=files).status_code == 400
    stranger.open("/facilitator/sign-in")
    token = stranger.forms()[0].fields["csrf_token"]
    answer = stranger.web.post(address, files=files, data={"csrf_token": token})
    assert answer.url.path == "/facilitator/sign-in"
    huge = {"file": ("session.json", b" " * 3_000_000, "application/json")}
    assert stranger.web.post(address, files=huge).status_code in (400, 413)
    assert office.installation.stored()["sessions"] == before


def test_without_a_token_nothing_is_imported(office: Office) -> None:
    ada, before = office.facilitator(), office.installation.stored()["sessions"]
    files = {"file": ("session.json", DEMO, "application/json")}
    assert ada.web.post(f"{ada.url}/facilitator/import", files=files).status_code == 400
    assert office.installation.stored()["sessions"] == before


def test_a_file_as_large_as_is_allowed(office: Office) -> None:
    large = json.dumps(big_session(9_000, 9, naughty=True)).encode()
    assert 1_000_000 < len(large) < 2_000_000
    ada = office.facilitator()
    assert ada.import_file("session.json", large).status_code == 200
    assert len(html.fromstring(ada.page.text).xpath("//li[@dir='auto']/p")) == 9_000
