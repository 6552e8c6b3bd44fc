"""A form that is posted twice makes what it makes once, and both posts are answered alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from lxml import html

from tests import places
from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server
from tests.servers.office import ADA, PASSWORD, Office
from workshop.base.ids import id_within, new_id

Start = Callable[..., Server]
START = "/facilitator/start/tre-segment"


def where(answers: list[httpx.Response]) -> str:
    """Where both answers led."""
    assert [answer.status_code for answer in answers] == [200, 200]
    first, second = (answer.url.path for answer in answers)
    assert first == second
    return first


def rows(installation: Installation, *tables: str) -> list[int]:
    stored = installation.stored()
    return [len(stored[table]) for table in tables]


def test_each_form_that_makes_something_makes_it_once(
    installation: Installation, started: Start
) -> None:
    server = started(installation)
    demo = Facilitator(server.url, "en")
    printed = urlsplit(server.link)
    demo.open(printed.path)
    assert where(demo.submit_twice(printed.path, token=printed.fragment)) == "/facilitator"
    assert rows(installation, "logins") == [1]
    sessions, tables, leaders = rows(installation, "sessions", "tables", "session_facilitators")

    demo.open(START)
    console = where(demo.submit_twice(START, title="Rapport", place="Granstad", tables="3"))
    assert console.endswith("/live")
    now_there = [sessions + 1, tables + 3, leaders + 1]
    assert rows(installation, "sessions", "tables", "session_facilitators") == now_there

    demo.open("/facilitator")
    file = {"file": ("meeting.json", places.DEMO.read_bytes(), "application/json")}
    imported = where(demo.submit_twice("/import", files=file))
    assert imported.startswith("/facilitator/sessions/")
    assert rows(installation, "sessions", "session_facilitators") == [sessions + 2, leaders + 2]

    demo.open(console)
    link, phone = way_in(demo), Facilitator(server.url, "en")
    phone.open(link)
    table = phone.forms()[0].inputs["table"].value_options[0]
    assert where(phone.submit_twice("", table=table)).startswith("/s/")
    assert rows(installation, "participants") == [1]
    assert phone.open(link).url.path.startswith("/s/")


def test_the_first_account_is_made_once(installation: Installation, started: Start) -> None:
    server = started(
        installation, "serve", SAMSYN_BASE_URL="https://samsyn.example.org", SAMSYN_PROXIES="1"
    )
    link = urlsplit(server.link)
    ada = Facilitator(server.url, "en", behind="samsyn.example.org")
    ada.open(link.path)
    words = {"token": link.fragment, "name": ADA, "password": PASSWORD, "again": PASSWORD}
    answers = ada.submit_twice(link.path, **words)
    assert where(answers) == "/facilitator"
    assert rows(installation, "facilitators", "logins") == [1, 1]


def test_other_answers_on_the_same_page_start_another_meeting(office: Office) -> None:
    ada = office.facilitator()
    page = ada.open(START)
    answers = {"place": "Granstad", "tables": "3"}
    first = ada.submit(START, title="Vård", **answers).url
    ada.page = page  # back, and another title
    assert ada.submit(START, title="Skola", **answers).url != first
    ada.page = page
    assert ada.submit(START, title="Vård", **answers).url == first


def test_a_device_that_answers_twice_sits_where_it_said_last(office: Office) -> None:
    ada = office.facilitator()
    ada.open(START)
    ada.submit(START, title="Vård", place="Granstad", tables="3")
    phone = office.visitor()
    page = phone.open(way_in(ada))
    tables = phone.forms()[0].inputs["table"].value_options
    before = len(office.installation.stored()["participants"])
    phone.submit("", table=tables[0])
    phone.page = page
    for cookie in [c for c in phone.web.cookies.jar if c.name.startswith("samsyn-")]:
        phone.web.cookies.delete(cookie.name)  # the answer was lost on its way
    phone.submit("", table=tables[1])
    assert phone.page.url.path.startswith("/s/")
    assert told(phone)["me"]["table_id"] == tables[1]
    assert len(office.installation.stored()["participants"]) == before + 1


def test_a_form_of_somebody_else_lets_nobody_in_as_them(office: Office) -> None:
    ada = office.facilitator()
    ada.open(START)
    ada.submit(START, title="Vård", place="Granstad", seating="persons")
    link, phone, thief = way_in(ada), office.visitor(), office.visitor()
    phone.open(link)
    mark = phone.forms()[0].fields["once"]
    phone.submit("")
    thief.open(link)
    thief.submit("", once=mark)
    assert thief.page.url.path == phone.page.url.path
    assert told(phone)["me"]["id"] != told(thief)["me"]["id"]


@pytest.mark.parametrize("mark", ["", "x", "x.y", "\x00"])
def test_a_mark_that_is_none_of_ours_is_as_good_as_a_new_one(office: Office, mark: str) -> None:
    ada = office.facilitator()
    ids = set()
    for _ in range(2):
        ada.open(START)
        answer = ada.submit(START, title="Vård", place="Granstad", tables="3", once=mark)
        assert answer.status_code == 200
        ids.add(answer.url.path)
    assert len(ids) == 2


def test_what_an_id_leads_to() -> None:
    seed = new_id()
    made = id_within(seed, b"one")
    assert made == id_within(seed, b"one")
    assert len({seed, made, id_within(seed, b"two"), id_within(new_id(), b"one")}) == 4
    assert (made[:13], made[14], made[19] in "89ab") == (seed[:13], "7", True)


def told(person: Facilitator) -> dict[str, Any]:
    """What the present page, a room or a console, tells its script."""
    data = html.fromstring(person.page.text).get_element_by_id("session-data")
    return dict(json.loads(data.text_content()))


def way_in(console: Facilitator) -> str:
    """The link by which one joins what a console leads."""
    return urlsplit(str(told(console)["urls"]["join"])).path
