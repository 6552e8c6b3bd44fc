"""Series: the published one, stored ones, and two of our own at least as odd."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session as DbSession

from tests.exports.sessions import CONTROLS, RIGHT_TO_LEFT, reference
from tests.meetings.held import Held
from workshop.sessions import importing
from workshop.sessions.interchange import read
from workshop.sessions.series_contents import SeriesContents, load_series

SeriesFile = dict[str, Any]
"""A series in the form series/1."""

LONG_WORD, LONG_LINE = "W" * 1500, "Ord efter ord " * 107 + "ett"
FORMULAS = ("=SUM(A1:A9)", "+46 8 123", "-not a list", "@someone", "=cmd|' /C calc'!A0")


def published_series(name: str = "uppstart-2020") -> SeriesFile:
    path = reference(f"series/{name}.series.json")
    found: SeriesFile = json.loads(path.read_text(encoding="utf-8"))
    return found


def stored(series: SeriesFile, db: DbSession | None = None) -> SeriesContents:
    """The series as it is loaded once it was taken in."""
    db = db or Held().db
    series_id = importing.add(db, read(json.dumps(series).encode()), None)
    db.expunge_all()
    contents = load_series(db, series_id)
    assert contents is not None
    db.expunge_all()
    return contents


def twin_units() -> SeriesFile:
    """Two units of one name, two meetings on one day, halves, nobody there, nobody expected."""
    first = meeting(
        "first",
        counts=[
            {"group": "regions", "present": 2.5, "of": 3.25, "unit": "regioner"},
            {"group": "schools", "present": 0, "of": 5, "unit": "lärosäten"},
            {"group": "patients", "present": 3, "unit": "patientråd", "addition": "på länk"},
        ],
        persons=None,
        steps=[{"text": "Ett", "children": [{"text": "Två", "children": [{"text": "Tre"}]}]}],
    )
    second = meeting("second", baseline=[], counts=[], persons=0, steps=[])
    third = meeting("third", date="2026-09-02", title="Samma igen", front={"kicker": "Ovanför"})
    return series_file(
        "twins",
        [
            {"key": "b", "name": "Samma namn", "facts": ["1,5/2 län"]},
            {"key": "a", "name": "Samma namn"},
            {"key": "c", "name": "Utan möte", "facts": []},
        ],
        {"first": "a", "second": "b"},
        [third, first, second, results()],
    )


def strange_lines() -> SeriesFile:
    """Long lines, formulas, right to left, what cannot be stored, persons, every kind of line."""
    lines = [LONG_WORD, LONG_LINE, RIGHT_TO_LEFT, *FORMULAS, "two\nlines\tand a tab", "  kept  "]
    odd = meeting(
        "odd",
        language="en-GB",
        title=RIGHT_TO_LEFT,
        baseline=[
            {"text": "A heading", "kind": "heading", "children": [{"text": "Under it"}]},
            {"text": "Said so", "kind": "quotation", "actor": "A. Person"},
            {"text": "Is it?", "kind": "question", "gap_before": True},
            {"text": "A paragraph", "kind": "paragraph", "children": [{"text": "under it"}]},
            *({"text": line} for line in lines),
        ],
        steps=[
            {
                "text": "Anna Andersson leads this",
                "personal": True,
                "owner": "Anna Andersson",
                "due_on": "2027-02-28",
                "progress": "ongoing",
                "table": "3",
            },
            *({"text": line, "owner": line[:200]} for line in lines),
        ],
        support=[{"text": "The question was not discussed at this meeting."}],
        expected=[
            {"group": "hosts", "name": "=HOST()", "here": True},
            {"group": "regions", "name": RIGHT_TO_LEFT, "here": False},
            {"group": "regions", "name": "Not seen"},
        ],
    )
    deck = results(language="en-GB", summary=[{"text": "Sums up", "sources": sources()}])
    units = [{"key": "one", "name": "=1+1", "facts": list(FORMULAS)}]
    return series_file("strange", units, {"odd": "one"}, [odd, deck], language="en-GB")


def sources() -> list[dict[str, str]]:
    return [
        {"session": "odd"},
        {"session": "odd", "at": "/segments/3/columns/0/items/0"},
        {"session": "odd", "at": "/segments/0/items/0/children/0"},
        {"session": "results", "at": "/segments/2/items/0"},
    ]


def unstorable() -> str:
    return CONTROLS


def series_file(
    key: str,
    units: list[dict[str, Any]],
    unit_of: dict[str, str],
    sessions: list[dict[str, Any]],
    language: str = "sv-SE",
) -> SeriesFile:
    units = [{k: v for k, v in unit.items() if v != []} for unit in units]
    about = {"schema": "series/1", "id": key, "language": language, "title": f"Serien {key}"}
    return about | {"units": units, "unit_of": unit_of, "sessions": sessions}


GROUPS = [
    {"key": "regions", "label": "Regioner"},
    {"key": "schools", "label": "=Lärosäten"},
    {"key": "patients", "label": "Patientråd"},
    {"key": "hosts", "label": "Värdar", "counted": False},
]
COUNTS = [{"group": "regions", "present": 1, "of": 2, "unit": "regioner", "lead_in": "Från"}]


def meeting(
    key: str,
    *,
    language: str = "sv-SE",
    title: str = "Ett möte",
    date: str = "2026-09-01",
    front: dict[str, Any] | None = None,
    baseline: list[dict[str, Any]] | None = None,
    counts: list[dict[str, Any]] = COUNTS,
    persons: int | None = 7,
    steps: list[dict[str, Any]] | None = None,
    support: list[dict[str, Any]] | None = None,
    expected: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """A start-up meeting's file; sections that are None hold one line."""
    line = [{"text": "En rad"}]
    representation = {
        "key": "representation",
        "kind": "counts",
        "heading": "Representation",
        "counts": counts,
    }
    return {
        "schema": "startup-meeting/1",
        "id": key,
        "language": language,
        "title": title,
        "place": "",
        "date": date,
        **({"front": front} if front else {}),
        "groups": GROUPS,
        **({"expected": expected} if expected else {}),
        "segments": [
            points("baseline", baseline if baseline is not None else line),
            representation | ({} if persons is None else {"persons": persons}),
            columns("purpose", purpose=line, organisation=[]),
            columns(
                "next",
                **{
                    "next-steps": steps if steps is not None else line,
                    "support": support if support is not None else line,
                },
            ),
        ],
        "categories": [],
    }


def results(language: str = "sv-SE", summary: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {
        "schema": "startup-results/1",
        "id": "results",
        "language": language,
        "title": "Resultat",
        "place": "Ort",
        "date": "2026-10-01",
        "front": {"subtitle": "Under titeln", "mark": ["Första raden", "=andra"]},
        "segments": [
            gathered("units", "Områden"),
            gathered("meetings", "Möten"),
            points("summary", summary if summary is not None else [{"text": "Rad"}]),
            gathered("sessions", ""),
            gathered("counts", "Siffror"),
            gathered("points", "Nästa steg") | {"of": "next-steps"},
        ],
        "categories": [],
    }


def gathered(gathers: str, heading: str) -> dict[str, Any]:
    return {"key": gathers, "kind": "gathered", "heading": heading, "gathers": gathers}


def points(key: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"key": key, "kind": "points", "heading": key.title(), "items": items}


def columns(key: str, **items: list[dict[str, Any]]) -> dict[str, Any]:
    of = [{"id": name, "label": name.title(), "items": found} for name, found in items.items()]
    return {"key": key, "kind": "points", "heading": key.title(), "columns": of}
