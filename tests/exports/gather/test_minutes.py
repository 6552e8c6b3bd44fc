"""What the minutes of a session say, as plain values in reading order."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from exports.document import Bullet, Bullets, Document, Names, Prompt, Section
from exports.gather import minutes
from tests.exports.sessions import PUBLISHED, SessionFile, as_document, published
from tests.meetings.held import Held
from workshop.sessions import importing
from workshop.sessions.contents import Contents, load
from workshop.sessions.interchange import read
from workshop.storage.models import Change


def gathered(contents: Contents) -> Document:
    return minutes.gather(contents, "The region")


def imported(session: SessionFile) -> Contents:
    db = Held().db
    contents = load(db, importing.add(db, read(json.dumps(session).encode()), None))
    assert contents is not None
    return contents


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_session_is_gathered_whole_and_in_order(name: str) -> None:
    session = published(name)
    assert gathered(imported(session)).sections == as_document(session).sections


def test_what_the_room_agreed_on_stands_where_its_talk_ended() -> None:
    held = Held()
    held.category("Kultur")
    without = gathered(held.contents()).sections[0]
    outcome, names = agreed = without.parts[2:]
    assert isinstance(outcome, Prompt)
    assert outcome.role == "outcome"
    assert outcome.text.startswith("Gruppen kom sedan tillsammans överens")
    assert names == Names(("Kultur",), as_row=True)
    assert without.sections == ()
    held.idea("En anteckning", column="discussion")
    with_notes = gathered(held.contents()).sections[0]
    notes = Bullets((Bullet("En anteckning"),))
    assert with_notes.parts == without.parts[:2]
    assert with_notes.sections == (Section("Gemensam diskussion", (notes, *agreed)),)


def test_the_front_is_the_sessions() -> None:
    contents = imported(published("linkoping-2017"))
    document = gathered(contents)
    assert document.title == "Sydöstra sjukvårdsregionen"
    assert document.place_and_date == "Linköping 27 november 2017"
    assert (document.state, document.state_word) == ("draft", "Arbetsmaterial")
    assert document.author == "The region"
    contents.session.status = "settled"
    assert gathered(contents).state_word == "Fastställd"


def test_it_is_of_the_moment_when_the_session_last_changed() -> None:
    held = Held()
    contents = held.contents()
    assert gathered(contents).made_at == contents.session.created_at
    for number, minute in ((1, 30), (2, 10)):  # a clock may have been set back
        moment = dt.datetime(2026, 11, 20, 14, minute, tzinfo=dt.UTC)
        held.db.add(change(held.session.id, number, moment))
    assert gathered(held.contents()).made_at == moment


def change(session_id: str, number: int, made_at: dt.datetime) -> Change:
    return Change(
        session_id=session_id,
        number=number,
        op_id=str(number),
        kind="idea.add",
        actor="",
        effects=[],
        before=[],
        made_at=made_at,
    )
