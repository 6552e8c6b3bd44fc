"""No page of a start-up meeting keeps somebody out, in any state; as test_a_meetings_states.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.accessibility.looking import KINDS, Looking, look_at_all
from tests.states.a_start_up_meeting import play_a_start_up_meeting


@pytest.fixture(scope="module")
def looked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Looking:
    return look_at_all(play_a_start_up_meeting, browser, tmp_path_factory.mktemp("played"))


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_kept_out(kind: str, looked: Looking) -> None:
    assert looked.found[kind] == []


def test_every_state_is_looked_at_under_a_name_of_its_own(looked: Looking) -> None:
    assert len(set(looked.states)) == len(looked.states) >= 25
    assert looked.rules > 30
