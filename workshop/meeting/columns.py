"""The columns of a segment, and those that are no segment's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

IDEAS = ""
"""The column of ideas and entries where a segment has no columns of its own."""
DISCUSSION = "discussion"
"""The column of the notes of a joint discussion."""


def columns_of(columns: Iterable[dict[str, Any]]) -> list[str]:
    """The ids of what a segment has for columns, at least one."""
    return [column["id"] for column in columns] or [IDEAS]
