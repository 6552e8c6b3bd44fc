"""The variant for the web: no merged cells, one header row, nothing a screen reader trips on."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from tests.exports.sessions import PUBLISHED, SessionFile, large, published
from tests.exports.word.files import W, WordFile, attribute, text_of, written_session


@pytest.fixture(params=[*PUBLISHED, "large"])
def session(request: pytest.FixtureRequest) -> SessionFile:
    return large() if request.param == "large" else published(request.param)


@pytest.fixture
def document(session: SessionFile) -> WordFile:
    return written_session(session, tables="accessible")


def test_no_cell_is_merged(document: WordFile) -> None:
    assert not document.find("//w:gridSpan | //w:vMerge | //w:hMerge")


def test_each_table_has_one_header_row_and_alternative_text(document: WordFile) -> None:
    tables = document.find("//w:tbl")
    assert tables
    for table in tables:
        rows = list(table.iter(W + "tr"))
        headers = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert headers == rows[:1]
        assert attribute(table.findall(f"{W}tblPr/{W}tblCaption")[0])
        assert attribute(table.findall(f"{W}tblPr/{W}tblDescription")[0])


def test_no_heading_level_is_skipped_and_the_title_is_the_only_first(document: WordFile) -> None:
    xpath = "//w:body/w:p/w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]"
    levels = [int(attribute(e)[-1]) for e in document.find(xpath)]
    assert levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in itertools.pairwise(levels))


def test_no_paragraph_outside_tables_is_empty(document: WordFile) -> None:
    assert all(text_of(p) for p in document.find("//w:body/w:p"))


def test_each_category_is_a_heading_with_its_table(
    session: SessionFile, document: WordFile
) -> None:
    names = {category["id"]: category["name"] for category in session["categories"]}
    tables = session["segments"]["obstacles_and_opportunities"]["tables"]
    headings = document.find("//w:tbl/preceding-sibling::w:p[1]")
    assert [text_of(heading) for heading in headings] == [
        names[category] for table in tables for category in table
    ]


LABELS = "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TableLabel')]"
NAMED = "//w:tbl//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TableHeading')]"


def texts_in(document: WordFile, but: str) -> Counter[str]:
    texts = Counter(text_of(p) for p in document.find("//w:p") if text_of(p))
    return texts - Counter(text_of(p) for p in document.find(but))


def test_where_a_table_goes_on_its_header_says_of_which_category(document: WordFile) -> None:
    for table in document.find("//w:tbl"):
        [heading] = table.xpath("preceding-sibling::*[1]")
        name = text_of(heading)
        labels = [text_of(p) for p in next(table.iter(W + "tr")).iter(W + "p")]
        assert all(label.endswith(f": {name}") for label in labels)


def test_the_texts_are_those_of_the_published_form(
    session: SessionFile, document: WordFile
) -> None:
    """As a whole; only the order within a table follows its categories, whose names stand with its
    labels."""
    as_published = written_session(session)
    assert texts_in(as_published, LABELS) == texts_in(document, NAMED)
    labels = {text_of(p) for p in as_published.find(LABELS)}
    assert {text_of(p).split(": ", 1)[0] for p in document.find(NAMED)} == labels
    lists = "//w:body/w:p[starts-with(w:pPr/w:pStyle/@w:val, 'ListBullet')]"
    assert list(map(text_of, as_published.find(lists))) == list(map(text_of, document.find(lists)))
