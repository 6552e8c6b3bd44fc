"""The columns that are no segment's own."""

from __future__ import annotations

IDEAS = ""
"""The column of ideas and entries where a segment has no columns of its own."""
DISCUSSION = "discussion"
"""The column of the notes of a joint discussion."""
