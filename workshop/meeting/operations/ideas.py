"""Ideas: adding, editing, taking back, hiding, bringing back."""

from __future__ import annotations

from typing import cast, get_args

from session_templates.kinds import KINDS
from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.columns import DISCUSSION, IDEAS, columns_of
from workshop.meeting.limits import LONGEST_REASON, MOST_IDEAS, MOST_LEVELS
from workshop.meeting.operations.checks import (
    found,
    has_room,
    may_write,
    new_id_of,
    not_ended,
    only_who_may,
    optional_id,
    text_of,
)
from workshop.meeting.operations.merging import freed
from workshop.meeting.operations.places import place_of
from workshop.meeting.operations.said_of_ideas import NOBODY, PLAN, SPEECH, planned, spoken
from workshop.meeting.operations.trees import STANDING, levels_above, upwards
from workshop.meeting.ranks import appended
from workshop.meeting.records import (
    Author,
    Category,
    Idea,
    IdeaKind,
    IdeaState,
    Place,
    Segment,
    new_idea,
)
from workshop.meeting.refusal import OperationRefused
from workshop.meeting.roles import ROLES

_MORE = ("form", *PLAN, *SPEECH)
"""What may be said of an idea besides its words and its place."""


def add(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """A new idea at the end of its place; private where its segment is."""
    op.only(
        ("op_id", "kind", "id", "segment_id", "text"),
        ("category_id", "column", "parent_id", "question", "table_id", *_MORE),
    )
    segment = found(board, "segment", op["segment_id"].text())
    may_write(board, actor, segment["id"])
    if not KINDS[segment["kind"]].written:
        raise OperationRefused("malformed")
    idea_id = new_id_of(op)
    if board.taken("idea", idea_id):
        raise OperationRefused("op_id_reused")
    if board.idea_count() >= MOST_IDEAS:
        raise OperationRefused("full")
    text = text_of(op["text"], actor.rights.longest)
    has_room(board, len(text))
    parent = _parent(board, actor, op, segment)
    idea = new_idea(
        idea_id,
        board.session["id"],
        segment["id"],
        place=place_of(parent) if parent else _place(board, actor, op, segment),
        parent_id=parent["id"] if parent else None,
        rank=appended(board.number),
        text=text,
        kind=_form(actor, op, segment, "question" if _is_question(op) else "idea"),
        state=_state(segment, actor, parent),
        author=_author(board, actor, op),
        plan=planned(op, {"owner": None, "due_on": None, "progress": None}),
        speech=spoken(board, actor, op, NOBODY),
        created_at=board.now,
    )
    return [Put("idea", idea)]


def edit(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """New words for an idea, if nobody else changed it meanwhile."""
    op.only(("op_id", "kind", "id", "rev", "text"), _MORE)
    idea = found(board, "idea", op["id"].text())
    _only_own(actor, idea)
    _only_standing(idea, "shared", "hidden" if actor.may("hide") else "private")
    if any(one["state"] == "removed" for one in upwards(board, idea)):
        raise OperationRefused("not_found")  # nobody would see the new words
    may_write(board, actor, idea["segment_id"])
    if op["rev"].whole() != idea["revision"]:
        raise OperationRefused("conflict", {"text": idea["text"], "rev": idea["revision"]})
    text = text_of(op["text"], actor.rights.longest)
    has_room(board, len(text) - len(idea["text"]))
    segment = found(board, "segment", idea["segment_id"])
    form = _form(actor, op, segment, idea["kind"])
    changed = idea | {"text": text, "kind": form, "revision": idea["revision"] + 1}
    return [Put("idea", changed | planned(op, idea) | spoken(board, actor, op, idea))]


def remove(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Take an idea back, and what hangs under it; what was merged into it comes back."""
    op.only(("op_id", "kind", "id"))
    idea = found(board, "idea", op["id"].text())
    _only_own(actor, idea)
    _only_standing(idea, *STANDING, "private", *(["hidden"] if actor.may("hide") else []))
    not_ended(board)
    return [
        Put("idea", removed(idea, actor)),
        *(
            Put("idea", freed(board, below) if below["merged_into_id"] == idea["id"] else below)
            for below in board.below(idea["id"])
        ),
    ]


def hide(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Hide an idea from the room, with a reason for the colleagues; nobody speaks for it then."""
    op.only(("op_id", "kind", "id"), ("reason",))
    only_who_may(actor, "hide")
    idea = found(board, "idea", op["id"].text())
    _only_standing(idea, *STANDING, "hidden")
    reason = op.get("reason")
    why = text_of(reason, LONGEST_REASON) if reason and reason.text().strip() else None
    return _shown_anew(
        board, idea | {"state": "hidden", "hidden_reason": why, "merged_into_id": None}
    )


def restore(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Bring back what was hidden, or taken back by oneself; what was private is so again."""
    op.only(("op_id", "kind", "id"))
    idea = found(board, "idea", op["id"].text())
    own = idea["state"] == "removed" and idea["removed_by"] == actor.name
    if not (actor.may("hide") or own):
        raise OperationRefused("not_yours")
    _only_standing(idea, "hidden", "removed")
    if idea["was_private"] and not own and _is_withdrawn(idea):
        raise OperationRefused("not_found")  # its author withdrew it before anybody else saw it
    not_ended(board)
    parent = board.get("idea", idea["parent_id"]) if idea["parent_id"] else None
    private = idea["was_private"] or (parent is not None and parent["state"] == "private")
    state: IdeaState = "private" if private else "shared"
    back = idea | {"hidden_reason": None, "removed_by": None, "was_private": False}
    return _shown_anew(board, back | {"state": state})


def removed(idea: Idea, actor: Actor) -> Idea:
    """An idea as it is once somebody has taken it back."""
    return idea | {
        "state": "removed",
        "removed_by": actor.name,
        "was_private": idea["state"] == "private",
        "merged_into_id": None,
    }


def _parent(board: Board, actor: Actor, op: Checked, segment: Segment) -> Idea | None:
    """What a sub-point hangs under: something that its author sees, with room below it."""
    parent_id = optional_id(op, "parent_id")
    if parent_id is None:
        return None
    parent = found(board, "idea", parent_id)
    seen = all(_seen_by(actor, one) for one in upwards(board, parent))
    if parent["segment_id"] != segment["id"] or not seen:
        raise OperationRefused("not_found")
    if levels_above(board, parent) >= MOST_LEVELS:
        raise OperationRefused("too_deep")
    return parent


def _place(board: Board, actor: Actor, op: Checked, segment: Segment) -> Place:
    """Category and column, as asked for."""
    kind = KINDS[segment["kind"]]
    column = optional_id(op, "column") or IDEAS
    category_id = optional_id(op, "category_id")
    if category_id is not None and not _active(board.get("category", category_id)):
        raise OperationRefused("not_found")
    if kind.under_categories if category_id is None else not kind.categories:
        raise OperationRefused("malformed")
    if kind.under_categories:
        found(board, "placement", f"{segment['id']}:{category_id}")
    if column == DISCUSSION and kind.notes:
        only_who_may(actor, "write_notes")
    elif column not in columns_of(segment["columns"]):
        raise OperationRefused("malformed")
    return {"category_id": category_id, "column": column}


def _seen_by(actor: Actor, idea: Idea) -> bool:
    """Whether somebody may read an idea, apart from what is hidden."""
    own = idea["state"] == "private" and actor.owns(idea)
    return own or idea["state"] in STANDING


def _active(category: Category | None) -> bool:
    return category is not None and category["state"] == "active"


def _author(board: Board, actor: Actor, op: Checked) -> Author:
    """Who writes, and the table whose words they are, be it that somebody else writes them down."""
    by_login = actor.rights.known_by == "login"
    named = optional_id(op, "table_id")
    if named is not None:
        only_who_may(actor, "write_for_tables")
    return {
        "participant_id": None if by_login else actor.id,
        "table_id": actor.table_id if named is None else found(board, "table", named)["id"],
        "facilitator_id": actor.id if by_login else None,
    }


def _form(actor: Actor, op: Checked, segment: Segment, before: IdeaKind) -> IdeaKind:
    """What it is in the minutes, where that is said; who leads says it."""
    form = op.get("form")
    if form is None:
        return before
    only_who_may(actor, "arrange")
    if not KINDS[segment["kind"]].forms:
        raise OperationRefused("malformed")
    return cast(IdeaKind, form.one_of(get_args(IdeaKind)))


def _is_question(op: Checked) -> bool:
    question = op.get("question")
    return question is not None and question.truth()


def _state(segment: Segment, actor: Actor, parent: Idea | None) -> IdeaState:
    """Under what is private, all is; else what somebody writes at any time is for everybody."""
    if parent and parent["state"] == "private":
        return "private"
    return "private" if segment["private"] and not actor.may("write_always") else "shared"


def _only_own(actor: Actor, idea: Idea) -> None:
    if not (actor.may("edit_others") or actor.owns(idea)):
        raise OperationRefused("not_found" if idea["state"] != "shared" else "not_yours")


def _only_standing(idea: Idea, *states: str) -> None:
    """Refuse what is not on the board of whoever asks, or not to be had so."""
    if idea["state"] not in states:
        raise OperationRefused("not_found")


def _is_withdrawn(idea: Idea) -> bool:
    """Whether it was taken back by somebody who can do that with their own words alone."""
    role, _, _ = str(idea["removed_by"]).partition(":")
    return role in ROLES and "edit_others" not in ROLES[role].may


def _shown_anew(board: Board, idea: Idea) -> list[Put]:
    """An idea with all below it: whether they can be seen follows it."""
    return [Put("idea", idea), *(Put("idea", child) for child in board.below(idea["id"]))]
