"""The list of sources of a text: each line with a number, and under it what it rests on, so that it
can be followed on paper. A file of its own, since a settled text has no appendix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exports.document import Bullet, Bullets, Document, Section
from exports.gather import minutes
from exports.gather.set_words import Say, words_in
from exports.workbook import Cell, Sheet, Workbook
from words.refused import N_
from workshop.sessions.contents import Contents
from workshop.sessions.found import Found
from workshop.sessions.tracing import Line, State, Trace, Tracing

STATES: dict[State, str] = {
    "changed": N_("Changed since"),
    "gone": N_("Taken away since"),
    "erased": N_("The meeting is erased, or no longer in the series"),
}


def gather(tracing: Tracing, text: Contents, author: str) -> Document:
    """The list as a document; what rests on nothing is named there too."""
    say = words_in(text.session.language)
    document = minutes.gather(text, author)
    sections = tuple(
        Section(f"{number}. {_said(line, say)}", (Bullets(tuple(_sources(number, line, say))),))
        for number, line in _numbered(tracing, text)
    )
    return replace(
        document,
        title=f"{document.title}: {say(N_('Sources'))}",
        made_at=tracing.series.changed_at,
        sections=sections,
        figures=None,
        appendix=None,
    )


def workbook(tracing: Tracing, text: Contents, author: str) -> Workbook:
    """The same as a table: a row for each source of each line."""
    say = words_in(text.session.language)
    labels = (
        *(N_("Number"), N_("Line"), N_("Rests on"), N_("Unit"), N_("Meeting"), N_("Place")),
        *(N_("Date"), N_("Part"), N_("Table"), N_("Words as they stand now"), N_("State")),
    )
    rows = tuple(_rows(tracing, text, say))
    sheet = Sheet(say(N_("Sources")), tuple(map(say, labels)), rows)
    return Workbook(text.session.title, author, tracing.series.changed_at, (sheet,))


def _numbered(tracing: Tracing, text: Contents) -> Iterator[tuple[int, Line]]:
    return enumerate(tracing.lines(text), 1)


def _said(line: Line, say: Say) -> str:
    figure = _figure(line, say)
    return f"{line.found.text} ({figure})" if figure else line.found.text


def _figure(line: Line, say: Say) -> str:
    if line.figure is None:
        return ""
    pattern = say(N_("{present} of {of}"))
    return pattern.format(present=line.figure.number, of=line.figure.all)


def _sources(number: int, line: Line, say: Say) -> Iterator[Bullet]:
    for at, trace in enumerate(line.traces, 1):
        yield Bullet(f"{number}.{at} {_where(trace, say)}")
        if trace.found:
            yield Bullet(trace.found.text, level=1)
    if not line.traces:
        yield Bullet(say(N_("Rests on nothing")))


def _where(trace: Trace, say: Say) -> str:
    found = trace.found
    about = [trace.unit.name if trace.unit else "", *(_place(found, say) if found else ())]
    state = say(STATES[trace.state]) if trace.state else ""
    return ", ".join(filter(None, (*about, state)))


def _place(found: Found, say: Say) -> tuple[str, ...]:
    session = found.session
    table = say(N_("table {table}")).format(table=found.table) if found.table else ""
    return (session.title, session.place, session.date.isoformat(), *found.place, table)


def _rows(tracing: Tracing, text: Contents, say: Say) -> Iterator[tuple[Cell, ...]]:
    for number, line in _numbered(tracing, text):
        figure = _figure(line, say)
        for at, trace in enumerate(line.traces, 1):
            yield (f"{number}.{at}", line.found.text, figure, *_cells(trace, say))
        if not line.traces:
            yield (f"{number}", line.found.text, say(N_("Rests on nothing")), *[None] * 8)


def _cells(trace: Trace, say: Say) -> tuple[Cell, ...]:
    unit, found = trace.unit.name if trace.unit else None, trace.found
    state = say(STATES[trace.state]) if trace.state else None
    if found is None:
        return (unit, None, None, None, None, None, None, state)
    session, place = found.session, ", ".join(found.place)
    about = (unit, session.title, session.place, session.date)
    return (*about, place, found.table, found.text, state)
