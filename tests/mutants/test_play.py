"""Each rule is broken once on purpose, and the comparison in `play` must notice.

A comparison that misses one of these would let the same fault through in the engine.
"""

from __future__ import annotations

import random
from collections import OrderedDict
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.model.play import Play
from words.checked import Checked
from workshop.live import audiences, catching_up, turn
from workshop.live.session import LiveSessions
from workshop.meeting import operations
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations import ideas, room
from workshop.meeting.operations.checks import not_ended
from workshop.meeting.operations.trees import STANDING, upwards
from workshop.meeting.records import Idea
from workshop.people.still_present import StillPresent
from workshop.storage import changes
from workshop.storage.board import Remembered, StoredBoard
from workshop.storage.database import Database

pytestmark = pytest.mark.long

SEEDS, ACTS, OFTEN = (28, 30, 12, 14, 0, 48), 160, 8


def played(database: Database) -> None:
    """A few sessions of fixed seeds, compared every few acts; AssertionError where it differs."""
    for seed in SEEDS:
        play = Play(database, random.Random(seed))
        try:
            for number in range(ACTS):
                play.act()
                if number % OFTEN == 0:
                    play.check()
            play.finish()
        finally:
            play.close()


def test_with_all_rules_in_place_nothing_is_noticed(database: Database) -> None:
    played(database)


def same_revision(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """`idea.edit` with whatever revision is the present one."""
    known = board.get("idea", op["id"].text())
    return ideas.edit(board, actor, Checked(op.value | {"rev": known["revision"]} if known else op))


def reveal_silently(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """`segment.reveal` that tells nobody of what hangs below the segment."""
    return room.reveal(board, actor, op)[:1]


def whoever_wrote_what_is_above(idea: Idea, board: Board) -> str:
    """`_idea_reaches` that does not ask who wrote the idea itself."""
    withheld = [one for one in upwards(board, idea) if one["state"] not in STANDING]
    if any(one["state"] == "removed" for one in withheld):
        return audiences.NOBODY
    return audiences._written_by(withheld[-1]) if withheld else audiences.ROOM  # noqa: SLF001


def whoever_wrote_all_of_it(idea: Idea, board: Board) -> str:
    """`_idea_reaches` that keeps what stands under others' hidden words from its author."""
    withheld = [one for one in upwards(board, idea) if one["state"] not in STANDING]
    owners = {audiences._written_by(one) for one in (idea, *withheld)}  # noqa: SLF001
    alone = len(owners) == 1 and all(one["state"] in ("private", "hidden") for one in withheld)
    return (owners.pop() if alone else audiences.NOBODY) if withheld else audiences.ROOM


def skip_a_number(self: StoredBoard, *_: Any) -> None:
    self.number += 1
    self.session = self.session | {"head": self.number}
    self.remembered.head = self.number
    self.number += 1


def publish_first(self: LiveSessions, db: Connection, group: list[turn.Batch]) -> list[turn.Turn]:
    turns = TURNS(self, db, group)
    for one in turns:
        if one.news:
            self._publish(one.batch.actor.session_id, one.news)
            one.news = []
    return turns


def forget_the_reason(self: LiveSessions, group: list[turn.Batch]) -> None:
    """`_commit` that gives up at once."""
    try:
        self._publish_and_answer(self._database.turn(lambda db: self._turns(db, group)))
    except Exception:  # noqa: BLE001
        for batch in group:
            batch.answer.set({"refused": "unavailable"})


class Stubborn(OrderedDict[str, Any]):
    """What is remembered whatever happens."""

    def clear(self) -> None:
        """Not a thing."""


def remember_too_long(self: LiveSessions, database: Database, *rest: Any) -> None:
    INIT(self, database, *rest)
    self._remembered = Stubborn()


TURNS, INIT = LiveSessions._turns, LiveSessions.__init__  # noqa: SLF001

BREAKS: dict[str, list[tuple[object, str, object]]] = {
    "what is sent again is done again": [(changes.ChangeLog, "answered", lambda _self, _key: None)],
    "an id is used for other words": [(turn, "digest_of", lambda _op: "")],
    "a conflict is ignored": [(operations.KINDS, "idea.edit", same_revision)],
    "ownership is ignored": [(ideas, "_only_own", lambda _actor, _idea: None)],
    "a table's own is not the table's": [
        (Actor, "owns", lambda self, idea: self.id == idea["participant_id"])
    ],
    "a closed step is ignored": [
        (ideas, "may_write", lambda board, _actor, _segment: not_ended(board))
    ],
    "an ended session is written in": [(ideas, "not_ended", lambda _board: None)],
    "private ideas are shared at once": [(ideas, "_state", lambda *_: "shared")],
    "private ideas reach the room": [(audiences, "reach", lambda *_: audiences.ROOM)],
    "facilitators read what is private": [(audiences, "lead_view", lambda _kind, seen: seen)],
    "snapshots show facilitators what is private": [
        (catching_up, "lead_view", lambda _kind, seen: seen)
    ],
    "the owner misses what is private": [(catching_up, "_owned", lambda *_: ({}, {}))],
    "what was hidden is gone for its author too": [(audiences, "_OWNERS", ("private",))],
    "what others wrote under something hidden is its author's": [
        (audiences, "_idea_reaches", whoever_wrote_what_is_above)
    ],
    "what one wrote under others' hidden words is gone": [
        (audiences, "_idea_reaches", whoever_wrote_all_of_it)
    ],
    "what hangs under something hidden stays": [
        (ideas, "_shown_anew", lambda _board, idea: [Put("idea", idea)])
    ],
    "parents do not count": [(audiences, "upwards", lambda _board, idea: iter([idea]))],
    "what was taken back stays with facilitators": [(audiences, "seen_by_lead", lambda *_: True)],
    "anybody brings back anything": [(ideas, "_only_standing", lambda *_: None)],
    "words are hung under what is not seen": [(ideas, "_seen_by", lambda *_: True)],
    "sub-points lie elsewhere": [
        (ideas, "place_of", lambda _parent: {"category_id": None, "column": "x"})
    ],
    "revealing is not told": [(operations.KINDS, "segment.reveal", reveal_silently)],
    "a number is skipped": [(StoredBoard, "advance", skip_a_number)],
    "it is published before it is stored": [(LiveSessions, "_turns", publish_first)],
    "nothing is tried again": [(LiveSessions, "_commit", forget_the_reason)],
    "what a failed turn left is remembered": [
        (LiveSessions, "__init__", remember_too_long),
        (Remembered, "fits", lambda *_: True),
    ],
    "who signed out goes on": [(StillPresent, "check", lambda *_: None)],
    "a snapshot is kept too long": [(catching_up, "_version", lambda *_: ("", 0, 0, 0))],
    "the tail tells what was": [(catching_up, "combined", lambda _before, after: after)],
    "new ideas are never written": [(StoredBoard, "flush", lambda _self: None)],
}


@pytest.mark.parametrize("name", BREAKS)
def test_it_is_noticed_that(name: str, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for whose, what, otherwise in BREAKS[name]:
        if isinstance(whose, dict):
            monkeypatch.setitem(whose, what, otherwise)
        else:
            monkeypatch.setattr(whose, what, otherwise)
    with pytest.raises(AssertionError):
        played(database)
