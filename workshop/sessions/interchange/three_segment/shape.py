"""What the file format `three-segment-session/1` calls the parts of a session."""

from __future__ import annotations

from session_templates.kinds import SegmentKind

SCHEMA = "three-segment-session/1"
METHOD = "three-segment"

SEGMENTS: dict[SegmentKind, str] = {
    "frame": "reference_frame",
    "matrix": "obstacles_and_opportunities",
    "lists": "measures",
}
"""The key of each segment, by kind, in order."""

COLUMNS = ("opportunities", "obstacles")
"""The columns of the matrix: their ids, and their keys in a category and among the labels."""

MEASURES = "measures"
"""The key of a category's entries in the lists."""

LINES, ROW = "lines", "table_row"
"""How the list of categories is laid out."""

CARRIED = ("id", "invented", "source", "as_published")
"""What a file says of itself: kept with the session and given back, not worked on."""
