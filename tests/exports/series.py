"""Series as documents: what gathering gives for a stored one, made of its file alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from exports.document import Bullet, Bullets, Document, Front, Part, Report, Section, Text
from tests.exports.sessions import ENGLISH, SWEDISH

SeriesFile = dict[str, Any]
"""A series in the form series/1."""

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
SENTENCE = "Totalt {persons} deltagare exkl. {excluded}."


def as_deck(series: SeriesFile) -> Document:
    """The last session of a series, which gathers all others."""
    *meetings, deck = series["sessions"]
    meetings.sort(key=lambda meeting: str(meeting["date"]))
    front = deck.get("front", {})
    return Document(
        language=deck["language"],
        title=deck["title"],
        place_and_date=deck.get("place_date_line", deck["date"]),
        state="draft",
        author="Samsyn",
        subject="Results",
        keywords=(),
        made_at=datetime(2026, 11, 20, 12, 30, tzinfo=UTC),
        words=SWEDISH if deck["language"].startswith("sv") else ENGLISH,
        sections=tuple(
            section
            for segment in deck["segments"]
            for section in _sections(series, meetings, segment)
        ),
        front=Front(
            kicker=front.get("kicker", ""),
            subtitle=front.get("subtitle", ""),
            mark=tuple(front.get("mark", ())),
        ),
    )


def _sections(
    series: SeriesFile, meetings: list[SeriesFile], segment: SeriesFile
) -> Iterator[Section]:
    heading = segment["heading"]
    if segment["kind"] != "gathered":
        yield from of_segment(segment)
    elif segment["gathers"] == "units":
        units = (Section(u["name"], (_facts(u["facts"]),)) for u in series["units"])
        yield Section(heading, sections=tuple(units))
    elif segment["gathers"] == "meetings":
        yield Section(heading, (Bullets(tuple(_dates(series, meetings))),))
    else:
        reports = (of_meeting(meeting) for meeting in meetings)
        yield Section(heading, sections=tuple(reports))


def _facts(facts: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(Bullet, facts)))


def _dates(series: SeriesFile, meetings: Iterable[SeriesFile]) -> Iterator[Bullet]:
    names = {unit["key"]: unit["name"] for unit in series["units"]}
    for meeting in meetings:
        day = date.fromisoformat(meeting["date"])
        yield Bullet(names[series["unit_of"][meeting["id"]]])
        yield Bullet(f"{day.day} {MONTHS[day.month - 1]}", level=1)


def of_meeting(meeting: SeriesFile) -> Section:
    """A meeting as a report among others."""
    return Section(
        meeting["title"],
        sections=tuple(one for segment in meeting["segments"] for one in of_segment(segment)),
        report=Report("Arbetsmaterial", meeting.get("front", {}).get("kicker", "")),
    )


def of_segment(segment: SeriesFile) -> Iterator[Section]:
    """Nothing for a segment in which nothing is written."""
    heading = segment["heading"]
    if segment["kind"] == "counts":
        lines = tuple(Bullet(_counted(one)) for one in segment["counts"])
        excluded = " och ".join(segment["excluded"])
        said = SENTENCE.format(persons=segment["persons"], excluded=excluded)
        yield Section(heading, (Bullets(lines), Text(segment.get("sentence", said))))
    elif "columns" in segment:
        columns = (c for c in segment["columns"] if c["items"])
        below = tuple(Section(c["label"], tuple(parts(c["items"]))) for c in columns)
        if below:
            yield Section(heading, sections=below)
    elif segment["items"]:
        yield Section(heading, tuple(parts(segment["items"])))


def _counted(count: SeriesFile) -> str:
    figures = f"{count['present']} av {count['of']} {count['unit']}"
    return " ".join(filter(None, [count.get("lead_in"), figures, count.get("addition")]))


def parts(items: Iterable[SeriesFile]) -> Iterator[Part]:
    """Paragraphs stand among bullets, in the order written."""
    bullets: list[Bullet] = []
    for item in items:
        if item.get("kind") == "paragraph":
            if bullets:
                yield Bullets(tuple(bullets))
            bullets = []
            yield Text(item["text"])
            yield from parts(item.get("children", []))
        else:
            bullets += _flat(item, 0)
    if bullets:
        yield Bullets(tuple(bullets))


def _flat(item: SeriesFile, level: int) -> Iterator[Bullet]:
    yield Bullet(item["text"], level)
    for child in item.get("children", []):
        yield from _flat(child, level + 1)
