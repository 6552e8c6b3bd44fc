"""What a segment shows of a series: one function for each thing that it can gather."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exports.document import Bullet, Bullets, Report, Section, Table, Text
from exports.gather import figures
from exports.gather.points import flow
from exports.gather.set_words import words_in
from session_templates.kinds import Gathers
from words.refused import N_
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.resting import Figure
from workshop.sessions.series_contents import SeriesContents
from workshop.sessions.tracing import Line, Tracing
from workshop.storage.models import Segment, Unit

Sections = Callable[[Contents], tuple[Section, ...]]
"""The sections of a session's own minutes."""


def section(
    contents: Contents, segment: Segment, series: SeriesContents | None, sections: Sections
) -> Section:
    """The section of a segment that gathers; empty outside a series."""
    if series is None or segment.gathers is None or segment.gathers == "views":
        return Section(segment.heading)
    if segment.gathers == "sessions":
        return Section(segment.heading, sections=tuple(_reports(series, sections)))
    return _SECTIONS[segment.gathers](contents, segment, series)


def _units(_: Contents, segment: Segment, series: SeriesContents) -> Section:
    """Each unit's name, and the facts about it."""
    below = (
        Section(unit.name, (Bullets(tuple(map(Bullet, unit.facts))),)) for unit in series.units
    )
    return Section(segment.heading, sections=tuple(below))


def _meetings(contents: Contents, segment: Segment, series: SeriesContents) -> Section:
    """When each unit met, in the time that the text tells of where it says one; the year stands
    there where it is not the same for all."""
    front = contents.session.front or {}
    since, until = front.get("from", ""), front.get("until", "9999")
    met = [one for one in series.meetings if since <= one.session.date.isoformat() <= until]
    years = {one.session.date.year for one in met} | {contents.session.date.year}
    items = []
    for one in met:
        day = contents.wording.date_words(one.session.date)
        shown = "{day} {month}" if len(years) == 1 else "{day} {month} {year}"
        items += [Bullet(name_of(one, series)), Bullet(shown.format(**day), level=1)]
    return Section(segment.heading, (Bullets(tuple(items)),) if items else ())


def _reports(series: SeriesContents, sections: Sections) -> Iterator[Section]:
    """The meetings' own minutes, one after another; none of a meeting in which nothing stands."""
    for one in series.meetings:
        session, wording = one.session, one.wording
        state = wording.settled if session.status == "settled" else wording.draft
        kicker = (session.front or {}).get("kicker", "")
        if below := sections(one):
            yield Section(session.title, sections=below, report=Report(state, kicker))


def _counts(contents: Contents, segment: Segment, series: SeriesContents) -> Section:
    """Who was there, meeting by meeting and in all."""
    table = figures.cross_table(series, contents.session.language)
    return Section(segment.heading, (table,) if table else ())


def _points(contents: Contents, segment: Segment, series: SeriesContents) -> Section:
    """One column's entries, by unit; of those who did not discuss it only how many there are."""
    say = words_in(contents.session.language)
    below, silent, asked = [], 0, 0
    for one in series.meetings:
        entries = column_of(one, segment.gathers_of or "")
        asked += bool(entries)
        if entries and all(is_not_discussed(one, entry) for entry in entries):
            silent += 1
        elif entries:
            below.append(Section(name_of(one, series), flow(one, entries)))
    said = say(N_("Not discussed: {number} of {all} meetings")).format(number=silent, all=asked)
    return Section(segment.heading, (Text(said),) if silent else (), tuple(below))


def _crosswalk(contents: Contents, segment: Segment, series: SeriesContents) -> Section:
    """A row for each category, a column for each unit that has met, and in how many it stands; the
    units that have not met are named."""
    tracing, say = Tracing(series), words_in(contents.session.language)
    counted = tracing.resting
    met = [unit for unit in series.units if unit.id in counted.met]
    silent = [unit.name for unit in series.units if unit.id not in counted.met]
    lines = [line for line in tracing.lines(contents) if line.found.kind == "category"]
    rows = tuple(
        (
            Bullet(line.found.text),
            *(Bullet(_names_in(line, unit)) for unit in met),
            Bullet(figure_of(contents, line.figure)),
        )
        for line in lines
    )
    labels = (say(N_("Category")), *(unit.name for unit in met), say(N_("Units")))
    table = (Table(segment.heading, labels, rows),) if rows and met else ()
    said = say(N_("No meeting yet: {units}")).format(units=", ".join(silent))
    return Section(segment.heading, (*table, *((Text(said),) if silent and table else ())))


def _names_in(line: Line, unit: Unit) -> str:
    """The categories of a unit that a category rests on; of an erased meeting no more than that."""
    traces = [trace for trace in line.traces if trace.unit and trace.unit.id == unit.id]
    return "; ".join(dict.fromkeys(trace.found.text if trace.found else "–" for trace in traces))


def figure_of(contents: Contents, figure: Figure | None) -> str:
    """Of how many units a line speaks, in the words of its method; "" where it says nothing."""
    pattern = contents.wording.figure
    if figure is None or pattern is None:
        return ""
    return pattern.format(number=figure.number, all=figure.all)


_SECTIONS: dict[Gathers, Callable[[Contents, Segment, SeriesContents], Section]] = {
    "units": _units,
    "meetings": _meetings,
    "counts": _counts,
    "points": _points,
    "crosswalk": _crosswalk,
}


def name_of(contents: Contents, series: SeriesContents) -> str:
    """What a meeting is called among others: its unit's name, else its title."""
    unit = series.unit(contents)
    return unit.name if unit else contents.session.title


def column_of(contents: Contents, column: str) -> list[Entry]:
    """The entries of a column, wherever the session has it."""
    found = (
        segment for segment in contents.segments if any(c["id"] == column for c in segment.columns)
    )
    segment = next(found, None)
    return contents.column(segment, column) if segment else []


def is_not_discussed(contents: Contents, entry: Entry) -> bool:
    """Whether an entry is the set sentence that there was no time for it."""
    return entry.idea.text == contents.wording.not_discussed
