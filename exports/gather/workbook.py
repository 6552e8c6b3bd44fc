"""What the meetings of a series hold as tables: who was there, the next steps, the wishes."""

from __future__ import annotations

from collections.abc import Iterator

from exports.gather import views
from exports.gather.figures import rows_of
from exports.gather.gathered import column_of, is_not_discussed, name_of
from exports.gather.set_words import Say, words_in
from exports.workbook import Cell, Sheet, Workbook
from words.refused import N_
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.series_contents import SeriesContents
from workshop.sessions.views import View, by_idea, parts_of, themes_of

COLUMNS = {"next-steps": N_("Next steps"), "support": N_("Wishes for support")}
"""The columns of meetings that have a sheet, by their ids."""


def gather(series: SeriesContents, author: str) -> Workbook:
    """The tables of a series as it stands."""
    say = words_in(series.series.language)
    return Workbook(
        title=series.series.title,
        author=author,
        made_at=series.changed_at,
        sheets=(
            _representation(series, say),
            *(_points(series, column, say(name), say) for column, name in COLUMNS.items()),
            *_views(series, say),
        ),
    )


def _representation(series: SeriesContents, say: Say) -> Sheet:
    """A row for each line of each meeting, and one for its persons."""
    labels = (*_meeting_labels(say), *map(say, (N_("Group"), N_("Present"), N_("Expected"))))
    around = map(say, (N_("Unit counted"), N_("Before"), N_("Addition")))
    return Sheet(say(N_("Representation")), (*labels, *around), tuple(_counted(series, say)))


def _counted(series: SeriesContents, say: Say) -> Iterator[tuple[Cell, ...]]:
    for row in rows_of(series):
        contents = row.contents
        about = _meeting(contents, series)
        labels = {group["key"]: group["label"] for group in contents.session.groups}
        for count in contents.counts:
            if figures := contents.attendance.figures(count.as_record()):
                numbers = (figures.present, figures.of)
                around = (count.unit, count.lead_in, count.addition)
                yield (*about, labels.get(count.group, count.group), *numbers, *around)
        yield (*about, say(N_("Participants")), row.persons, None, None, None, None)


def _points(series: SeriesContents, column: str, name: str, say: Say) -> Sheet:
    """A row for each entry and sub-point, numbered as they stand; none of what only says that it
    was not discussed."""
    labels = map(say, (N_("Number"), N_("Text"), N_("Responsible"), N_("Due date"), N_("Progress")))
    rows = (
        (*_meeting(one, series), *row)
        for one in series.meetings
        for row in _numbered(one, column_of(one, column), say)
    )
    return Sheet(name, (*_meeting_labels(say), *labels), tuple(rows))


def _numbered(
    contents: Contents, entries: list[Entry], say: Say, above: str = ""
) -> Iterator[tuple[Cell, ...]]:
    number = 0
    for entry in entries:
        if is_not_discussed(contents, entry):
            continue
        number += 1
        idea, here = entry.idea, f"{above}{number}"
        progress = say(PROGRESS[idea.progress]) if idea.progress else None
        yield here, idea.text, idea.owner, idea.due_on, progress
        yield from _numbered(contents, entry.children, say, f"{here}.")


PROGRESS = {
    "planned": N_("Planned"),
    "ongoing": N_("Ongoing"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}


def _meeting_labels(say: Say) -> tuple[str, ...]:
    return (say(N_("Unit")), say(N_("Meeting")), say(N_("Date")), say(N_("Status")))


def _meeting(contents: Contents, series: SeriesContents) -> tuple[Cell, ...]:
    session, wording = contents.session, contents.wording
    state = wording.settled if session.status == "settled" else wording.draft
    return (name_of(contents, series), session.title, session.date, state)


def _views(series: SeriesContents, say: Say) -> Iterator[Sheet]:
    """A row for each view, where there are meetings on a proposal: part, level, whose it is, and
    the themes that rest on it; numbered as they stand."""
    found = filter(None, map(views.gathered_in, series.sessions))
    of = next(found, None)
    parts = parts_of(series, of) if of else []
    if not parts:
        return
    themes = themes_of(series, by_idea(parts))
    everything = [view for part in parts for view in part.views]
    labels = (
        *(N_("Number"), N_("Part number"), N_("Part"), N_("Level"), N_("Text")),
        *(N_("Question"), N_("Actor"), N_("Group"), N_("Meeting"), N_("Date"), N_("Table")),
        N_("Themes"),
    )
    rows = (_view(number, view, themes, say) for number, view in enumerate(everything, 1))
    yield Sheet(say(N_("Views")), tuple(map(say, labels)), tuple(rows))


def _view(number: int, view: View, themes: dict[str, list[str]], say: Say) -> tuple[Cell, ...]:
    idea, session = view.entry.idea, view.meeting.session
    table = view.meeting.room_tables.get(idea.table_id or "")
    lines = ("  " * level + below.idea.text for level, below in view.entry.walk())
    question = say(N_("Question")) if idea.kind == "question" else None
    return (
        *(number, view.part.number, view.part.name, view.level, "\n".join(lines), question),
        *(view.actor, view.group, session.title, session.date, table.name if table else None),
        ", ".join(themes.get(idea.id, ())) or None,
    )
