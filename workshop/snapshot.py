"""A session's contents as they stand, put in order: what pages and exports read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import Wording
from workshop.models import IDEAS, Category, Idea, Placement, Segment, Session


@dataclass
class Entry:
    """An idea with the sub-points under it, in order."""

    idea: Idea
    children: list[Entry] = field(default_factory=list)

    def walk(self, level: int = 0) -> Iterator[tuple[int, Idea]]:
        """This and all below it, depth first, with its level from 0."""
        stack = [(level, self)]
        while stack:
            depth, entry = stack.pop()
            yield depth, entry.idea
            stack += [(depth + 1, child) for child in reversed(entry.children)]


WIDEST_ROW = 5
"""Up to so many names the category list is one table row, with more it is lines."""

Place = tuple[str, str | None, str]
"""(segment id, category id, column) of a root idea."""


@dataclass
class Contents:
    """One session: its segments, its categories, and the shared ideas as trees, all in order."""

    session: Session
    segments: list[Segment]
    categories: list[Category]
    placements: dict[str, list[Placement]]
    roots: dict[str, list[Entry]]
    by_place: dict[Place, list[Entry]]

    @property
    def wording(self) -> Wording:
        """The set words of the session's minutes."""
        return Wording.from_json(self.session.wording)

    @property
    def place_and_date(self) -> str:
        """The line under the title."""
        session = self.session
        return self.wording.place_and_date(session.place, session.date, session.place_date_line)

    def outcome(self, frame: Segment) -> str:
        """The set sentence of a frame, with the number declared, else the number listed."""
        if frame.outcome is not None:
            return frame.outcome
        declared = frame.declared_categories
        number = len(self.placed(frame)) if declared is None else declared
        return (frame.outcome_pattern or "").format(number_word=self.wording.number_word(number))

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

    def placed(self, segment: Segment) -> list[Category]:
        """The categories of a segment, in its own order."""
        return [category for table in self.tables(segment) for category in table]

    def tables(self, segment: Segment) -> list[list[Category]]:
        """The categories of a segment, those that stand beside each other together."""
        categories = {category.id: category for category in self.categories}
        tables: list[list[Category]] = []
        for placement in self.placements.get(segment.id, []):
            category = categories.get(placement.category_id)
            if category is None:
                continue
            if placement.beside and tables and len(tables[-1]) == 1:
                tables[-1].append(category)
            else:
                tables.append([category])
        return tables


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
        select(Idea).where(Idea.session_id == session_id, Idea.state == "shared")
    ).all()
    roots = _trees(ideas)
    return Contents(
        session=session,
        segments=list(segments),
        categories=sorted(categories, key=lambda c: (c.rank, c.id)),
        placements=_by_segment(placements),
        roots=roots,
        by_place=_by_place(roots),
    )


def _trees(ideas: Iterable[Idea]) -> dict[str, list[Entry]]:
    """The trees of each segment. What hangs under an idea that is not shared is not shown."""
    ordered = sorted(ideas, key=lambda idea: (idea.rank, idea.id))
    entries = {idea.id: Entry(idea) for idea in ordered}
    roots: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        parent_id = entry.idea.parent_id
        if parent_id is None:
            roots[entry.idea.segment_id].append(entry)
        elif parent_id in entries:
            entries[parent_id].children.append(entry)
    return roots


def _by_segment(placements: Iterable[Placement]) -> dict[str, list[Placement]]:
    by_segment: dict[str, list[Placement]] = defaultdict(list)
    for placement in sorted(placements, key=lambda p: p.rank):
        by_segment[placement.segment_id].append(placement)
    return by_segment


def _by_place(roots: dict[str, list[Entry]]) -> dict[Place, list[Entry]]:
    by_place: dict[Place, list[Entry]] = defaultdict(list)
    for entries in roots.values():
        for entry in entries:
            idea = entry.idea
            by_place[(idea.segment_id, idea.category_id, idea.column)].append(entry)
    return by_place
