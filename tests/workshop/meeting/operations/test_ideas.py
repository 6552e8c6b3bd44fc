"""Ideas: where they stand, who may do what to them, and what is refused by which name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import (
    ANNA,
    BERTIL,
    ELSEWHERE,
    FRAME,
    KNOWN,
    LISTS,
    LONE,
    MATRIX,
    NEIGHBOUR,
    OTHER,
    SEATED,
    WALL,
    MemoryBoard,
    category,
)
from workshop.base.ids import new_id
from workshop.meeting.board import Actor
from workshop.meeting.operations import checks, ideas
from workshop.meeting.operations.checks import GRACE
from workshop.meeting.refusal import OperationRefused
from workshop.meeting.roles import ROLES


def add(board: MemoryBoard, actor: Actor = LONE, **fields: Any) -> str | None:
    """What adding an idea is refused for."""
    wanted = {"id": new_id(), "segment_id": FRAME, "text": "Tillit"} | fields
    return board.refuses(actor, "idea.add", **wanted)


def test_an_idea_is_kept_as_it_was_meant(board: MemoryBoard) -> None:
    idea = board.idea(board.write(SEATED, "  Hej\x00 på\r\ndig \ud83d ", owner=" Kim\x00 "))
    assert idea["text"] == "Hej på\ndig"
    assert idea["owner"] == "Kim"
    assert (idea["state"], idea["kind"], idea["revision"]) == ("shared", "idea", 1)
    assert (idea["participant_id"], idea["table_id"], idea["facilitator_id"]) == (
        *("seated", "table-1"),
        None,
    )


def test_a_facilitator_writes_as_oneself(board: MemoryBoard) -> None:
    idea = board.idea(board.write(ANNA))
    assert (idea["participant_id"], idea["table_id"], idea["facilitator_id"]) == (
        None,
        None,
        "anna",
    )


def test_each_new_idea_comes_last(board: MemoryBoard) -> None:
    ranks = [board.idea(board.write(LONE))["rank"] for _ in range(70)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 70


def test_a_question_is_one(board: MemoryBoard) -> None:
    assert board.idea(board.write(LONE, question=True))["kind"] == "question"


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x07", "\ud83d"])
def test_nothing_is_no_idea(board: MemoryBoard, text: str) -> None:
    assert add(board, text=text) == "empty"


@pytest.mark.parametrize("actor", [LONE, ANNA])
def test_a_text_has_its_limit(board: MemoryBoard, actor: Actor) -> None:
    most = actor.rights.longest
    assert add(board, actor, text=" " + "å" * most + " ") is None
    assert add(board, actor, text="å" * (most + 1)) == "too_long"
    idea_id = board.write(actor)
    change = {"id": idea_id, "rev": 1}
    assert board.refuses(actor, "idea.edit", text="å" * (most + 1), **change) == "too_long"
    assert board.refuses(actor, "idea.edit", text="  ", **change) == "empty"


def test_participants_write_as_much_as_the_protocol_says() -> None:
    assert ROLES["participant"].longest == 2000


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "1"},
        {"id": new_id().upper()},
        {"id": "a" * 35 + "\x00"},
        {"id": 7},
        {"text": None},
        {"text": ["Tillit"]},
        {"segment_id": 7},
        {"question": "yes"},
        {"due_on": "tomorrow"},
        {"owner": "K" * 61},
        {"rank": "V"},
        {"state": "shared"},
        {"participant_id": "lone"},
        {"column": "left"},
        {"parent_id": 7},
    ],
)
def test_what_cannot_be_read_is_malformed(board: MemoryBoard, wrong: dict[str, Any]) -> None:
    assert add(board, **wrong) == "malformed"
    assert not board.records["idea"]


@pytest.mark.parametrize("missing", ["id", "segment_id", "text"])
def test_a_field_that_is_missing_is_malformed(board: MemoryBoard, missing: str) -> None:
    op = {"id": new_id(), "segment_id": FRAME, "text": "Tillit"}
    del op[missing]
    assert board.refuses(LONE, "idea.add", **op) == "malformed"


def test_an_unknown_kind_is_called_that(board: MemoryBoard) -> None:
    assert board.refuses(ANNA, "idea.explode", id="1") == "unknown_kind"


def test_the_wall_only_looks(board: MemoryBoard) -> None:
    assert add(board, WALL) == "not_yours"
    assert board.refuses(WALL, "idea.remove", id=board.write(LONE)) == "not_yours"


def test_an_id_is_used_once_in_all_sessions(board: MemoryBoard) -> None:
    idea_id, abroad = board.write(LONE), new_id()
    board.others["abroad"] = {"idea": {abroad: {}}}
    assert add(board, id=idea_id) == "op_id_reused"
    assert add(board, id=abroad) == "op_id_reused"


def test_a_segment_must_be_of_this_session(board: MemoryBoard) -> None:
    assert add(board, segment_id="of another session") == "not_found"


def test_a_session_holds_so_many_ideas(board: MemoryBoard, monkeypatch: Any) -> None:
    monkeypatch.setattr(ideas, "MOST_IDEAS", 2)
    assert [add(board), add(board), add(board)] == [None, None, "full"]


def test_a_session_holds_so_many_characters(board: MemoryBoard, monkeypatch: Any) -> None:
    monkeypatch.setattr(checks, "MOST_CHARACTERS", 10)
    first = board.write(LONE, "fem å sex")
    assert [add(board, text="77"), add(board, text="7"), add(board, text="8")] == [
        "full",
        None,
        "full",
    ]
    assert board.refuses(LONE, "idea.edit", id=first, rev=1, text="fem och sex") == "full"
    assert board.refuses(LONE, "idea.edit", id=first, rev=1, text="fem") is None
    assert add(board, text="12345678") == "full"
    assert add(board, text="123456") is None


# Places


def test_in_a_matrix_an_idea_has_category_and_column(board: MemoryBoard) -> None:
    place: dict[str, Any] = {"segment_id": MATRIX, "category_id": KNOWN, "column": "right"}
    idea = board.idea(board.write(LONE, **place))
    assert {key: idea[key] for key in place} == place
    assert add(board, **place | {"column": "middle"}) == "malformed"
    assert add(board, **place | {"column": ""}) == "malformed"
    assert add(board, **place | {"column": "discussion"}) == "malformed"
    assert add(board, **place | {"category_id": None}) == "malformed"
    assert add(board, **place | {"category_id": "unknown"}) == "not_found"


def test_in_lists_an_idea_has_a_category_and_no_column(board: MemoryBoard) -> None:
    place: dict[str, Any] = {"segment_id": LISTS, "category_id": KNOWN}
    assert add(board, **place) is None
    assert add(board, **place, column="left") == "malformed"
    assert add(board, segment_id=LISTS) == "malformed"


@pytest.mark.parametrize("state", ["removed", "merged"])
def test_a_category_must_be_on_the_board(board: MemoryBoard, state: str) -> None:
    board.add("category", category(KNOWN, "V0", state))
    assert add(board, segment_id=LISTS, category_id=KNOWN) == "not_found"
    assert add(board, category_id=KNOWN) == "not_found"


def test_a_category_must_stand_in_the_segment(board: MemoryBoard) -> None:
    del board.records["placement"][f"{LISTS}:{KNOWN}"]
    assert add(board, segment_id=LISTS, category_id=KNOWN) == "not_found"
    assert add(board, segment_id=LISTS, category_id=OTHER) is None


def test_notes_of_the_discussion_are_the_facilitators(board: MemoryBoard) -> None:
    assert add(board, column="discussion") == "not_yours"
    assert add(board, ANNA, column="discussion") is None


# Sub-points


def test_a_sub_point_stands_where_its_parent_stands(board: MemoryBoard) -> None:
    parent = board.write(LONE, segment_id=MATRIX, category_id=KNOWN, column="right")
    child = board.idea(
        board.write(SEATED, segment_id=MATRIX, parent_id=parent, category_id=OTHER, column="left")
    )
    assert (child["category_id"], child["column"], child["parent_id"]) == (KNOWN, "right", parent)
    assert add(board, parent_id=parent) == "not_found", "it is in another segment"


def test_sub_points_go_nine_levels_deep(board: MemoryBoard) -> None:
    parent = board.write(LONE)
    for _ in range(8):
        parent = board.write(LONE, parent_id=parent)
    assert add(board, parent_id=parent) == "too_deep"


@pytest.mark.parametrize("state", ["hidden", "removed", "private"])
@pytest.mark.parametrize("depth", [0, 1])
def test_nothing_is_hung_under_what_one_does_not_see(
    board: MemoryBoard, state: str, depth: int
) -> None:
    above = parent = board.write(SEATED)
    if depth:
        parent = board.write(SEATED, parent_id=above)
    board.add("idea", board.idea(above) | {"state": state})
    assert add(board, LONE, parent_id=parent) == "not_found"
    assert add(board, ANNA, parent_id=parent) == "not_found"
    assert add(board, LONE, parent_id="unknown") == "not_found"


def test_under_a_private_idea_all_is_private(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    parent = board.write(SEATED)
    board.do(ANNA, "segment.private", id=FRAME, private=False)
    assert board.idea(board.write(NEIGHBOUR, parent_id=parent))["state"] == "private"
    assert add(board, ELSEWHERE, parent_id=parent) == "not_found"


# Whose it is


@pytest.mark.parametrize(
    ("author", "actor", "refused"),
    [
        (SEATED, SEATED, None),
        (SEATED, NEIGHBOUR, None),
        (SEATED, ELSEWHERE, "not_yours"),
        (SEATED, LONE, "not_yours"),
        (SEATED, ANNA, None),
        (LONE, LONE, None),
        (LONE, SEATED, "not_yours"),
        (LONE, ANNA, None),
        (ANNA, BERTIL, None),
        (ANNA, LONE, "not_yours"),
    ],
)
def test_ones_own_is_the_tables_and_facilitators_may(
    board: MemoryBoard, author: Actor, actor: Actor, refused: str | None
) -> None:
    idea_id = board.write(author)
    assert board.refuses(actor, "idea.edit", id=idea_id, rev=1, text="Mod") == refused
    assert board.idea(idea_id)["text"] == ("Tillit" if refused else "Mod")
    assert board.refuses(actor, "idea.remove", id=idea_id) == refused


def test_what_one_does_not_see_is_not_there(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    idea_id = board.write(SEATED)
    for actor in (LONE, ELSEWHERE):
        assert board.refuses(actor, "idea.edit", id=idea_id, rev=1, text="Mod") == "not_found"
        assert board.refuses(actor, "idea.remove", id=idea_id) == "not_found"
    assert board.refuses(SEATED, "idea.remove", id="unknown") == "not_found"


# Editing


def test_an_edit_needs_the_present_revision(board: MemoryBoard) -> None:
    idea_id = board.write(SEATED, "Först")
    board.do(NEIGHBOUR, "idea.edit", id=idea_id, rev=1, text="Grannens")
    with pytest.raises(OperationRefused) as refused:
        board.do(SEATED, "idea.edit", id=idea_id, rev=1, text="Min")
    assert refused.value.name == "conflict"
    assert refused.value.more == {"text": "Grannens", "rev": 2}
    board.do(SEATED, "idea.edit", id=idea_id, rev=2, text="Vår")
    assert (board.idea(idea_id)["text"], board.idea(idea_id)["revision"]) == ("Vår", 3)


@pytest.mark.parametrize("rev", [0, 2, 10**6])
def test_no_other_revision_will_do(board: MemoryBoard, rev: int) -> None:
    assert board.refuses(LONE, "idea.edit", id=board.write(LONE), rev=rev, text="x") == "conflict"


@pytest.mark.parametrize("rev", [None, True, 1.0, "1", -1, 10**30])
def test_a_revision_is_a_whole_number(board: MemoryBoard, rev: object) -> None:
    assert board.refuses(LONE, "idea.edit", id=board.write(LONE), rev=rev, text="x") == "malformed"


def test_who_and_when_stay_unless_they_are_said(board: MemoryBoard) -> None:
    idea_id = board.write(LONE, owner="Kim", due_on="2026-02-28")
    board.do(LONE, "idea.edit", id=idea_id, rev=1, text="Mod")
    kept = board.idea(idea_id)
    assert (kept["owner"], str(kept["due_on"])) == ("Kim", "2026-02-28")
    board.do(LONE, "idea.edit", id=idea_id, rev=2, text="Mod", owner="", due_on="")
    assert (board.idea(idea_id)["owner"], board.idea(idea_id)["due_on"]) == (None, None)


def test_facilitators_neither_read_nor_change_what_is_private(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    idea_id = board.write(LONE, "Mitt")
    with pytest.raises(OperationRefused) as refused:
        board.do(ANNA, "idea.edit", id=idea_id, rev=99, text="Annas")
    assert "Mitt" not in str(refused.value.more)
    assert board.refuses(ANNA, "idea.edit", id=idea_id, rev=1, text="Annas") == "not_found"
    assert board.refuses(ANNA, "idea.hide", id=idea_id) == "not_found"
    assert board.refuses(ANNA, "idea.restore", id=idea_id) == "not_found"
    assert board.idea(idea_id)["text"] == "Mitt"
    assert board.idea(idea_id)["state"] == "private"


@pytest.mark.parametrize("state", ["hidden", "removed", "merged"])
def test_authors_do_not_change_what_is_gone(board: MemoryBoard, state: str) -> None:
    idea_id = board.write(LONE)
    board.add("idea", board.idea(idea_id) | {"state": state})
    assert board.refuses(LONE, "idea.edit", id=idea_id, rev=1, text="Mod") == "not_found"
    assert board.refuses(LONE, "idea.edit", id=idea_id, rev=99, text="Mod") == "not_found"
    if state != "merged":  # a duplicate is there to be seen, and can be taken back
        assert board.refuses(LONE, "idea.remove", id=idea_id) == "not_found"


def test_facilitators_may_edit_what_they_hid(board: MemoryBoard) -> None:
    idea_id = board.write(LONE)
    board.do(ANNA, "idea.hide", id=idea_id)
    board.do(BERTIL, "idea.edit", id=idea_id, rev=1, text="Mod")
    assert (board.idea(idea_id)["state"], board.idea(idea_id)["text"]) == ("hidden", "Mod")


# When


def test_two_minutes_after_a_step_closed_its_writing_ends(board: MemoryBoard) -> None:
    idea_id = board.write(LONE)
    board.close("frame-write", GRACE.total_seconds() - 5)
    assert GRACE.total_seconds() == 120
    assert add(board) is None
    assert board.refuses(LONE, "idea.edit", id=idea_id, rev=1, text="Sent") is None
    board.close("frame-write", GRACE.total_seconds() + 1)
    assert add(board) == "step_closed"
    assert board.refuses(LONE, "idea.edit", id=idea_id, rev=2, text="Senare") == "step_closed"
    assert board.idea(idea_id)["text"] == "Sent"
    assert add(board, segment_id=LISTS, category_id=KNOWN) is None, "that one is open"
    assert add(board, ANNA) is None, "facilitators always write"


def test_only_the_writing_step_opens_writing(board: MemoryBoard) -> None:
    board.do(ANNA, "step.open", id="frame-talk")
    board.close("frame-write", 600)
    assert add(board) == "step_closed"


def test_before_its_step_opened_nobody_writes(board: MemoryBoard) -> None:
    board.add("step", board.records["step"]["frame-write"] | {"state": "coming"})
    assert add(board) == "step_closed"


def test_in_an_ended_session_nobody_writes(board: MemoryBoard) -> None:
    mine, taken_back = board.write(LONE), board.write(LONE)
    board.do(LONE, "idea.remove", id=taken_back)
    board.do(ANNA, "session.end")
    for actor in (LONE, ANNA):
        assert add(board, actor) == "ended"
        assert board.refuses(actor, "idea.edit", id=mine, rev=1, text="x") == "ended"
        assert board.refuses(actor, "idea.remove", id=mine) == "ended"
        assert board.refuses(actor, "idea.restore", id=taken_back) == "ended"


# Taking back, hiding, bringing back


def test_what_is_taken_back_comes_back_to_who_took_it(board: MemoryBoard) -> None:
    idea_id = board.write(SEATED)
    board.do(SEATED, "idea.remove", id=idea_id)
    assert board.idea(idea_id)["state"] == "removed"
    assert board.refuses(NEIGHBOUR, "idea.restore", id=idea_id) == "not_yours"
    assert board.refuses(LONE, "idea.restore", id=idea_id) == "not_yours"
    board.do(SEATED, "idea.restore", id=idea_id)
    assert (board.idea(idea_id)["state"], board.idea(idea_id)["removed_by"]) == ("shared", None)


def test_what_was_private_when_it_was_taken_back_is_private_again(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    idea_id = board.write(LONE)
    board.do(ANNA, "segment.private", id=FRAME, private=False)
    board.do(LONE, "idea.remove", id=idea_id)
    assert board.refuses(ANNA, "idea.restore", id=idea_id) == "not_found"
    board.do(LONE, "idea.restore", id=idea_id)
    assert board.idea(idea_id)["state"] == "private"


def test_what_was_shared_when_it_was_hidden_is_shared_again(board: MemoryBoard) -> None:
    idea_id = board.write(LONE)
    board.do(ANNA, "idea.hide", id=idea_id)
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    board.do(ANNA, "idea.restore", id=idea_id)
    assert board.idea(idea_id)["state"] == "shared"


def test_what_a_facilitator_took_comes_back_by_facilitators(board: MemoryBoard) -> None:
    idea_id = board.write(LONE)
    board.do(ANNA, "idea.remove", id=idea_id)
    assert board.refuses(LONE, "idea.restore", id=idea_id) == "not_yours"
    assert board.refuses(BERTIL, "idea.restore", id=idea_id) is None


def test_only_facilitators_hide_and_show(board: MemoryBoard) -> None:
    idea_id = board.write(LONE)
    assert board.refuses(LONE, "idea.hide", id=idea_id, reason="x") == "not_yours"
    board.do(ANNA, "idea.hide", id=idea_id, reason=" Ett namn\x00 ")
    assert board.idea(idea_id)["state"] == "hidden"
    assert board.idea(idea_id)["hidden_reason"] == "Ett namn"
    assert board.refuses(LONE, "idea.restore", id=idea_id) == "not_yours"
    board.do(BERTIL, "idea.restore", id=idea_id)
    assert (board.idea(idea_id)["state"], board.idea(idea_id)["hidden_reason"]) == ("shared", None)


def test_authors_do_not_bring_back_what_was_hidden(board: MemoryBoard) -> None:
    """Taking it back and bringing that back would be a way around."""
    idea_id = board.write(LONE)
    board.do(ANNA, "idea.hide", id=idea_id)
    board.refuses(LONE, "idea.remove", id=idea_id)
    board.refuses(LONE, "idea.restore", id=idea_id)
    assert board.idea(idea_id)["state"] == "hidden"


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_reason_may_be_left_out(board: MemoryBoard, reason: str | None) -> None:
    said = {} if reason is None else {"reason": reason}
    idea_id = board.write(LONE)
    board.do(ANNA, "idea.hide", id=idea_id, **said)
    assert board.idea(idea_id)["hidden_reason"] is None


@pytest.mark.parametrize("state", ["shared", "merged"])
def test_only_what_was_hidden_or_removed_comes_back(board: MemoryBoard, state: str) -> None:
    idea_id = board.write(LONE)
    board.add("idea", board.idea(idea_id) | {"state": state})
    assert board.refuses(ANNA, "idea.restore", id=idea_id) == "not_found"


@pytest.mark.parametrize("kind", ["idea.remove", "idea.hide", "idea.restore"])
def test_all_that_hangs_under_is_shown_anew(board: MemoryBoard, kind: str) -> None:
    parent = board.write(LONE)
    child = board.write(SEATED, parent_id=parent)
    grandchild = board.write(ANNA, parent_id=child)
    if kind == "idea.restore":
        board.do(ANNA, "idea.hide", id=parent)
    puts = board.do(ANNA, kind, id=parent)
    assert [put.record["id"] for put in puts] == [parent, child, grandchild]
    assert board.idea(child)["state"] == "shared", "it comes back with its parent"


def test_what_was_private_comes_back_private(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    idea_id, annas = board.write(LONE), board.write(ANNA)
    for actor, one in ((LONE, idea_id), (ANNA, annas)):
        board.do(actor, "idea.remove", id=one)
        board.do(actor, "idea.restore", id=one)
    assert board.idea(idea_id)["state"] == "private"
    assert board.idea(annas)["state"] == "shared"


def test_new_words_under_what_was_taken_back_are_refused_and_so_kept(board: MemoryBoard) -> None:
    parent = board.write(SEATED, "Tillit")
    child = board.write(LONE, "Mellan chefer", parent_id=parent)
    board.do(SEATED, "idea.remove", id=parent)
    for actor in (LONE, ANNA):
        assert board.refuses(actor, "idea.edit", id=child, rev=1, text="Mellan alla") == "not_found"
    board.do(SEATED, "idea.restore", id=parent)
    assert board.refuses(LONE, "idea.edit", id=child, rev=1, text="Mellan alla") is None
