"""What a series becomes: the results document, the region reports, the figures and the tables."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from exports.document import Bullet, Chart, Document, Table, Text
from exports.formats import SERIES_FORMATS
from exports.gather import minutes, workbook
from exports.options import Options
from exports.word.write import write
from exports.workbook import Sheet
from tests.exports.downloaded import lines_of
from tests.exports.published_results import REGIONS, published_lines, region_lines
from tests.exports.series import as_deck
from tests.exports.slides.files import said, written
from tests.meetings.series import published_series, stored, strange_lines, twin_units
from workshop.sessions.contents import Contents
from workshop.sessions.persons import leave_out_persons
from workshop.sessions.series_contents import SeriesContents


@pytest.fixture(scope="module")
def published() -> SeriesContents:
    return stored(published_series())


def results(series: SeriesContents) -> Document:
    return minutes.gather(deck_of(series), "Samsyn", series)


def deck_of(series: SeriesContents) -> Contents:
    (deck,) = (one for one in series.sessions if one.session.desk)
    return deck


def test_the_published_deck_is_gathered_whole_and_in_order(published: SeriesContents) -> None:
    document = results(published)
    expected = as_deck(published_series())
    assert document.sections == expected.sections
    assert document.front == expected.front
    assert document.place_and_date == "2020-12-16"
    text = replace(document, figures=None)
    assert said(written(text)) == published_lines(published_series()["sessions"][-1])


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_report_in_word_is_line_for_line_as_published(
    region: str, published: SeriesContents
) -> None:
    (contents,) = (one for one in published.sessions if one.session.imported == {"id": region})
    out = BytesIO()
    write(replace(minutes.gather(contents, "Samsyn"), appendix=None), out)
    first, *others = lines_of(docx.Document(out))
    title = [line for line in (first, *others) if line.text != contents.place_and_date]
    assert title == region_lines(region)


def test_who_was_there_is_summed_over_the_meetings(published: SeriesContents) -> None:
    figures = results(published).figures
    assert figures is not None
    table, *charts = figures.parts
    assert isinstance(table, Table)
    assert table.labels == ("Möte", "Regioner", "Lärosäten", "Kommuner", "Deltagare")
    assert texts(table)[-1] == ["Summan av mötena", "21 av 22", "28 av 32", "22 av 24", "110"]
    assert texts(table)[0] == ["Västra sjukvårdsregionen", "2 av 2", "5 av 5", "4 av 4", "19"]
    regions = charts[0]
    assert isinstance(regions, Chart)
    assert regions.title == "Representation: Regioner"
    assert [sum(value or 0 for value in one.values) for one in regions.series] == [21, 22]


def test_odd_figures_are_said_as_they_are() -> None:
    series = stored(twin_units())
    figures = results(series).figures
    assert figures is not None
    table = figures.parts[0]
    assert isinstance(table, Table)
    assert texts(table) == [
        ["Samma namn", "–", "–", "–", "0"],
        ["Samma namn", "2,5 av 3,25", "0 av 5", "3", "–"],
        ["Samma igen", "1 av 2", "–", "–", "7"],
        ["Summan av mötena", "3,5 av 5,25", "0 av 5", "3", "7"],
    ]


def test_what_was_not_discussed_is_counted_and_not_listed() -> None:
    series = published_series()
    deck = series["sessions"][-1]
    wishes = {"key": "wishes", "kind": "gathered", "gathers": "points", "of": "support"}
    deck["segments"].append(wishes | {"heading": "Önskemål"})
    *_, section = results(stored(series)).sections
    assert section.parts == (Text("Diskuterades inte: 1 av 6 möten"),)
    assert [below.heading for below in section.sections] == [
        "Västra sjukvårdsregionen",
        "Sydöstra sjukvårdsregionen",
        "Sjukvårdsregion Mellansverige",
        "Stockholm-Gotlands sjukvårdsregion",
        "Norra sjukvårdsregionen",
    ]


def test_a_report_says_what_state_it_is_in() -> None:
    series = stored(published_series())
    series.meetings[0].session.status = "settled"
    states = [one.report.state for one in results(series).sections if one.report] + [
        below.report.state
        for one in results(series).sections
        for below in one.sections
        if below.report
    ]
    assert states == ["Fastställd", *["Arbetsmaterial"] * 5]


def test_units_of_one_name_and_a_day_of_two_meetings_stand_in_the_order_of_the_units() -> None:
    series = stored(twin_units())
    assert [one.session.imported for one in series.meetings] == [
        {"id": "second"},
        {"id": "first"},
        {"id": "third"},
    ]


def test_sheets_hold_who_was_there_the_next_steps_and_the_wishes(
    published: SeriesContents,
) -> None:
    representation, steps, wishes = sheets = workbook.gather(published, "Samsyn").sheets
    names = [one.name for one in sheets]
    assert names == ["Representation", "Nästa steg", "Önskemål om stöd"]
    assert by_group(representation) == {
        "Regioner": (21, 22),
        "Lärosäten": (28, 32),
        "Kommuner": (22, 24),
        "Deltagare": (110, 0),
    }
    assert len(steps.rows) == 33
    assert [row[4] for row in steps.rows[:4]] == ["1", "2", "2.1", "2.2"]
    assert str(steps.rows[1][5]).startswith("En arbetsgrupp får i uppdrag att förbereda")
    assert steps.rows[1][6] == "HR-direktör i Västra Götalandsregionen"
    assert all(row[0] != "Södra sjukvårdsregionen" for row in wishes.rows)


def test_persons_can_be_left_out_everywhere() -> None:
    series = stored(strange_lines())
    leave_out_persons(series.sessions, "(name removed)")
    sheets = workbook.gather(series, "Samsyn").sheets
    everything = [results(series), *sheets]
    assert not any("Andersson" in repr(one) or "A. Person" in repr(one) for one in everything)
    assert "(name removed)" in repr(sheets[1])


def test_every_format_of_a_series_is_named_once() -> None:
    assert [one.id for one in SERIES_FORMATS] == [
        "docx",
        "pdf",
        "html",
        "md",
        "pptx",
        "xlsx",
        "json",
    ]
    assert not Options().figures


def texts(table: Table) -> list[list[str]]:
    return [
        [cell.text if isinstance(cell, Bullet) else str(cell) for cell in row] for row in table.rows
    ]


def by_group(sheet: Sheet) -> dict[str, tuple[float, float]]:
    sums: dict[str, tuple[float, float]] = {}
    for row in sheet.rows:
        group, present, of = row[4:7]
        before = sums.get(str(group), (0, 0))
        assert isinstance(present, int | float)
        more = of if isinstance(of, int | float) else 0
        sums[str(group)] = (before[0] + present, before[1] + more)
    return sums
