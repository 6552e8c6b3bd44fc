"""The rules as a Hypothesis state machine over a real database: see `play` for what is compared."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.meetings.live_room import operation
from tests.model.play import ACTS, Play
from workshop.meeting.operations import KINDS
from workshop.storage.database import Database

pytestmark = pytest.mark.long

MEANT: dict[str, dict[str, tuple[str, ...]]] = {
    "frame": {
        "write": ("add", "edit", "remove", "restore", "hide", "reveal", "clock"),
        "cluster": ("suggest", "keep", "move", "merge", "unmerge", "categorise", "undo"),
        "settle": ("agree", "place", "place", "categorise", "categorise", "clock", "end"),
    },
    "lists": {
        "write": ("add", "together", "edit", "categorise", "clock"),
        "vote": (*8 * ("vote",), "undo", "categorise", "end"),
    },
}
"""What is mostly done in a step, which by chance would seldom be open for it."""


PLAYED_ELSEWHERE = {
    *("segment.rename", "count.set", "count.remove"),
    *("expected.set", "expected.remove", "expected.list", "participant.set"),
    *("source.set", "text.confirm", "step.ready", "step.plan", "session.plan"),
    *("session.hold", "session.lobby", "participant.admit", "rehearsal.clear"),
}
"""What has no place among others: `tests/workshop`, `tests/protocol` and the faults play it."""


def test_whatever_is_done_all_hold_the_same_board(database: Database) -> None:
    carried_out: Counter[str] = Counter()

    class Room(RuleBasedStateMachine):
        """Everybody acts in any order; on what, comes of a seed that Hypothesis chooses."""

        @initialize(seed=st.integers(0, 2**32))
        def begin(self, seed: int) -> None:
            self.play = Play(database, random.Random(seed))

        @rule(act=st.sampled_from(sorted(ACTS)))
        def act(self, act: str) -> None:
            self.play.act(act)

        @rule(segment=st.sampled_from(sorted(MEANT)))
        def go_through(self, segment: str) -> None:
            """A segment step by step, and done is what each is meant for."""
            people = self.play.people
            for step, acts in MEANT[segment].items():
                of = people.steps[segment, step]
                self.play.write(people.anna, operation("step.open", id=of))
                for act in acts:
                    self.play.act(act)

        @invariant()
        def all_hold_the_same(self) -> None:
            self.play.check()

        def teardown(self) -> None:
            carried_out.update(one.kind for one in self.play.world.done.values())
            self.play.close()

    run_state_machine_as_test(Room, settings=FEW)
    assert carried_out.keys() == KINDS.keys() - PLAYED_ELSEWHERE


FEW = settings(
    max_examples=14,
    stateful_step_count=12,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # shrinking takes minutes: allow it to look into a failure
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("seed", range(2))
def test_a_long_session_keeps_its_promise(database: Database, seed: int) -> None:
    play = Play(database, random.Random(seed))
    for number in range(120):
        play.act()
        if number % 2:
            play.check()
    play.finish()
    play.close()
