"""What lets people in is taken back, and whoever came by it is out at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.meetings.to_join import Meet, Meeting
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen
from tests.servers.office import ADA, BO, Office


def page_of(office: Office, meeting: Meeting, name: str = ADA) -> Facilitator:
    leader = office.facilitator(name)
    assert leader.open(f"/facilitator/sessions/{meeting.id}").status_code == 200
    return leader


def joined(office: Office, meeting: Meeting) -> Facilitator:
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}", visitor.words
    return visitor


def screen_of(
    office: Office, meeting: Meeting, role: str, cookie: str = "", token: str | None = None
) -> Screen:
    screen = Screen(office.server.port, meeting.id, role, cookie, token=token)
    screen.join()
    return screen


def cookies_of(person: Facilitator) -> str:
    return "; ".join(f"{one.name}={one.value}" for one in person.web.cookies.jar)


def test_a_new_code_ends_the_one_before_and_nobody_who_is_inside(
    office: Office, meet: Meet
) -> None:
    meeting = meet()
    phone, ada = joined(office, meeting), page_of(office, meeting)
    console = screen_of(office, meeting, "facilitator", cookies_of(ada))
    ada.submit("/new-code")
    assert ada.page.url.path == f"/facilitator/sessions/{meeting.id}"
    (told,) = console.changes(1)
    code = told["e"][0][1]["code"]
    assert code != meeting.code
    assert office.visitor().open(meeting.link).status_code == 404
    newcomer = office.visitor()
    newcomer.open("/")
    assert newcomer.submit("", code=code).url.path.startswith(f"/j/{code}")
    newcomer.open("/")
    assert newcomer.submit("", code=meeting.code).status_code == 422
    assert phone.open(f"/s/{meeting.id}").status_code == 200


def test_a_new_link_of_the_wall_closes_the_screens_that_show_it(office: Office, meet: Meet) -> None:
    meeting, ada = meet(), office.facilitator()
    before = wall_of(ada, meeting)
    screen = screen_of(office, meeting, "wall", token=before)
    ada.open(f"/facilitator/sessions/{meeting.id}")
    ada.submit("/new-wall")
    assert screen.until("bye")["refused"] == "no_session"
    after = wall_of(ada, meeting)
    assert after != before
    assert ada.web.get(f"{ada.url}/wall/{meeting.id}/{before}").status_code == 404
    assert ada.web.get(f"{ada.url}/wall/{meeting.id}/{after}").status_code == 200


def wall_of(leader: Facilitator, meeting: Meeting) -> str:
    page = leader.open(f"/facilitator/sessions/{meeting.id}/live").text
    return page.split(f"/wall/{meeting.id}/")[1].split("/")[0].split('"')[0]


def test_a_device_that_is_removed_is_out_at_once(office: Office, meet: Meet) -> None:
    meeting = meet()
    phone, neighbour = joined(office, meeting), joined(office, meeting)
    screens = [
        screen_of(office, meeting, "participant", cookies_of(one)) for one in (phone, neighbour)
    ]
    ada = page_of(office, meeting)
    ada.submit(ada.page.text.split("/devices/")[1].split('"')[0])
    assert screens[0].until("bye")["refused"] == "not_joined"
    assert "A device" in ada.words
    of_devices = [one.action for one in ada.forms() if "/devices/" in one.action]
    ends = [one.rpartition("/")[2] for one in of_devices]
    assert ends == ["remove", "block", "let-back"]
    assert phone.open(f"/s/{meeting.id}").status_code == 401
    again = Screen(office.server.port, meeting.id, "participant", cookies_of(phone))
    assert "not_joined" in again.welcome
    assert neighbour.open(f"/s/{meeting.id}").status_code == 200
    screens[1].socket.close()


def test_a_device_that_is_kept_out_does_not_come_in_anew_until_it_is_let_in(
    office: Office, meet: Meet
) -> None:
    meeting = meet()
    phone, ada = joined(office, meeting), page_of(office, meeting)
    screen = screen_of(office, meeting, "participant", cookies_of(phone))
    ada.submit("/block")
    said = screen.until("bye")
    assert said["refused"] == "not_joined"
    assert "taken this device out" in said["say"]
    assert phone.open(meeting.link).status_code == 410
    assert "taken this device out" in phone.words
    phone.open("/")
    assert phone.submit("", code=meeting.code).status_code == 422
    assert "taken this device out" in phone.words
    assert office.visitor().open(meeting.link).status_code == 200
    ada.open(f"/facilitator/sessions/{meeting.id}")
    assert "kept out" in ada.words
    ada.submit("/let-back")
    assert phone.open(f"/s/{meeting.id}").status_code == 200
    again = screen_of(office, meeting, "participant", cookies_of(phone))
    again.socket.close()


def test_who_was_only_removed_may_join_anew(office: Office, meet: Meet) -> None:
    meeting = meet()
    phone, ada = joined(office, meeting), page_of(office, meeting)
    ada.submit(next(one.action for one in ada.forms() if one.action.endswith("/remove")))
    assert phone.open(meeting.link).status_code == 200
    phone.submit("")
    assert phone.page.url.path == f"/s/{meeting.id}"


def test_a_leader_who_is_removed_leads_no_longer_and_the_last_one_stays(
    office: Office, meet: Meet
) -> None:
    meeting, bo = meet(), office.facilitator(BO)
    ada = page_of(office, meeting)
    assert "/leaders/" not in ada.page.text
    ada.submit("/leaders", name=BO)
    console = screen_of(office, meeting, "facilitator", cookies_of(bo))
    of_roles = [one.action for one in ada.forms() if "/leaders/" in one.action]
    removing = [one for one in of_roles if one.endswith("/remove")]
    assert len(removing) == 2
    ada.submit(removing[1])
    assert console.until("bye")["refused"] == "no_session"
    assert bo.open(f"/facilitator/sessions/{meeting.id}").status_code == 404
    token = ada.form("/sign-out").fields["csrf_token"]
    answer = ada.web.post(ada.url + removing[0], data={"csrf_token": token})
    assert answer.status_code == 409
    assert "Somebody has to lead the meeting." in answer.text
    assert ada.open(f"/facilitator/sessions/{meeting.id}").status_code == 200


@pytest.mark.parametrize(("hours", "status"), [(23, 200), (25, 404)])
def test_the_wall_ends_a_day_after_the_end(
    office: Office, meet: Meet, hours: int, status: int
) -> None:
    meeting, ada = meet(), office.facilitator()
    token = wall_of(ada, meeting)
    with closing(sqlite3.connect(office.database)) as connection, connection:
        connection.execute("UPDATE sessions SET state = 'ended' WHERE id = ?", (meeting.id,))
        connection.execute(
            "INSERT INTO changes (session_id, number, op_id, kind, actor, effects, before, made_at)"
            " VALUES (?, 999, 'op', 'session.end', 'a', '[]', '[]', datetime('now', ?))",
            (meeting.id, f"-{hours} hours"),
        )
    assert office.visitor().open(f"/wall/{meeting.id}/{token}").status_code == status
    screen = Screen(office.server.port, meeting.id, "wall", token=token)
    assert ("ended" in screen.welcome) == (status == 404)
