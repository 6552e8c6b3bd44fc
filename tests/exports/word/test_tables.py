"""Tables of labelled columns: which of them are narrow, and which rows are written."""

from __future__ import annotations

from dataclasses import replace

from exports.document import Bullet, Document, Section, Table
from tests.exports.sessions import as_document, session_file
from tests.exports.word.files import W, WordFile, attribute, text_of, written


def table_of(*rows: tuple[Bullet | int, ...], labels: tuple[str, ...]) -> WordFile:
    empty: Document = as_document(session_file([], [], []))
    section = Section("Heading", (Table("A title", labels, rows),))
    return written(replace(empty, sections=(section,)))


def test_figures_are_narrow_and_the_rest_share_the_width() -> None:
    row = (Bullet("What"), Bullet("Who"), 3, Bullet("When"))
    word = table_of(row, labels=("A", "B", "C", "D"))
    widths = [int(attribute(e, "w")) for e in word.find("//w:gridCol")]
    assert widths == [2570, 2571, 1360, 2571]
    styles = [attribute(e) for e in word.find("//w:tbl//w:pStyle")]
    assert styles[:4] == ["TableHeading", "TableHeading", "TableHeadingNumber", "TableHeading"]
    assert styles[4:] == ["TableTextWide", "TableTextWide", "TableNumber", "TableTextWide"]


def test_a_row_of_which_only_figures_would_be_seen_is_not_written() -> None:
    word = table_of(
        (Bullet("\ufeff"), Bullet(" "), 1),
        (Bullet(""), Bullet("seen"), 2),
        labels=("A", "B", "C"),
    )
    rows = word.find("//w:tr[position()>1]")
    assert [[text_of(cell) for cell in row.iter(W + "tc")] for row in rows] == [["", "seen", "2"]]
