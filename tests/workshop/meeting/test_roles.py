"""A role is a row of one table: by the row of a scribe the rules know what one may do."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast, get_args

import pytest

from tests.meetings.memory_board import (
    ANNA,
    ELSEWHERE,
    FRAME,
    LISTS,
    LONE,
    SEATED,
    SESSION,
    WALL,
    MemoryBoard,
)
from tests.places import ROOT
from tests.protocol.described import SCHEMAS
from workshop.base.ids import new_id
from workshop.base.settings import Settings
from workshop.http import requests
from workshop.http.rates import Rates
from workshop.live.audiences import News
from workshop.live.catching_up import as_me, for_actor
from workshop.live.fanout import Fanout
from workshop.meeting.board import Actor
from workshop.meeting.roles import Permission
from workshop.wires.wire import Wire

SCRIBE = Actor(SESSION, "scribe", "sara", login="login of sara")
FACES = ("workshop", "facilitator", "participant")
MAY = ["write_always", "write_for_tables", "write_notes"]


@pytest.fixture
def closed(board: MemoryBoard) -> MemoryBoard:
    for segment in (FRAME, LISTS):
        board.close(f"{segment}-write", 3600)
    board.records["segment"][FRAME]["private"] = True
    return board


def test_a_scribe_writes_at_any_time_and_for_everybody(closed: MemoryBoard) -> None:
    idea = closed.idea(closed.write(SCRIBE))
    assert (idea["state"], idea["facilitator_id"], idea["participant_id"]) == (
        "shared",
        "sara",
        None,
    )
    note = closed.write(SCRIBE, column="discussion")
    assert closed.idea(note)["column"] == "discussion"
    assert closed.refuses(SCRIBE, "idea.add", **idea_of("å" * 10_001)) == "too_long"


def test_a_scribe_writes_what_a_table_said_as_its_words(closed: MemoryBoard) -> None:
    idea: Any = closed.idea(closed.write(SCRIBE, table_id="table-1"))
    assert (idea["table_id"], idea["facilitator_id"]) == ("table-1", "sara")
    assert [who.owns(idea) for who in (SEATED, SCRIBE, ELSEWHERE)] == [True, True, False]
    assert closed.refuses(SCRIBE, "idea.add", **idea_of("x"), table_id="nobody's") == "not_found"


def test_nobody_in_the_room_writes_for_another_table(board: MemoryBoard) -> None:
    for actor in (SEATED, ELSEWHERE, LONE):
        assert board.refuses(actor, "idea.add", **idea_of("x"), table_id="table-1") == "not_yours"
    assert board.idea(board.write(SEATED))["table_id"] == "table-1"


def test_a_scribe_changes_no_words_but_their_own(closed: MemoryBoard) -> None:
    own, other = closed.write(SCRIBE), closed.write(ANNA)
    for kind, more in (("idea.edit", {"rev": 1, "text": "Annat"}), ("idea.remove", {})):
        assert closed.refuses(SCRIBE, kind, id=other, **more) == "not_yours"
        assert closed.refuses(SCRIBE, kind, id=own, **more) is None
    assert closed.refuses(SCRIBE, "idea.restore", id=own) is None


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("idea.hide", {"id": "idea"}),
        ("idea.keep", {"id": "idea"}),
        ("idea.move", {"ids": ["idea"], "category_id": None}),
        ("idea.sort", {"id": "idea", "category_id": "category-1"}),
        ("category.add", {"id": new_id(), "name": "Ny"}),
        ("placement.set", {"segment_id": LISTS, "category_id": "category-1", "shown": False}),
        ("segment.declare", {"id": FRAME, "number": 3}),
        ("segment.agree", {"id": FRAME, "agree": True}),
        ("step.ready", {"id": "frame-cluster", "ready": True}),
        ("segment.private", {"id": FRAME, "private": True}),
        ("step.open", {"id": "frame-cluster"}),
        ("step.close", {"id": "frame-cluster"}),
        ("timer.start", {"seconds": 60}),
        ("session.join", {"open": False}),
        ("session.end", {}),
        ("vote.cast", {"id": "idea", "cast": True}),
    ],
)
def test_a_scribe_may_do_nothing_else(
    board: MemoryBoard, kind: str, fields: dict[str, Any]
) -> None:
    for step in ("frame-cluster", "frame-settle", "lists-vote"):
        board.open(step)
    idea = board.write(ANNA, segment_id=LISTS, category_id="category-1")
    asked = {
        key: idea if value == "idea" else [idea] if value == ["idea"] else value
        for key, value in fields.items()
    }
    assert board.refuses(SCRIBE, kind, **asked) == "not_yours"


def test_a_scribe_sees_what_the_room_sees() -> None:
    news = News(1, room=[["idea", {"id": "1"}]], lead=[["idea", {"id": "1", "by": "p"}]], own={})
    assert for_actor(news, SCRIBE) == for_actor(news, WALL) != for_actor(news, ANNA)
    fanout, screen = Fanout(lambda _: []), Noted()
    fanout.enter(cast(Wire, screen), SCRIBE)
    fanout.publish(SESSION, [news])
    assert b'"by"' not in screen.frames[0]


def test_a_scribe_writes_at_the_rate_of_the_row() -> None:
    rates = Rates.of(Settings(participant_burst=1, facilitator_burst=3))
    live = SimpleNamespace(carry_out=lambda _actor, _ops: {"head": 1})
    services: Any = SimpleNamespace(rates=rates, live=live, metrics=None)
    answers = [requests.carry_out(services, SCRIBE, {"ops": [{}]}, "en") for _ in range(4)]
    assert ["slow_down" in answer for answer in answers] == [False, False, False, True]


def test_a_screen_is_told_what_it_may() -> None:
    assert as_me(SCRIBE, "Sara") == {
        "role": "scribe",
        "may": MAY,
        "id": "sara",
        "name": "Sara",
        "table_id": None,
    }
    assert as_me(WALL, None) == {"role": "wall", "may": []}


def test_scripts_and_the_protocol_know_the_same_permissions() -> None:
    known = set(get_args(Permission))
    scripts = (path for face in FACES for path in (ROOT / face / "static").rglob("*.js"))
    calls = (re.findall(r'\bmay\(\w+, "(\w+)"', path.read_text("utf-8")) for path in scripts)
    asked = {permission for call in calls for permission in call}
    assert {"sort", "sort_always", "see_everything"} <= asked <= known
    assert set(SCHEMAS["permissions"]["items"]["enum"]) == known


class Noted:
    """A wire that notes what it was given."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []

    def send(self, frame: bytes) -> None:
        self.frames.append(frame)


def idea_of(text: str) -> dict[str, Any]:
    return {"id": new_id(), "segment_id": FRAME, "text": text}
