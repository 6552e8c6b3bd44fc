"""Who was there at the meetings of a series, in figures: a table of all, a chart a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exports.document import Bullet, Chart, Section, Series, Table
from exports.gather.set_words import Say, words_in
from session_templates.kinds import KINDS
from words.refused import N_
from workshop.meeting.attendance import Figures
from workshop.sessions.contents import Contents
from workshop.sessions.series_contents import SeriesContents


@dataclass(frozen=True)
class Row:
    """A meeting: its figures by the keys of groups, and its persons, where they are known."""

    name: str
    figures: dict[str, Figures]
    persons: int | None
    contents: Contents


def rows_of(series: SeriesContents) -> list[Row]:
    """The meetings at which it was counted who was there."""
    return [row for one in series.meetings if (row := _row(one, series)) is not None]


def labels_of(rows: list[Row]) -> dict[str, str]:
    """What the groups are called, by their keys, in the order in which they come."""
    labels: dict[str, str] = {}
    for row in rows:
        for group in row.contents.session.groups:
            if group["key"] in row.figures:
                labels.setdefault(group["key"], group["label"])
    return labels


def gather(series: SeriesContents, language: str) -> Section | None:
    """What a document may end with; None where nothing was counted."""
    table = cross_table(series, language)
    if table is None:
        return None
    return Section(table.title, (table, *_charts(series, words_in(language))))


def cross_table(series: SeriesContents, language: str) -> Table | None:
    """A row a meeting, a column a group, and the sum of the meetings."""
    rows, say = rows_of(series), words_in(language)
    labels = labels_of(rows)
    if not labels:
        return None
    persons = [row.persons for row in rows if row.persons is not None]
    cells = [
        (
            Bullet(row.name),
            *(Bullet(_shown(row.figures.get(key), row.contents, say)) for key in labels),
            Bullet("–" if row.persons is None else str(row.persons)),
        )
        for row in rows
    ]
    sums = (_sum([row.figures[key] for row in rows if key in row.figures]) for key in labels)
    last = rows[-1].contents
    total = (
        Bullet(say(N_("Sum of the meetings"))),
        *(Bullet(_shown(one, last, say)) for one in sums),
        Bullet(str(sum(persons)) if persons else "–"),
    )
    return Table(
        say(N_("Representation at the meetings")),
        (say(N_("Meeting")), *labels.values(), say(N_("Participants"))),
        (*cells, total),
    )


def _charts(series: SeriesContents, say: Say) -> Iterator[Chart]:
    rows = rows_of(series)
    for key, label in labels_of(rows).items():
        counted = [row for row in rows if key in row.figures]
        yield Chart(
            f"{say(N_('Representation'))}: {label}",
            tuple(row.name for row in counted),
            (
                Series(say(N_("Present")), tuple(row.figures[key].present for row in counted)),
                Series(say(N_("Expected")), tuple(row.figures[key].of for row in counted)),
            ),
        )


def _row(contents: Contents, series: SeriesContents) -> Row | None:
    counting = [one for one in contents.segments if KINDS[one.kind].counts]
    if not counting:
        return None
    by_group: dict[str, list[Figures]] = {}
    for segment in counting:
        for count in contents.counts_of(segment):
            if found := contents.attendance.figures(count.as_record()):
                by_group.setdefault(count.group, []).append(found)
    unit = series.unit(contents)
    return Row(
        unit.name if unit else contents.session.title,
        {group: _sum(found) for group, found in by_group.items()},
        contents.attendance.persons(counting[0].declared),
        contents,
    )


def _sum(figures: list[Figures]) -> Figures:
    """In all, of as many as are known."""
    known = [one.of for one in figures if one.of is not None]
    return Figures(
        round(sum(one.present for one in figures), 2), round(sum(known), 2) if known else None
    )


def _shown(figures: Figures | None, contents: Contents, say: Say) -> str:
    if figures is None:
        return "–"
    number = contents.wording.number
    if figures.of is None:
        return number(figures.present)
    return say(N_("{present} of {of}")).format(
        present=number(figures.present), of=number(figures.of)
    )
