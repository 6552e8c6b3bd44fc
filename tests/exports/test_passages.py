"""A document as passages: all its words, in order, each under the heading that it stands under."""

from __future__ import annotations

from dataclasses import replace

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Heading,
    Matrix,
    MatrixCategory,
    Names,
    Prompt,
    Section,
    Table,
    Text,
)
from exports.passages import Line, Passage, passages
from tests.exports.sessions import as_document, large


def test_each_heading_and_each_category_begins_a_passage() -> None:
    matrix = Matrix((MatrixCategory("Tid", (Column("Hinder", (Bullet("För lite", 1),)),)),))
    below = Section("Mer", (Table("T", ("A", "B"), ((Bullet("ett"), 2),)),))
    parts = (Prompt("Vad?"), Names(("Tid",), as_row=True), matrix, Text("Slut"))
    lists = Section("Insatser", (Heading("Tid"), Bullets((Bullet("Kalender"),)), Heading("Tom")))
    document = replace(
        as_document(large()), sections=(Section("Hinder", parts, (below,)), lists, Section(""))
    )
    first, *others = passages(document)
    assert first.heading == document.title
    assert others == [
        Passage("Hinder", (Line("Vad?"), Line("Tid"))),
        Passage("Tid", (Line("Hinder", label=True), Line("För lite", 1))),
        Passage("", (Line("Slut"),)),
        Passage("Mer", (Line("ett | 2"),)),
        Passage("Insatser", ()),
        Passage("Tid", (Line("Kalender"),)),
        Passage("Tom", ()),
    ]
