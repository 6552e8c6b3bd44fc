"""A kept version for the archive: a zip of its files, what they are, and the sum of each.

A flat folder and plain names, so that any archive's own tools can take it in.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO, StringIO
from typing import BinaryIO
from zipfile import ZipFile

from lxml import etree

from exports.document import Document
from exports.options import Options
from exports.package import entry
from exports.progress import Progress, tell_nobody
from words.text import storable

SUMS = "SHA256SUMS"
_WRITERS = {"docx": "exports.word.write", "pdf": "exports.pdf.write"}


@dataclass(frozen=True)
class Package:
    """A kept version with what an archive wants to know of it.

    `stem` begins the names of its files; `content` is its text as it is kept; `about` are names
    and values in order, names in the form of the elements of `metadata.xml`; `read_me` explains.
    """

    document: Document
    content: str
    stem: str
    about: tuple[tuple[str, str], ...]
    read_me: str
    read_me_name: str


def write(
    package: Package,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write the .zip to `out`: the same bytes each time."""
    files = dict(_files(package, options, progress))
    files[SUMS] = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    ).encode()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(entry(name), content)


def _files(package: Package, options: Options, progress: Progress) -> Iterable[tuple[str, bytes]]:
    for number, (ending, writer) in enumerate(_WRITERS.items(), 1):
        made = BytesIO()
        import_module(writer).write(package.document, made, options)
        progress(number, len(_WRITERS))
        yield f"{package.stem}.{ending}", made.getvalue()
    yield f"{package.stem}.json", package.content.encode()
    yield "metadata.xml", _xml(package.about)
    yield "metadata.csv", _csv(package.about)
    yield package.read_me_name, package.read_me.replace("\n", "\r\n").encode("utf-8-sig")


def _xml(about: Iterable[tuple[str, str]]) -> bytes:
    root = etree.Element("metadata")
    for name, value in about:
        etree.SubElement(root, name).text = storable(value)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _csv(about: Iterable[tuple[str, str]]) -> bytes:
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for name, value in about:
        table.writerow((name, f"'{value}" if value[:1] in "=+-@\t" and value else value))
    return text.getvalue().encode("utf-8-sig")
