"""Who writes for the tables: let in by name or by a link, changed and taken back, at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Browser, expect

from tests.meetings.live_room import idea_at
from tests.meetings.to_join import Meet, Meeting
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen
from tests.servers.office import ADA, BO, PASSWORD, Office


@pytest.fixture
def meeting(meet: Meet) -> Meeting:
    return meet()


@pytest.fixture
def ada(office: Office, meeting: Meeting) -> Facilitator:
    """Ada, with the page of the meeting open."""
    ada = office.facilitator()
    assert ada.open(f"/facilitator/sessions/{meeting.id}").status_code == 200
    return ada


def screen_of(office: Office, meeting: Meeting, role: str, person: Facilitator) -> Screen:
    cookie = "; ".join(f"{one.name}={one.value}" for one in person.web.cookies.jar)
    return Screen(office.server.port, meeting.id, role, cookie)


def pressed(ada: Facilitator, end: str, name: str, **values: str) -> None:
    """Press the button in somebody's line whose form goes to `end`."""
    line = ada.page.text.split(f"<bdi>{name}</bdi>")[1]
    action = line.split(f'{end}"')[0].rsplit('"', 1)[1] + end
    ada.submit(action, **values)


def invited(ada: Facilitator, role: str) -> str:
    """The link that is shown, once."""
    ada.submit("/invite", role=role)
    return ada.page.text.split("<code>")[1].split("</code>")[0]


def accepts(person: Facilitator, link: str) -> Facilitator:
    path, _, token = link.partition("#")
    person.open(path.removeprefix(person.url))
    person.submit("", token=token)
    return person


def test_a_scribe_writes_and_is_out_at_once_when_it_is_taken_back(
    office: Office, meeting: Meeting, ada: Facilitator
) -> None:
    bo = office.facilitator(BO)
    ada.submit("/leaders", name=BO, role="scribe")
    assert "writes for the tables" in ada.words
    assert f"/facilitator/sessions/{meeting.id}/scribe" in bo.open("/facilitator").text
    screen = screen_of(office, meeting, "scribe", bo)
    snapshot = screen.join()["snapshot"]
    assert "participant" not in snapshot
    segment = min(snapshot["segment"], key=lambda one: one["position"])["id"]
    assert "n" in screen.write(idea_at(segment))["answers"][0]
    pressed(ada, "/remove", BO)
    assert screen.until("bye")["refused"] == "no_session"
    assert bo.open(f"/facilitator/sessions/{meeting.id}/scribe").status_code == 404
    assert "no_session" in screen_of(office, meeting, "scribe", bo).welcome
    assert f"/sessions/{meeting.id}" not in bo.open("/facilitator").text


def test_a_role_is_changed_on_open_screens_too(
    office: Office, meeting: Meeting, ada: Facilitator
) -> None:
    bo = office.facilitator(BO)
    ada.submit("/leaders", name=BO)
    console = screen_of(office, meeting, "facilitator", bo)
    console.join()
    pressed(ada, "/role", BO, role="scribe")
    assert console.until("bye")["refused"] == "no_session"
    assert "no_session" in screen_of(office, meeting, "facilitator", bo).welcome
    writing = screen_of(office, meeting, "scribe", bo)
    writing.join()
    pressed(ada, "/role", BO, role="facilitator")
    assert writing.until("bye")["refused"] == "no_session"
    assert bo.open(f"/facilitator/sessions/{meeting.id}/live").status_code == 200


def test_the_last_one_who_leads_stays_so(
    office: Office, meeting: Meeting, ada: Facilitator
) -> None:
    ada.submit("/leaders", name=BO, role="scribe")
    assert "/role" in ada.page.text.split(f"<bdi>{BO}</bdi>")[1]
    stored = office.installation.stored()
    me = next(str(row[0]) for row in stored["facilitators"] if ADA in row)
    token = ada.form("/sign-out").fields["csrf_token"]
    url = f"{ada.url}/facilitator/sessions/{meeting.id}/leaders/{me}/role"
    answer = ada.web.post(url, data={"csrf_token": token, "role": "scribe"})
    assert answer.status_code == 409
    assert "Somebody has to lead the meeting." in answer.text
    assert office.installation.stored()["session_facilitators"] == stored["session_facilitators"]


@pytest.mark.parametrize(("role", "page"), [("facilitator", "live"), ("scribe", "scribe")])
def test_a_link_lets_in_once(
    office: Office, meeting: Meeting, ada: Facilitator, role: str, page: str
) -> None:
    link, bo = invited(ada, role), office.facilitator(BO)
    assert link.partition("#")[2] not in str(office.installation.stored())
    accepts(bo, link)
    assert bo.page.url.path == f"/facilitator/sessions/{meeting.id}/{page}"
    late = f"Too late to be a {role}"
    office.add(late)
    another = accepts(office.facilitator(late), link)
    assert another.page.status_code == 422
    assert "This link has been used or is too old." in another.words
    assert another.open(f"/facilitator/sessions/{meeting.id}/{page}").status_code == 404


def test_a_link_is_taken_back_and_ends_by_itself(
    office: Office, meeting: Meeting, ada: Facilitator
) -> None:
    taken, old, bo = invited(ada, "scribe"), invited(ada, "facilitator"), office.facilitator(BO)
    ada.open(f"/facilitator/sessions/{meeting.id}")
    assert "<code>" not in ada.page.text  # it was shown once
    ends = [one.action for one in ada.forms() if "/invitations/" in one.action]
    assert len(ends) == 2
    ada.submit(ends[0])
    assert accepts(bo, taken).page.status_code == 422
    with closing(sqlite3.connect(office.database)) as connection, connection:
        connection.execute("UPDATE invitations SET expires_at = datetime('now', '-1 minute')")
    assert accepts(bo, old).page.status_code == 422
    assert bo.open(f"/facilitator/sessions/{meeting.id}/live").status_code == 404


def test_who_leads_already_goes_on_leading(meeting: Meeting, ada: Facilitator) -> None:
    accepts(ada, invited(ada, "scribe"))
    assert ada.page.url.path == f"/facilitator/sessions/{meeting.id}/scribe"
    assert ada.open(f"/facilitator/sessions/{meeting.id}/live").status_code == 200


def test_whoever_is_not_signed_in_is_led_to_the_door_and_told_nothing(
    office: Office, meeting: Meeting, ada: Facilitator
) -> None:
    link, stranger = invited(ada, "facilitator"), office.visitor()
    assert stranger.open("/facilitator/invited").status_code == 200
    assert "Sign in first." in stranger.words
    assert meeting.id not in stranger.page.text
    token = stranger.forms()[0].fields["csrf_token"]
    data = {"csrf_token": token, "token": link.partition("#")[2]}
    stranger.web.post(f"{stranger.url}/facilitator/invited", data=data)
    assert len(office.installation.stored()["invitations"]) >= 1
    assert stranger.open(f"/facilitator/sessions/{meeting.id}/live").url.path.endswith("/sign-in")


def test_by_a_link_one_signs_in_first_and_is_where_one_writes(
    meeting: Meeting, ada: Facilitator, browser: Browser
) -> None:
    link, page = invited(ada, "scribe"), browser.new_context(locale="en-GB").new_page()
    page.goto(link)
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.locator("[name=name]").fill(BO)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Take part").click()
    expect(page.get_by_role("heading", name="Write for the tables")).to_be_visible()
    assert link.partition("#")[2] not in page.url
    ada.open(f"/facilitator/sessions/{meeting.id}")
    pressed(ada, "/remove", BO)
    expect(page.get_by_role("alert").get_by_role("heading")).to_be_visible()
    page.context.close()
