"""Each rule of sorting, voting and undo is broken once on purpose, and a test must notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.meetings.acting import Room
from tests.meetings.live_room import begin, live_of
from tests.meetings.memory_board import ANNA, KNOWN, OTHER, SEATED, MemoryBoard
from tests.workshop.live import test_undo
from tests.workshop.meeting.operations import (
    test_categories,
    test_merging,
    test_moves,
    test_placements,
    test_suggesting,
    test_votes,
)
from words.checked import Checked
from workshop.base.ids import new_id
from workshop.live import audiences, catching_up, sent_records
from workshop.meeting import operations
from workshop.meeting.board import Actor, Put
from workshop.meeting.operations import (
    asking,
    categories,
    ideas,
    merging,
    order,
    placements,
    places,
    room,
    suggesting,
    trees,
    undoing,
)
from workshop.meeting.operations.checks import not_ended
from workshop.meeting.operations.undoable import UNDO, Undo
from workshop.meeting.refusal import OperationRefused
from workshop.storage.database import Database

Break = tuple[object, str, object]
Notice = Callable[[Database], None]


def on_a_board(test: Callable[..., None], *more: Any) -> Notice:
    """A test that asks for nothing but a board on which everybody sorts."""

    def notice(_database: Database) -> None:
        board = MemoryBoard()
        board.open("frame-cluster")
        test(board, *more)

    return notice


def on_a_plain_board(test: Callable[..., None], *more: Any) -> Notice:
    return lambda _database: test(MemoryBoard(), *more)


def with_five(test: Callable[..., None], *more: Any) -> Notice:
    """A test that asks for a board with five categories."""

    def notice(_database: Database) -> None:
        board, five = MemoryBoard(), [new_id() for _ in range(3)]
        for one in five:
            board.do(ANNA, "category.add", id=one, name=one)
        test(board, [KNOWN, OTHER, *five], *more)

    return notice


def undone(test: Callable[..., None], *more: Any, prepared: bool = True) -> Notice:
    """A test that asks for a room in a real database."""

    def notice(database: Database) -> None:
        found = Room(database, live_of(database), begin(database))
        test(found, *([test_undo.prepare(found)] if prepared else []), *more)

    return notice


def voted(database: Database) -> None:
    test_votes.test_nobody_learns_what_somebody_voted_for(database, begin(database))


def suggested(database: Database) -> None:
    test_suggesting.test_nobody_else_learns_what_somebody_suggests(database, begin(database))


def overwriting(board: Any, actor: Actor, op: Checked) -> list[Put]:
    """`suggesting.sort` that moves an idea wherever it stands."""
    moved = board.idea(op["id"].text()) | {"category_id": op["category_id"].text()}
    return [*suggesting.sort(board, actor, op), Put("idea", moved)]


def bare(_board: Any, moved: Any) -> list[Put]:
    """`placed` that leaves behind what hangs under an idea."""
    return [Put("idea", idea) for idea in moved]


def first_put_only(kind: str) -> object:
    decision = operations.KINDS[kind]
    return lambda *asked: decision(*asked)[:1]


def unchanged(_board: Any, _op: Any, moved: list[Any], _parent: Any) -> list[str]:
    return [idea["rank"] for idea in moved]


def shown(_board: Any, duplicate: Any) -> Any:
    return duplicate | {"state": "shared", "merged_into_id": None}


def anywhere(module: Any) -> Break:
    """Sorting is allowed to everybody until the end."""
    return module, "may_sort", lambda board, _actor: not_ended(board)


def true(*_: object) -> bool:
    return True


def false(*_: object) -> bool:
    return False


def nothing(*_: object) -> list[Put]:
    return []


def alone(_board: Any, idea: Any) -> Any:
    return iter([idea])


def MOVED(at: dict[str, str]) -> dict[str, Any]:  # noqa: N802
    return {"ids": [at["root"]], "category_id": None}


moves, merged, undo = test_moves, test_merging, test_undo

BREAKS: dict[str, tuple[list[Break], Notice]] = {
    "sub-points are left behind": (
        [(places, "placed", bare)],
        on_a_board(moves.test_sub_points_go_along),
    ),
    "something hangs under itself": (
        [(places, "upwards", alone)],
        on_a_board(moves.test_nothing_hangs_under_itself),
    ),
    "trees grow too deep": (
        [(places, "_height", lambda *_: 1)],
        on_a_board(moves.test_moved_trees_go_nine_levels_deep),
    ),
    "nothing is put in order": (
        [(places, "_ranks_after", unchanged)],
        on_a_board(moves.test_ideas_are_put_in_order, 1),
    ),
    "sub-points come loose in one place": (
        [(places, "_ranks_of_their_own", lambda _board, loose: ["V"] * len(loose))],
        on_a_board(moves.test_several_become_ideas_of_their_own_in_the_order_given),
    ),
    "what is private is moved": (
        [(places, "may_move", true)],
        on_a_board(moves.test_what_is_private_is_nobodys_to_move),
    ),
    "participants sort what is not a frame": (
        [(places, "may_move", lambda board, _actor, idea: trees.stands(board, idea))],
        on_a_board(moves.test_participants_sort_a_frame_and_nothing_else),
    ),
    "things are moved under what is hidden": (
        [(places, "stands", true)],
        on_a_board(moves.test_nothing_is_moved_under_what_not_everybody_sees, "hidden", 1),
    ),
    "ideas are lost in a category that is gone": (
        [(places, "category_for", lambda _board, category_id: category_id)],
        on_a_board(moves.test_under_a_removed_category_nothing_is_sorted),
    ),
    "participants sort at any time": (
        [anywhere(places)],
        on_a_board(moves.test_no_other_step_opens_sorting, "frame-write"),
    ),
    "what is hidden is merged, and shown": (
        [(merging, "_may_merge", true)],
        on_a_board(merged.test_nothing_is_shown_by_being_merged, "hidden", ANNA),
    ),
    "duplicates are not handed on": (
        [(merging, "duplicates_of", nothing)],
        on_a_board(merged.test_who_spoke_for_others_hands_them_on),
    ),
    "duplicates speak for others": (
        [(merging, "speaker", lambda _board, idea: idea)],
        on_a_board(merged.test_who_spoke_for_others_hands_them_on),
    ),
    "a freed duplicate is shown": (
        [(merging, "freed", shown)],
        on_a_board(merged.test_what_was_hidden_with_its_speaker_stays_hidden, 2),
    ),
    "a duplicate of what was removed is shown": (
        [(ideas, "freed", shown)],
        on_a_board(merged.test_what_was_hidden_with_its_speaker_stays_hidden, 1),
    ),
    "participants free what is hidden": (
        [(merging, "_may_unmerge", lambda *_: True)],
        on_a_board(merged.test_participants_do_not_free_what_is_hidden),
    ),
    "participants merge at any time": (
        [anywhere(merging)],
        on_a_board(merged.test_who_may),
    ),
    "participants make categories at any time": (
        [anywhere(categories)],
        on_a_plain_board(
            test_categories.test_participants_do_that_while_they_sort, "category.add", SEATED
        ),
    ),
    "what stood in a merged category stands nowhere": (
        [(operations.KINDS, "category.merge", first_put_only("category.merge"))],
        on_a_board(test_categories.test_all_that_stood_in_one_stands_in_the_other),
    ),
    "merging leaves a category out of a segment": (
        [(categories, "_standing_in_for", nothing)],
        on_a_board(test_categories.test_nothing_is_left_out_of_a_segment_by_merging),
    ),
    "categories do not follow": (
        [(order, "by_rank", lambda category: category["id"])],
        with_five(test_placements.test_segments_follow_until_they_are_arranged),
    ),
    "pairs are lost when a matrix is arranged": (
        [(placements, "paired", lambda _board, rows: [r | {"beside": False} for r in rows])],
        with_five(test_placements.test_pairs_stay_when_a_matrix_is_arranged),
    ),
    "three share a table": (
        [(placements, "paired", lambda _board, rows: rows)],
        with_five(test_placements.test_a_beside_that_nothing_stands_beside_is_none),
    ),
    "votes have no end": (
        [(asking, "_counts", false)],
        on_a_plain_board(test_votes.test_each_owner_has_so_many),
    ),
    "a vote for what is gone is lost": (
        [(asking, "_counts", lambda _board, one, _segment: one["cast"])],
        on_a_plain_board(test_votes.test_a_vote_for_what_is_gone_is_free_again),
    ),
    "votes are for anything": (
        [(asking, "_in_choice", true)],
        on_a_plain_board(test_votes.test_nobody_votes_for_what_not_everybody_sees, "hidden"),
    ),
    "votes are cast at any time": (
        [(asking, "may_vote", lambda *_: None)],
        on_a_plain_board(test_votes.test_only_while_that_is_asked, "lists-write"),
    ),
    "votes are counted nowhere": (
        [(room, "counted", nothing)],
        on_a_plain_board(test_votes.test_counts_come_when_voting_closes_and_go_when_it_opens),
    ),
    "counts are seen while people vote": (
        [(room, "withheld", nothing)],
        on_a_plain_board(test_votes.test_counts_come_when_voting_closes_and_go_when_it_opens),
    ),
    "those at a table vote each for themselves": (
        [(Actor, "owner_id", property(lambda self: self.id))],
        on_a_plain_board(test_votes.test_a_vote_is_an_owners),
    ),
    "the id of a vote tells what it is for": (
        [(MemoryBoard, "new_id", lambda _board: "vote of lone")],
        on_a_plain_board(test_votes.test_the_id_of_a_vote_tells_nothing),
    ),
    "facilitators learn what somebody voted for": (
        [(audiences, "lead_view", lambda _kind, seen: seen)],
        voted,
    ),
    "everybody learns that somebody voted": (
        [(sent_records.LEAD_ONLY, "vote", frozenset())],
        voted,
    ),
    "words overwrite each other": (
        [(operations.KINDS, "idea.sort", overwriting)],
        on_a_board(test_suggesting.test_a_word_that_differs_moves_nothing),
    ),
    "suggestions are for anything": (
        [(suggesting, "may_move", true)],
        on_a_board(test_suggesting.test_nobody_sorts_what_not_everybody_sees, "private"),
    ),
    "suggestions are made at any time": (
        [anywhere(suggesting)],
        on_a_board(test_suggesting.test_only_while_the_room_sorts),
    ),
    "a word on a duplicate is nobody's": (
        [(suggesting, "speaker", lambda _board, idea: idea)],
        on_a_board(test_suggesting.test_a_word_on_a_duplicate_is_one_on_its_speaker),
    ),
    "words on duplicates are left unanswered": (
        [(suggesting, "duplicates_of", nothing)],
        on_a_board(test_suggesting.test_a_facilitator_lets_an_idea_stand),
    ),
    "anybody answers suggestions": (
        [(suggesting, "only_who_may", lambda *_: None)],
        on_a_board(test_suggesting.test_only_facilitators_do),
    ),
    "everybody learns what somebody suggests": (
        [(audiences, "owner_key", lambda *_: audiences.ROOM)],
        suggested,
    ),
    "everybody learns who suggests something": (
        [(sent_records.LEAD_ONLY, "suggestion", frozenset())],
        suggested,
    ),
    "what is suggested is lost with the page": (
        [(catching_up, "_OWN", ("idea", "vote"))],
        suggested,
    ),
    "undoing a word leaves it there": (
        [(undoing, "_UNMADE", {})],
        undone(undo.test_everything_is_as_it_was, "idea.sort, elsewhere"),
    ),
    "consent is to categories that are not listed": (
        [(asking, "standing", lambda board, _segment: board.every("category"))],
        on_a_plain_board(test_votes.test_an_owner_agrees_to_the_list_as_it_stands),
    ),
    "anybody undoes anything": (
        [(Actor, "name", property(lambda self: self.role))],
        undone(undo.test_everything_is_as_it_was, "idea.move"),
    ),
    "what was changed since is undone": (
        [(undoing, "_untouched", true)],
        undone(undo.test_not_when_it_was_changed_since, "idea.move", "idea.move", MOVED),
    ),
    "what others depend on is undone": (
        [(undoing._After, "check", lambda _self: None)],  # noqa: SLF001
        undone(undo.test_not_when_something_living_depends_on_it),
    ),
    "a category is unmade with what is in it": (
        [(undoing._After, "_check_unmade", lambda *_: None)],  # noqa: SLF001
        undone(undo.test_not_when_something_living_depends_on_it),
    ),
    "an undo shows what was hidden since": (
        [(undoing._After, "_is_shown_or_hidden", false)],  # noqa: SLF001
        undone(undo.test_undoing_a_merge_shows_nothing_that_was_hidden_since),
    ),
    "authors undo what is hidden": (
        [(undoing, "_is_hidden", false)],
        undone(undo.test_authors_undo_nothing_of_what_is_hidden, "idea.edit"),
    ),
    "a revision comes again": (
        [(undoing, "_revived", lambda _kind, was, _record: dict(was))],
        undone(undo.test_a_revision_never_comes_again),
    ),
    "things are undone at any time": (
        [(undoing, "UNDO", dict.fromkeys(UNDO, Undo(lambda *_: None)))],
        undone(undo.test_not_when_it_is_closed_or_over),
    ),
    "an undo leaves sub-points behind": (
        [(undoing._After, "settle", lambda _self: None)],  # noqa: SLF001
        undone(undo.test_other_fields_may_have_changed),
    ),
    "an undo finds categories that were merged": (
        [(undoing._After, "_went_into", lambda _self, category_id: category_id)],  # noqa: SLF001
        undone(undo.test_where_a_category_was_merged_into_another_ideas_stand_there),
    ),
    "duplicates of what is hidden are seen": (
        [(audiences, "upwards", lambda _board, idea: iter([idea]))],
        undone(undo.test_undoing_a_merge_shows_nothing_that_was_hidden_since),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_it_is_noticed_that(name: str, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks, notice = BREAKS[name]
    notice(database)
    for whose, what, otherwise in breaks:
        if isinstance(whose, dict):
            monkeypatch.setitem(whose, what, otherwise)
        else:
            monkeypatch.setattr(whose, what, otherwise)
    with pytest.raises((AssertionError, OperationRefused)):
        notice(database)
