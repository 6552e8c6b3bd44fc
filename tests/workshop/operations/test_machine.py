"""The rules as a Hypothesis state machine over a real database: see `play` for what is compared."""

from __future__ import annotations

import random

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

from tests.workshop.operations.play import Play
from workshop.db import Database


def test_whatever_is_done_all_hold_the_same_board(database: Database) -> None:  # noqa: C901
    class Room(RuleBasedStateMachine):
        """Everybody acts in any order; who acts and on what, Hypothesis chooses as well."""

        @initialize(choices=st.randoms(use_true_random=False))
        def begin(self, choices: random.Random) -> None:
            self.play = Play(database, choices)

        @rule()
        def add(self) -> None:
            self.play.add()

        @rule()
        def edit(self) -> None:
            self.play.edit()

        @rule()
        def remove(self) -> None:
            self.play.remove()

        @rule()
        def restore(self) -> None:
            self.play.restore()

        @rule()
        def hide(self) -> None:
            self.play.hide()

        @rule()
        def lead(self) -> None:
            self.play.lead()

        @rule()
        def again(self) -> None:
            self.play.again()

        @rule()
        def reuse(self) -> None:
            self.play.reuse()

        @rule()
        def together(self) -> None:
            self.play.together()

        @rule()
        def fail(self) -> None:
            self.play.fail()

        @rule()
        def go(self) -> None:
            self.play.go()

        @rule()
        def catch_up(self) -> None:
            self.play.catch_up()

        @invariant()
        def all_hold_the_same(self) -> None:
            self.play.check()

        def teardown(self) -> None:
            self.play.close()

    run_state_machine_as_test(Room, settings=FEW)


FEW = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
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
