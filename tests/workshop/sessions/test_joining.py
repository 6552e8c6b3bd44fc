"""Who may join what, by which code or link, and with which answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import OrganisationPlan, shipped
from tests.meetings.new import SECRET, new_meeting
from tests.meetings.to_join import ASKED, as_seen, template_asking
from workshop.meeting.limits import MOST_PARTICIPANTS
from workshop.sessions import codes, joining
from workshop.sessions.cannot_join import CannotJoin
from workshop.sessions.codes import ALPHABET
from workshop.storage.database import Database
from workshop.storage.models import Change, Expected, Session


@pytest.fixture
def database(empty: Database) -> Database:
    return empty


@pytest.fixture
def db(database: Database) -> Iterator[DbSession]:
    """A transaction that is never stored."""
    with DbSession(database.engine, expire_on_commit=False) as session:
        yield session


def test_a_code_has_six_symbols_and_stays_the_same(db: DbSession) -> None:
    session = new_meeting(db)
    code = codes.code_of(SECRET, session)
    assert len(code) == 6
    assert set(code) <= set(ALPHABET)
    assert codes.code_of(SECRET, session) == code
    assert codes.find_by_code(db, SECRET, code) is session


def test_a_new_code_ends_the_old_one_and_its_link(db: DbSession) -> None:
    session = new_meeting(db)
    old, link = codes.code_of(SECRET, session), codes.link_token(SECRET, session)
    wall = codes.wall_token(SECRET, session)
    new = codes.set_new_code(db, SECRET, session)
    assert new != old
    assert codes.find_by_code(db, SECRET, new) is session
    assert refusal(codes.find_by_code, db, SECRET, old) == "unknown_code"
    assert refusal(codes.find_by_link, db, SECRET, link) == "unknown_code"
    assert codes.opens_wall(SECRET, session, wall)


def test_no_two_sessions_have_the_same_code(db: DbSession, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = new_meeting(db), new_meeting(db)
    drawn = iter(["K7M4PX", "K7M4PX", "K7M4PX", "TRE234"])
    monkeypatch.setattr(codes, "numbered_code", lambda *_: next(drawn))
    assert codes.set_new_code(db, SECRET, first) == "K7M4PX"
    assert codes.set_new_code(db, SECRET, second) == "TRE234"


@pytest.mark.parametrize(
    "said",
    ["K7V4PX", "k7v4px", " k7v 4px ", "K7V-4PX", "k7v·4px", "K7U4PX", "\uff2b\uff17\uff36\uff14PX"],
)
def test_a_code_may_be_typed_as_people_do(
    db: DbSession, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(codes, "numbered_code", lambda *_: "K7V4PX")
    session = new_meeting(db)
    assert codes.find_by_code(db, SECRET, said) is session


@pytest.mark.parametrize("said", ["", "K7V4P", "K7V4PXX", "K7V4P0", "K7V4PO", "\ud83d", "K" * 9999])
def test_what_is_not_the_code_finds_nothing(
    db: DbSession, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(codes, "numbered_code", lambda *_: "K7V4PQ")
    new_meeting(db)
    assert refusal(codes.find_by_code, db, SECRET, said) == "unknown_code"


def test_a_link_holds_128_bits_that_must_all_be_right(db: DbSession) -> None:
    session = new_meeting(db)
    token = codes.link_token(SECRET, session)
    assert codes.find_by_link(db, SECRET, token) is session
    assert len(token) == 6 + 22
    for wrong in (token[:6], token[:-1], token + "A", token[:6] + "A" * 22, "é" * 28, ""):
        assert refusal(codes.find_by_link, db, SECRET, wrong) == "unknown_code"


def test_without_the_secret_the_database_opens_nothing(database: Database, tmp_path: Path) -> None:
    session = database.write(new_meeting)
    seen = as_seen(session)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("samsyn.sqlite3*"))
    assert session.id.encode() in kept
    for proof in (seen.code, seen.link[3:], codes.wall_token(SECRET, session)):
        assert proof.encode() not in kept
    assert codes.code_of("another secret", session) != seen.code


def test_the_wall_of_one_session_does_not_open_another(db: DbSession) -> None:
    one, other = new_meeting(db), new_meeting(db)
    token = codes.wall_token(SECRET, one)
    assert codes.opens_wall(SECRET, one, token)
    assert not codes.opens_wall(SECRET, other, token)
    assert not codes.opens_wall(SECRET, one, "")


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
        assert joining.reseat(db, device, table, "", []).table_id == table
    done = {"session_id": session.id, "effects": [], "before": []}
    somebody, who = "participant:somebody", f"participant:{device.id}"
    for number, (kind, actor) in enumerate((("idea.add", somebody), ("participant.join", who)), 90):
        db.add(Change(**done, number=number, op_id=kind, kind=kind, actor=actor))
    session.joining = False
    assert refusal(joining.reseat, db, device, one.id, "", []) == "joining_closed"
    assert joining.reseat(db, device, None, "", []) is device
    session.joining = True
    assert joining.reseat(db, device, one.id, "", []).table_id == one.id
    db.add(Change(**done, number=92, op_id="vote", kind="vote.cast", actor=who))
    for table in (other.id, None):
        assert refusal(joining.reseat, db, device, table, "", "") == "seat_in_use"
    assert joining.reseat(db, device, one.id, "", []) is device
    session.state = "ended"
    assert refusal(joining.reseat, db, device, one.id, "", []) == "session_ended"


def test_who_has_only_written_on_their_own_can_go_to_a_table(db: DbSession) -> None:
    session = new_meeting(db, seating="tables", tables=2)
    table, other = joining.tables_of(db, session)
    done = {"session_id": session.id, "effects": [], "before": []}
    for number, kind in enumerate(("idea.add", "vote.cast", "idea.sort", "segment.agree"), 1):
        device = joining.join(db, session, None)
        who = f"participant:{device.id}"
        db.add(Change(**done, number=number, op_id=kind, kind=kind, actor=who))
        if kind == "idea.add":
            assert joining.reseat(db, device, table.id, "", "").table_id == table.id
            assert refusal(joining.reseat, db, device, other.id, "", "") == "seat_in_use"
        else:
            assert refusal(joining.reseat, db, device, table.id, "", "") == "seat_in_use"


def test_a_table_of_another_session_is_none(db: DbSession) -> None:
    session = new_meeting(db, seating="tables", tables=3)
    other = joining.tables_of(db, new_meeting(db, seating="tables", tables=3))[0]
    assert refusal(joining.join, db, session, other.id) == "unknown_table"


def test_names_are_kept_only_where_the_session_asks(db: DbSession) -> None:
    asked = joining.join(db, new_meeting(db, asks_names=True), None, " Bo \n Ek ", ["Region\x00en"])
    assert (asked.name, asked.organisations, asked.persons) == ("Bo Ek", ["Regionen"], 1)
    quiet = joining.join(db, new_meeting(db), None, "Bo Ek", ["Regionen"])
    assert (quiet.name, quiet.organisations) == (None, [])


@pytest.mark.parametrize(
    ("question", "said", "kept"),
    [
        (ASKED, "Kommun", ["Kommun"]),
        (ASKED, " Ett  lärosäte\n", ["Ett lärosäte"]),
        (ASKED, " ", []),
        (replace(ASKED, other=False), "", []),
        (replace(ASKED, required=True), "Region", ["Region"]),
    ],
)
def test_an_answer_to_the_question_of_the_template_is_kept(
    db: DbSession, question: OrganisationPlan, said: str, kept: list[str]
) -> None:
    assert joining.join(db, asking(db, question), None, organisations=[said]).organisations == kept


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
    assert refusal(joining.join, db, asking(db, question), None, "", [said]) == name


def test_a_template_asks_nothing_unless_the_session_is_to(db: DbSession) -> None:
    session = new_meeting(db, template=template_asking(ASKED))
    assert joining.question_of(session) is None
    assert joining.join(db, session, None, organisations=["Region"]).organisations == []


SEVERAL = replace(ASKED, several=True)


def test_a_table_answers_for_several_and_for_more_than_one_person(db: DbSession) -> None:
    session = asking(db, SEVERAL)
    device = joining.join(db, session, None, "", ["Region", "kommun", "Ett lärosäte", "Region"], 5)
    assert (device.organisations, device.persons) == (["Region", "Kommun", "Ett lärosäte"], 5)
    joining.reseat(db, device, None, "", ["Region"], 2)
    assert (device.organisations, device.persons) == (["Region"], 2)


@pytest.mark.parametrize(
    ("question", "said", "persons", "name"),
    [
        (ASKED, ["Region", "Kommun"], 1, "unknown_organisation"),
        (SEVERAL, [f"Nummer {n}" for n in range(51)], 1, "unknown_organisation"),
        (SEVERAL, [], 0, "persons"),
        (SEVERAL, [], 1000, "persons"),
    ],
)
def test_so_many_at_one_device_are_too_many(
    db: DbSession, question: OrganisationPlan, said: list[str], persons: int, name: str
) -> None:
    assert refusal(joining.join, db, asking(db, question), None, "", said, persons) == name


def test_where_one_answers_for_one_there_is_one_person(db: DbSession) -> None:
    assert joining.join(db, asking(db, ASKED), None, "", ["Region"], 5).persons == 1


def test_those_expected_are_the_answers_by_group_however_one_spells_them(db: DbSession) -> None:
    startup = shipped()["uppstartsmote"]
    session = new_meeting(db, template=startup, asks_organisation=True)
    for rank, (group, name) in enumerate(
        [("hosts", "Värd"), ("regions", "Region Norr"), ("regions", "Ö" * 150)]
    ):
        about = {"session_id": session.id, "group": group, "name": name, "rank": f"V{rank}"}
        db.add(Expected(**about, removed=False))
    db.add(Expected(session_id=session.id, group="regions", name="Nej", rank="A", removed=True))
    db.flush()
    db.expire(session)
    assert joining.expected_by_group(db, session) == [
        ("Regioner", ["Region Norr", "Ö" * 150]),
        ("Värdmyndigheter", ["Värd"]),
    ]
    said = [" region  norr", "ö" * 150, "Nej", ""]
    device = joining.join(db, session, None, "", said)
    assert device.organisations == ["Region Norr", "Ö" * 150, "Nej"]


def asking(db: DbSession, question: OrganisationPlan) -> Session:
    session = new_meeting(db, template=template_asking(question), asks_organisation=True)
    db.expire(session)  # as the next request reads it
    return session


def test_a_name_holds_60_characters(db: DbSession) -> None:
    session = new_meeting(db, asks_names=True)
    assert joining.join(db, session, None, "ö" * 60).name == "ö" * 60
    assert refusal(joining.join, db, session, None, "ö" * 61) == "name_too_long"
    assert refusal(joining.join, db, session, None, "Bo", ["ö" * 61]) == "name_too_long"
    assert joining.join(db, session, None, " \t ").name is None


@pytest.mark.parametrize(
    ("state", "is_open", "name"),
    [
        ("open", False, "joining_closed"),
        ("prepared", False, "not_begun"),
        ("ended", True, "session_ended"),
    ],
)
def test_nobody_joins_what_is_not_open(db: DbSession, state: str, is_open: bool, name: str) -> None:
    session = new_meeting(db)
    session.state, session.joining = state, is_open  # type: ignore[assignment]
    assert refusal(joining.check_joinable, session) == name
    assert refusal(joining.join, db, session, None) == name


def test_a_session_holds_so_many(db: DbSession, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_PARTICIPANTS == 500
    monkeypatch.setattr(joining, "MOST_PARTICIPANTS", 2)
    session, other = new_meeting(db), new_meeting(db)
    for _ in range(2):
        joining.join(db, session, None)
    assert refusal(joining.join, db, session, None) == "session_full"
    joining.join(db, other, None)


def test_the_qr_code_is_an_image_that_loads_nothing() -> None:
    image = etree.fromstring(codes.qr_svg("https://samsyn.example.org/j/K7M4PXabc"))
    assert str(image.tag).endswith("svg")
    paths = [path.attrib for path in image]
    assert [path.get("fill", path.get("stroke")) for path in paths] == ["#fff", "#000"]
    assert b"href" not in codes.qr_svg("https://samsyn.example.org/j/K7M4PXabc")


def refusal(work: Callable[..., Any], *arguments: Any) -> str:
    """The name by which something is refused."""
    with pytest.raises(CannotJoin) as caught:
        work(*arguments)
    assert str(caught.value)
    return caught.value.name
