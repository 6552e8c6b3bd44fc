"""What a segment is called, and what the minutes state of it whatever the lists hold."""

from __future__ import annotations

from session_templates.kinds import KINDS
from words.checked import Checked
from words.text import typed
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.limits import (
    LONGEST_HEADING,
    LONGEST_ORGANISATION,
    LONGEST_SENTENCE,
    MOST_CATEGORIES,
    MOST_PERSONS,
)
from workshop.meeting.operations.checks import found, line_of, not_ended, only_who_may
from workshop.meeting.records import Segment
from workshop.meeting.refusal import OperationRefused


def rename(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Another heading, in the minutes and on screens; other labels of its columns, by their ids."""
    op.only(("op_id", "kind", "id"), ("heading", "short_heading", "labels"))
    segment = _may_change(board, actor, op)
    named = {
        key: line_of(op[key], LONGEST_HEADING)
        for key in ("heading", "short_heading")
        if key in op.value
    }
    return [Put("segment", segment | named | {"columns": _labelled(segment, op)})]


def declare(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """The number that the minutes state: of categories, or of the persons who were there.

    Of those also the names that they are without, and the whole sentence as it is to read.
    """
    op.only(("op_id", "kind", "id", "number"), ("sentence", "excluded"))
    segment = _may_change(board, actor, op)
    kind = KINDS[segment["kind"]]
    if not (kind.makes_categories or kind.counts):
        raise OperationRefused("malformed")
    number = op["number"]
    most = MOST_PERSONS if kind.counts else MOST_CATEGORIES
    declared = None if number.value is None else number.whole(most=most)
    if kind.counts:
        said = {"outcome": _sentence(op), "excluded": _excluded(op, segment)}
    elif "sentence" in op.value or "excluded" in op.value:
        raise OperationRefused("malformed")
    else:  # A sentence kept verbatim from a file would state the old number.
        said = {"outcome": None if segment["outcome_pattern"] else segment["outcome"]}
    return [Put("segment", segment | {"declared": declared} | said)]


def _may_change(board: Board, actor: Actor, op: Checked) -> Segment:
    only_who_may(actor, "arrange")
    not_ended(board)
    return found(board, "segment", op["id"].text())


def _labelled(segment: Segment, op: Checked) -> list[dict[str, object]]:
    labels = op.get("labels")
    if labels is None:
        return segment["columns"]
    labels.only((), [column["id"] for column in segment["columns"]])
    return [
        column | {"label": line_of(labels[column["id"]], LONGEST_HEADING)}
        if column["id"] in labels.value
        else column
        for column in segment["columns"]
    ]


def _sentence(op: Checked) -> str | None:
    """As somebody typed it; nothing: by the numbers."""
    field = op.get("sentence")
    if field is None or field.value is None or not typed(field.text()):
        return None
    return line_of(field, LONGEST_SENTENCE)


def _excluded(op: Checked, segment: Segment) -> list[str] | None:
    """Names by hand, null: as the list says; as they were where nothing is said."""
    field = op.get("excluded")
    if field is None:
        return segment["excluded"]
    if field.value is None:
        return None
    return [line_of(name, LONGEST_ORGANISATION) for name in field.each()]
