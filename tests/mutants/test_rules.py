"""The rules and refusals that neither `play` nor sorting breaks: each is broken once on purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.meetings import memory_board
from tests.meetings.memory_board import LONE, MemoryBoard
from tests.workshop.meeting.operations import (
    test_categories,
    test_ideas,
    test_merging,
    test_moves,
    test_placements,
    test_room,
    test_votes,
)
from words.checked import Checked
from workshop.meeting import operations
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations import (
    asking,
    categories,
    checks,
    ideas,
    merging,
    placements,
    places,
    room,
)
from workshop.meeting.records import Idea, Vote
from workshop.meeting.refusal import OperationRefused

Break = tuple[object, str, object]
Notice = Callable[[MemoryBoard], None]

a, c, m, p = test_ideas, test_categories, test_moves, test_placements
r, v = test_room, test_votes


def sorted_by_all(test: Callable[..., None], *more: Any) -> Notice:
    """A test of a board on which everybody sorts."""

    def notice(board: MemoryBoard) -> None:
        board.open("frame-cluster")
        test(board, *more)

    return notice


def with_(test: Callable[..., None], *more: Any) -> Notice:
    return lambda board: test(board, *more)


def limited(test: Callable[..., None]) -> Notice:
    """A test that lowers a limit."""

    def notice(board: MemoryBoard) -> None:
        with pytest.MonkeyPatch.context() as patch:
            test(board, patch)

    return notice


def quietly(*_: object) -> None:
    return None


def nothing(*_: object, **_more: object) -> list[Put]:
    return []


DECIDE = operations.decide


def everybody(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """`decide` that asks nobody who they are."""
    return DECIDE(board, replace(actor, role="participant"), op)


def lost_when_merged(_board: Board, category_id: str | None) -> str | None:
    """`category_for` that forgets where a merged category went."""
    return category_id if category_id in (None, "category-1", "category-2") else None


def chosen_by_nobody(board: Board, vote: Vote) -> Idea:
    """`_chosen` that takes no vote for one of an idea that is there."""
    return checks.found(board, "idea", vote["idea_id"]) | {"id": ""}


def sloppy(self: Checked, *_: object) -> Checked:
    """`Checked.only` that takes whatever comes."""
    return self


def kind(name: str, otherwise: object = nothing) -> Break:
    """An operation does nothing, or something else."""
    return operations.KINDS, name, otherwise


BREAKS: dict[str, tuple[Break, Notice]] = {
    # Who may
    "participants lead the room": (
        (room, "only_who_may", quietly),
        with_(r.test_only_facilitators_lead_the_room, "step.open", LONE),
    ),
    "participants arrange the chain": (
        (placements, "only_who_may", quietly),
        with_(p.test_only_facilitators_until_the_end),
    ),
    "participants hide": (
        (ideas, "only_who_may", quietly),
        with_(a.test_only_facilitators_hide_and_show),
    ),
    "the wall writes": ((memory_board, "decide", everybody), with_(a.test_the_wall_only_looks)),
    "facilitators vote": (
        (asking, "may_vote", quietly),
        with_(v.test_facilitators_and_walls_have_no_votes),
    ),
    # When
    "a phone has no time to send": (
        (checks, "GRACE", dt.timedelta(0)),
        with_(a.test_two_minutes_after_a_step_closed_its_writing_ends),
    ),
    "a phone may send for ever": (
        (checks, "GRACE", dt.timedelta(days=1)),
        with_(a.test_two_minutes_after_a_step_closed_its_writing_ends),
    ),
    "any step opens agreeing": (
        (asking, "may_agree", quietly),
        with_(v.test_agreeing_has_its_step),
    ),
    "the room moves on after the end": (
        (room, "not_ended", quietly),
        with_(r.test_after_the_end_the_room_stands_still, "step.open"),
    ),
    "the chain changes after the end": (
        (placements, "not_ended", quietly),
        with_(p.test_only_facilitators_until_the_end),
    ),
    "categories change after the end": (
        (checks, "not_ended", quietly),
        sorted_by_all(c.test_facilitators_do_that_until_the_end, "category.rename"),
    ),
    # What
    "any fields will do": (
        (Checked, "only", sloppy),
        with_(r.test_every_field_and_no_other, "step.open"),
    ),
    "any id will do": (
        (categories, "new_id_of", lambda op: op["id"].value),
        sorted_by_all(c.test_an_id_is_a_uuid, "1"),
    ),
    "nothing is an idea": (
        (checks, "_held", lambda text, *_: text),
        with_(a.test_nothing_is_no_idea, " "),
    ),
    "a text has no limit": (
        (checks, "_held", lambda text, *_: text),
        with_(a.test_a_text_has_its_limit, LONE),
    ),
    "a name has no limit": (
        (checks, "_held", lambda text, *_: text),
        sorted_by_all(c.test_a_name_has_its_limits, "category.add"),
    ),
    "an id is used twice": (
        (MemoryBoard, "taken", lambda *_: False),
        with_(a.test_an_id_is_used_once_in_all_sessions),
    ),
    "a category's id is used twice": (
        (MemoryBoard, "taken", lambda *_: False),
        sorted_by_all(c.test_an_id_is_used_once_in_all_sessions),
    ),
    "a session holds any number of ideas": (
        (MemoryBoard, "idea_count", lambda _self: 0),
        limited(a.test_a_session_holds_so_many_ideas),
    ),
    "a session holds any number of characters": (
        (MemoryBoard, "characters", lambda _self: 0),
        limited(a.test_a_session_holds_so_many_characters),
    ),
    "new sub-points go as deep as they like": (
        (ideas, "MOST_LEVELS", 99),
        with_(a.test_sub_points_go_nine_levels_deep),
    ),
    "an idea stands in any category": (
        (ideas, "_active", lambda _category: True),
        with_(a.test_a_category_must_be_on_the_board, "removed"),
    ),
    # Ideas
    "what spoke for others takes them along": (
        (ideas, "freed", lambda _board, duplicate: duplicate),
        sorted_by_all(test_merging.test_what_a_removed_one_spoke_for_comes_back),
    ),
    "questions are ideas": (
        (ideas, "_is_question", lambda _op: False),
        with_(a.test_a_question_is_one),
    ),
    "an edit forgets who does it": (
        (ideas, "planned", lambda *_: {"owner": None, "due_on": None, "progress": None}),
        with_(a.test_who_and_when_stay_unless_they_are_said),
    ),
    "duplicates go in circles": (
        (merging, "_may_merge", lambda *_: True),
        sorted_by_all(test_merging.test_no_circles),
    ),
    "where a category went nothing goes": (
        (places, "category_for", lost_when_merged),
        sorted_by_all(m.test_where_a_category_went_ideas_go),
    ),
    "a move comes too late for what is gone": (
        (places, "may_move", lambda *_: True),
        sorted_by_all(m.test_what_is_gone_is_left_out, "removed"),
    ),
    # Categories
    "a name stays": (kind("category.rename"), sorted_by_all(c.test_a_name_is_one_line)),
    "the order stays": (
        (categories, "between", lambda _low, high: f"{high}V"),
        sorted_by_all(c.test_categories_are_put_in_order, 0),
    ),
    "what is removed stays": (kind("category.remove"), sorted_by_all(c.test_removing_is_soft)),
    "what is removed is lost": (kind("category.restore"), sorted_by_all(c.test_removing_is_soft)),
    "a merged category comes back beside the other": (
        kind("category.restore", categories.remove),
        sorted_by_all(c.test_removing_is_soft),
    ),
    # The chain
    "a category is dealt to nobody": (
        (placements, "_asked", lambda *_: {}),
        with_(p.test_a_category_is_dealt_to_tables),
    ),
    "the number declared is the one listed": (
        kind("segment.declare"),
        with_(p.test_the_number_declared_is_set_apart_from_the_list),
    ),
    # The room
    "a vote is cast for ever": (
        (asking, "_chosen", chosen_by_nobody),
        with_(v.test_a_vote_is_an_owners),
    ),
    "several steps are open": (
        (room, "_closed", nothing),
        with_(r.test_one_step_is_open_at_a_time),
    ),
    "closing leaves a step current": (
        kind("step.close"),
        with_(r.test_closing_the_current_step_leaves_none),
    ),
    "what is written in private is not": (
        kind("segment.private"),
        with_(r.test_private_is_from_now_on),
    ),
    "revealing shows nothing": (
        kind("segment.reveal"),
        with_(r.test_reveal_shows_all_that_was_withheld_at_once),
    ),
    "a timer does not stop": (
        kind("timer.pause"),
        with_(r.test_a_timer_runs_pauses_and_goes_on),
    ),
    "a timer has any length": (
        (room, "LONGEST_TIMER", 10**6),
        with_(r.test_a_timer_is_set_to_a_bearable_time, 86_401),
    ),
    "joining stays open": (kind("session.join"), with_(r.test_joining_is_opened_and_closed)),
    "the end is final": (
        kind("session.reopen"),
        with_(r.test_the_end_closes_everything_and_can_be_undone),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_it_is_noticed_that(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (whose, what, otherwise), notice = BREAKS[name]
    notice(MemoryBoard())
    if isinstance(whose, dict):
        monkeypatch.setitem(whose, what, otherwise)
    else:
        monkeypatch.setattr(whose, what, otherwise)
    with pytest.raises((AssertionError, OperationRefused)):
        notice(MemoryBoard())
