"""A session's contents as they stand, put in order: what pages and exports read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from session_templates.patterns import counted
from session_templates.plan import appendix_words
from session_templates.wording import AppendixWords, Wording
from workshop.meeting.attendance import Attendance
from workshop.meeting.columns import DISCUSSION, IDEAS, columns_of
from workshop.meeting.representation import counted_line, persons_sentence
from workshop.storage.models import (
    Category,
    Change,
    Count,
    Expected,
    Idea,
    Participant,
    Placement,
    Segment,
    Session,
    Table,
)


@dataclass
class Entry:
    """An idea with the sub-points under it and the duplicates it speaks for, in order.

    The sub-points of its duplicates are among its own.
    """

    idea: Idea
    children: list[Entry] = field(default_factory=list)
    merged: list[Idea] = field(default_factory=list)

    def walk(self, level: int = 0) -> Iterator[tuple[int, Entry]]:
        """This and all below it, depth first, with its level from 0."""
        stack = [(level, self)]
        while stack:
            depth, entry = stack.pop()
            yield depth, entry
            stack += [(depth + 1, child) for child in reversed(entry.children)]


WIDEST_ROW = 5
"""Up to so many names the category list is one table row, with more it is lines."""

Place = tuple[str, str | None, str]
"""(segment id, category id, column) of a root idea."""


@dataclass
class Contents:
    """One session: its segments, its categories, and the shared ideas as trees, all in order.

    `changed_at` is when it came to be as it stands. `counts` are the lines on who was there, and
    `expected` who should have been.
    """

    session: Session
    changed_at: datetime
    segments: list[Segment]
    categories: list[Category]
    placements: dict[str, list[Placement]]
    room_tables: dict[str, Table]
    roots: dict[str, list[Entry]]
    by_place: dict[Place, list[Entry]]
    counts: list[Count]
    expected: list[Expected]
    attendance: Attendance

    @property
    def wording(self) -> Wording:
        """The set words of the session's minutes."""
        return Wording.from_json(self.session.wording)

    @property
    def appendix_words(self) -> AppendixWords:
        """The set words of the appendix: the session's, or those of its language."""
        return self.wording.appendix or appendix_words(self.session.language)

    @property
    def place_and_date(self) -> str:
        """The line under the title."""
        session = self.session
        return self.wording.place_and_date(session.place, session.date, session.place_date_line)

    @property
    def gathers(self) -> bool:
        """Whether a part of it shows what its series holds."""
        return any(KINDS[segment.kind].gathers for segment in self.segments)

    def outcome(self, frame: Segment) -> str:
        """The set sentence of a frame, with the number declared, else the number listed."""
        if frame.outcome is not None:
            return frame.outcome
        declared = frame.declared
        number = len(self.placed(frame)) if declared is None else declared
        word = self.wording.number_word(number)
        return counted(frame.outcome_pattern or "", number, number_word=word)

    def count_lines(self, segment: Segment) -> list[str]:
        """How many of each group were there, as far as there is something to say."""
        own = (count.as_record() for count in self.counts_of(segment))
        lines = (counted_line(self.wording, self.attendance, count) for count in own)
        return [line for line in lines if line is not None]

    def counts_of(self, segment: Segment) -> list[Count]:
        """The lines of a segment that counts who was there."""
        return [count for count in self.counts if count.segment_id == segment.id]

    def persons_sentence(self, segment: Segment) -> str | None:
        """How many persons were there; None: nobody knows."""
        return persons_sentence(self.wording, self.attendance, segment.as_record())

    def names_as_row(self, frame: Segment) -> bool:
        """Whether the category list is one table row: as it was published, else if it fits."""
        if frame.names_as_row is not None:
            return frame.names_as_row
        return 0 < len(self.placed(frame)) <= WIDEST_ROW

    def column(self, segment: Segment, column: str = IDEAS) -> list[Entry]:
        """A column's ideas whatever their category: the ideas or the notes of a frame."""
        return [e for e in self.roots.get(segment.id, []) if e.idea.column == column]

    def entries(self, segment: Segment, category: Category, column: str = IDEAS) -> list[Entry]:
        """What stands in a segment under a category."""
        return self.by_place.get((segment.id, category.id, column), [])

    def unsorted(self, segment: Segment) -> list[Entry]:
        """What stands under none of the segment's categories, or in no column; notes never do."""
        anywhere = not KINDS[segment.kind].categories
        columns = {*columns_of(segment.columns)}
        placed = {category.id for category in self.placed(segment)}
        return [
            entry
            for entry in self.roots.get(segment.id, [])
            if entry.idea.column != DISCUSSION
            and not (
                entry.idea.column in columns and (anywhere or entry.idea.category_id in placed)
            )
        ]

    def left_out(self, segment: Segment) -> list[Entry]:
        """What the minutes have no place for; where the room sorts, they list all ideas."""
        return [] if KINDS[segment.kind].makes_categories else self.unsorted(segment)

    def everything(self, segment: Segment) -> Iterator[Entry]:
        """All that stands in a segment, sub-points among them, in the order of the minutes."""
        kind, columns = KINDS[segment.kind], columns_of(segment.columns)
        if kind.under_categories:
            placed = product(self.placed(segment), columns)
            roots = [e for category, one in placed for e in self.entries(segment, category, one)]
        else:
            listed = [*columns, *([DISCUSSION] if kind.notes else [])]
            roots = [entry for column in listed for entry in self.column(segment, column)]
        for root in [*roots, *self.left_out(segment)]:
            for _, entry in root.walk():
                yield entry

    def placed(self, segment: Segment) -> list[Category]:
        """The categories that stand in a segment, in its order."""
        return [category for table in self.tables(segment) for category in table]

    def tables(self, segment: Segment) -> list[list[Category]]:
        """The categories of a segment, those that share a table of its minutes together."""
        tables: list[list[Category]] = []
        for category, beside in self._standing(segment):
            if beside and tables and len(tables[-1]) == 1:
                tables[-1].append(category)
            else:
                tables.append([category])
        return tables

    def _standing(self, segment: Segment) -> list[tuple[Category, bool]]:
        """The categories that stand in a segment, and whether each shares a table.

        One that is not arranged has the order of the board, two to a table where they share one.
        """
        shown = {p.category_id: p for p in self.placements.get(segment.id, []) if p.shown}
        standing = [category for category in self.categories if category.id in shown]
        if not segment.arranged:
            return [(category, KINDS[segment.kind].pairs) for category in standing]
        standing.sort(key=lambda category: (shown[category.id].rank, category.id))
        return [(category, shown[category.id].beside) for category in standing]


