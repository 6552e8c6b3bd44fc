"""Saving: the same document is the same bytes, whenever it is written."""

from __future__ import annotations

from io import BytesIO
from typing import IO, BinaryIO, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell, as Office itself writes for every part."""

_READABLE = 0o600 << 16


class Office(Protocol):
    """A document of python-docx, or a presentation of python-pptx."""

    def save(self, path_or_stream: IO[bytes]) -> None:
        """Write it to a stream."""


def save(document: Office, out: BinaryIO) -> None:
    """Write the package to `out`, its parts in their order and without the time of writing."""
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(out, "w") as package:
        for name in parts.namelist():
            package.writestr(entry(name), parts.read(name))


def entry(name: str) -> ZipInfo:
    """A part of a zip, without the time of writing."""
    made = ZipInfo(name, _NO_TIME)
    made.compress_type = ZIP_DEFLATED
    made.external_attr = _READABLE
    return made
