"""Word documents under test: written, taken apart, tampered with, judged by others."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from exports.document import Document
from exports.options import Options, Tables
from exports.word.write import write
from tests.exports.downloaded import as_kept
from tests.exports.sessions import SessionFile, as_document, reference

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}
Element = etree._Element  # noqa: SLF001 - the type has no public name


@dataclass(frozen=True)
class WordFile:
    """A .docx in memory."""

    content: bytes

    def parts(self) -> dict[str, bytes]:
        with ZipFile(BytesIO(self.content)) as package:
            return {name: package.read(name) for name in package.namelist()}

    def part(self, name: str) -> Element:
        return etree.fromstring(self.parts()[name])

    def find(self, xpath: str, part: str = "word/document.xml") -> list[Element]:
        found = self.part(part).xpath(xpath, namespaces=NAMES)
        assert isinstance(found, list)
        return [element for element in found if isinstance(element, Element)]

    def tampered(self, part: str, change: Callable[[str], str]) -> WordFile:
        parts = self.parts()
        before = parts[part].decode()
        parts[part] = change(before).encode()
        assert parts[part] != before.encode(), "the change found nothing to change"
        out = BytesIO()
        with ZipFile(out, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return WordFile(out.getvalue())

    def saved(self, path: Path) -> Path:
        path.write_bytes(self.content)
        return path


def written(document: Document, tables: Tables = "published") -> WordFile:
    out = BytesIO()
    write(document, out, Options(tables))
    return WordFile(out.getvalue())


def written_session(session: SessionFile, tables: Tables = "published") -> WordFile:
    return written(as_document(session), tables)


def without_appendix(document: Document) -> Document:
    return replace(document, appendix=None)


def attribute(element: Element, name: str = "val") -> str:
    value = element.get(W + name)
    assert value is not None
    return value


def text_of(element: Element) -> str:
    """The text as a reader sees it: tabs and breaks as characters, paragraphs on lines."""
    signs = {W + "tab": "\t", W + "br": "\n"}
    if element.tag == W + "p":
        runs = element.iterfind(f"{W}r/*")
        return "".join(signs.get(str(piece.tag), piece.text or "") for piece in runs)
    return "\n".join(text_of(paragraph) for paragraph in element.iter(W + "p"))


def checked(document: WordFile, session: SessionFile, folder: Path) -> None:
    """Fails with the strict checker's list of differences between document and session."""
    checker = reference("check_docx.py")
    of_session = folder / "session.json"
    of_session.write_text(json.dumps(as_kept(session)), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, checker, "--strict", document.saved(folder / "minutes.docx"), of_session],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
