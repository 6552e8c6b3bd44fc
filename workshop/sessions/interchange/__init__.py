"""The file format `three-segment-session/1`: a session in, a session out.

Here, and only here, the words of that method stand in code.
"""

from workshop.sessions.interchange.form import MOST_BYTES
from workshop.sessions.interchange.three_segment.reading import Rows, read
from workshop.sessions.interchange.three_segment.shape import NotThisMethod
from workshop.sessions.interchange.three_segment.writing import dumps, write

__all__ = ["MOST_BYTES", "NotThisMethod", "Rows", "dumps", "read", "write"]
