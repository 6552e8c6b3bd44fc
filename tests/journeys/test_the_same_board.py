"""For each kind of operation: who was there, came later, was away or has no socket sees the same.

Audience by audience: participants at one table, participants elsewhere, the wall, facilitators.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.meetings.running import Meeting, Room
from tests.people.crowd import Board
from tests.servers.office import Office
from workshop.base.ids import new_id
from workshop.meeting.operations import KINDS

Act = Callable[["Room"], object]


def hidden(room: Room) -> None:
    room.meeting.do("idea.hide", id=room.idea, reason="Dubblett")


def restored(room: Room) -> None:
    hidden(room)
    room.meeting.do("idea.restore", id=room.idea)


def private(room: Room) -> None:
    room.meeting.do("segment.private", id=room.meeting.segments[0], private=True)
    room.add("Bara för oss")


def revealed(room: Room) -> None:
    private(room)
    room.meeting.do("segment.reveal", id=room.meeting.segments[0])


def category_removed(room: Room) -> None:
    room.meeting.do("idea.move", ids=[room.idea], category_id=room.category)
    room.meeting.do("category.remove", id=room.category)


def category_restored(room: Room) -> None:
    category_removed(room)
    room.meeting.do("category.restore", id=room.category)


def categories_merged(room: Room) -> None:
    room.meeting.do("idea.move", ids=[room.idea], category_id=room.category)
    into = new_id()
    room.meeting.do("category.add", id=into, name="Process")
    room.meeting.do("category.merge", id=room.category, into=into)


def categories_moved(room: Room) -> None:
    room.meeting.do("category.add", id=new_id(), name="Process")
    room.meeting.do("category.move", id=room.category, after=None)


def sorting(act: Act) -> Act:
    """What a participant does while the room sorts."""

    def sort(room: Room) -> None:
        room.meeting.open_step(0, "cluster")
        act(room)

    return sort


def suggested(room: Room) -> None:
    """A first word, which sorts, and another one, which is kept beside it."""
    other = new_id()
    room.meeting.do("category.add", id=other, name="Process")
    room.meeting.open_step(0, "cluster")
    for category in (room.category, other):
        room.write("idea.sort", id=room.idea, category_id=category)


def kept(room: Room) -> None:
    suggested(room)
    room.meeting.do("idea.keep", id=room.idea)


def merged(room: Room) -> None:
    room.meeting.open_step(0)
    other = room.add("Förtroende")
    room.add("Under ett av dem", parent_id=other)
    room.meeting.open_step(0, "cluster")
    room.write("idea.merge", ids=[other], into=room.idea)
    room.write("idea.move", ids=[room.idea], category_id=room.category)


def unmerged(room: Room) -> None:
    merged(room)
    twins = [one for one in room.meeting.snapshot()["idea"] if one["state"] == "merged"]
    room.write("idea.unmerge", ids=[one["id"] for one in twins])


def placed(room: Room) -> None:
    about = {"segment_id": room.meeting.segments[1], "category_id": room.category}
    room.meeting.do("placement.set", **about, shown=False)
    room.meeting.do("placement.set", **about, after=None, beside=False)


def agreed(room: Room) -> None:
    room.meeting.open_step(0, "settle")
    room.write("segment.agree", id=room.meeting.segments[0], agree=True)


def confirmed(room: Room) -> None:
    room.meeting.propose()
    room.write("text.confirm", version=1, passages=[0, 1], agree=True)
    room.write("text.confirm", version=1, passages=[1], agree=False, text="Fel år")


def voted(room: Room) -> None:
    """One vote that is cast and counted, one that is taken back, one that is still open."""
    place = {"segment_id": room.meeting.segments[2], "category_id": room.category}
    room.meeting.open_step(2)
    ideas = [room.add(text, **place) for text in ("Först", "Sedan", "Sist")]
    room.meeting.open_step(2, "vote")
    for idea in ideas[:2]:
        room.write("vote.cast", id=idea, cast=True)
    room.write("vote.cast", id=ideas[1], cast=False)
    room.meeting.do("step.close", id=room.meeting.step(2, "vote"))
    room.meeting.open_step(2, "vote")
    room.write("vote.cast", id=ideas[2], cast=True)


def undone(room: Room) -> None:
    """A participant's own act, and a facilitator's."""
    room.meeting.open_step(0, "cluster")
    op = {"op_id": new_id(), "kind": "idea.move", "ids": [room.idea], "category_id": room.category}
    room.writer.write(op)
    room.write("undo", of=op["op_id"])
    hide = room.meeting.do("idea.hide", id=room.idea)
    room.meeting.do("undo", of=hide["op_id"])


def timed(*kinds: str) -> Act:
    """Start the timer, then do these to it."""

    def act(room: Room) -> None:
        room.meeting.do("timer.start", seconds=300)
        for kind in kinds:
            room.meeting.do(kind, **({"seconds": 60} if kind == "timer.add" else {}))

    return act


def scheduled(room: Room) -> None:
    room.meeting.do("session.plan", starts="09:30")
    room.meeting.open_step(1)


def admitted(room: Room) -> None:
    room.meeting.do("session.lobby", on=True)
    room.newcomer()
    waiting = [one["id"] for one in room.meeting.snapshot()["participant"] if one["waiting"]]
    room.meeting.do("participant.admit", ids=waiting)


def ended(room: Room) -> None:
    room.meeting.do("session.end")


def reopened(room: Room) -> None:
    ended(room)
    room.meeting.do("session.reopen")


def has_left(room: Room) -> None:
    device = room.meeting.snapshot()["participant"][0]
    room.meeting.do("participant.set", id=device["id"], left=True)


def named(room: Room) -> None:
    room.meeting.do("segment.rename", id=room.meeting.segments[0], heading="Först")


def expected(room: Room) -> str:
    """One organisation that is expected; its id."""
    known = new_id()
    room.meeting.do("expected.set", id=known, group="regions", name="Region Norr")
    return known


def gone(room: Room) -> None:
    room.meeting.do("expected.remove", id=expected(room))


def counted(room: Room) -> str:
    """A line with what is typed of it; its id."""
    expected(room)
    count = new_id()
    about = {"segment_id": room.meeting.segments[1], "group": "regions", "unit": "regioner"}
    room.meeting.do("count.set", id=count, **about, present=0.5, addition="samt kansliet")
    room.newcomer()
    return count


def uncounted(room: Room) -> None:
    room.meeting.do("count.remove", id=counted(room))


def resting(room: Room) -> None:
    source = {"session": room.meeting.id, "kind": "idea", "id": room.idea}
    room.meeting.do("source.set", id=room.category, add=[source])


COUNTING: dict[str, Act] = {
    "count.set": counted,
    "count.remove": uncounted,
    "expected.set": expected,
    "expected.remove": gone,
    "expected.list": lambda room: room.meeting.do(
        "expected.list", group="hosts", names=["Värd", "En till"]
    ),
}
"""What is done where it is counted who is there."""

ACTS: dict[str, Act] = COUNTING | {
    "idea.add": lambda room: room.write(
        "idea.add",
        id=new_id(),
        segment_id=room.meeting.segments[0],
        text="Under",
        parent_id=room.below,
    ),
    "idea.edit": lambda room: room.write("idea.edit", id=room.idea, rev=1, text="Tillit, alltid"),
    "idea.remove": lambda room: room.write("idea.remove", id=room.idea),
    "idea.hide": hidden,
    "idea.restore": restored,
    "idea.move": sorting(
        lambda room: room.write("idea.move", ids=[room.idea], category_id=room.category)
    ),
    "idea.sort": suggested,
    "idea.keep": kept,
    "idea.merge": merged,
    "idea.unmerge": unmerged,
    "category.add": lambda room: room.meeting.do("category.add", id=new_id(), name="Process"),
    "category.rename": lambda room: room.meeting.do(
        "category.rename", id=room.category, name="Målbild/Vision"
    ),
    "category.move": categories_moved,
    "category.merge": categories_merged,
    "category.remove": category_removed,
    "category.restore": category_restored,
    "placement.set": placed,
    "segment.declare": lambda room: room.meeting.do(
        "segment.declare", id=room.meeting.segments[0], number=4
    ),
    "segment.rename": named,
    "participant.set": has_left,
    "source.set": resting,
    "segment.agree": agreed,
    "vote.cast": voted,
    "text.confirm": confirmed,
    "undo": undone,
    "step.open": lambda room: room.meeting.open_step(1),
    "step.plan": lambda room: room.meeting.do("step.plan", id=room.meeting.step(1), minutes=7),
    "session.plan": scheduled,
    "step.ready": lambda room: room.write("step.ready", id=room.meeting.step(0), ready=True),
    "step.close": lambda room: room.meeting.do("step.close", id=room.meeting.step(0)),
    "segment.private": private,
    "segment.reveal": revealed,
    "timer.start": timed(),
    "timer.pause": timed("timer.pause"),
    "timer.resume": timed("timer.pause", "timer.resume"),
    "timer.add": timed("timer.add"),
    "timer.stop": timed("timer.stop"),
    "session.hold": lambda room: room.meeting.do("session.hold", held=True),
    "session.lobby": lambda room: room.meeting.do("session.lobby", on=True),
    "participant.admit": admitted,
    "rehearsal.clear": lambda room: room.meeting.do("rehearsal.clear"),
    "session.join": lambda room: room.meeting.do("session.join", open=False),
    "session.end": ended,
    "session.reopen": reopened,
}


def test_every_kind_is_here() -> None:
    assert set(ACTS) == set(KINDS)


@pytest.mark.parametrize("kind", ACTS)
def test_the_same_board_for(kind: str, office: Office) -> None:
    leader = office.facilitator(language="sv")  # a login each: coming in often is slowed down
    room = Room(Meeting(leader, "uppstartsmote" if kind in COUNTING else "tre-segment"))
    roles = ("participant", "facilitator", "wall")
    there = {role: room.screen(role) for role in roles}
    away = {role: there[role].join() for role in roles}  # and hears no more until it is back
    boards = {role: begun(answer) for role, answer in away.items()}
    epoch = away["wall"]["epoch"]

    ACTS[kind](room)

    for role in roles:
        late = begun(room.screen(role).join())
        back = begun(away[role], room.screen(role).join(away[role]["head"], epoch))
        no_socket = begun(away[role], room.over_http(role, away[role]["head"], epoch))
        for change in there[role].changes(late.head):
            boards[role].hear(change)
        for board in (boards[role], back, no_socket):
            assert board.head == late.head
            assert board.records == late.records


def begun(*answers: dict[str, Any]) -> Board:
    """The board made of answers of `join`."""
    board = Board()
    for answer in answers:
        board.begin(answer)
    return board
