"""The session itself as a file that can be taken in again."""

from __future__ import annotations

from typing import BinaryIO

from workshop.sessions.contents import Contents
from workshop.sessions.interchange import dumps


def write(contents: Contents, out: BinaryIO, *_of_documents: object) -> None:
    """Write the session to `out`, whole. Refused: its method has no such form."""
    out.write(dumps(contents).encode())
