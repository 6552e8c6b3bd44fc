"""Tables of an Office workbook as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | float | date | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, what stands over its columns, and its rows, each with a cell a column.

    A text stays a text, whatever it begins with.
    """

    name: str
    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """Sheets in order. `made_at` is the moment that they tell of, not that of writing it down."""

    title: str
    author: str
    made_at: datetime
    sheets: tuple[Sheet, ...]
