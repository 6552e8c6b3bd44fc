"""What a file may say of itself: where the identifier of a kept version can stand."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_OF_ITSELF = ("docProps/core.xml", "metadata.xml")
_MOST_BYTES = 1_000_000  # of one text, unpacked: what we write has some hundred
_STREAM = re.compile(rb"stream\r?\n")


def said_of_itself(content: bytes) -> Iterator[bytes]:
    """The texts of a file in which its identifier can stand: it is of no format for certain."""
    yield content
    if content.startswith(b"PK"):
        yield from _of_package(content)
    elif content.startswith(b"%PDF"):
        yield from _of_pdf(content)


def _of_package(content: bytes) -> Iterator[bytes]:
    try:
        with ZipFile(BytesIO(content)) as package:
            for name in set(_OF_ITSELF) & set(package.namelist()):
                with package.open(name) as part:
                    yield part.read(_MOST_BYTES)
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error):  # damaged, or encrypted
        return


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Its streams, for another program may have packed what it says of itself."""
    for start in _STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[start.end() :], _MOST_BYTES)
        except zlib.error:
            continue
