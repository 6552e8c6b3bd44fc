"""The fan-outs of several processes: what one tells, all tell, whatever notice gets lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import gevent
import pytest

from tests.workshop.live.test_fanout import Noted, actor, change, device, joined
from workshop.live import fanout as module
from workshop.live import shared_fanout
from workshop.live.audiences import News
from workshop.live.catching_up import Position
from workshop.live.shared_fanout import SharedFanout
from workshop.wires.wire import Wire


class Street:
    """Carries notices between processes, as long as it is told to; and the log they share."""

    def __init__(self) -> None:
        self.hearers: list[tuple[Callable[[str], None], Callable[[], None]]] = []
        self.sent: list[str] = []
        self.log: list[News] = []
        self.asked: list[int] = []
        self.works = True

    def send(self, notice: str) -> None:
        self.sent.append(notice)
        if self.works:
            for heard, _ in self.hearers:
                gevent.spawn(heard, notice)

    def listen(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        self.hearers.append((heard, missed))

    def since(self, _session: str, number: int) -> list[News]:
        self.asked.append(number)
        return [one for one in self.log if one.number > number]

    def kinds(self) -> list[str]:
        return [one.split(" ")[1] for one in self.sent]


Processes = Callable[[int], list[SharedFanout]]
"""Makes so many processes that know of each other."""


@pytest.fixture
def street() -> Street:
    return Street()


@pytest.fixture
def processes(street: Street, monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    """So many processes that know of each other."""
    monkeypatch.setattr(module, "PRESENCE_SECONDS", 0.001)
    beating: list[gevent.Greenlet[..., None]] = []

    def begin(count: int) -> list[SharedFanout]:
        made = [
            SharedFanout(
                lambda _: [device("p1"), device("p2")], lambda _: None, street, street.since
            )
            for _ in range(count)
        ]
        beating.extend(gevent.spawn(one.beat, lambda _: Position(0, "e")) for one in made)
        settle()
        return made

    yield begin
    gevent.killall(beating)


def settle() -> None:
    """Let all that was said be heard."""
    gevent.sleep(0.05)


def numbers(wire: Noted) -> list[int]:
    """The changes that a screen was told of; again does no harm."""
    return sorted({one["n"] for told in wire.told("changes") for one in told})


def happens(street: Street, *news: News) -> None:
    street.log += news


def test_what_one_publishes_the_screens_of_the_other_are_told(
    street: Street, processes: Processes
) -> None:
    first, second = processes(2)
    here, there = joined(first, actor("wall")), joined(second, actor("wall"))
    settle()
    for number in (1, 2, 3):
        happens(street, change(number))
        first.publish("s", [change(number)])
        settle()
    assert numbers(here) == numbers(there) == [1, 2, 3]
    assert here.told("changes")[-1] == there.told("changes")[-1]


def test_the_next_notice_makes_good_for_one_that_was_lost(
    street: Street, processes: Processes
) -> None:
    first, second = processes(2)
    joined(first, actor("wall"))
    there = joined(second, actor("wall"))
    settle()
    for number in range(1, 6):
        street.works = number in (1, 5)
        happens(street, change(number))
        first.publish("s", [change(number)])
        settle()
    assert numbers(there) == [1, 2, 3, 4, 5]


def test_ones_own_change_after_a_hole_brings_what_is_missing(
    street: Street, processes: Processes
) -> None:
    first, second = processes(2)
    joined(first, actor("wall"))
    there = joined(second, actor("wall"))
    settle()
    happens(street, change(1))
    first.publish("s", [change(1)])
    settle()
    street.works = False
    happens(street, change(2), change(3))
    first.publish("s", [change(2)])
    second.publish("s", [change(3)])
    settle()
    assert numbers(there) == [1, 2, 3]


def test_a_process_that_is_alone_says_that_it_is_there_and_nothing_else(
    street: Street, processes: Processes
) -> None:
    [alone] = processes(1)
    joined(alone, actor("participant", "p1"))
    for number in (1, 2):
        alone.publish("s", [change(number)])
    settle()
    assert set(street.kinds()) == {"hello"}
    assert street.asked == []


def test_a_meeting_that_nobody_has_elsewhere_is_told_to_nobody(
    street: Street, processes: Processes
) -> None:
    first, second = processes(2)
    joined(first, actor("wall"))
    joined(second, actor("wall", session="t"))
    settle()
    first.publish("s", [change(1)])
    assert "news" not in street.kinds()


def test_who_is_here_adds_up(processes: Processes) -> None:
    first, second = processes(2)
    consoles = [joined(one, actor("facilitator", "f")) for one in (first, second)]
    joined(first, actor("participant", "p1"))
    phone = actor("participant", "p2")
    wire = joined(second, phone)
    settle()
    consoles.append(joined(processes(1)[0], actor("facilitator", "f")))  # one that comes later
    settle()
    assert [one.told("presence")[-1] for one in consoles] == [{"here": ["p1", "p2"]}] * 3
    second.leave(cast(Wire, wire), phone)
    settle()
    assert [one.told("presence")[-1] for one in consoles] == [{"here": ["p1"]}] * 3


def test_who_was_in_a_process_that_is_silent_is_gone(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_fanout, "SILENT_SECONDS", 0.0)
    first, second = processes(2)
    console = joined(first, actor("facilitator", "f"))
    joined(second, actor("participant", "p2"))
    settle()
    assert console.told("presence")[-1] == {"here": ["p2"]}
    first._forget_silent()  # noqa: SLF001 - as it does with each beacon
    settle()
    assert console.told("presence")[-1] == {"here": []}


def test_goodbyes_reach_the_screens_of_all(processes: Processes) -> None:
    first, second = processes(2)
    mine = joined(second, actor("facilitator", "f"))
    theirs = joined(second, actor("facilitator", "g"))
    first.dismiss("signed_out", "Sign in again.", login="login-f")
    settle()
    assert (mine.closing, theirs.closing) == (True, False)
    assert mine.told("bye") == [{"refused": "signed_out", "say": "Sign in again."}]
