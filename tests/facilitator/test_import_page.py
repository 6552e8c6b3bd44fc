"""Importing a meeting from the page."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from lxml import html

from tests import places
from tests.meetings.made_up import big_session
from tests.people.over_http import Facilitator
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
    assert stranger.web.post(address, files=huge).url.path == "/facilitator/sign-in"
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


def test_files_are_taken_in_one_at_a_time_and_so_many_a_minute(tmp_path: Path) -> None:
    office = Office(tmp_path, SAMSYN_IMPORTS_PER_MINUTE="3")
    try:
        people = [office.facilitator() for _ in range(6)]
        for person in people:
            person.open("/facilitator")
        with ThreadPoolExecutor(6) as at_once:
            told = [*at_once.map(handed_in, people)]
        assert [answer.status_code for answer in told].count(200) == 1
        busy = [
            person.words for person in people if "A file is being imported already" in person.words
        ]
        assert len(busy) == 5
        assert [sent(people[0]).status_code for _ in range(3)] == [200, 200, 429]
        assert "You have imported many files just now. Try again in" in people[0].words
        assert office.facilitator(BO).import_file("a.json", DEMO).status_code == 200
    finally:
        office.close()


def sent(person: Facilitator) -> httpx.Response:
    """What is answered to a file sent from the list that is open."""
    person.open("/facilitator")
    return handed_in(person)


def handed_in(person: Facilitator) -> httpx.Response:
    return person.submit("/import", files={"file": ("a.json", DEMO, "application/json")})
