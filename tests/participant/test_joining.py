"""The pages of joining: from the code or the link to the room, and what is said on the way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html
from sqlalchemy.orm import Session as DbSession

from tests.meetings.to_join import ASKED, Meet, Meeting, start_in, template_asking
from tests.people.over_http import Facilitator as Visitor
from tests.people.over_sockets import Screen, idea
from tests.servers.office import Office
from workshop.sessions import joining
from workshop.storage.database import Database
from workshop.storage.models import Change, Session


def test_from_the_qr_code_to_the_room_is_one_page(office: Office, meet: Meet) -> None:
    meeting = meet(seating="tables", tables=3)
    visitor = office.visitor()
    visitor.open(meeting.link)
    assert "Skogsbygdens sjukvårdsregion" in visitor.words
    visitor.submit("", table=table_of(office, meeting, "2"))
    assert visitor.page.url.path == f"/s/{meeting.id}"
    data = html.fromstring(visitor.page.text).get_element_by_id("session-data").text_content()
    assert table_of(office, meeting, "2") in data


def test_who_comes_back_goes_straight_to_the_room(office: Office, meet: Meet) -> None:
    meeting = meet()
    visitor = joined(office, meeting)
    set_session(office, meeting, joining=False)
    for way_in in (meeting.link, f"/s/{meeting.id}"):
        assert visitor.open(way_in).url.path == f"/s/{meeting.id}"
    visitor.open("/")
    assert visitor.submit("", code=meeting.code).url.path == f"/s/{meeting.id}"


def test_whoever_waits_sees_and_does_nothing_and_is_one_device(office: Office, meet: Meet) -> None:
    meeting = meet()
    set_session(office, meeting, lobby=True)
    visitor = office.visitor()
    visitor.open(meeting.link)
    for _ in range(2):
        visitor.submit("") if visitor.forms() else visitor.open(meeting.link)
        assert visitor.page.url.path == f"/s/{meeting.id}"
        assert visitor.page.status_code == 403
        assert "Wait a moment" in visitor.words
    (row,) = [one for one in office.installation.stored()["participants"] if meeting.id in one]
    cookie = "; ".join(f"{one.name}={one.value}" for one in visitor.web.cookies.jar)
    for path in ("", "/plain"):
        assert visitor.open(f"/s/{meeting.id}{path}").status_code == 403
    screen = Screen(office.server.port, meeting.id, "participant", cookie)
    assert "not_joined" in screen.welcome
    assert row


def test_the_start_page_knows_the_way_back(office: Office, meet: Meet) -> None:
    first, second, over = (meet(title=title) for title in ("Vård", "<Skola>", "Slut"))
    visitor = joined(office, first)
    for meeting in (second, over):
        visitor.open(meeting.link)
        visitor.submit("")
    set_session(office, over, state="ended", joining=False)
    end(office, over, hours_ago=1)
    assert ways_back(visitor) == {
        "Back to the meeting: <Skola>": f"/s/{second.id}",
        "Back to the meeting: Vård": f"/s/{first.id}",
    }
    assert visitor.open(f"/s/{second.id}").status_code == 200
    forger = office.visitor()
    forger.web.cookies.set(f"samsyn-{first.id}", "forged")
    assert ways_back(forger) == {}


def ways_back(visitor: Visitor) -> dict[str, str]:
    """What the start page offers those who are inside, in order."""
    links = html.fromstring(visitor.open("/").text).xpath("//main//a")
    return {link.text_content().strip(): link.get("href") for link in links}


def test_a_code_by_hand_leads_to_the_same_page(office: Office, meet: Meet) -> None:
    meeting = meet()
    visitor = office.visitor()
    visitor.open("/")
    visitor.submit("", code=f"{meeting.code[:3].lower()} {meeting.code[3:]}")
    assert visitor.page.url.path == meeting.link


def test_a_wrong_code_is_said_beside_the_field(office: Office) -> None:
    visitor = office.visitor()
    visitor.open("/")
    assert visitor.submit("", code="ABC234").status_code == 422
    field = html.fromstring(visitor.page.text).get_element_by_id("code")
    assert field.get("value") == "ABC234"
    assert "code-error" in field.get("aria-describedby", "")
    assert "There is no meeting with that code." in visitor.words


def test_a_missing_choice_is_said_where_it_is_made(office: Office, meet: Meet) -> None:
    visitor = office.visitor()
    visitor.open(meet(seating="tables", tables=3, asks_names=True).link)
    assert visitor.submit("").status_code == 422
    assert "Choose a table, or join on your own." in visitor.words


def test_whoever_is_asked_for_a_name_need_not_say_it(office: Office, meet: Meet) -> None:
    visitor = office.visitor()
    visitor.open(meet(asks_names=True).link)
    assert visitor.submit("").url.path.startswith("/s/")


def test_another_language_takes_nothing_away_that_was_filled_in(office: Office, meet: Meet) -> None:
    meeting = meet(seating="tables", tables=3, asks_names=True)
    visitor = office.visitor("sv")
    visitor.open(meeting.link)
    table = table_of(office, meeting, "2")
    assert visitor.submit("", language="en", table=table, name="Bo").status_code == 200
    assert visitor.language == "en"
    assert "Which table are you at?" in visitor.words
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}"
    assert visitor.language == "en"
    assert [seat[1:] for seat in seats(office, meeting)] == [(table, "Bo", [])]


def test_another_language_takes_no_half_a_code_away(office: Office) -> None:
    visitor = office.visitor("sv")
    visitor.open("/")
    assert visitor.submit("", language="en", code="K7").status_code == 200
    assert visitor.language == "en"
    assert visitor.form("").fields["code"] == "K7"


def test_a_table_chosen_wrongly_can_be_changed(office: Office, meet: Meet) -> None:
    meeting = meet(seating="tables", tables=3, asks_names=True)
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("", table=table_of(office, meeting, "2"), name="Bo Ek", organisation="Skolan")
    (before,) = seats(office, meeting)
    visitor.open(f"/seat/{meeting.id}")
    form = visitor.form("").fields
    assert (form["table"], form["name"]) == (table_of(office, meeting, "2"), "Bo Ek")
    assert form["organisation"] == "Skolan"
    assert "It can be changed until something is done on this device." in visitor.words
    visitor.submit("", table=table_of(office, meeting, "3"))
    assert visitor.page.url.path == f"/s/{meeting.id}"
    assert table_of(office, meeting, "3") in visitor.page.text
    (after,) = seats(office, meeting)
    assert before[0] == after[0], "it is still the same device"
    assert after[1:] == (table_of(office, meeting, "3"), "Bo Ek", ["Skolan"])
    assert office.visitor().open(f"/seat/{meeting.id}").status_code == 401


def test_a_table_that_has_written_is_offered_no_other(office: Office, meet: Meet) -> None:
    meeting = meet(seating="tables", tables=3)
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("", table=table_of(office, meeting, "2"))
    device = seats(office, meeting)[0][0]
    did = {"session_id": meeting.id, "number": 90, "op_id": "o", "kind": "idea.add"}
    made = {"actor": f"participant:{device}", "effects": [], "before": []}
    change(office, lambda db: db.add(Change(**did, **made)))
    visitor.open(f"/seat/{meeting.id}")
    (left,) = html.fromstring(visitor.page.text).xpath("//input[@name='table']/@value")
    assert left == table_of(office, meeting, "2")
    assert "It stays: something was done on this device." in visitor.words
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}"


def test_a_screen_of_another_table_is_not_let_in(office: Office, meet: Meet) -> None:
    """It was connected before the table was changed, and joins after that."""
    meeting = meet(seating="tables", tables=3)
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("", table=table_of(office, meeting, "2"))
    cookie = "; ".join(f"{one.name}={one.value}" for one in visitor.web.cookies.jar)
    with Screen(office.server.port, meeting.id, "participant", cookie) as screen:
        assert screen.join()["me"]["table_id"] == table_of(office, meeting, "2")
    with Screen(office.server.port, meeting.id, "participant", cookie) as screen:
        visitor.open(f"/seat/{meeting.id}")
        visitor.submit("", table=table_of(office, meeting, "3"))
        assert screen.join()["refused"] == "unavailable"
        assert screen.write(idea("s", "x"))["refused"] == "unavailable"
    with Screen(office.server.port, meeting.id, "participant", cookie) as screen:
        assert screen.join()["me"]["table_id"] == table_of(office, meeting, "3")


def test_an_answer_can_be_changed(office: Office, meet: Meet) -> None:
    meeting = meet(template=template_asking(ASKED), asks_organisation=True)
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("", group="1")
    for chosen, shown, kept in (
        ({"group": "other", "organisation": "Elsewhere"}, ("1", ""), ["Elsewhere"]),
        ({"group": "none"}, ("other", "Elsewhere"), []),
        ({"group": "0"}, ("none", ""), ["Region"]),
    ):
        visitor.open(f"/seat/{meeting.id}")
        form = visitor.form("").fields
        assert (form["group"], form["organisation"] or "") == shown
        visitor.submit("", **chosen)
        assert seats(office, meeting)[0][3] == kept


def test_answers_are_not_changed_without_end(office: Office, meet: Meet) -> None:
    at_once = 5
    meeting = meet(asks_names=True)
    visitor = joined(office, meeting)
    for number in range(at_once + 1):
        visitor.open(f"/seat/{meeting.id}")
        answer = visitor.submit("", name=f"Bo {number}")
        assert answer.status_code == (200 if number < at_once else 422)
    assert "That is changed too often. Wait a little." in visitor.words
    assert seats(office, meeting)[0][2] == f"Bo {at_once - 1}"


def seats(office: Office, meeting: Meeting) -> list[Any]:
    """(id, table, name, organisations) of all devices."""
    with sqlite3.connect(office.database) as connection:
        query = "SELECT id, table_id, name, organisations FROM participants WHERE session_id = ?"
        rows = connection.execute(query, [meeting.id]).fetchall()
    return [(*row[:3], json.loads(row[3])) for row in rows]


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, []),
        ({"group": "1"}, ["Kommun"]),
        ({"group": "1", "organisation": "Elsewhere"}, ["Kommun"]),
        ({"group": "other", "organisation": "Elsewhere"}, ["Elsewhere"]),
        ({"group": "none", "organisation": "Elsewhere"}, []),
    ],
)
def test_where_one_comes_from_is_one_press_and_may_be_passed_by(
    office: Office, meet: Meet, chosen: dict[str, str], kept: list[str]
) -> None:
    meeting = meet(template=template_asking(ASKED), asks_organisation=True)
    visitor = office.visitor()
    visitor.open(meeting.link)
    (question,) = html.fromstring(visitor.page.text).xpath("//fieldset[.//@name='group']")
    assert question.findtext("legend") == "Where from?"
    labels = [label.text_content() for label in question.xpath(".//label[.//@type='radio']")]
    assert labels == ["Region", "Kommun", "Other", "No answer"]
    visitor.submit("", **chosen)
    assert visitor.page.url.path == f"/s/{meeting.id}", visitor.words
    assert [seat[3] for seat in seats(office, meeting)] == [kept]
    assert visitor.open(meeting.link).url.path == f"/s/{meeting.id}"  # and never again


@pytest.mark.parametrize(
    ("required", "chosen", "said"),
    [
        (False, {"group": "other", "organisation": " "}, "Write which one."),
        (True, {}, "Choose one of them."),
    ],
)
def test_an_answer_that_lacks_is_said_where_it_is_given(
    office: Office, meet: Meet, required: bool, chosen: dict[str, str], said: str
) -> None:
    question = replace(ASKED, required=required)
    visitor = office.visitor()
    visitor.open(meet(template=template_asking(question), asks_organisation=True).link)
    assert visitor.submit("", **chosen).status_code == 422
    assert said in visitor.words
    assert ("No answer" in visitor.words) is not required
    (focused,) = html.fromstring(visitor.page.text).xpath("//main//@autofocus/..")
    assert focused.get("name") == ("group" if required else "organisation")


def test_it_is_said_what_is_kept_and_that_nothing_deletes_it(office: Office, meet: Meet) -> None:
    visitor = office.visitor()
    for wanted, seen in (
        ({}, "The room sees what you write, not who you are."),
        ({"asks_names": True}, "The person leading the meeting sees your answers."),
    ):
        visitor.open(meet(**wanted).link)
        assert seen in visitor.words
        assert (
            "All of it is kept with the meeting. Nothing is deleted automatically." in visitor.words
        )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"joining": False}, "Joining is closed just now."),
        ({"state": "ended", "joining": False}, "This meeting has ended."),
    ],
)
def test_a_link_that_opens_nothing_says_why(
    office: Office, meet: Meet, change: dict[str, Any], said: str
) -> None:
    meeting = meet()
    set_session(office, meeting, **change)
    visitor = office.visitor()
    assert visitor.open(meeting.link).status_code == 410
    assert said in visitor.words
    visitor.open("/")
    assert visitor.submit("", code=meeting.code).status_code == 422
    assert said in visitor.words


def test_a_room_needs_a_cookie_of_its_own(office: Office, meet: Meet) -> None:
    inside, elsewhere = meet(), meet()
    visitor = joined(office, inside)
    assert visitor.open(f"/s/{elsewhere.id}").status_code == 401
    cookies = {cookie.name: cookie for cookie in visitor.web.cookies.jar}
    own = cookies[f"samsyn-{inside.id}"]
    assert own.has_nonstandard_attr("HttpOnly")
    assert own.get_nonstandard_attr("SameSite") == "Lax"
    for value in (own.value, f"{own.value}x", "", "WyJhIiwiYiJd.x"):
        forger = office.visitor()
        forger.web.cookies.set(f"samsyn-{elsewhere.id}", value or "")
        assert forger.open(f"/s/{elsewhere.id}").status_code == 401


def test_a_device_is_let_in_for_a_day_after_the_end(office: Office, meet: Meet) -> None:
    meeting = meet()
    visitor = joined(office, meeting)
    set_session(office, meeting, state="ended", joining=False)
    end(office, meeting, hours_ago=23)
    assert visitor.open(f"/s/{meeting.id}").status_code == 200
    end(office, meeting, hours_ago=25)
    assert visitor.open(f"/s/{meeting.id}").status_code == 410
    assert "The meeting has ended" in visitor.words


def test_too_many_wrong_codes_are_told_how_long_to_wait_and_the_right_one_joins(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    office = Office(tmp_path)
    request.addfinalizer(office.close)
    meeting, visitor = start_in(office), office.visitor()
    visitor.open("/")
    assert {visitor.submit("", code="ABC234").status_code for _ in range(20)} == {422}
    with ThreadPoolExecutor(20) as at_once:
        refused = [*at_once.map(lambda _: wrong(office), range(60))]
    assert {answer.status_code for answer in refused} == {429}
    assert all(0 < int(answer.headers["Retry-After"]) <= 30 for answer in refused)
    visitor.submit("", code="ABC234")
    assert "Too many wrong codes have come from here. Wait" in visitor.words
    neighbour = office.visitor()
    neighbour.open("/")
    assert neighbour.submit("", code=meeting.code).url.path.startswith("/j/")


def joined(office: Office, meeting: Meeting) -> Visitor:
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}", visitor.words
    return visitor


def wrong(office: Office) -> httpx.Response:
    """What is answered to a wrong code; it comes at once."""
    visitor = office.visitor()
    visitor.open("/")
    return visitor.submit("", code="ABC234")


def table_of(office: Office, meeting: Meeting, name: str) -> str:
    return str(change(office, lambda db: table_in(db, meeting, name)))


def table_in(db: DbSession, meeting: Meeting, name: str) -> str:
    tables = joining.tables_of(db, db.get_one(Session, meeting.id))
    return next(table.id for table in tables if table.name == name)


def set_session(office: Office, meeting: Meeting, **fields: Any) -> None:
    def work(db: DbSession) -> None:
        session = db.get_one(Session, meeting.id)
        for name, value in fields.items():
            setattr(session, name, value)

    change(office, work)


def change(office: Office, work: Callable[[DbSession], Any]) -> Any:
    database = Database.opened(f"sqlite:///{office.database}")
    try:
        return database.write(work)
    finally:
        database.close()


def end(office: Office, meeting: Meeting, hours_ago: int) -> None:
    """Let the meeting have ended some hours ago."""
    with sqlite3.connect(office.database) as connection:
        connection.execute("DELETE FROM changes WHERE kind = 'session.end'")
        connection.execute(
            "INSERT INTO changes (session_id, number, op_id, kind, actor, effects, before, made_at)"
            " VALUES (?, 999, 'op', 'session.end', 'a', '[]', '[]', datetime('now', ?))",
            (meeting.id, f"-{hours_ago} hours"),
        )
