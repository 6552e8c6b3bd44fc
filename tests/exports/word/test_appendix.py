"""The appendix in Word: that it changes nothing before it, and where it never is."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import get_args

import docx
import pytest
from lxml import etree

from exports import exporting
from exports.document import Bullet, Bullets, Document, Section, Table, Text
from exports.formats import FORMATS
from exports.gather import minutes
from exports.options import Options, Tables
from exports.word.write import write
from tests.exports.gather.test_appendix import NBSP, meeting
from tests.exports.sessions import SessionFile, large, published
from tests.exports.word.files import (
    W,
    WordFile,
    attribute,
    checked,
    text_of,
    without_appendix,
    written,
)
from tests.exports.word.test_schema import violations
from tests.meetings.held import Held
from workshop.sessions.contents import Contents
from workshop.sessions.interchange import write as as_file


def gathered(contents: Contents) -> Document:
    return minutes.gather(contents, "Samsyn")


def blocks(of: WordFile) -> list[str]:
    body = of.find("//w:body/*[not(self::w:sectPr)]")
    return [etree.tostring(block, encoding="unicode") for block in body]


def odd_appendix() -> Section:
    """An appendix with whatever has broken a document before, at every level."""
    texts = [item["text"] for item in large()["segments"]["reference_frame"]["ideas"]]
    items = tuple(
        Bullet(text, number % 10, number % 3 == 0, source=texts[-number])
        for number, text in enumerate(texts)
    )
    figures = Table(
        "Röster: Vad", ("Vad", "Röster"), tuple((item, number) for number, item in enumerate(items))
    )
    groups = (Section("Kultur", (Bullets(items),)), Section("\x00", (Bullets(items[:3]),)))
    topics = (Section("Idéer", sections=groups), Section("Röster", (figures,) * 2))
    return Section("Bilaga", (Text("En mening."),), topics)


@pytest.mark.parametrize("tables", get_args(Tables))
def test_everything_before_it_is_the_same_as_without(tables: Tables) -> None:
    document = gathered(meeting())
    without = written(without_appendix(document), tables)
    with_it = written(document, tables)
    before = blocks(without)
    assert blocks(with_it)[: len(before)] == before
    assert len(blocks(with_it)) > len(before)
    other_parts = {**with_it.parts(), "word/document.xml": b""}
    assert other_parts == {**without.parts(), "word/document.xml": b""}


@pytest.mark.parametrize("name", ["goteborg-2017", "linkoping-2017"])
def test_without_it_published_minutes_pass_and_with_it_they_begin_so(
    name: str, tmp_path: Path
) -> None:
    session = published(name)
    held = held_as(session)
    document = gathered(held)
    without = written(without_appendix(document))
    checked(without, as_file(held), tmp_path)
    assert document.appendix
    assert blocks(written(document))[: len(blocks(without))] == blocks(without)


def held_as(session: SessionFile) -> Contents:
    """A published meeting as if it had been held here: each idea sorted into some category."""
    held = Held()
    categories = {c["id"]: held.category(c["name"]) for c in session["categories"]}
    held.fill(session, categories)
    first = next(iter(categories.values()))
    held.idea("Till", category=first)
    return held.contents()


def test_it_begins_on_a_page_of_its_own_with_headings_that_skip_none() -> None:
    word = written(gathered(meeting()))
    (heading,) = word.find("//w:p[w:pPr/w:pageBreakBefore]")
    assert text_of(heading) == "Bilaga – Underlag"
    styles = word.find("//w:body/w:p/w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]")
    levels = [int(attribute(style)[-1]) for style in styles]
    assert levels.count(1) == 1
    assert levels.count(2) == 4
    assert levels[-11:] == [2, 3, 4, 4, 4, 3, 4, 3, 3, 3, 4]


def test_where_something_came_from_is_set_apart_by_style_and_stays_on_its_line() -> None:
    word = written(gathered(meeting()))
    sources = word.find("//w:r[w:rPr/w:rStyle/@w:val='Source']/w:t")
    assert sources[0].text == f" –{NBSP}bord{NBSP}2"


def test_who_does_what_is_a_table_of_what_who_when_and_votes() -> None:
    table = written(gathered(meeting())).find("//w:tbl")[-1]
    labels, measure = (
        [text_of(cell) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")
    )
    assert labels == ["Insatser och åtgärder", "Ansvarig", "När", "Röster"]
    assert measure == ["Byt arbetsplats", "Region Nord", "senast 31 januari 2027", "2"]
    assert attribute(table.findall(f"{W}tblPr/{W}tblCaption")[0]).startswith("Ansvar och tid: ")


def test_figures_are_a_table_with_one_header_row_and_alternative_text() -> None:
    word = written(gathered(meeting()), "accessible")
    table = word.find("//w:tbl")[-2]
    rows = list(table.iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * 3]
    assert [text_of(cell) for cell in rows[1].iter(W + "tc")] == [
        f"Ordlista –{NBSP}Målbild, bord{NBSP}1",
        "3",
    ]
    assert attribute(table.findall(f"{W}tblPr/{W}tblCaption")[0]) == "Röster: Insatser och åtgärder"
    assert [attribute(e, "w") for e in table.iter(W + "gridCol")] == ["7712", "1360"]


def test_all_parts_are_valid_with_anything_in_it(tmp_path: Path) -> None:
    word = written(replace(gathered(meeting()), appendix=odd_appendix()))
    assert violations(word, tmp_path) == []
    properties = word.find("//w:body//w:pPr/* | //w:body//w:rPr/*")
    used = {str(element.tag).removeprefix(W) for element in properties}
    assert used <= {"pStyle", "rStyle", "keepNext", "pageBreakBefore", "numPr"}
    styles = {attribute(e, "styleId") for e in word.find("//w:style", "word/styles.xml")}
    assert {attribute(e) for e in word.find("//w:pStyle | //w:rStyle | //w:tblStyle")} <= styles


def test_a_settled_text_never_has_one() -> None:
    contents = meeting()
    contents.session.status = "settled"
    document = gathered(contents)
    assert document.appendix
    assert blocks(written(document)) == blocks(written(without_appendix(document)))


def test_where_there_is_nothing_to_tell_there_is_none() -> None:
    document = gathered(Held().contents())
    assert document.appendix is None
    assert not written(document).find("//w:p[w:pPr/w:pageBreakBefore]")


def test_one_that_is_asked_for_and_has_nothing_in_it_says_so() -> None:
    out, options = BytesIO(), Options(appendix=True)
    contents = Held().contents()
    exporting.export(contents, FORMATS["docx"], out, author="Samsyn", options=options)
    *_, heading, sentence = (paragraph.text for paragraph in docx.Document(out).paragraphs)
    assert (heading, sentence) == ("Bilaga – Underlag", "Det finns inget att bifoga.")


def test_progress_counts_what_is_appended() -> None:
    document = gathered(meeting())
    news: list[tuple[int, int]] = []
    write(document, BytesIO(), Options(), lambda *done: news.append(done))
    assert document.appendix is not None
    assert document.appendix.item_count == 12
    assert news == [(without_appendix(document).item_count + 12,) * 2]
