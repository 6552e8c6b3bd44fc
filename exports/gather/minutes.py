"""The minutes of a session, in the published structure of the regional summaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Document,
    Front,
    Matrix,
    MatrixCategory,
    Names,
    Part,
    Prompt,
    Section,
    Text,
    Words,
)
from exports.gather import appendix, figures, gathered, views
from exports.gather.ideas import bullet, bullets
from exports.gather.points import flow
from exports.gather.set_words import CONFIRMED, words_in
from exports.options import Whose
from session_templates.kinds import KINDS, SegmentKind
from words.refused import N_
from workshop.meeting.columns import DISCUSSION
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.resting import Resting, resting_of
from workshop.sessions.series_contents import SeriesContents
from workshop.storage.models import Category, Segment

Around = SeriesContents | None
"""The series that a session is in, as far as its document tells of that."""


def gather(
    contents: Contents,
    author: str,
    series: SeriesContents | None = None,
    whose: Whose = "group",
) -> Document:
    """The minutes of a session as it stands, with the appendix that they may have; with what it
    gathers of its series, where views say so much of whose they are, and the figures that may
    follow."""
    session, wording = contents.session, contents.wording
    front, say = session.front or {}, words_in(session.language)
    return Document(
        language=session.language,
        title=session.title,
        place_and_date=contents.place_and_date,
        state=session.status,
        author=author,
        subject=wording.minutes,
        keywords=tuple(category.name for category in contents.categories),
        made_at=max(contents.changed_at, series.changed_at) if series else contents.changed_at,
        words=Words(
            states={
                "draft": wording.draft,
                "proposed": say(N_("Proposal")),
                "confirmed": say(CONFIRMED),
                "settled": wording.settled,
            },
            page=wording.page,
            table_title=wording.table_title,
            table_description=wording.table_description,
            joining_word=wording.joining_word,
            continued=say(N_("(cont.)")),
        ),
        sections=tuple(_sections(contents, series, whose)),
        front=Front(
            kicker=front.get("kicker", ""),
            subtitle=front.get("subtitle", ""),
            mark=tuple(front.get("mark", ())),
            date_label=front.get("date_label", ""),
            recipients=tuple(front.get("recipients", ())),
        ),
        figures=figures.gather(series, session.language) if series and contents.gathers else None,
        appendix=appendix.gather(contents),
    )


def _sections(
    contents: Contents, series: SeriesContents | None = None, whose: Whose = "group"
) -> Iterator[Section]:
    """Of a segment in which nothing stands not even the heading."""
    for segment in contents.segments:
        section = section_of(contents, segment, series, whose)
        if section.parts or section.sections:
            yield section


def section_of(
    contents: Contents,
    segment: Segment,
    series: SeriesContents | None,
    whose: Whose = "group",
) -> Section:
    """The section of one segment, with what it gathers of a series."""
    if series and segment.gathers == "views":
        return views.section(contents, segment, series, whose)
    if series and KINDS[segment.kind].planned and (of := views.gathered_in(contents)):
        return views.themes(contents, segment, series, of)
    if KINDS[segment.kind].gathers:
        return gathered.section(contents, segment, series, lambda one: tuple(_sections(one)))
    return _SECTIONS[segment.kind](contents, segment, series)


def _frame(contents: Contents, segment: Segment, series: Around) -> Section:
    """What the room agreed on follows the discussion, and so stands under its heading."""
    ideas = Bullets(_counted(contents, contents.column(segment), series))
    agreed = tuple(_agreed(contents, segment))
    notes = contents.column(segment, DISCUSSION)
    if segment.discussion_heading is None or not (notes or segment.discussed):
        return _section(segment, ideas, *agreed)
    said = Bullets(bullets(contents, notes))
    discussion = Section(segment.discussion_heading, (said, *agreed))
    return _section(segment, ideas, below=[discussion])


def _agreed(contents: Contents, segment: Segment) -> Iterator[Part]:
    yield Prompt(contents.outcome(segment), role="outcome")
    names = tuple(category.name for category in contents.placed(segment))
    if names:
        yield Names(names, contents.names_as_row(segment))


def _matrix(contents: Contents, segment: Segment, _: Around) -> Section:
    tables = (
        Matrix(tuple(_matrix_category(contents, segment, category) for category in table))
        for table in contents.tables(segment)
    )
    return _section(segment, *tables)


def _matrix_category(contents: Contents, segment: Segment, category: Category) -> MatrixCategory:
    return MatrixCategory(
        category.name,
        tuple(
            Column(
                column["label"],
                bullets(contents, contents.entries(segment, category, column["id"])),
            )
            for column in segment.columns
        ),
    )


def _lists(contents: Contents, segment: Segment, series: Around) -> Section:
    return _section(
        segment,
        below=(
            Section(
                category.name,
                (Bullets(_counted(contents, contents.entries(segment, category), series)),),
            )
            for category in contents.placed(segment)
        ),
    )


def _points(contents: Contents, segment: Segment, _: Around) -> Section:
    """What the room was asked is no part of it: the headings say what it is about."""
    if not segment.columns:
        return Section(segment.heading, flow(contents, contents.column(segment)))
    columns = (
        Section(column["label"], flow(contents, contents.column(segment, column["id"])))
        for column in segment.columns
    )
    return Section(segment.heading, sections=tuple(one for one in columns if one.parts))


def _counts(contents: Contents, segment: Segment, _: Around) -> Section:
    """The lines on who was there, and the sentence."""
    lines = tuple(Bullet(line) for line in contents.count_lines(segment))
    sentence = contents.persons_sentence(segment)
    listed = (Bullets(lines),) if lines else ()
    return Section(segment.heading, (*listed, *((Text(sentence),) if sentence else ())))


def _counted(contents: Contents, entries: Iterable[Entry], series: Around) -> tuple[Bullet, ...]:
    """Entries, behind each of how many units it speaks, where the method says so."""
    if series is None or contents.wording.figure is None:
        return bullets(contents, entries)
    counted, prefix = resting_of(series), contents.wording.question_prefix
    return tuple(
        _with_figure(bullet(below.idea, level, prefix), contents, counted, below)
        for entry in entries
        for level, below in entry.walk()
    )


def _with_figure(item: Bullet, contents: Contents, counted: Resting, entry: Entry) -> Bullet:
    figure = counted.figure(entry.idea.sources, *(one.sources for one in entry.merged))
    said = gathered.figure_of(contents, figure)
    return replace(item, text=f"{item.text} ({said})") if said else item


def _section(segment: Segment, *parts: Part, below: Iterable[Section] = ()) -> Section:
    return Section(segment.heading, (Prompt(segment.prompt), *parts), tuple(below))


_SECTIONS: dict[SegmentKind, Callable[[Contents, Segment, Around], Section]] = {
    "frame": _frame,
    "matrix": _matrix,
    "lists": _lists,
    "points": _points,
    "counts": _counts,
}
"""How each kind of segment stands in the minutes, but for what gathers."""
