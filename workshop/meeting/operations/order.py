"""Which categories stand in a segment, in which order, and which share a table of it."""

from __future__ import annotations

from collections.abc import Iterable

from session_templates.kinds import KINDS
from workshop.meeting.board import Board
from workshop.meeting.records import Category, Placement, Segment


def standing(board: Board, segment: Segment) -> list[Category]:
    """The categories of a segment, in its order."""
    ranks = {p["category_id"]: p["rank"] for p in placements(board, segment["id"]) if p["shown"]}
    there = [c for c in board.every("category") if c["state"] == "active" and c["id"] in ranks]
    if segment["arranged"]:
        return sorted(there, key=lambda category: (ranks[category["id"]], category["id"]))
    return sorted(there, key=by_rank)


def placements(board: Board, segment_id: str) -> list[Placement]:
    """The placements of a segment, in no order."""
    return [one for one in board.every("placement") if one["segment_id"] == segment_id]


def by_rank(category: Category) -> tuple[str, str]:
    """The key that categories are in order by."""
    return category["rank"], category["id"]


def arranged(board: Board, segment: Segment) -> list[Placement]:
    """The placements of a segment in order, with ranks and pairs as they are seen now.

    Those that do not stand there are among them, where they would.
    """
    categories = {c["id"]: c for c in board.every("category")}
    rows = placements(board, segment["id"])
    if segment["arranged"]:
        rows.sort(key=lambda row: (row["rank"], row["category_id"]))
        return rows
    rows.sort(key=lambda row: by_rank(categories[row["category_id"]]))
    pairs = KINDS[segment["kind"]].pairs
    number = 0
    laid = []
    for row in rows:
        stands = row["shown"] and categories[row["category_id"]]["state"] == "active"
        laid.append(row | {"beside": pairs and stands and number % 2 == 1})
        number += stands
    return laid


def paired(board: Board, rows: Iterable[Placement]) -> list[Placement]:
    """Rows in order, without a `beside` that nothing stands beside."""
    active = {c["id"] for c in board.every("category") if c["state"] == "active"}
    alone = False
    tidy = []
    for row in rows:
        if row["shown"] and row["category_id"] in active:
            beside = row["beside"] and alone
            alone = not beside
            row = row | {"beside": beside}
        tidy.append(row)
    return tidy
