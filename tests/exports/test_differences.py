"""What differs between two documents, word by word."""

from __future__ import annotations

from dataclasses import replace

from exports.differences import Difference, Piece, differences
from exports.document import Bullet, Bullets, Document, Section, Text
from tests.exports.sessions import as_document, large


def document(*texts: str) -> Document:
    bullets = Bullets(tuple(Bullet(text) for text in texts))
    return replace(as_document(large()), sections=(Section("Målbild", (bullets,)),))


def test_the_same_text_differs_in_nothing() -> None:
    assert differences(as_document(large()), as_document(large())) == ()


def test_a_changed_line_is_told_word_by_word() -> None:
    (found,) = differences(document("a", "Mer tillit nu"), document("a", "Mer tid nu"))
    assert found == Difference(
        "Målbild", (Piece("Mer "), Piece("tillit", "old"), Piece("tid", "new"), Piece(" nu"))
    )


def test_lines_that_came_and_went() -> None:
    was, now = document("ett", "två", "fyra"), document("ett", "två", "tre", "fyra")
    assert differences(was, now) == (Difference("Målbild", (Piece("tre", "new"),)),)
    assert differences(now, was) == (Difference("Målbild", (Piece("tre", "old"),)),)


def test_the_state_is_no_difference_and_a_title_is() -> None:
    one = document("ett")
    assert differences(one, replace(one, state="settled")) == ()
    assert len(differences(one, replace(one, title="En annan"))) == 1


def test_the_words_of_both_texts_are_all_there() -> None:
    was, now = document("Ett, två – tre (fyra)"), document("Två: tre/fem (fyra)!")
    (found,) = differences(was, now)
    for of, text in (("new", "Ett, två – tre (fyra)"), ("old", "Två: tre/fem (fyra)!")):
        assert "".join(piece.text for piece in found.pieces if piece.of != of) == text


def test_what_lies_behind_is_not_compared() -> None:
    one = document("ett")
    assert differences(one, replace(one, appendix=Section("Bilaga", (Text("x"),)))) == ()
