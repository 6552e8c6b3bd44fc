"""PDF files: valid for the archive and accessible, the same bytes twice, no sign lost unsaid."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import get_args

import page as page_validation
import pikepdf
import pytest

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Document,
    Matrix,
    MatrixCategory,
    Section,
    Table,
    Text,
)
from exports.options import Options, Tables
from exports.pdf.write import write
from tests.exports.sessions import (
    PUBLISHED,
    as_document,
    large,
    naughty_strings,
    published,
    reference,
)
from tests.exports.test_read_back import texts_of

MILLIMETRE = 72 / 25.4  # in points
TABLES = pytest.mark.parametrize("tables", get_args(Tables))


def pdf_of(document: Document, tables: Tables = "published") -> bytes:
    out = BytesIO()
    write(document, out, Options(tables=tables))
    return out.getvalue()


def faults(file: Path, *about: str | Path) -> str:
    program("pdfinfo")
    marks = ("--archive", "a-2a", "--accessible", "ua-1")
    done = subprocess.run(
        [sys.executable, reference("check_pdf.py"), file, *about, *marks],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


FALSE_ALARM = "PDFA2A-STREAM-LENGTH-001"
"""Raised where the bytes of a stream end like a line. qpdf reads each length to the byte."""


def not_valid(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        faults = [str(problem) for problem in pdf.check_pdf_syntax()]
    return faults + [
        f"{profile}: {failure.message}"
        for profile in ("2a", "ua1")
        for failure in page_validation.validate_pdf_bytes(content, profile=profile).failures
        if failure.rule_id != FALSE_ALARM
    ]


def with_one_text(*texts: str) -> Document:
    bullets = Bullets(tuple(map(Bullet, texts)))
    return replace(as_document(large()), sections=(Section("Lista", (bullets,)),))


def strange() -> Document:
    """Every part there is, what may follow the text, and nothing where something is common."""
    figures = Table("Närvaro", ("Vem", "Antal"), ((Bullet("Region"), 3), (Bullet("Kommun"), 0)))
    return replace(
        as_document(large()),
        title="",
        language="en",
        figures=Section("Siffror", (figures,)),
        appendix=Section("Bilaga", (Text("Underlag"),), (Section("Tomt"),)),
    )


def program(name: str) -> str:
    """One of poppler's programs, which read PDF files."""
    found = shutil.which(name)
    if found is None:
        pytest.skip("poppler-utils is not installed")
    return found


@TABLES
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_minutes_pass_the_strict_checker_and_the_validator(
    name: str, tables: Tables, tmp_path: Path
) -> None:
    content, file = pdf_of(as_document(published(name)), tables), tmp_path / "minutes.pdf"
    file.write_bytes(content)
    about = [] if tables == "as-lists" else [reference(f"{name}.json")]  # which asks for tables
    assert faults(file, *about) == ""
    assert not_valid(content) == []


@TABLES
def test_all_else_is_valid_too(tables: Tables) -> None:
    nine = Section("Djupt", (Bullets(tuple(Bullet(f"Nivå {n}", n) for n in range(9))),))
    for document in (as_document(large()), replace(as_document(large()), sections=(nine,))):
        assert not_valid(pdf_of(document, tables)) == []
    assert not_valid(pdf_of(replace(strange(), title="Titel"), tables)) == []


