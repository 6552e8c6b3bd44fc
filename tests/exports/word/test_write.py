"""The minutes hold a session's texts, all of them and in order, in the published structure."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import docx
import pytest

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Document,
    Matrix,
    MatrixCategory,
    Names,
    Prompt,
    Section,
)
from exports.options import Tables
from exports.word.write import write
from tests.exports.sessions import (
    PUBLISHED,
    as_document,
    large,
    naughty_strings,
    published,
    session_file,
)
from tests.exports.word.files import (
    W,
    WordFile,
    attribute,
    checked,
    text_of,
    written,
    written_session,
)
from words.text import is_blank, storable

LIST = "//w:body/w:p[starts-with(w:pPr/w:pStyle/@w:val, 'ListBullet')]"


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_sessions_pass_the_strict_checker(name: str, tmp_path: Path) -> None:
    session = published(name)
    checked(written_session(session), session, tmp_path)


def test_a_large_odd_session_passes_the_strict_checker(tmp_path: Path) -> None:
    session = large()
    assert as_document(session).item_count > 400
    checked(written_session(session), session, tmp_path)


@pytest.mark.parametrize("depth", range(9))
def test_items_at_any_depth_pass_the_strict_checker(depth: int, tmp_path: Path) -> None:
    item: dict[str, Any] = {"text": f"Level {depth}"}
    for level in reversed(range(depth)):
        item = {"text": f"Level {level}", "children": [item]}
    session = session_file([item], [], [])
    checked(written_session(session), session, tmp_path)


@pytest.mark.parametrize("entries", [0, 1, 9])
def test_one_category_a_table_passes_the_strict_checker(entries: int, tmp_path: Path) -> None:
    category = {
        "id": "only",
        "name": "Only",
        "opportunities": ["A long entry. " * 143] * entries,
        "obstacles": [],
        "measures": [],
    }
    session = session_file([{"text": "An idea"}], [category], [[0]])
    checked(written_session(session), session, tmp_path)


def test_naughty_strings_pass_the_strict_checker(tmp_path: Path) -> None:
    shown = [line for line in naughty_strings() if not is_blank(storable(line))]
    category = {"id": "c", "name": "C", "opportunities": shown, "obstacles": [], "measures": []}
    session = session_file([{"text": line} for line in shown], [category], [[0]])
    checked(written_session(session), session, tmp_path)


def test_every_naughty_string_comes_back_unchanged() -> None:
    """Four show nothing: a space, all kinds of them, a byte order mark, and what is no sign."""
    lines = naughty_strings()
    kept = [storable(line) for line in lines if not is_blank(storable(line))]
    assert len(lines) - len(kept) == 4
    items = tuple(map(Bullet, lines))
    document = written(_document(Bullets(items), _matrix(items)))
    assert [text_of(p) for p in document.find(LIST)] == kept
    assert [text_of(tc) for tc in document.find("//w:tbl/w:tr[position()>2]/w:tc")] == kept


def test_an_item_of_which_nothing_is_left_is_not_written() -> None:
    items = (Bullet("\ufeff"), Bullet("\x00\ud800"), Bullet(" \n"), Bullet("seen"))
    document = written(_document(Bullets(items), _matrix(items)))
    assert [text_of(p) for p in document.find(LIST)] == ["seen"]
    assert [text_of(row) for row in document.find("//w:tr[position()>2]")] == ["seen"]


@pytest.mark.parametrize("tables", get_args(Tables))
def test_what_holds_entries_has_a_heading_whatever_it_is_called(tables: Tables) -> None:
    """Before names were looked at when they came in, some that show nothing were stored."""
    column = Column("A", (Bullet("an obstacle"),))
    matrix = Matrix((MatrixCategory("\u200b", (column,)),))
    lists = Section("L", sections=(Section("\u2060", (Bullets((Bullet("a measure"),)),)),))
    empty = Section("M", sections=(Section("\u200b"),))
    told = replace(_document(matrix), sections=(*_document(matrix).sections, lists, empty))
    said = [text_of(p) for p in written(told, tables).find("//w:p")]
    for entry, steps in (("an obstacle", 2), ("a measure", 1)):
        assert said[said.index(entry) - steps] == "–"
    assert said[-2:] == ["a measure", "M"]


def test_line_breaks_of_every_kind_become_one_break() -> None:
    document = written(_document(Bullets((Bullet("a\r\nb\rc\nd\te"),))))
    (item,) = document.find(LIST)
    assert text_of(item) == "a\nb\nc\nd\te"
    assert len(list(item.iter(W + "br"))) == 3


def test_items_deeper_than_words_nine_levels_stay_at_the_ninth() -> None:
    document = written(_document(Bullets(tuple(Bullet(str(n), level=n) for n in range(12)))))
    levels = [attribute(e) for e in document.find(f"{LIST}//w:ilvl")]
    assert levels == ["5", "6", "7", "8", "8", "8", "8"]


def test_a_question_is_italic_in_lists_and_cells() -> None:
    items = (Bullet("Fråga --> Varför?", question=True), Bullet("Plain"))
    document = written(_document(Bullets(items), _matrix(items)))
    italic = document.find("//w:p[w:r/w:rPr/w:rStyle/@w:val='Emphasis']")
    assert [text_of(p) for p in italic] == ["Fråga --> Varför?"] * 2


def test_sub_points_of_a_cell_are_indented_paragraphs_in_the_same_cell() -> None:
    items = (Bullet("A"), Bullet("A1", level=1), Bullet("A1a", level=3), Bullet("B"))
    document = written(_document(_matrix(items)))
    cells = document.find("//w:tr[position()>2]/w:tc")
    assert [text_of(cell) for cell in cells] == ["A\nA1\nA1a", "B"]
    styles = [attribute(style) for style in cells[0].iter(W + "pStyle")]
    assert styles == ["TableText", "TableText2", "TableText3"]


@pytest.mark.parametrize(
    ("categories", "words", "hyphenated"),
    [
        (2, "a word of twentyoneletters-not", False),
        (2, "kompetensförsörjningsplan", True),
        (1, "kompetensförsörjningsplan", False),
        (2, "patient/brukare/medborgare", True),  # no line breaks at a slash
    ],
)
def test_only_a_word_that_cannot_fit_its_column_is_hyphenated(
    categories: int, words: str, hyphenated: bool
) -> None:
    category = MatrixCategory("C", (Column("A", (Bullet(words),)), Column("B", ())))
    document = written(_document(Matrix((category,) * categories)))
    found = document.find("//w:p[w:pPr/w:pStyle/@w:val='TableTextHyphenated']")
    assert bool(found) is hyphenated


@pytest.mark.parametrize(
    ("names", "style"),
    [
        (("Tid",), "CategoryCell"),
        (("kompetensförsörjningsplan", *"abcd"), "CategoryCellHyphenated"),
        ((*"abcdefgh", "Kunskapsutveckling"), "CategoryCellNarrowHyphenated"),
    ],
)
def test_a_name_that_cannot_fit_its_cell_is_hyphenated(names: tuple[str, ...], style: str) -> None:
    document = written(_document(Names(names, as_row=True)))
    styles = [attribute(one) for one in document.find("//w:tbl//w:pStyle")]
    assert styles.count(style) == 1


def test_a_tall_row_may_split_and_others_may_not() -> None:
    document = written(_document(_matrix((Bullet("x" * 701), Bullet("x" * 700)))))
    rows = document.find("//w:tr[position()>2]")
    assert [bool(row.findall(f"{W}trPr/{W}cantSplit")) for row in rows] == [False, True]


@pytest.mark.parametrize(
    ("rows", "kept"), [(1, []), (8, [0, 1, 2, 3, 4, 5, 6]), (9, [0, 7]), (20, [0, 18])]
)
def test_small_tables_keep_together_and_long_ones_their_ends(rows: int, kept: list[int]) -> None:
    document = written(_document(_matrix(tuple(Bullet(str(n)) for n in range(rows)))))
    body = document.find("//w:tr[position()>2]")
    assert [n for n, row in enumerate(body) if list(row.iter(W + "keepNext"))] == kept


def test_a_method_with_other_columns_gets_as_many() -> None:
    columns = tuple(Column(label, (Bullet(label * 2),)) for label in "XYZ")
    categories = (MatrixCategory("One", columns), MatrixCategory("Two", columns))
    document = written(_document(Matrix(categories)))
    assert [attribute(e) for e in document.find("//w:gridSpan")] == ["3", "3"]
    widths = [int(attribute(e, "w")) for e in document.find("//w:gridCol")]
    assert len(widths) == 6
    assert sum(widths) == 9072


def test_a_rule_stands_between_two_categories_and_nowhere_else() -> None:
    document = written_session(published("linkoping-2017"))
    for row in document.find("//w:tbl[w:tblGrid/w:gridCol[4]][w:tr[2]]/w:tr"):
        cells = row.findall(f"{W}tc")
        ruled = [n for n, cell in enumerate(cells) if list(cell.iter(W + "tcBorders"))]
        assert ruled == [len(cells) // 2]


def test_nothing_but_what_the_design_allows_is_formatted_directly() -> None:
    """keepNext, the level of deep items, the rule between two categories, and what runs from right
    to left; styles do the rest."""
    for document in _all_kinds():
        properties = document.find("//w:body//w:pPr/* | //w:body//w:rPr/* | //w:body//w:tcPr/*")
        used = {str(element.tag).removeprefix(W) for element in properties}
        structure = {"pStyle", "rStyle", "tcW", "gridSpan"}
        assert used <= structure | {"keepNext", "numPr", "tcBorders", "bidi", "rtl"}
        borders = document.find("//w:tcBorders/*")
        assert {(str(b.tag), attribute(b, "sz")) for b in borders} <= {(W + "left", "8")}


def test_every_style_number_and_relation_used_is_there() -> None:
    for document in _all_kinds():
        part = "word/styles.xml"
        styles = {attribute(e, "styleId") for e in document.find("//w:style", part)}
        numbers = {attribute(e, "numId") for e in document.find("//w:num", "word/numbering.xml")}
        for name in ("document", "header1", "header2", "footer1", "footer2", "styles", "numbering"):
            of_part = f"word/{name}.xml"
            used = document.find("//w:pStyle | //w:rStyle | //w:tblStyle | //w:basedOn", of_part)
            assert {attribute(e) for e in used} <= styles
            assert {attribute(e) for e in document.find("//w:numId", of_part)} <= numbers
        assert docx.Document(BytesIO(document.content)).sections[0].footer.paragraphs


def test_the_alternative_text_says_what_the_table_shows() -> None:
    document = written_session(published("linkoping-2017"))
    assert [attribute(e) for e in document.find("//w:tblCaption")] == [
        "Målbild/Vision, Process, Kultur och Struktur",
        "Möjligheter och hinder: Kultur och Struktur",
        "Möjligheter och hinder: Målbild/Vision och Process",
    ]


def test_a_table_is_never_last_nor_next_to_another() -> None:
    matrix = _matrix((Bullet("x"),))
    document = written(_document(matrix, matrix))
    tags = [str(e.tag).removeprefix(W) for e in document.find("//w:body/*")]
    assert tags[-5:] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_progress_is_told_by_the_hundred_and_ends_at_all() -> None:
    told: list[tuple[int, int]] = []
    document = _document(Bullets((Bullet("x"),) * 250), _matrix((Bullet("y"),) * 50))
    write(document, BytesIO(), progress=lambda done, total: told.append((done, total)))
    assert told == [(100, 300), (200, 300), (300, 300)]


def test_progress_of_empty_minutes_still_ends() -> None:
    told: list[tuple[int, int]] = []
    write(_document(), BytesIO(), progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 0)]


def _document(*parts: Any) -> Document:
    empty = as_document(session_file([], [], []))
    return replace(empty, sections=(Section("Heading", (Prompt("Prompt"), *parts)),))


def _matrix(items: tuple[Bullet, ...]) -> Matrix:
    return Matrix((MatrixCategory("Category", (Column("Column", items),)),))


def _all_kinds() -> list[WordFile]:
    items = tuple(Bullet(str(n), level=n) for n in range(9))
    deep = _document(Bullets(items), _matrix(items))
    return [
        written(document, tables)
        for document in (deep, as_document(large()))
        for tables in get_args(Tables)
    ]
