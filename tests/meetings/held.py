"""A session as a room leaves it, written straight into a database: sorted, merged, voted on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import SegmentKind
from session_templates.plan import shipped
from tests.exports.sessions import SessionFile
from tests.meetings.new import new_meeting
from workshop.base.ids import new_id
from workshop.meeting.columns import DISCUSSION
from workshop.meeting.ranks import spread
from workshop.sessions.contents import Contents, load
from workshop.storage.models import Base, Category, Idea, Placement, Segment, Table

COLUMNS = ("opportunities", "obstacles")


class Held:
    """A session by a template that ships, with three tables in the room."""

    def __init__(
        self, template: str = "tre-segment", db: DbSession | None = None, **wanted: Any
    ) -> None:
        self.db = db or _database()
        self.session = new_meeting(
            self.db, template=shipped()[template], seating="tables", tables=3, **wanted
        )
        segments = select(Segment).where(Segment.session_id == self.session.id)
        tables = select(Table).where(Table.session_id == self.session.id)
        self.segments: dict[SegmentKind, Segment] = {s.kind: s for s in self.db.scalars(segments)}
        self.tables = {table.name: table.id for table in self.db.scalars(tables)}
        self._ranks = (f"{number:06}" for number in count(1))

    def category(self, name: str, **fields: Any) -> Category:
        """The next category, shown in every segment."""
        category = Category(
            id=new_id(), session_id=self.session.id, name=name, rank=next(self._ranks), **fields
        )
        self.db.add(category)
        self.db.flush()
        for segment in self.segments.values():
            self._place(segment, category)
        return category

    def _place(self, segment: Segment, category: Category) -> None:
        at = Placement(segment_id=segment.id, category_id=category.id, rank=next(self._ranks))
        self.db.add(at)

    def placement(self, kind: SegmentKind, category: Category) -> Placement:
        """Where a category stands in a segment."""
        at = self.db.get(Placement, (self.segments[kind].id, category.id))
        assert at is not None
        return at

    def arrange(self, kind: SegmentKind, pairs: Sequence[Sequence[Category]]) -> None:
        """Give a segment an order of its own; what is not named is not shown there."""
        self.segments[kind].arranged = True
        for placement in self.db.scalars(
            select(Placement).where(Placement.segment_id == self.segments[kind].id)
        ):
            placement.shown = False
        named = [(one, number > 0) for pair in pairs for number, one in enumerate(pair)]
        for (category, beside), rank in zip(named, spread(len(named)), strict=True):
            placement = self.placement(kind, category)
            placement.rank, placement.beside, placement.shown = rank, beside, True

    def idea(
        self,
        text: str,
        kind: SegmentKind = "frame",
        category: Category | None = None,
        column: str = "",
        *,
        under: Idea | None = None,
        into: Idea | None = None,
        table: str | None = None,
        **fields: Any,
    ) -> Idea:
        """The next idea; `into` one that speaks for it, from a table by its name."""
        idea = Idea(
            id=new_id(),
            session_id=self.session.id,
            segment_id=self.segments[kind].id,
            category_id=category.id if category else None,
            column=column,
            rank=next(self._ranks),
            text=text,
            parent_id=under.id if under else None,
            state="merged" if into else "shared",
            merged_into_id=into.id if into else None,
            table_id=self.tables[table] if table else None,
        )
        for name, value in fields.items():
            setattr(idea, name, value)
        self.db.add(idea)
        self.db.flush()
        return idea

    def fill(self, session: SessionFile, categories: dict[str, Category]) -> None:
        """Write the ideas, notes and entries of a published session, each in its place."""
        frame = session["segments"]["reference_frame"]
        self._items(frame["ideas"], "frame")
        self._items((frame.get("discussion") or {"notes": []})["notes"], "frame", None, DISCUSSION)
        for entry in session["categories"]:
            category = categories[entry["id"]]
            for column in COLUMNS:
                cells = [{"text": text} for text in entry[column]]
                self._items(cells, "matrix", category, column)
            self._items(entry["measures"], "lists", category)

    def _items(
        self,
        items: Sequence[SessionFile],
        kind: SegmentKind,
        category: Category | None = None,
        column: str = "",
        under: Idea | None = None,
    ) -> None:
        for item in items:
            idea = self.idea(item["text"], kind, category, column, under=under)
            idea.kind = item.get("kind", "idea")
            idea.gap_before = item.get("gap_before", False)
            self._items(item.get("children", []), kind, category, column, idea)

    def contents(self) -> Contents:
        """What is stored, loaded anew."""
        self.db.flush()
        self.db.expunge_all()
        contents = load(self.db, self.session.id)
        assert contents is not None
        return contents


def _database() -> DbSession:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    return DbSession(engine)


def small_meeting(held: Held) -> None:
    """A small meeting with one of everything that an appendix tells."""
    goals, culture = held.category("Målbild"), held.category("Kultur")
    held.category("Tom")
    gone = held.category("Borttagen", state="removed")
    trust = held.idea("Tillit", category=culture, table="1")
    held.idea("Mellan chefer", category=culture, under=trust, table="2")
    doubt = held.idea("Mer tillit", into=trust, table="3")
    held.idea("Också mellan yrken", under=doubt, table="3")
    held.idea("Mål", category=goals, table="2")
    held.idea("Varför?", table="1").kind = "question"
    held.idea("Går över huvudet", "matrix", gone, "obstacles", table="2")
    swap = held.idea("Byt arbetsplats", "lists", culture, owner="Region Nord", votes=2)
    swap.due_on = dt.date(2027, 1, 31)
    held.idea("Ordlista", "lists", goals, votes=3, table="1")
    held.idea("Patientfall", "lists", goals, votes=2)
    held.idea("Ingen", "lists", goals, votes=0)
