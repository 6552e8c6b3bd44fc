"""Other words for a passage: they stand where the old ones stood, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Matrix,
    MatrixCategory,
    Names,
    Prompt,
    Section,
    Table,
    Text,
)
from exports.passages import passages
from exports.rewording import reworded, same_passages, wording_of
from tests.exports.sessions import as_document, large
from words.refused import Refused


def document() -> Document:
    matrix = Matrix(
        (
            MatrixCategory("Tid", (Column("Hinder", (Bullet("För lite"), Bullet("På", 1))),)),
            MatrixCategory("Rum", (Column("Hinder", ()),)),
        )
    )
    below = Section("Mer", (Table("T", ("A",), ((Bullet("ett"),),)),))
    parts = (Prompt("Vad?"), Names(("Tid", "Rum"), as_row=True), matrix, Text("Slut"))
    lists = Section("Insatser", (Heading("Tid"), Bullets((Bullet("Kalender"),))))
    return replace(as_document(large()), sections=(Section("Hinder", parts, (below,)), lists))


def of(text: Document) -> list[tuple[str, list[str]]]:
    return [(one.heading, [line.text for line in one.lines]) for one in passages(text)]


def lines(number: int) -> list[str]:
    return [one.text for one in wording_of(document(), number)]


def test_what_may_have_other_words_is_neither_the_forms_nor_a_table() -> None:
    found = {name: lines(number) for number, (name, _) in enumerate(of(document())[:6])}
    assert found == {
        document().title: [],
        "Hinder": ["Vad?", "Tid", "Rum"],
        "Tid": ["För lite", "På"],
        "Rum": [],
        "": ["Slut"],
        "Mer": [],
    }


@pytest.mark.parametrize("number", range(8))
def test_the_same_words_are_the_same_document(number: int) -> None:
    assert reworded(document(), number, lines(number)) == document()


@pytest.mark.parametrize(("number", "words"), [(2, ["För mycket", "På"]), (1, ["Vad?", "", "R"])])
def test_other_words_change_that_passage_alone(number: int, words: list[str]) -> None:
    before, after = of(document()), of(reworded(document(), number, words))
    assert [one for one in after[number][1] if one != "Hinder"] == [one for one in words if one]
    assert [one for at, one in enumerate(after) if at != number] == [
        one for at, one in enumerate(before) if at != number
    ]


def test_every_passage_of_a_large_document_can_have_other_words() -> None:
    whole = as_document(large())
    for number, passage in enumerate(passages(whole)):
        words = [f"{one.text} nu" for one in wording_of(whole, number)]
        now = list(passages(reworded(whole, number, words)))
        assert [one.heading for one in now] == [one.heading for one in passages(whole)]
        assert len(now[number].lines) == len(passage.lines)
        assert sum(line.text.endswith(" nu") for line in now[number].lines) == len(words)


def test_a_passage_that_goes_takes_its_number_along() -> None:
    gone = reworded(document(), 4, [""])
    assert of(gone) == [one for at, one in enumerate(of(document())) if at != 4]
    assert same_passages(document(), gone, 4) == {0: 0, 1: 1, 2: 2, 3: 3, 5: 4, 6: 5, 7: 6}
    same = reworded(document(), 2, ["Nytt", "På"])
    assert same_passages(document(), same, 2) == {0: 0, 1: 1, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7}


def test_points_are_not_left_without_what_they_stand_under() -> None:
    with pytest.raises(Refused):
        reworded(document(), 2, ["", "På"])
    assert of(reworded(document(), 2, ["", ""]))[2] == ("Tid", ["Hinder"])
    with pytest.raises(Refused):
        reworded(document(), 2, ["En rad för lite"])
