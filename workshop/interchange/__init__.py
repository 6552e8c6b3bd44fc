"""The file format `three-segment-session/1`: a session in, a session out.

Here, and only here, the words of that method stand in code.
"""

from workshop.interchange.form import MOST_BYTES
from workshop.interchange.reading import Rows, read
from workshop.interchange.shape import NotThisMethod
from workshop.interchange.writing import dumps, write

__all__ = ["MOST_BYTES", "NotThisMethod", "Rows", "dumps", "read", "write"]
