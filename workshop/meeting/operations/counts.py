"""Who was there: the lines that say how many, and the organisations that were expected."""

from __future__ import annotations

from session_templates.kinds import KINDS
from words.checked import Checked
from words.text import typed
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.limits import (
    HIGHEST_COUNT,
    LONGEST_ORGANISATION,
    MOST_COUNTS,
    MOST_EXPECTED,
    MOST_PASTED,
)
from workshop.meeting.operations.checks import found, line_of, new_id_of, not_ended, only_who_may
from workshop.meeting.ranks import appended
from workshop.meeting.records import Count, Expected, new_count, new_expected
from workshop.meeting.refusal import OperationRefused
from workshop.meeting.representation import told_anew


def set_count(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """A line, new or as it was: each field that is there is changed. Null numbers: by the list."""
    op.only(
        ("op_id", "kind", "id"),
        ("segment_id", "group", "unit", "lead_in", "addition", "present", "of"),
    )
    _may(board, actor)
    before = board.get("count", op["id"].text()) or _new_count(board, op)
    if before["removed"]:
        raise OperationRefused("not_found")
    count = before | {
        "group": _group(board, op["group"]) if "group" in op.value else before["group"],
        "unit": _name(op["unit"]) if "unit" in op.value else before["unit"],
        "lead_in": _beside(op.get("lead_in"), before["lead_in"]),
        "addition": _beside(op.get("addition"), before["addition"]),
        "present": _figure(op.get("present"), before["present"]),
        "of": _figure(op.get("of"), before["of"]),
    }
    present, of = count["present"], count["of"]
    if present is not None and of is not None and present > of:
        raise OperationRefused("more_than_expected")
    return [Put("count", count)]


def remove_count(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """A line is gone."""
    op.only(("op_id", "kind", "id"))
    _may(board, actor)
    count = found(board, "count", op["id"].text())
    return [Put("count", count | {"removed": True})]


def set_expected(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """An organisation, new or as it was: each field that is there is changed.

    Under another name it goes on being meant by what it was called: devices have answered so.
    """
    op.only(("op_id", "kind", "id"), ("group", "name", "here", "also"))
    _may(board, actor)
    before = board.get("expected", op["id"].text()) or _new_expected(board, op)
    if before["removed"]:
        raise OperationRefused("not_found")
    also = [_name(name) for name in op["also"].each()] if "also" in op.value else before["also"]
    name = _name(op["name"]) if "name" in op.value else before["name"]
    here = op.get("here")
    expected = before | {
        "group": _group(board, op["group"]) if "group" in op.value else before["group"],
        "name": name,
        "also": [one for one in dict.fromkeys([*also, before["name"]]) if one != name],
        "here": before["here"] if here is None else _truth_or_null(here),
    }
    return _with_figures(board, [Put("expected", expected)])


def remove_expected(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """An organisation that is not expected after all."""
    op.only(("op_id", "kind", "id"))
    _may(board, actor)
    expected = found(board, "expected", op["id"].text())
    return _with_figures(board, [Put("expected", expected | {"removed": True})])


def list_expected(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Names pasted for a group, at its end; those that are there already are not added again."""
    op.only(("op_id", "kind", "group", "names"))
    _may(board, actor)
    group, lines = _group(board, op["group"]), list(op["names"].each())
    if len(lines) > MOST_PASTED:
        raise OperationRefused("malformed")
    there = [one for one in board.every("expected") if not one["removed"]]
    known = {one["name"].casefold() for one in there if one["group"] == group}
    names = {
        name.casefold(): name for line in lines if typed(line.text()) for name in [_name(line)]
    }
    new = [name for key, name in names.items() if key not in known]
    if len(there) + len(new) > MOST_EXPECTED:
        raise OperationRefused("full")
    session_id = board.session["id"]
    puts = [
        Put("expected", new_expected(board.new_id(), session_id, group=group, name=name, rank=rank))
        for index, name in enumerate(new)
        for rank in [appended(board.number, index)]
    ]
    return _with_figures(board, puts)


def _may(board: Board, actor: Actor) -> None:
    only_who_may(actor, "arrange")
    not_ended(board)


def _with_figures(board: Board, puts: list[Put]) -> list[Put]:
    return [*puts, *told_anew(board, puts)]


def _new_count(board: Board, op: Checked) -> Count:
    op.only(("op_id", "kind", "id", "segment_id", "group", "unit"), op.value)
    count_id = new_id_of(op)
    segment = found(board, "segment", op["segment_id"].text())
    if not KINDS[segment["kind"]].counts:
        raise OperationRefused("malformed")
    if board.taken("count", count_id):
        raise OperationRefused("op_id_reused")
    if len(board.every("count")) >= MOST_COUNTS:
        raise OperationRefused("full")
    rank = appended(board.number)
    about = {"group": _group(board, op["group"]), "unit": _name(op["unit"])}
    return new_count(count_id, board.session["id"], segment["id"], rank=rank, **about)


def _new_expected(board: Board, op: Checked) -> Expected:
    op.only(("op_id", "kind", "id", "group", "name"), op.value)
    expected_id = new_id_of(op)
    if board.taken("expected", expected_id):
        raise OperationRefused("op_id_reused")
    if len(board.every("expected")) >= MOST_EXPECTED:
        raise OperationRefused("full")
    rank = appended(board.number)
    about = {"group": _group(board, op["group"]), "name": _name(op["name"])}
    return new_expected(expected_id, board.session["id"], rank=rank, **about)


def _group(board: Board, field: Checked) -> str:
    key = field.text()
    if key not in {group["key"] for group in board.session["groups"]}:
        raise OperationRefused("malformed")
    return key


def _name(field: Checked) -> str:
    return line_of(field, LONGEST_ORGANISATION)


def _beside(field: Checked | None, before: str | None) -> str | None:
    """A text beside the numbers, "" for none; as it was where nothing is said."""
    if field is None:
        return before
    return line_of(field, LONGEST_ORGANISATION) if typed(field.text()) else None


def _figure(field: Checked | None, before: float | None) -> float | None:
    if field is None:
        return before
    return None if field.value is None else field.figure(most=HIGHEST_COUNT)


def _truth_or_null(field: Checked) -> bool | None:
    return None if field.value is None else field.truth()
