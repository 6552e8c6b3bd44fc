"""That what is lost, doubled, diverged or foreign is noticed: one meeting, spoilt in every way."""

from __future__ import annotations

import asyncio
import copy
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.client import Habits
from tests.faults.house import House
from tests.faults.outcome import BROKEN
from tests.faults.proxy import Chaos
from tests.faults.rig import Rig, played
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
