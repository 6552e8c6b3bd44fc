"""Series as files: in and out again the same, and whatever is wrong refused with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.meetings.series import (
    SeriesFile,
    meeting,
    published_series,
    results,
    series_file,
    sources,
    stored,
    strange_lines,
    twin_units,
)
from tests.places import DEMO_SERIES
from words.checked import Malformed
from workshop.sessions.interchange import Rows, read, write, write_series
from workshop.storage.models import Idea

Change = Callable[[SeriesFile], object]


def test_the_published_series_comes_out_as_it_came_in() -> None:
    series = published_series()
    assert write_series(stored(series)) == series


@pytest.mark.parametrize("series", [twin_units(), strange_lines()], ids=["twins", "strange"])
def test_odd_series_come_out_as_they_came_in(series: SeriesFile) -> None:
    assert write_series(stored(series)) == series


def test_the_series_of_the_demonstration_comes_out_as_it_came_in() -> None:
    series = json.loads(DEMO_SERIES.read_text("utf-8"))
    assert write_series(stored(series)) == series


def test_what_a_file_need_not_say_may_be_said() -> None:
    for series in (twin_units(), strange_lines()):
        wordy = deepcopy(series)
        spell_out(wordy)
        assert wordy != series
        written = write_series(stored(wordy))
        spell_out(written)
        assert written == wordy


def spell_out(file: Any) -> None:
    """Add false, null and empty lists as the schema allows them, wherever nothing is said."""
    for member in file if isinstance(file, list) else file.values():
        if isinstance(member, list | dict):
            spell_out(member)
    if isinstance(file, dict):
        for mark, unsaid in UNSAID:
            if mark <= {*file}:
                for name, value in deepcopy(unsaid).items():
                    file.setdefault(name, value)


UNSAID: list[tuple[set[str], dict[str, Any]]] = [
    ({"units"}, {"persons": None, "unit_of": {}}),
    ({"place"}, {"groups": [], "expected": [], "front": {}}),
    ({"counts"}, {"persons": None, "excluded": []}),
    ({"gathers"}, {"persons": None}),
    ({"key", "label"}, {"counted": True}),
    ({"group", "name"}, {"here": None}),
    ({"text"}, {"gap_before": False, "children": [], "personal": False, "sources": []}),
]
"""What tables with these keys need not say."""


def test_a_session_of_a_series_stands_in_a_file_of_its_own() -> None:
    series = published_series()
    contents = stored(series).sessions[0]
    assert write(contents) == series["sessions"][0]


def test_alone_it_rests_on_nothing_outside_its_file() -> None:
    deck = stored(strange_lines()).sessions[1]
    summary = write(deck)["segments"][2]["items"][0]
    assert summary["sources"] == [{"session": "results", "at": "/segments/2/items/0"}]


def test_the_state_of_a_file_is_kept_without_its_sum() -> None:
    file = meeting("one") | {"status": {"state": "settled", "at": "2026-09-02", "sha256": "0" * 64}}
    written = write_series(stored(series_file("s", [], {}, [file])))["sessions"][0]
    assert written["status"] == {"state": "settled", "at": "2026-09-02"}


def test_references_keep_no_word() -> None:
    rows = read(json.dumps(strange_lines()).encode())
    (resting,) = (row for row in rows.rows if isinstance(row, Idea) and row.sources)
    ids = {session.id for session in rows.sessions}
    assert {source["session"] for source in resting.sources} == ids
    assert all({*source} == {"session", "unit", "kind", "id", "rev"} for source in resting.sources)


# ---- What is wrong


def spoiled(change: Change, series: SeriesFile | None = None) -> bytes:
    file = deepcopy(series or strange_lines())
    change(file)
    return json.dumps(file).encode()


def at(*path: Any, value: Any) -> Change:
    def change(file: SeriesFile) -> None:
        place: Any = file
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


ODD, DECK = ("sessions", 0), ("sessions", 1)
COUNT = (*ODD, "segments", 1, "counts", 0)
SUMMARY = (*DECK, "segments", 2, "items", 0)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            at(*COUNT, "present", value=5),
            (
                "sessions[0].segments[1].counts[0]: 5 of 2 were there; add to the expected, or "
                "write the rest as an addition"
            ),
        ),
        (
            at(*COUNT, "present", value=1.125),
            "sessions[0].segments[1].counts[0].present: has more than two decimals",
        ),
        (
            at(*COUNT, "present", value=-1),
            "sessions[0].segments[1].counts[0].present: must be from 0 to 10000",
        ),
        (
            at(*COUNT, "group", value="x"),
            "sessions[0].segments[1].counts[0].group: there is no group “x”",
        ),
        (
            at(*ODD, "segments", 3, "columns", 0, "items", 0, "actor_group", value="x"),
            "sessions[0].segments[3].columns[0].items[0].actor_group: there is no group “x”",
        ),
        (
            at(*SUMMARY, "sources", 1, "at", value="/segments/9"),
            "sessions[1].segments[2].items[0].sources[1].at: leads to nothing in “odd”",
        ),
        (
            at(*SUMMARY, "sources", 0, "session", value="nobody"),
            (
                "sessions[1].segments[2].items[0].sources[0].session: there is no meeting "
                "“nobody” in the file"
            ),
        ),
        (
            at(*SUMMARY, "sources", value=sources() * 126),
            (
                "sessions[1].segments[2].items[0].sources[500]: is one too many: at most 500 are "
                "allowed"
            ),
        ),
        (at("unit_of", "odd", value="norr"), "unit_of.odd: there is no unit “norr”"),
        (
            at("unit_of", "nobody", value="one"),
            "unit_of.nobody: there is no meeting “nobody” in the file",
        ),
        (at(*DECK, "id", value="odd"), "sessions: “odd” is there twice"),
        (
            at(*DECK, "schema", value="budget/1"),
            "sessions[1].schema: is “budget/1”; no method here is called so",
        ),
        (
            at(*DECK, "segments", 1, "key", value="units"),
            "sessions[1].segments[1].key: is there twice",
        ),
        (
            at(*DECK, "segments", 0, "gathers", value="dust"),
            (
                "sessions[1].segments[0].gathers: is “dust”; it must be one of: units, meetings, "
                "sessions, counts, points, views, crosswalk"
            ),
        ),
        (
            at(*DECK, "segments", 2, "columns", value=[]),
            "sessions[1].segments[2]: must have either items or columns",
        ),
        (at("units", 0, "facts", value=["x" * 201]), None),
        (at("persons", value="many"), "persons: must be a whole number"),
        (at("extra", value=1), "extra: is not a key that belongs here"),
        (at("sessions", value=[meeting(f"m{n}") for n in range(401)]), None),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_place(change: Change, sentence: str | None) -> None:
    with pytest.raises(Malformed) as caught:
        read(spoiled(change))
    said = str(caught.value)
    assert "\n" not in said
    if sentence is not None:
        assert said == sentence


# ---- Any series


SIGNS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\u2028\u2029"
)
TEXTS = st.text(SIGNS, max_size=30).map("a".__add__)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str)


def items(depth: int = 2, least: int = 0) -> st.SearchStrategy[list[dict[str, Any]]]:
    item = st.fixed_dictionaries(
        {"text": TEXTS},
        optional={
            "kind": st.sampled_from(["question", "paragraph", "heading", "quotation"]),
            "gap_before": st.just(True),
            "owner": TEXTS,
            "due_on": DAYS,
            "progress": st.sampled_from(["planned", "ongoing", "done", "dropped"]),
            "actor": TEXTS,
            "actor_group": st.sampled_from(["regions", "hosts"]),
            "table": TEXTS,
            "personal": st.just(True),
            **({"children": items(depth - 1, 1)} if depth else {}),
        },
    )
    return st.lists(item, min_size=least, max_size=3)


@st.composite
def counted(draw: st.DrawFn) -> dict[str, Any]:
    present, more = draw(st.integers(0, 40)), draw(st.none() | st.integers(0, 40))
    group = draw(st.sampled_from(["regions", "schools"]))
    of = {} if more is None else {"of": (present + more) / 4}
    return {"group": group, "present": present / 4, "unit": draw(TEXTS)} | of


@st.composite
def any_series(draw: st.DrawFn) -> SeriesFile:
    sessions = [
        meeting(
            f"m{number}",
            title=draw(TEXTS),
            date=draw(DAYS),
            baseline=draw(items()),
            counts=draw(st.lists(counted(), max_size=3)),
            persons=draw(st.none() | st.integers(0, 500)),
            steps=draw(items()),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    summary: list[dict[str, Any]] = [{"text": "a", "sources": [{"session": "m0"}]}]
    units = [{"key": "u", "name": "u", "facts": draw(st.lists(TEXTS, max_size=3))}]
    draw(st.randoms()).shuffle(sessions)
    return series_file("any", units, {"m0": "u"}, [*sessions, results(summary=summary)])


@pytest.mark.long
@settings(max_examples=40)
@given(any_series())
def test_any_series_comes_out_as_it_came_in(series: SeriesFile) -> None:
    assert write_series(stored(series)) == series


def test_rows_stand_table_by_table() -> None:
    rows: Rows = read(json.dumps(twin_units()).encode())
    kinds = [type(row) for row in rows.rows]
    assert len({*kinds}) == sum(a is not b for a, b in zip(kinds, [None, *kinds], strict=False))
