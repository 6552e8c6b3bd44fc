"""The reports of start-up meetings, typed in on a console: line for line those published in 2020.

What is fed in is the transcription beside the published text; what is compared is that text, as the
document has it and as Word does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from exports.document import Bullets, Document, Heading, Section, Text
from exports.gather import minutes
from exports.word.write import write
from tests.meetings.live_room import Process, begin, idea_at, live_of, operation
from workshop.base.ids import new_id
from workshop.meeting.board import Actor
from workshop.sessions.contents import Contents, load
from workshop.storage.database import Database
from workshop.storage.models import Session

Json = dict[str, Any]
Line = tuple[int, str]
"""How deep a point stands, from 0, and its text; -1: it is no point."""

REGIONS = [
    "vastra-2020",
    "sydostra-2020",
    "mellansverige-2020",
    "stockholm-gotland-2020",
    "norra-2020",
    "sodra-2020",
]


@pytest.mark.parametrize("region", REGIONS)
def test_it_is_the_published_one(region: str, database: Database, reference: Path) -> None:
    series = json.loads((reference / "series" / "uppstart-2020.series.json").read_text("utf-8"))
    published = (reference / "uppstart-2020.txt").read_text("utf-8")
    (meeting,) = (one for one in series["sessions"] if one["id"] == region)
    document = minutes.gather(held(database, meeting), "Samsyn")
    wanted = list(lines_of(published, series, meeting["title"]))
    assert len(wanted) > 20
    assert list(lines_in(document)) == wanted
    assert list(lines_in_word(document)) == wanted


# ---- A meeting as it was held, typed in by who led it


def held(database: Database, meeting: Json) -> Contents:
    people = begin(database, "uppstartsmote")

    def name(db: Any) -> None:
        session = db.get_one(Session, people.session_id)
        session.title, session.place = meeting["title"], meeting["place"]
        session.date = date.fromisoformat(meeting["date"])

    database.write(name)
    live = live_of(database)
    for segment in meeting["segments"]:
        ops = list(typed_in(segment, people.segments[segment["key"]]))
        carry_out(live, people.anna, ops)
    count(database, live, people.anna, meeting, people.segments["representation"])
    contents = database.read(lambda db: load(db, people.session_id))
    assert contents is not None
    return contents


def typed_in(segment: Json, of: str) -> Iterator[Json]:
    yield operation("segment.rename", id=of, heading=segment["heading"])
    for column in segment.get("columns", [{"id": "", "items": segment.get("items", [])}]):
        yield from points(column["items"], of, column["id"], None)


def points(items: list[Json], of: str, column: str, under: str | None) -> Iterator[Json]:
    for item in items:
        place: Json = {"column": column} if under is None else {"parent_id": under}
        op = idea_at(of, item["text"], form=item.get("kind", "idea"), **place)
        yield op
        yield from points(item.get("children", []), of, column, op["id"])


def count(database: Database, live: Process, anna: Actor, meeting: Json, of: str) -> None:
    """The rows that the session has from its template, with what was written over them."""
    contents = database.read(lambda db: load(db, anna.session_id))
    assert contents is not None
    rows = {row.group: row.id for row in contents.counts}
    (segment,) = (one for one in meeting["segments"] if one["key"] == "representation")
    empty = {"lead_in": "", "addition": ""}
    ops = [
        operation("count.set", id=rows[row["group"]], **(empty | row)) for row in segment["counts"]
    ]
    ops += [
        operation("expected.set", id=new_id(), group="hosts", name=name, here=True)
        for name in segment["excluded"]
    ]
    sentence = {"sentence": segment["sentence"]} if "sentence" in segment else {}
    ops.append(operation("segment.declare", id=of, number=segment["persons"], **sentence))
    carry_out(live, anna, ops)


def carry_out(live: Process, actor: Actor, ops: list[Json]) -> None:
    for batch in (ops[start : start + 20] for start in range(0, len(ops), 20)):
        for answer in live.carry_out(actor, batch)["answers"]:
            assert "n" in answer, answer


# ---- As it was published, and as we print it


def lines_of(published: str, series: Json, title: str) -> Iterator[Line]:
    """The lines of one meeting, without what runs on every slide."""
    deck = series["sessions"][-1]
    kickers = {one["front"]["kicker"] for one in series["sessions"][:-1] if "front" in one}
    titles = {one["title"] for one in series["sessions"][:-1]} | {deck["segments"][-1]["heading"]}
    running = {*deck["front"]["mark"], deck["title"]}
    lines = [line for line in published.splitlines() if line.strip() and line not in running]
    start = max(number for number, line in enumerate(lines) if line == title)
    for line in lines[start:]:
        if line in kickers or (line in titles and line != title):
            return
        text = line.lstrip(" ")
        level = len(line) - len(text) if text.startswith("- ") else -1
        yield level, text.removeprefix("- ")


def lines_in(document: Document) -> Iterator[Line]:
    yield -1, document.title
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Line]:
    yield -1, section.heading
    for part in section.parts:
        match part:
            case Bullets(items):
                yield from ((item.level, item.text) for item in items)
            case Text(text) | Heading(text):
                yield -1, text
    for below in section.sections:
        yield from _section(below)


def lines_in_word(document: Document) -> Iterator[Line]:
    out = BytesIO()
    write(document, out)
    levels = {"List Bullet": 0, "List Bullet 2": 1, "List Bullet 3": 2}
    for paragraph in docx.Document(BytesIO(out.getvalue())).paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style != "Subtitle":
            yield levels.get(style or "", -1), paragraph.text
