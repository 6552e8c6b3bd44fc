"""Every format that people read says the same: read back, and compared with the one document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from random import Random
from typing import get_args

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree, html
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Matrix,
    MatrixCategory,
    Names,
    Part,
    Prompt,
    Section,
    Table,
    Text,
)
from exports.formats import DOCUMENT_FORMATS
from exports.options import Options, Tables
from tests.exports.sessions import PUBLISHED, as_document, large, naughty_strings, published
from words.text import is_blank, storable


@dataclass(frozen=True)
class Read:
    """What a file says: its headings and its points in order, and all its texts."""

    headings: list[str]
    points: list[tuple[int, str]]
    texts: Counter[str]


Reader = Callable[[bytes], Read]


def read_html(content: bytes) -> Read:
    (main,) = html.fromstring(content.decode()).iter("main")
    for source in main.find_class("source"):
        source.drop_tree()
    headings = list(main.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    lists = main.xpath("./ul[not(contains(@class, 'names'))]//li | ./div[@data-figures]/ul//li")
    points = [(sum(1 for _ in li.iterancestors("ul")) - 1, _line(li.find("p"))) for li in lists]
    names = [li for li in main.find_class("names") for li in li]
    blocks = [*headings, *main.iter("p", "th"), *names]
    texts = [_line(one) for one in blocks] + [_line(td) for td in main.iter("td") if td.text]
    return Read([_line(one) for one in headings], points, Counter(filter(None, texts)))


def read_markdown(content: bytes) -> Read:
    markdown = MarkdownIt("commonmark", {"maxNesting": 500}).enable("table")
    tree = SyntaxTreeNode(markdown.parse(content.decode()))
    headings = [_said(node) for node in tree.walk() if node.type == "heading"]
    points = [
        (_depth(node), _said(node.children[0])) for node in tree.walk() if node.type == "list_item"
    ]
    leaves = ("heading", "paragraph", "th", "td")
    texts = Counter(_said(node) for node in tree.walk() if node.type in leaves)
    return Read(headings, points, texts)


def _depth(node: SyntaxTreeNode) -> int:
    above = node.parent.parent if node.parent else None
    return 1 + _depth(above) if above and above.type == "list_item" else 0


def _said(node: SyntaxTreeNode) -> str:
    pieces = (
        "\n" if leaf.type in ("hardbreak", "softbreak") else leaf.content
        for leaf in node.walk()
        if not leaf.children and leaf.type in ("text", "hardbreak", "softbreak", "code_inline")
    )
    return _plain("".join(pieces))


def read_docx(content: bytes) -> Read:
    word = docx.Document(BytesIO(content))
    headings, points = [], []
    for paragraph in word.paragraphs:
        style = paragraph.style.style_id if paragraph.style else ""
        if style.startswith("Heading"):
            headings.append(_plain(paragraph.text))
        if style.startswith("ListBullet"):
            level = int(re.sub(r"\D", "", style) or 1) - 1
            own = paragraph._p.find(f".//{qn('w:ilvl')}")  # noqa: SLF001
            deeper = level if own is None else int(str(own.get(qn("w:val"))))
            points.append((deeper, _word(paragraph)))
    every = word.element.body.iter(qn("w:p"))
    texts = Counter(filter(None, (_word(Paragraph(p, word)) for p in every)))
    return Read(headings, points, texts)


def _word(paragraph: Paragraph) -> str:
    return _plain("".join(t.text or "" if t.tag == qn("w:t") else "\n" for t in _runs(paragraph)))


def _runs(paragraph: Paragraph) -> Iterator[etree._Element]:
    for run in paragraph._p.iter(qn("w:r")):  # noqa: SLF001
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is None or style.get(qn("w:val")) != "Source":
            yield from (t for t in run if t.tag in (qn("w:t"), qn("w:br"), qn("w:tab")))


def _line(element: etree._Element) -> str:
    return _plain("".join(element.itertext(with_tail=False)))


def _plain(text: str) -> str:
    """Without what differs by how a format breaks lines."""
    return " ".join(storable(text).split())


# ---- What the document says


def headings_of(document: Document, *, matrices: bool) -> Iterator[str]:
    """`matrices`: where categories and their columns are headings too."""
    yield document.title
    for section in document.everything:
        yield from _headings(section, matrices)


def _headings(section: Section, matrices: bool) -> Iterator[str]:
    yield section.shown_heading
    for part in section.parts:
        if isinstance(part, Heading):
            yield part.text
        if isinstance(part, Matrix) and matrices:
            for category in part.categories:
                yield from (category.shown_name, *(column.label for column in category.columns))
    for below in section.sections:
        yield from _headings(below, matrices)


def points_of(section: Section, *, names: bool, matrices: bool) -> Iterator[Bullet]:
    """The points of its lists; `names`, `matrices`: where these are lists too."""
    for part in section.parts:
        match part:
            case Bullets(items):
                yield from items
            case Names(listed) if names:
                yield from map(Bullet, listed)
            case Matrix() if matrices:
                yield from (item for _, _, items in columns_of(part) for item in items)
    for below in section.sections:
        yield from points_of(below, names=names, matrices=matrices)


def columns_of(matrix: Matrix) -> Iterator[tuple[str, str, tuple[Bullet, ...]]]:
    for category in matrix.categories:
        for column in category.columns:
            yield category.shown_name, column.label, column.items


def naming(section: Section) -> Section:
    """A section whose tables name the category in each header cell."""
    parts = (_naming(part) if isinstance(part, Matrix) else part for part in section.parts)
    below = map(naming, section.sections)
    return replace(section, parts=tuple(parts), sections=tuple(below))


def _naming(matrix: Matrix) -> Matrix:
    def of(category: MatrixCategory) -> MatrixCategory:
        name = category.shown_name
        named = (
            replace(one, label=f"{one.label}: {name}" if storable(one.label) else one.label)
            for one in category.columns
        )
        return category if is_blank(storable(name)) else replace(category, columns=tuple(named))

    return replace(matrix, categories=tuple(map(of, matrix.categories)))


def texts_of(document: Document) -> Iterator[str]:
    front = document.front
    yield from (document.title, document.place_and_date, front.kicker, front.subtitle)
    for section in document.everything:
        yield from _texts(section)


def _texts(section: Section) -> Iterator[str]:
    yield section.shown_heading
    for part in section.parts:
        yield from _of(part)
    for below in section.sections:
        yield from _texts(below)


def _of(part: Part) -> Iterator[str]:
    match part:
        case Text(text) | Heading(text) | Prompt(text):
            yield text
        case Bullets(items):
            yield from (item.text for item in items)
        case Names(names):
            yield from names
        case Matrix(categories):
            yield from (category.shown_name for category in categories)
            for _, label, items in columns_of(part):
                yield from (label, *(item.text for item in items))
        case Table(labels=labels, rows=rows):
            cells = (cell for row in rows for cell in row)
            yield from (*labels, *(getattr(cell, "text", str(cell)) for cell in cells))


READERS: dict[str, Reader] = {"docx": read_docx, "html": read_html, "md": read_markdown}
ELSEWHERE = {"pptx": "tests/exports/slides/", "pdf": "tests/exports/pdf/"}


def documents() -> dict[str, Document]:
    nine = Section("Djupt", (Bullets(tuple(Bullet(f"Nivå {n}", n) for n in range(9))),))
    strange = Section("Märkligt", (Bullets(tuple(map(Bullet, STRANGE))),))
    base = as_document(large())
    return {
        "large": base,
        "nine levels": replace(base, sections=(nine,)),
        "strange": replace(base, sections=(strange,)),
        "no entries": replace(base, sections=(Section("Tomt"),)),
        **{f"generated {seed}": generated(base, Random(seed)) for seed in range(3)},
    }


def generated(base: Document, chance: Random) -> Document:
    """Parts of every kind in any order, some hundred entries down to the ninth level."""
    sections = tuple(_generated(chance, 0) for _ in range(4))
    return replace(base, sections=sections, figures=_generated(chance, 2))


def _generated(chance: Random, depth: int) -> Section:
    below = range(chance.randrange(3) if depth < 2 else 0)
    parts = tuple(_any_part(chance) for _ in range(chance.randrange(5)))
    sections = tuple(_generated(chance, depth + 1) for _ in below)
    return Section(f"Rubrik {chance.randrange(99)}", parts, sections)


def _any_part(chance: Random) -> Part:
    def some(most: int) -> tuple[Bullet, ...]:
        return tuple(Bullet(_any_text(chance)) for _ in range(chance.randrange(most)))

    labels = ("Möjligheter", "Hinder", "Åtgärder")[: chance.randrange(1, 4)]
    names = tuple(f"Kategori {n}" for n in range(chance.randrange(1, 5)))
    rows = tuple((Bullet(_any_text(chance)), chance.randrange(9)) for _ in range(5))
    return chance.choice(
        (
            lambda: Text(_any_text(chance)),
            lambda: Heading(_any_text(chance)),
            lambda: Prompt(_any_text(chance), chance.choice(("prompt", "outcome"))),
            lambda: Bullets(tuple(_deeper(chance, 40))),
            lambda: Names(names, as_row=chance.random() < 0.5),
            lambda: Matrix(
                tuple(
                    MatrixCategory(name, tuple(Column(label, some(5)) for label in labels))
                    for name in names[:2]
                )
            ),
            lambda: Table("Figurer", ("Vad", "Hur många"), rows),
        )
    )()


def _deeper(chance: Random, most: int) -> Iterator[Bullet]:
    level = 0
    for _ in range(chance.randrange(1, most)):
        yield Bullet(_any_text(chance), level, question=chance.random() < 0.1)
        level = chance.randrange(min(level + 1, 8) + 1)


def _any_text(chance: Random) -> str:
    return chance.choice((*STRANGE, f"Idé {chance.randrange(99)}", "Ett/två-" * 9, "å" * 60))


STRANGE = (
    "1. inte en numrerad lista",
    "- inte en punkt * eller _betoning_ `kod` [länk](http://x.se) <b>fet</b> &amp; &lt; \\",
    "# inte en rubrik\n\n    inte kod\n> inte ett citat\n---\n***",
    "| inte | en tabell |\n|---|---|",
    "=HYPERLINK(1;2)",
    "+46, -1 och @alla",
    "~~inte struket~~ :smile: www.exempel.se",
    "Rad ett\r\nrad två\nrad tre",
)


def test_every_format_that_people_read_has_a_reader() -> None:
    assert READERS.keys() | ELSEWHERE.keys() == {one.id for one in DOCUMENT_FORMATS}


def read(document: Document, kind: str, tables: Tables = "published") -> Read:
    (file_format,) = (one for one in DOCUMENT_FORMATS if one.id == kind)
    out = BytesIO()
    import_module(file_format.writer).write(document, out, Options(tables=tables))
    return READERS[kind](out.getvalue())


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("tables", get_args(Tables))
@pytest.mark.parametrize("name", documents())
def test_each_says_all_that_the_document_says(name: str, tables: Tables, kind: str) -> None:
    compare(documents()[name], kind, tables)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("name", PUBLISHED)
def test_each_says_what_was_published(name: str, kind: str) -> None:
    compare(as_document(published(name)), kind, "published")


@pytest.mark.long
@pytest.mark.parametrize("kind", READERS)
def test_each_keeps_hostile_strings(kind: str) -> None:
    items = tuple(map(Bullet, naughty_strings()))
    document = replace(as_document(large()), sections=(Section("Elakt", (Bullets(items),)),))
    compare(document, kind, "published")


def compare(document: Document, kind: str, tables: Tables) -> None:
    found = read(document, kind, tables)
    plain, deepest = kind == "md", 8 if kind == "docx" else 99
    lists = plain or tables == "as-lists"
    sections = document.everything
    points = [p for one in sections for p in points_of(one, names=plain, matrices=lists)]
    shown = [point for point in points if not is_blank(storable(point.text))]
    assert found.points == [(min(p.level, deepest), _plain(p.text)) for p in shown]
    if (kind, tables) == ("docx", "accessible"):
        everything = tuple(map(naming, document.everything))
        document = replace(document, sections=everything, figures=None, appendix=None)
    seen = (text for text in texts_of(document) if not is_blank(storable(text)))
    expected = Counter(map(_plain, seen))
    assert expected - found.texts == Counter()
    told = [text for text in map(_plain, headings_of(document, matrices=lists)) if text]
    left = iter(found.headings)
    assert all(any(one == text for one in left) for text in told)
    words = document.words
    added = {words.states[document.state], *(s.report.state for s in document.sections if s.report)}
    beside = (found.texts - expected).keys() - added
    assert beside == set()