BROKEN: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "tags": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "the title's place": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "colours": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "an act at opening": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary()),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_checker_notices(broken: str, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    with pikepdf.open(BytesIO(pdf_of(with_one_text("Ett, två, tre " * 9)))) as pdf:
        BROKEN[broken](pdf)
        pdf.save(file)
    assert faults(file)


def test_a_lost_text_is_noticed(tmp_path: Path) -> None:
    document, file = as_document(published("goteborg-2017")), tmp_path / "minutes.pdf"
    file.write_bytes(pdf_of(replace(document, sections=document.sections[:-1])))
    assert "stands 0 time(s)" in faults(file, reference("goteborg-2017.json"))


def read(content: bytes, folder: Path) -> str:
    """All tagged text in reading order, without spaces."""
    file = folder / "read.pdf"
    file.write_bytes(content)
    told = subprocess.run(
        [program("pdfinfo"), "-enc", "UTF-8", "-struct-text", file],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
    )
    return squeezed("".join(re.findall(r'^ +"(.*)"$', told.stdout, re.MULTILINE)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


@TABLES
@pytest.mark.parametrize("name", PUBLISHED)
def test_every_text_stands_there_as_often_as_in_the_document(
    name: str, tables: Tables, tmp_path: Path
) -> None:
    document = as_document(published(name))
    text = read(pdf_of(document, tables), tmp_path)
    for wanted, times in Counter(map(squeezed, texts_of(document))).items():
        assert not wanted or text.count(wanted) >= times, wanted


def test_what_people_wrote_is_never_read_as_typst(tmp_path: Path) -> None:
    hostile = '#panic("x") $x$ *fet* _lutad_ `kod` @ref <label> \\ // /* = #import "/etc/passwd"'
    document = replace(
        with_one_text(hostile), title=hostile, place_and_date=hostile, author=hostile
    )
    assert read(pdf_of(document), tmp_path).count(squeezed(hostile)) == 3


def test_signs_that_no_font_has_are_written_as_their_numbers(tmp_path: Path) -> None:
    text = read(pdf_of(with_one_text("Hej 東京 שלום 👍")), tmp_path)
    assert "Hej[U+6771][U+4EAC][U+05E9]" in text
    assert "[U+1F44D]" not in text
    assert squeezed("are written as their numbers: U+6771, U+4EAC, U+05E9") in text


@pytest.mark.long
def test_hostile_strings_make_a_valid_file() -> None:
    assert not_valid(pdf_of(with_one_text(*naughty_strings()))) == []


@TABLES
def test_no_word_runs_out_of_its_cell(tables: Tables, tmp_path: Path) -> None:
    column = Column("Hinder", (Bullet("x" * 60), Bullet("w" * 300)))
    matrix = Matrix((MatrixCategory("Kultur", (column, column)),) * 2)
    document = replace(as_document(large()), sections=(Section("Lista", (matrix,)),))
    file = tmp_path / "long.pdf"
    file.write_bytes(pdf_of(document, tables))
    boxes = subprocess.run(
        [program("pdftotext"), "-bbox", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    ends = [float(end) for end in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert max(ends) <= MILLIMETRE * (210 - 25) + 1
    lines = [float(b) - float(a) for a, b in re.findall(r'xMin="([\d.]+)".*xMax="([\d.]+)"', boxes)]
    columns = {"published": 4, "accessible": 2, "as-lists": 1}[tables]
    assert max(lines) <= MILLIMETRE * 160 / columns + 1


def test_a_long_document_says_what_it_holds_and_a_short_one_does_not(tmp_path: Path) -> None:
    short, file = as_document(published("linkoping-2017")), tmp_path / "long.pdf"
    page = Matrix(
        (MatrixCategory("Kultur", (Column("Hinder", (Bullet("Gemensam bild " * 300),)),)),)
    )
    names = [f"Avsnitt {letter}" for letter in "ABCDEFGHIJ"]
    long = replace(short, sections=tuple(Section(name, (page,)) for name in names))
    file.write_bytes(content := pdf_of(long, "as-lists"))
    assert faults(file) == ""
    text = read(content, tmp_path)
    assert text.index("Innehåll") < text.index(squeezed(names[0]))
    assert [text.count(squeezed(name)) for name in names] == [2] * len(names)
    assert "Innehåll" not in read(pdf_of(short), tmp_path)


def test_an_accessible_table_names_its_category_where_it_goes_on(tmp_path: Path) -> None:
    items = tuple(map(Bullet, ["Ett hinder"] * 80))
    matrix = Matrix((MatrixCategory("Kultur", (Column("Hinder", items),)),))
    document = replace(as_document(large()), sections=(Section("Lista", (matrix,)),))
    file = tmp_path / "long.pdf"
    file.write_bytes(pdf_of(document, "accessible"))
    pages = subprocess.run(
        [program("pdftotext"), file, "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout.split("\f")
    going_on = [page for page in pages if "Ett hinder" in page]
    assert len(going_on) > 1
    assert all("Hinder: Kultur" in page for page in going_on)


def test_a_cell_says_what_else_is_known_of_it(tmp_path: Path) -> None:
    table = Table("Röster", ("Vad", "Röster"), ((Bullet("Ordlista", source="Kultur, bord 1"), 3),))
    document = replace(as_document(large()), sections=(Section("Lista", (table,)),))
    assert squeezed("Ordlista – Kultur, bord 1") in read(pdf_of(document), tmp_path)


def test_the_same_document_is_the_same_bytes() -> None:
    document = as_document(large())
    assert pdf_of(document) == pdf_of(document)


def test_a_kept_version_says_so_at_its_end(tmp_path: Path) -> None:
    file = tmp_path / "kept.pdf"
    file.write_bytes(pdf_of(replace(with_one_text("Ett"), identifier="abc/1 sha256:0123")))
    told = subprocess.run(
        [program("pdftotext"), "-layout", file, "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "sha256:0123" in told.stdout


def test_a_document_without_anything_in_it_is_a_file() -> None:
    empty = replace(
        as_document(large()), title="", place_and_date="", keywords=(), author="", sections=()
    )
    assert pdf_of(empty).startswith(b"%PDF")
