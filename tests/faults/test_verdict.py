"""That what is lost, doubled, diverged or foreign is noticed: one meeting, spoilt in every way."""

from __future__ import annotations

import asyncio
import copy
import itertools
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests import own_loop
from tests.faults import clock, kills
from tests.faults.client import Habits
from tests.faults.house import House
from tests.faults.outcome import BROKEN, Outcome
from tests.faults.proxy import Chaos
from tests.faults.report import Played, Report
from tests.faults.rig import Rig, played
from tests.faults.scenarios import SCENARIOS
from tests.faults.verdict import Ended, judged

SEED, SECONDS, REST = 1, 3.0, 20.0


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """A meeting in which nothing went wrong."""
    with House(tmp_path_factory.mktemp("house")) as house:
        rig = Rig(house, SEED, Chaos(random.Random(SEED), honest=True), REST)
        return played(rig, SECONDS, _nothing, Habits())[0]


async def _nothing(_rig: Rig) -> None:
    await asyncio.sleep(0)


def test_an_honest_meeting_is_sound(honest: Ended) -> None:
    outcome = judged(honest)
    assert not outcome.broken
    assert outcome.acknowledged > 10
    assert honest.stored.ideas
    assert any(screen.heard for screen in honest.screens)
    assert honest.minutes["docx"]


def lose_a_change(meeting: Ended) -> None:
    del meeting.stored.changes[-1]


def lose_an_idea(meeting: Ended) -> None:
    meeting.stored.ideas.popitem()


def lose_from_the_minutes(meeting: Ended) -> None:
    meeting.minutes["docx"].remove(meeting.replay.minutes("docx")[0])


def book_twice(meeting: Ended) -> None:
    meeting.stored.changes[-1].op_id = meeting.stored.changes[-2].op_id


def answer_in_two_ways(meeting: Ended) -> None:
    number, entry = next(meeting.journal.acknowledged())
    entry.answers.append({"op_id": entry.op["op_id"], "n": number + 1})


def refuse_afterwards(meeting: Ended) -> None:
    _, entry = next(meeting.journal.acknowledged())
    entry.answers.append({"op_id": entry.op["op_id"], "refused": "op_id_reused"})


def print_twice(meeting: Ended) -> None:
    meeting.minutes["json"].append(meeting.replay.minutes("json")[0])


def change_words_in_the_database(meeting: Ended) -> None:
    about = next(iter(meeting.stored.ideas))
    meeting.stored.ideas[about] = ("other words", *meeting.stored.ideas[about][1:])


def drop_from_a_screen(meeting: Ended) -> None:
    meeting.screens[0].records.popitem()


def drop_from_all_screens(meeting: Ended) -> None:
    """Even what a newcomer is shown."""
    screen = meeting.screens[0]
    about = next(key for key in screen.newcomer if key[0] == "idea")
    del screen.newcomer[about], screen.records[about]


def wait_for_ever(meeting: Ended) -> None:
    meeting.screens[0].at_rest = "change 7 of 8"


def hear_another_meeting(meeting: Ended) -> None:
    meeting.screens[0].heard.add(b"B B 1 7")


def hear_what_is_not_for_it(meeting: Ended) -> None:
    meeting.screens[-1].heard.add(b"A A 1 99999")


@pytest.mark.parametrize(
    ("spoil", "noticed_as"),
    [
        (lose_a_change, "lost"),
        (lose_an_idea, "lost"),
        (lose_from_the_minutes, "lost"),
        (book_twice, "doubled"),
        (answer_in_two_ways, "doubled"),
        (refuse_afterwards, "doubled"),
        (print_twice, "doubled"),
        (change_words_in_the_database, "diverged"),
        (drop_from_a_screen, "diverged"),
        (drop_from_all_screens, "diverged"),
        (wait_for_ever, "diverged"),
        (hear_another_meeting, "foreign"),
        (hear_what_is_not_for_it, "foreign"),
    ],
)
def test_what_is_spoilt_is_noticed(
    honest: Ended, spoil: Callable[[Ended], None], noticed_as: str
) -> None:
    assert noticed_as in BROKEN
    meeting = copy.deepcopy(honest)
    spoil(meeting)
    assert getattr(judged(meeting), noticed_as)


def test_a_log_and_a_house_leave_nothing_running(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.start()
        assert house.alive
    assert not house.alive


def test_a_fault_that_never_came_about_is_told() -> None:
    injects = {"network": ("reset", "stalled"), "not run": ("killed",)}
    first, second = (Outcome(injected=Counter({kind: 1})) for kind in ("reset", "stalled"))
    once = [Played("network", 1, outcome=first)]
    report = Report(once, [], injects)
    assert report.never == ["network: stalled"]
    assert "NEVER INJECTED: network: stalled" in list(report.lines())
    assert not report.good
    assert Report([*once, Played("network", 2, outcome=second)], [], injects).good


def test_each_scenario_is_for_some_fault() -> None:
    assert all(one.injects for one in SCENARIOS)


def test_a_point_that_was_not_passed_is_a_kind_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kills, "COMES_BY_WITHIN", 0.02)
    house = cast(House, SimpleNamespace(alive=True, kill=lambda: None))
    rig = Rig(house, SEED, None, REST)
    own_loop.run(kills._die_at(rig, "before commit"))  # noqa: SLF001
    assert rig.outcome.injected == {kills.NOT_PASSED: 1}
    assert kills.NOT_PASSED not in {kind for one in SCENARIOS for kind in one.injects}


def test_none_of_several_ways_is_left_out() -> None:
    turns = Rig(cast(House, None), SEED, None, REST).by_turns("a", "b", "c")
    assert [sorted(itertools.islice(turns, 3)) for _ in range(9)] == [["a", "b", "c"]] * 9


def test_a_clock_that_does_not_move_is_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with House(tmp_path) as house:
        house.start()
        assert clock._is_set(house.port, 0)  # noqa: SLF001
        monkeypatch.setattr(clock, "SHOWN_WITHIN", 1.0)
        assert not clock._is_set(house.port, 86_400)  # noqa: SLF001
