"""Files that hold a session of any method, or a whole series: in, and out again.

`three-segment-session/1` is a form of its own (`three_segment`), in which alone the words of that
method stand in code; `<method>/1` is the form of all others, and of that method where its segments
are others than those that ship (`session_form`), and `series/1` holds
any of them (`series_form`).
"""

from workshop.sessions.interchange.form import MOST_BYTES
from workshop.sessions.interchange.reading import read
from workshop.sessions.interchange.rows import Rows
from workshop.sessions.interchange.series_form import dumps_series, write_series
from workshop.sessions.interchange.writing import dumps, write

__all__ = [
    "MOST_BYTES",
    "Rows",
    "dumps",
    "dumps_series",
    "read",
    "write",
    "write_series",
]
