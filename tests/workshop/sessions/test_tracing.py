"""From a line to its words and back; what is used and what is not; what may be chosen."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.orm import Session as DbSession

from tests.meetings.held import Held
from tests.meetings.series import published_series, stored
from tests.meetings.synthesis import OF_FIVE, UNITS, six_regions
from tests.places import REFERENCE
from workshop.sessions.beneath import sources_of
from workshop.sessions.completeness import completeness, lines_resting_on, unused
from workshop.sessions.contents import Contents
from workshop.sessions.crosswalk import crosswalk, likeness
from workshop.sessions.found import Found, found_in
from workshop.sessions.interchange import write_series
from workshop.sessions.picking import Wanted, pick
from workshop.sessions.resting import load_resting
from workshop.sessions.series_contents import SeriesContents, load_series
from workshop.sessions.tracing import Line, Tracing

SAMPLE = REFERENCE / "series" / "national-sample.series.json"
with_sample = pytest.mark.skipif(not SAMPLE.exists(), reason="the published meetings are not here")


@pytest.fixture(scope="module")
def db() -> DbSession:
    return Held().db


@pytest.fixture(scope="module")
def series(db: DbSession) -> SeriesContents:
    return stored(six_regions(), db)


@pytest.fixture(scope="module")
def tracing(series: SeriesContents) -> Tracing:
    return Tracing(series)


def text_of(series: SeriesContents) -> Contents:
    return next(one for one in series.sessions if one.session.desk)


def lines_of(series: SeriesContents) -> dict[str, Line]:
    return {line.found.text: line for line in Tracing(series).lines(text_of(series))}


def test_it_comes_out_as_it_came_in(series: SeriesContents) -> None:
    assert write_series(series) == six_regions()


@with_sample
def test_the_published_regions_come_out_as_they_came_in_and_struktur_rests_on_both() -> None:
    sample = published_series("national-sample")
    series = stored(sample)
    assert json.dumps(write_series(series), sort_keys=True) == json.dumps(sample, sort_keys=True)
    figure = lines_of(series)["Struktur"].figure
    assert figure is not None
    assert (figure.number, figure.all) == (2, 2)


def test_each_figure_is_that_of_its_units_and_each_source_leads_to_words(
    series: SeriesContents,
) -> None:
    lines = lines_of(series)
    figure = lines[OF_FIVE].figure
    assert figure is not None
    assert (figure.number, figure.all) == (5, 6)
    assert lines["En rad som inte vilar på något"].figure is None
    written = json.dumps(write_series(series), ensure_ascii=False)
    for line in lines.values():
        units = {trace.unit.id for trace in line.traces if trace.unit}
        assert len(units) == (line.figure.number if line.figure else 0)
        for trace in line.traces:
            assert trace.state == ""
            assert trace.found is not None
            assert json.dumps(trace.found.text, ensure_ascii=False)[1:-1] in written


def test_what_changed_since_is_marked_and_what_is_gone_is_not_shown(
    series: SeriesContents,
) -> None:
    series = stored(six_regions())
    meeting = next(one for one in series.sessions if one.session.title == "Möte i norra")
    changed = next(entry for segment in meeting.segments for entry in meeting.everything(segment))
    changed.idea.revision += 1
    states = [trace.state for trace in lines_of(series)[OF_FIVE].traces]
    assert sorted(states) == ["", "", "", "", "", "changed"]
    for segment in meeting.segments:
        meeting.roots.pop(segment.id, None)
    states = [trace.state for trace in lines_of(series)[OF_FIVE].traces]
    assert sorted(states) == ["", "", "", "", "gone", "gone"]
    rest = [one for one in series.sessions if one is not meeting]
    series.units[0].met = True
    line = lines_of(SeriesContents(series.series, series.units, rest))[OF_FIVE]
    assert sorted(trace.state for trace in line.traces) == ["", "", "", "", "erased", "erased"]
    assert line.figure is not None
    assert (line.figure.number, line.figure.all) == (5, 6)


def followed(db: DbSession, series: SeriesContents) -> Tracing:
    """What a page knows: the text, and of the others what its lines rest on."""
    text = text_of(series)
    alone = SeriesContents(series.series, series.units, [text])
    others = found_in(db, series.series.id, {one["id"] for one in sources_of(text)})
    return Tracing(alone, load_resting(db, series.series.id), others)


def test_a_page_follows_lines_without_loading_the_meetings(
    db: DbSession, series: SeriesContents
) -> None:
    whole = load_series(db, series.series.id)
    assert whole is not None
    text = text_of(whole)
    lines = list(followed(db, whole).lines(text))
    assert lines == list(Tracing(whole).lines(text))
    assert sum(len(line.traces) for line in lines) > 6


def test_used_and_unused_are_all_of_each_unit(db: DbSession, series: SeriesContents) -> None:
    tracing, text = followed(db, series), text_of(series)
    found = completeness(db, tracing, text)
    assert [one.unit.key for one in found] == list(UNITS)
    for one in found:
        meeting = next(m for m in series.sessions if m.session.unit_id == one.unit.id)
        roots = {root.idea.id for some in meeting.roots.values() for root in some}
        unused_ones = {each.id for each in unused(db, tracing, text, one.unit.id)}
        assert one.used + one.unused == one.all == len(roots)
        assert len(unused_ones) == one.unused
        assert unused_ones < roots or one.used == 0
    assert [one.used for one in found] == [1, 1, 1, 1, 2, 0]


def test_from_words_back_to_the_lines(db: DbSession, series: SeriesContents) -> None:
    meeting = next(one for one in series.sessions if one.session.title == "Möte i sodra")
    lines = lines_resting_on(db, meeting.session)
    used = {one.text: lines.get(one.id) for one in Tracing(series).of(meeting)}
    assert [line.text for line in used["Åtagande nummer 4 om tillit"] or ()] == [OF_FIVE]
    assert lines_resting_on(db, text_of(series).session) == {}


def test_what_speaks_for_a_duplicate_rests_on_what_that_rests_on() -> None:
    db = Held().db
    series = load_series(db, stored(six_regions(), db).series.id)
    assert series is not None
    text = text_of(series)
    entries = [entry for segment in text.segments for entry in text.everything(segment)]
    first, second, *_ = [entry.idea for entry in entries]
    spoken, speaker = (first, second) if first.sources else (second, first)
    spoken.state, spoken.merged_into_id, speaker.sources = "merged", speaker.id, []
    db.flush()
    meetings = [one.session for one in series.meetings]
    found = [lines for one in meetings for lines in lines_resting_on(db, one).values()]
    assert speaker.text in {line.text for lines in found for line in lines}
    assert spoken.text not in {line.text for lines in found for line in lines}
    speaker.state = "removed"
    db.flush()
    found = [lines for one in meetings for lines in lines_resting_on(db, one).values()]
    assert speaker.text not in {line.text for lines in found for line in lines}


@pytest.mark.parametrize(
    ("words", "found"),
    [("ÅTAGANDE", 6), ("åtagande 3", 1), ("tillit åtagande nummer 5", 1), ("ingenting alls", 0)],
)
def test_words_are_found_in_whatever_case(
    words: str, found: int, db: DbSession, series: SeriesContents
) -> None:
    picked = pick(db, text_of(series).session, Wanted(words=words))
    assert picked.all == len(picked.found) == found


def test_what_is_picked_from_is_what_can_be_followed(
    db: DbSession, series: SeriesContents, tracing: Tracing
) -> None:
    """In the order of units and places, a sub-point after what it stands under."""
    text = text_of(series).session
    found: list[Found] = []
    while (page := pick(db, text, Wanted(page=len(found) // 50))).all > len(found):
        found += page.found
    order = {unit.id: number for number, unit in enumerate(series.units)}
    ideas = [one for one in tracing.found.values() if one.kind == "idea"]
    known = [one for one in ideas if one.session.id != text.id]
    known.sort(key=lambda one: order[one.unit.id if one.unit else ""])
    assert [(one.id, one.text, one.place) for one in found] == [
        (one.id, one.text, one.place) for one in known
    ]


def test_fifty_a_page_of_a_unit_or_a_category(
    db: DbSession, series: SeriesContents, tracing: Tracing
) -> None:
    text = text_of(series).session
    every = pick(db, text, Wanted())
    assert len(every.found) == 50
    last = pick(db, text, Wanted(page=10**6))
    assert last.first + len(last.found) == every.all == last.all
    assert all(found.session.id != text.id for found in (*every.found, *last.found))
    unit = series.units[2]
    of_unit = pick(db, text, Wanted(unit=unit.id))
    assert {found.unit.id for found in of_unit.found if found.unit} == {unit.id}
    category = next(one for one in tracing.found.values() if one.text == "Förtroende")
    of_category = pick(db, text, Wanted(category=category.id))
    assert {found.session.title for found in of_category.found} == {"Möte i stockholm"}


def test_categories_and_whole_meetings_can_be_rested_on_too(
    db: DbSession, series: SeriesContents, tracing: Tracing
) -> None:
    text = text_of(series).session
    named = pick(db, text, Wanted("category", words="tillit"))
    assert [found.text for found in named.found[:2]] == ["Tillit mellan aktörer", "Tillit"]
    assert {found.kind for found in named.found} == {"category"}
    meetings = pick(db, text, Wanted("session"))
    assert {found.id for found in meetings.found} == {*tracing.sessions} - {text.id}
    assert pick(db, text, Wanted("nonsense")).all == 0


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Nationell struktur", "Struktur", 1.0),
        ("Gemensamma målbilder", "Målbild/Vision", 0.5),
        ("Nationell struktur", "Nationell samordning", 0.5),
        ("Kommunikation", "Kommuner", 0.0),
        ("Resurs", "Resurser/tid", 1.0),
        ("Kultur", "Lärande kultur", 1.0),
        ("Process", "Kultur", 0.0),
        ("", "Kultur", 0.0),
        ("Tid", "Tid", 0.0),
    ],
)
def test_names_are_alike_in_either_order(one: str, other: str, score: float) -> None:
    assert likeness(one, other) == likeness(other, one) == score


def test_alike_names_are_suggested_and_nothing_is_linked(
    series: SeriesContents, tracing: Tracing
) -> None:
    found = crosswalk(tracing, text_of(series))
    suggested = {
        one.found.text: [to.text for to in one.suggested] for one in found.unlinked if one.suggested
    }
    assert suggested["Uppdrag och ansvar"] == ["Uppdrag"]
    linked = {trace.id for line in found.lines for trace in line.traces}
    assert linked.isdisjoint(one.found.id for one in found.unlinked)
    assert [len(line.traces) for line in found.lines] == [3, 0]


def test_those_under_none_are_a_page_at_a_time(
    series: SeriesContents, tracing: Tracing, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(series)
    every = crosswalk(tracing, text).unlinked
    monkeypatch.setattr("workshop.sessions.crosswalk.UNLINKED_OF_A_PAGE", 4)
    pages = [crosswalk(tracing, text, page) for page in range(1, -(-len(every) // 4) + 1)]
    assert sum((one.unlinked for one in pages), ()) == every
    assert {one.at.pages for one in pages} == {len(pages)}
