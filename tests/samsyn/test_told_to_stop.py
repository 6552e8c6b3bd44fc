"""A server that is told to stop: what is under way ends, and screens are told at once."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable

import httpx

from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen
from tests.servers.installation import Installation, Server
from tests.servers.office import Office

Start = Callable[..., Server]
GOING_AWAY = 1001


def test_a_document_under_way_is_finished(plain: Installation, started: Start) -> None:
    server = started(plain)
    demo = Facilitator(server.url, "en")
    demo.follow_link(server.link)
    session = plain.stored()["sessions"][0][0]
    demo.open(f"/facilitator/sessions/{session}/minutes")
    form = demo.form("/minutes")
    fields = dict(form.form_values())
    lines = "application/x-ndjson"
    page = f"{server.url}/facilitator/sessions/{session}/minutes"
    with demo.web.stream("POST", page, data=fields, headers={"Accept": lines}) as answer:
        server.process.send_signal(signal.SIGTERM)
        *_, last = answer.iter_lines()
    assert json.loads(last).keys() == {"file", "name", "size"}
    assert server.process.wait(60) == 0


def test_screens_are_told_at_once_and_nobody_new_comes_in(office: Office) -> None:
    meeting = Meeting(office.facilitator())
    screen = Screen(office.server.port, meeting.id, "wall", token=meeting.wall_token)
    screen.join()
    office.server.process.send_signal(signal.SIGTERM)
    assert screen.ended()
    assert screen.farewell == GOING_AWAY
    assert office.server.process.wait(60) == 0
    try:
        httpx.get(office.server.url)
    except httpx.TransportError:
        return
    raise AssertionError("somebody still answers")
