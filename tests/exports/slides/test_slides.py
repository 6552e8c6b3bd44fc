"""Slides: made of the base's layouts, told apart, readable from the back, and nothing outside."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pptx
import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import Slide

from exports.document import Bullet, Bullets, Document, Front, Report, Section, Text
from exports.gather import minutes
from exports.slides.look import LEAST_SIZE
from tests.exports.published_results import Read
from tests.exports.sessions import as_document, large, naughty_strings
from tests.exports.slides.files import content, said, written
from tests.meetings.series import (
    LONG_LINE,
    LONG_WORD,
    SeriesFile,
    published_series,
    stored,
    strange_lines,
    twin_units,
)
from tests.places import DEMO_SERIES
from words.text import is_blank, storable

VALIDATOR = OpenXmlValidator(file_format=FileFormat.OFFICE_2010)


def results(series: SeriesFile) -> Document:
    contents = stored(series)
    (deck,) = (one for one in contents.sessions if one.session.method == "startup-results")
    return minutes.gather(deck, "Samsyn", contents)


@pytest.fixture(
    scope="module", params=["published", "twins", "strange", "demo", "minutes"], ids=str
)
def document(request: pytest.FixtureRequest) -> Document:
    made = {
        "published": lambda: results(published_series()),
        "twins": lambda: results(twin_units()),
        "strange": lambda: results(strange_lines()),
        "demo": lambda: results(json.loads(DEMO_SERIES.read_text("utf-8"))),
        "minutes": lambda: as_document(large()),
    }
    return made[request.param]()


@pytest.fixture(scope="module")
def deck(document: Document) -> Presentation:
    return written(document)


def test_powerpoint_opens_it_without_repair(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(content(document))
    assert [str(error) for error in VALIDATOR.validate(file).errors] == []


def test_every_slide_has_one_title_and_it_is_read_first(deck: Presentation) -> None:
    for slide in deck.slides:
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        title = slide.shapes.title
        assert title is not None
        assert not is_blank(title.text_frame.text)
        above = kinds[: kinds.index(title.placeholder_format.type)]
        numbers = [shape.placeholder_format.idx for shape in slide.placeholders]
        assert set(numbers[: len(above)]) <= {13}  # a kicker


def test_all_text_stands_in_placeholders_and_none_of_them_is_empty(deck: Presentation) -> None:
    for slide in deck.slides:
        assert all(shape.is_placeholder for shape in slide.shapes)
        for text in slide._element.iter(qn("p:txBody")):  # noqa: SLF001
            assert "".join(text.itertext()).strip()
        ids = [shape.shape_id for shape in slide.shapes]
        assert len({*ids}) == len(ids)


def test_every_run_is_in_the_documents_language(deck: Presentation, document: Document) -> None:
    runs = [run for slide in deck.slides for run in slide._element.iter(qn("a:rPr"))]  # noqa: SLF001
    assert {run.get("lang") for run in runs} == {document.language}
    assert deck.core_properties.language == document.language


def test_no_letters_are_smaller_than_can_be_read(document: Document) -> None:
    with ZipFile(BytesIO(content(document))) as package:
        for name in package.namelist():
            if name.startswith("ppt/") and name.endswith(".xml"):
                sizes = etree.fromstring(package.read(name)).xpath("//@sz[number(.) > 100]")
                assert isinstance(sizes, list)
                small = [size for size in sizes if int(str(size)) < LEAST_SIZE * 100]
                assert not small or "slide" not in name, name


def test_nothing_stands_outside_its_slide(deck: Presentation) -> None:
    width, height = deck.slide_width, deck.slide_height
    assert width
    assert height
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= width
            assert shape.top + shape.height <= height


def test_no_slide_ends_with_a_heading(deck: Presentation) -> None:
    for slide in deck.slides:
        paragraphs = list(body_of(slide))
        if paragraphs:
            runs = paragraphs[-1].findall(f"{qn('a:r')}/{qn('a:rPr')}")
            assert not all(run.get("b") for run in runs)


def test_there_are_no_notes(deck: Presentation) -> None:
    assert not any(slide.has_notes_slide for slide in deck.slides)


def test_tables_and_charts_say_what_they_show(deck: Presentation) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart:
                described = shape._element.nvGraphicFramePr.cNvPr.get("descr")  # noqa: SLF001
                assert described


def test_the_same_document_is_the_same_bytes_whenever_it_is_written(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = content(document)
    years_later = time.time() + 1e8
    monkeypatch.setattr(time, "time", lambda: years_later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(years_later))
    assert content(document) == first


def test_the_foot_says_whose_slide_it_is_and_in_what_state() -> None:
    deck = written(results(published_series()))
    feet = [foot(slide) for slide in deck.slides]
    assert feet[0] == "Arbetsmaterial"
    assert feet[1] == "Arbetsmaterial · Etablering av regionala vårdkompetensråd"
    assert "Arbetsmaterial · Norra sjukvårdsregionen" in feet


def test_charts_hold_the_figures_of_the_table() -> None:
    deck = written(results(published_series()))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    sums = [[sum(series.values) for series in chart.plots[0].series] for chart in charts]
    assert sums == [[21, 22], [28, 32], [22, 24]]


@pytest.mark.parametrize("line", [LONG_WORD, LONG_LINE, LONG_LINE * 7])
def test_a_line_longer_than_a_slide_goes_on_with_every_letter(line: str) -> None:
    document = of_lines(["Before", line, "After"])
    expected = [Read("Before", 0), Read(line, 0), Read("After", 0)]
    assert said(written(document))[-3:] == expected


def test_naughty_strings_come_back_as_they_went_in() -> None:
    lines = [text for text in map(storable, naughty_strings()) if not is_blank(text)]
    assert [line.text for line in said(written(of_lines(lines)))][3:] == lines


@pytest.mark.long
def test_a_naughty_string_may_stand_in_every_place() -> None:
    strings = naughty_strings()
    sections = []
    for text in strings:
        parts = (Bullets((Bullet(text),)), Text(text))
        report = Section(text, (), (Section(text, parts),), Report(text, text))
        sections.append(Section(text, parts, (report, Section(text, parts))))
    document = replace(of_lines([]), sections=tuple(sections))
    assert len(written(document).slides) > len(strings)
    for text in strings[::40]:
        front = Front(text, text, (text, text))
        document = replace(of_lines([]), title=text, place_and_date=text, front=front)
        assert written(document).slides


@pytest.mark.long
def test_six_hundred_slides_take_five_seconds_at_most() -> None:
    lines = Bullets(tuple(Bullet(f"Line number {number} of many") for number in range(10)))
    sections = tuple(Section(f"Section {number}", (lines,)) for number in range(600))
    document = replace(of_lines([]), sections=sections)
    began = time.process_time()
    made = content(document)
    assert time.process_time() - began < 5
    assert len(pptx.Presentation(BytesIO(made)).slides) == 601


def of_lines(lines: list[str]) -> Document:
    section = Section("Heading", (Bullets(tuple(map(Bullet, lines))),))
    return replace(as_document(large()), sections=(section,), appendix=None)


def body_of(slide: Slide) -> Iterator[etree._Element]:
    for shape in slide.placeholders:
        if shape.placeholder_format.idx == 1 and isinstance(shape, SlidePlaceholder):
            yield from shape._element.iter(qn("a:p"))  # noqa: SLF001


def foot(slide: Slide) -> str:
    kinds = {shape.placeholder_format.type: shape for shape in slide.placeholders}
    shape = kinds[PP_PLACEHOLDER.FOOTER]
    return str(shape.text_frame.text)