def load(db: DbSession, session_id: str) -> Contents | None:
    """The contents of a session; None where there is none with this id."""
    session = db.get(Session, session_id)
    if session is None:
        return None
    segments = db.scalars(
        select(Segment).where(Segment.session_id == session_id).order_by(Segment.position)
    ).all()
    categories = db.scalars(
        select(Category).where(Category.session_id == session_id, Category.state == "active")
    ).all()
    placements = db.scalars(
        select(Placement).join(Segment).where(Segment.session_id == session_id)
    ).all()
    ideas = db.scalars(
        select(Idea).where(Idea.session_id == session_id, Idea.state.in_(("shared", "merged")))
    ).all()
    room_tables = db.scalars(select(Table).where(Table.session_id == session_id)).all()
    counts = db.scalars(
        select(Count).where(Count.session_id == session_id, Count.removed.is_(False))
    ).all()
    expected = db.scalars(
        select(Expected).where(Expected.session_id == session_id, Expected.removed.is_(False))
    ).all()
    inside = Participant.session_id == session_id, Participant.waiting.is_(False)
    participants = db.scalars(select(Participant).where(*inside)).all()
    simulated = {one.id for one in participants if one.simulated}
    last_change = (
        select(Change.made_at)
        .where(Change.session_id == session_id)
        .order_by(Change.number.desc())
        .limit(1)
    )
    roots = _trees(ideas, {one.id for one in ideas if one.participant_id in simulated})
    return Contents(
        session=session,
        changed_at=db.scalar(last_change) or session.created_at,
        segments=list(segments),
        categories=sorted(categories, key=lambda c: (c.rank, c.id)),
        placements=_by_segment(placements),
        room_tables={table.id: table for table in room_tables},
        roots=roots,
        by_place=_by_place(roots),
        counts=sorted(counts, key=lambda c: (c.rank, c.id)),
        expected=sorted(expected, key=lambda e: (e.rank, e.id)),
        attendance=Attendance(
            session.groups,
            [row.as_record() for row in expected],
            [row.as_record() for row in participants if not row.simulated],
        ),
    )


def _trees(ideas: Iterable[Idea], simulated: Collection[str]) -> dict[str, list[Entry]]:
    """The trees of each segment, duplicates folded into the idea that speaks for them.

    What hangs under an idea that is not shared, or was merged into it, is not shown. None of those
    that were only `simulated` is: what people wrote under them, or merged into them, stands by
    itself.
    """
    written = (idea for idea in ideas if idea.id not in simulated)
    ordered = sorted(written, key=lambda idea: (idea.rank, idea.id))
    speakers = {
        idea.id: idea.merged_into_id
        for idea in ordered
        if idea.state == "merged" and idea.merged_into_id not in simulated
    }
    entries = {idea.id: Entry(idea) for idea in ordered if idea.id not in speakers}
    for idea in ordered:
        if (speaker := entries.get(speakers.get(idea.id) or "")) is not None:
            speaker.merged.append(idea)
    roots: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        parent_id = entry.idea.parent_id
        if parent_id is None or parent_id in simulated:
            roots[entry.idea.segment_id].append(entry)
        elif (parent := entries.get(speakers.get(parent_id, parent_id) or "")) is not None:
            parent.children.append(entry)
    return roots


def _by_segment(placements: Iterable[Placement]) -> dict[str, list[Placement]]:
    by_segment: dict[str, list[Placement]] = defaultdict(list)
    for placement in placements:
        by_segment[placement.segment_id].append(placement)
    return by_segment


def _by_place(roots: dict[str, list[Entry]]) -> dict[Place, list[Entry]]:
    by_place: dict[Place, list[Entry]] = defaultdict(list)
    for entries in roots.values():
        for entry in entries:
            idea = entry.idea
            by_place[(idea.segment_id, idea.category_id, idea.column)].append(entry)
    return by_place
