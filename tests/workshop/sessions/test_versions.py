"""Kept versions: what may follow what, that nothing changes one, and that two leaders get one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Executable, delete, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as DbSession

from tests.meetings.new import new_meeting
from tests.servers.installation import Installation
from words.refused import Refused
from workshop.sessions import versions
from workshop.sessions.versions import LEADS_TO, STEPS, Kept, Seen
from workshop.storage.database import Database
from workshop.storage.models import (
    Confirmation,
    DocumentStep,
    DocumentVersion,
    Session,
    VersionStep,
)

ACTS = sorted(set(LEADS_TO) - {"reword"})


def seen(number: int) -> Seen:
    """What the page shows of a board that was changed so many times."""
    return Seen(f"text {number}", f"sum of {number}")


def meeting(database: Database) -> str:
    return database.write(lambda db: new_meeting(db).id)


def taken(
    database: Database, session: str, step: VersionStep, of: Seen, note: str = "Fel datum"
) -> Kept | None:
    return database.write(lambda db: versions.take(db, session, step, of, "Ada", note))


def kept(database: Database, session: str) -> tuple[Kept, ...]:
    return database.read(lambda db: versions.every(db, session))


def state(database: Database, session: str) -> str:
    return database.read(
        lambda db: versions.state_of(db.get_one(Session, session), versions.every(db, session))
    )


class Texts(RuleBasedStateMachine):
    """Leaders act on what they saw, which may be old; people go on writing."""

    database: Database

    @initialize()
    def begin(self) -> None:
        self.session, self.board = meeting(self.database), 0
        self.state: versions.TextState = "draft"
        self.in_force: int | None = None
        self.stored: dict[int, tuple[str, str]] = {}
        self.settled: set[int] = set()
        self.said: dict[int, str] = {}
        self.worded = 0

    @rule()
    def people_write(self) -> None:
        self.board += 1

    @rule(step=st.sampled_from(ACTS), note=st.sampled_from(["", " ", "Fel datum"]))
    def a_leader_acts_on_what_is_there(self, step: VersionStep, note: str) -> None:
        self.act(step, seen(self.board), note)

    @precondition(lambda self: self.stored)
    @rule(step=st.sampled_from(ACTS), data=st.data())
    def a_leader_acts_on_a_version(self, step: VersionStep, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.stored)))
        self.act(step, Seen(*self.stored[number]), "Fel datum")

    @precondition(lambda self: self.in_force)
    @rule(words=st.sampled_from(["", "Fel datum"]))
    def somebody_answers(self, words: str) -> None:
        if self.state == "proposed" and self.in_force not in self.said:
            assert self.in_force
            self.said[self.in_force] = words
            about = {"session_id": self.session, "version": self.in_force, "owner_id": "anna"}
            row = Confirmation(**about, said={"0": words})
            self.database.write(lambda db: db.add(row))

    @precondition(lambda self: self.stored)
    @rule(data=st.data())
    def a_leader_words_it_anew(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.stored)))
        self.worded += 1
        of = Seen(f"worded {self.worded}", f"sum of wording {self.worded}")

        def work(db: DbSession) -> Kept:
            version = versions.find(db, self.session, number)
            assert version
            return versions.reword(db, version, of, "Ada", "Vision")

        try:
            found = self.database.write(work)
        except Refused:
            assert (self.state, self.in_force) != ("proposed", number)
            return
        assert (self.state, self.in_force) == ("proposed", number)
        assert found.number == len(self.stored) + 1
        self.stored[found.number] = (of.content, of.digest)
        self.in_force = found.number

    def act(self, step: VersionStep, of: Seen, note: str) -> None:
        before = kept(self.database, self.session)
        last = before[-1] if before else None
        again = last and last.steps[-1].step == step and last.version.digest == of.digest
        try:
            found = taken(self.database, self.session, step, of, note)
        except Refused:
            assert not self.allows(step, of, note)
            assert not again
            return
        assert found
        if again:
            assert found.number == before[-1].number
            return
        assert self.allows(step, of, note)
        self.state = LEADS_TO[step]
        self.stored.setdefault(found.number, (of.content, of.digest))
        self.in_force = None if self.state == "draft" else found.number
        if step == "settle":
            self.settled.add(found.number)

    def allows(self, step: VersionStep, of: Seen, note: str) -> bool:
        if step not in STEPS[self.state]:
            return False
        if self.in_force is None:
            return True
        if step == "confirm" and not self.answered(self.in_force, note):
            return False
        return self.stored[self.in_force][1] == of.digest and (
            step != "correct" or bool(note.strip())
        )

    def answered(self, number: int, note: str) -> bool:
        return number in self.said and (not self.said[number] or bool(note.strip()))

    @invariant()
    def all_is_as_it_was_kept(self) -> None:
        if not hasattr(self, "stored"):
            return
        row = (DocumentVersion.number, DocumentVersion.content, DocumentVersion.digest)
        of_session = select(*row).where(DocumentVersion.session_id == self.session)
        rows = self.database.read(lambda db: db.execute(of_session).all())
        assert {number: (content, digest) for number, content, digest in rows} == self.stored
        assert sorted(self.stored) == list(range(1, len(self.stored) + 1))
        assert state(self.database, self.session) == self.state
        every = kept(self.database, self.session)
        still_settled = {one.number for one in every if one.state == "settled"}
        assert still_settled == self.settled


@pytest.mark.long
def test_whatever_is_done_nobody_skips_a_state_and_no_version_changes(database: Database) -> None:
    Texts.database = database
    run_state_machine_as_test(
        Texts,
        settings=settings(
            max_examples=40,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_correction_says_which_version_it_replaces_and_why(database: Database) -> None:
    session = meeting(database)
    taken(database, session, "settle", seen(1))
    taken(database, session, "correct", seen(1), "Fel datum på sidan 2")
    assert state(database, session) == "draft"
    taken(database, session, "propose", seen(2))
    taken(database, session, "withdraw", seen(2))
    taken(database, session, "settle", seen(3))
    first, second, third = kept(database, session)
    assert (first.state, second.state, third.state) == ("settled", "draft", "settled")
    for one in (second, third):
        assert (one.version.replaces, one.version.note) == (1, "Fel datum på sidan 2")


def test_a_text_that_a_file_called_settled_can_be_kept_or_opened(database: Database) -> None:
    session = meeting(database)

    def said_in_a_file(db: DbSession) -> None:
        db.get_one(Session, session).status = "settled"

    database.write(said_in_a_file)
    assert state(database, session) == "settled"
    assert taken(database, session, "correct", seen(1), "") is None
    assert state(database, session) == "draft"
    database.write(said_in_a_file)
    assert taken(database, session, "settle", seen(1))
    assert len(kept(database, session)) == 1


@pytest.fixture
def both(installation: Installation) -> Database:
    """A database of each kind."""
    installation.run("sessions")  # makes the folder
    return Database.opened(installation.database_url)


def test_two_leaders_at_once_get_one_version(both: Database) -> None:
    with closing(both), ThreadPoolExecutor(2) as leaders:
        session = meeting(both)
        for number, step in enumerate(("propose", "settle")):
            found = list(
                leaders.map(
                    lambda _, step=step: both.write_once(
                        lambda db: versions.take(db, session, step, seen(1), "Ada")
                    ),
                    range(2),
                )
            )
            assert [one.number for one in found if one] == [1, 1]
            (only,) = kept(both, session)
            assert len(only.steps) == number + 1


def test_no_statement_changes_a_row(both: Database) -> None:
    with closing(both):
        session = meeting(both)
        taken(both, session, "settle", seen(1))
        for table in (DocumentVersion.__tablename__, DocumentStep.__tablename__):
            for column in ("id", "made_at"):
                change = text(f"UPDATE {table} SET {column} = {column}")  # noqa: S608
                with pytest.raises(DBAPIError, match="is written once"):
                    both.write(_executed(change))


def _executed(statement: Executable) -> Callable[[DbSession], None]:
    def work(db: DbSession) -> None:
        db.execute(statement)

    return work


def test_erasing_a_meeting_erases_its_versions(both: Database) -> None:
    with closing(both):
        session, other = meeting(both), meeting(both)
        for one in (session, other):
            taken(both, one, "settle", seen(1))
        both.write(lambda db: db.execute(delete(Session).where(Session.id == session)))
        assert [len(kept(both, one)) for one in (session, other)] == [0, 1]
        assert len(both.read(lambda db: db.scalars(select(DocumentStep)).all())) == 1
