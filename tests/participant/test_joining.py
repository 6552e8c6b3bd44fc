"""Joining: codes and links, who may come in, and what is said to those who may not."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from lxml import etree, html
from sqlalchemy.orm import Session as DbSession

from participant.pages import SEATS
from session_templates.plan import OrganisationPlan, Template, shipped
from tests.office import Office
from tests.participant.meetings import Meeting, as_seen
from tests.people import Facilitator as Visitor
from tests.started import SECRET, new_meeting
from workshop import joining
from workshop.db import Database
from workshop.joining import ALPHABET, CannotJoin
from workshop.models import Change, Session


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database of its own."""
    opened = Database.opened(f"sqlite:///{tmp_path / 'samsyn.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture
def db(database: Database) -> Iterator[DbSession]:
    """A transaction that is never stored."""
    with DbSession(database.engine, expire_on_commit=False) as session:
        yield session


def test_a_code_has_six_symbols_and_stays_the_same(db: DbSession) -> None:
    session = new_meeting(db)
    code = joining.code_of(SECRET, session)
    assert len(code) == 6
    assert set(code) <= set(ALPHABET)
    assert joining.code_of(SECRET, session) == code
    assert joining.find_by_code(db, SECRET, code) is session


def test_a_new_code_ends_the_old_one_and_its_link(db: DbSession) -> None:
    session = new_meeting(db)
    old, link = joining.code_of(SECRET, session), joining.link_token(SECRET, session)
    wall = joining.wall_token(SECRET, session.id)
    new = joining.set_new_code(db, SECRET, session)
    assert new != old
    assert joining.find_by_code(db, SECRET, new) is session
    assert refusal(joining.find_by_code, db, SECRET, old) == "unknown_code"
    assert refusal(joining.find_by_link, db, SECRET, link) == "unknown_code"
    assert joining.opens_wall(SECRET, session.id, wall)


def test_no_two_sessions_have_the_same_code(db: DbSession, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = new_meeting(db), new_meeting(db)
    codes = iter(["K7M4PX", "K7M4PX", "K7M4PX", "TRE234"])
    monkeypatch.setattr(joining, "numbered_code", lambda *_: next(codes))
    assert joining.set_new_code(db, SECRET, first) == "K7M4PX"
    assert joining.set_new_code(db, SECRET, second) == "TRE234"


@pytest.mark.parametrize(
    "said",
    ["K7V4PX", "k7v4px", " k7v 4px ", "K7V-4PX", "k7v·4px", "K7U4PX", "\uff2b\uff17\uff36\uff14PX"],
)
def test_a_code_may_be_typed_as_people_do(
    db: DbSession, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(joining, "numbered_code", lambda *_: "K7V4PX")
    session = new_meeting(db)
    assert joining.find_by_code(db, SECRET, said) is session


@pytest.mark.parametrize("said", ["", "K7V4P", "K7V4PXX", "K7V4P0", "K7V4PO", "\ud83d", "K" * 9999])
def test_what_is_not_the_code_finds_nothing(
    db: DbSession, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(joining, "numbered_code", lambda *_: "K7V4PQ")
    new_meeting(db)
    assert refusal(joining.find_by_code, db, SECRET, said) == "unknown_code"


def test_a_link_holds_128_bits_that_must_all_be_right(db: DbSession) -> None:
    session = new_meeting(db)
    token = joining.link_token(SECRET, session)
    assert joining.find_by_link(db, SECRET, token) is session
    assert len(token) == 6 + 22
    for wrong in (token[:6], token[:-1], token + "A", token[:6] + "A" * 22, "é" * 28, ""):
        assert refusal(joining.find_by_link, db, SECRET, wrong) == "unknown_code"


def test_without_the_secret_the_database_opens_nothing(database: Database, tmp_path: Path) -> None:
    session = database.write(new_meeting)
    seen = as_seen(session)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("samsyn.sqlite3*"))
    assert session.id.encode() in kept
    for proof in (seen.code, seen.link[3:], joining.wall_token(SECRET, session.id)):
        assert proof.encode() not in kept
    assert joining.code_of("another secret", session) != seen.code


def test_the_wall_of_one_session_does_not_open_another(db: DbSession) -> None:
    one, other = new_meeting(db), new_meeting(db)
    token = joining.wall_token(SECRET, one.id)
    assert joining.opens_wall(SECRET, one.id, token)
    assert not joining.opens_wall(SECRET, other.id, token)
    assert not joining.opens_wall(SECRET, one.id, "")


def test_a_device_joins_at_a_table_or_on_its_own(db: DbSession) -> None:
    session = new_meeting(db, seating="tables", tables=3)
    tables = joining.tables_of(db, session)
    assert [table.name for table in tables] == ["1", "2", "3"]
    assert joining.join(db, session, tables[1].id).table_id == tables[1].id
    assert joining.join(db, session, None).table_id is None


def test_a_table_is_another_one_until_something_was_done_there(db: DbSession) -> None:
    session = new_meeting(db, seating="tables", tables=3)
    one, other, _ = joining.tables_of(db, session)
    device = joining.join(db, session, None)
    for table in (one.id, other.id, None):
        assert joining.reseat(db, device, table, "", "").table_id == table
    done = {"session_id": session.id, "effects": [], "before": []}
    somebody, who = "participant:somebody", f"participant:{device.id}"
    for number, (kind, actor) in enumerate((("idea.add", somebody), ("participant.join", who)), 90):
        db.add(Change(**done, number=number, op_id=kind, kind=kind, actor=actor))
    session.joining = False
    assert refusal(joining.reseat, db, device, one.id, "", "") == "joining_closed"
    assert joining.reseat(db, device, None, "", "") is device
    session.joining = True
    assert joining.reseat(db, device, one.id, "", "").table_id == one.id
    db.add(Change(**done, number=92, op_id="vote", kind="vote.cast", actor=who))
    for table in (other.id, None):
        assert refusal(joining.reseat, db, device, table, "", "") == "seat_in_use"
    assert joining.reseat(db, device, one.id, "", "") is device
    session.state = "ended"
    assert refusal(joining.reseat, db, device, one.id, "", "") == "session_ended"


def test_a_table_of_another_session_is_none(db: DbSession) -> None:
    session = new_meeting(db, seating="tables", tables=3)
    other = joining.tables_of(db, new_meeting(db, seating="tables", tables=3))[0]
    assert refusal(joining.join, db, session, other.id) == "unknown_table"


def test_names_are_kept_only_where_the_session_asks(db: DbSession) -> None:
    asked = joining.join(db, new_meeting(db, asks_names=True), None, " Bo \n Ek ", "Region\x00en")
    assert (asked.name, asked.organisation) == ("Bo Ek", "Regionen")
    quiet = joining.join(db, new_meeting(db), None, "Bo Ek", "Regionen")
    assert (quiet.name, quiet.organisation) == (None, None)


ASKED = OrganisationPlan(
    "Where from?", ("Region", "Kommun"), other=True, required=False, asked=True
)


@pytest.mark.parametrize(
    ("question", "said", "kept"),
    [
        (ASKED, "Kommun", "Kommun"),
        (ASKED, " Ett  lärosäte\n", "Ett lärosäte"),
        (ASKED, " ", None),
        (replace(ASKED, other=False), "", None),
        (replace(ASKED, required=True), "Region", "Region"),
    ],
)
def test_an_answer_to_the_question_of_the_template_is_kept(
    db: DbSession, question: OrganisationPlan, said: str, kept: str | None
) -> None:
    assert joining.join(db, asking(db, question), None, organisation=said).organisation == kept


@pytest.mark.parametrize(
    ("question", "said", "name"),
    [
        (replace(ASKED, other=False), "Ett lärosäte", "unknown_organisation"),
        (replace(ASKED, required=True), " ", "unknown_organisation"),
        (ASKED, "ö" * 61, "name_too_long"),
    ],
)
def test_what_does_not_answer_it_lets_nobody_in(
    db: DbSession, question: OrganisationPlan, said: str, name: str
) -> None:
    assert refusal(joining.join, db, asking(db, question), None, "", said) == name


def test_a_template_asks_nothing_unless_the_session_is_to(db: DbSession) -> None:
    session = new_meeting(db, template=template_asking(ASKED))
    assert joining.question_of(session) is None
    assert joining.join(db, session, None, organisation="Region").organisation is None


def template_asking(question: OrganisationPlan) -> Template:
    return replace(shipped()["tre-segment"], organisation=question)


def asking(db: DbSession, question: OrganisationPlan) -> Session:
    session = new_meeting(db, template=template_asking(question), asks_organisation=True)
    db.expire(session)  # as the next request reads it
    return session


def test_a_name_holds_60_characters(db: DbSession) -> None:
    session = new_meeting(db, asks_names=True)
    assert joining.join(db, session, None, "ö" * 60).name == "ö" * 60
    assert refusal(joining.join, db, session, None, "ö" * 61) == "name_too_long"
    assert refusal(joining.join, db, session, None, "Bo", "ö" * 61) == "name_too_long"
    assert joining.join(db, session, None, " \t ").name is None


@pytest.mark.parametrize(
    ("state", "is_open", "name"),
    [
        ("open", False, "joining_closed"),
        ("prepared", False, "joining_closed"),
        ("ended", True, "session_ended"),
    ],
)
def test_nobody_joins_what_is_not_open(db: DbSession, state: str, is_open: bool, name: str) -> None:
    session = new_meeting(db)
    session.state, session.joining = state, is_open  # type: ignore[assignment]
    assert refusal(joining.check_joinable, session) == name
    assert refusal(joining.join, db, session, None) == name


def test_a_session_holds_so_many(db: DbSession, monkeypatch: pytest.MonkeyPatch) -> None:
    assert joining.MOST_PARTICIPANTS == 500
    monkeypatch.setattr(joining, "MOST_PARTICIPANTS", 2)
    session, other = new_meeting(db), new_meeting(db)
    for _ in range(2):
        joining.join(db, session, None)
    assert refusal(joining.join, db, session, None) == "session_full"
    joining.join(db, other, None)


def test_the_qr_code_is_an_image_that_loads_nothing() -> None:
    image = etree.fromstring(joining.qr_svg("https://samsyn.example.org/j/K7M4PXabc"))
    assert str(image.tag).endswith("svg")
    paths = [path.attrib for path in image]
    assert [path.get("fill", path.get("stroke")) for path in paths] == ["#fff", "#000"]
    assert b"href" not in joining.qr_svg("https://samsyn.example.org/j/K7M4PXabc")


# Over HTTP.


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
    assert after[1:] == (table_of(office, meeting, "3"), "Bo Ek", "Skolan")
    assert office.visitor().open(f"/seat/{meeting.id}").status_code == 401


def test_an_answer_can_be_changed(office: Office, meet: Meet) -> None:
    meeting = meet(template=template_asking(ASKED), asks_organisation=True)
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("", group="1")
    for chosen, shown, kept in (
        ({"group": "other", "organisation": "Elsewhere"}, ("1", ""), "Elsewhere"),
        ({"group": "none"}, ("other", "Elsewhere"), None),
        ({"group": "0"}, ("none", ""), "Region"),
    ):
        visitor.open(f"/seat/{meeting.id}")
        form = visitor.form("").fields
        assert (form["group"], form["organisation"] or "") == shown
        visitor.submit("", **chosen)
        assert seats(office, meeting)[0][3] == kept


def test_answers_are_not_changed_without_end(office: Office, meet: Meet) -> None:
    meeting = meet(asks_names=True)
    visitor = joined(office, meeting)
    for number in range(SEATS + 1):
        visitor.open(f"/seat/{meeting.id}")
        answer = visitor.submit("", name=f"Bo {number}")
        assert answer.status_code == (200 if number < SEATS else 422)
    assert "That is changed too often. Wait a little." in visitor.words
    assert seats(office, meeting)[0][2] == f"Bo {SEATS - 1}"


def seats(office: Office, meeting: Meeting) -> list[Any]:
    """(id, table, name, organisation) of all devices."""
    with sqlite3.connect(office.database) as connection:
        query = "SELECT id, table_id, name, organisation FROM participants WHERE session_id = ?"
        return connection.execute(query, [meeting.id]).fetchall()


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, None),
        ({"group": "1"}, "Kommun"),
        ({"group": "1", "organisation": "Elsewhere"}, "Kommun"),
        ({"group": "other", "organisation": "Elsewhere"}, "Elsewhere"),
        ({"group": "none", "organisation": "Elsewhere"}, None),
    ],
)
def test_where_one_comes_from_is_one_press_and_may_be_passed_by(
    office: Office, meet: Meet, chosen: dict[str, str], kept: str | None
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
    with sqlite3.connect(office.database) as connection:
        query = "SELECT organisation FROM participants WHERE session_id = ?"
        assert connection.execute(query, [meeting.id]).fetchall() == [(kept,)]
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
        assert "It is all kept with the meeting, and is not deleted by itself." in visitor.words


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


def test_wrong_codes_wait_and_the_right_one_does_not(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    office = Office(tmp_path)
    request.addfinalizer(office.close)
    meeting = start_in(office)
    for _ in range(20):
        assert time_of(office, "ABC234") < 2
    waiting = Thread(target=ask_in_vain, args=(office,), daemon=True)
    waiting.start()
    assert time_of(office, meeting.code) < 2
    waiting.join(0.5)
    assert waiting.is_alive()


Meet = Callable[..., Meeting]


@pytest.fixture
def meet(office: Office) -> Meet:
    """Start meetings in the office."""
    return lambda **wanted: start_in(office, **wanted)


def start_in(office: Office, **wanted: Any) -> Meeting:
    secret = (office.database.parent / "secret").read_text("ascii").strip()
    database = Database.opened(f"sqlite:///{office.database}")
    session = database.write(lambda db: new_meeting(db, secret, **wanted))
    database.close()
    return as_seen(session, secret)


def joined(office: Office, meeting: Meeting) -> Visitor:
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}", visitor.words
    return visitor


def time_of(office: Office, code: str) -> float:
    """The seconds that a code takes from being sent to being answered."""
    visitor = office.visitor()
    visitor.open("/")
    start = time.monotonic()
    visitor.submit("", code=code)
    return time.monotonic() - start


def ask_in_vain(office: Office) -> None:
    with suppress(httpx.TransportError):  # the office closes before the answer
        time_of(office, "ABC234")


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


def refusal(work: Callable[..., Any], *arguments: Any) -> str:
    """The name by which something is refused."""
    with pytest.raises(CannotJoin) as caught:
        work(*arguments)
    assert str(caught.value)
    return caught.value.name
