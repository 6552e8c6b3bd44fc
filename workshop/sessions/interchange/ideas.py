"""Reading the lists of ideas in a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from words.checked import Checked, Malformed
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.columns import IDEAS
from workshop.meeting.ranks import spread
from workshop.sessions.interchange.form import MOST_LEVELS, table, text, visible
from workshop.sessions.interchange.three_segment.shape import COLUMNS
from workshop.storage.models import Category, Idea, Segment

MOST_ITEMS = 20_000
"""Ideas in a file, with their sub-points, over all segments."""


@dataclass(frozen=True)
class Spot:
    """Where ideas stand: in a segment, under a category, in a column."""

    segment: Segment
    category: Category | None = None
    column: str = IDEAS


@dataclass
class Ideas:
    """The ideas read so far, a parent before its children."""

    rows: list[Idea] = field(default_factory=list)

    def add(self, items: Checked, spot: Spot, parent: Idea | None = None, level: int = 0) -> None:
        """Read a list of items and, level by level, what stands under each of them."""
        if level > MOST_LEVELS:
            root, _, _ = items.where.partition(".children")
            raise Malformed(root, N_("has sub-points on more than {most} levels"), most=MOST_LEVELS)
        members = list(items.each())
        for item, rank in zip(members, spread(len(members)), strict=True):
            if len(self.rows) == MOST_ITEMS:
                raise Malformed(
                    item.where, N_("is one too many: at most {most} are allowed"), most=MOST_ITEMS
                )
            if spot.column in COLUMNS and isinstance(item.value, str):
                self._keep(text(item), rank, spot, parent)
            else:
                self._add_one(item, rank, spot, parent, level)

    def _add_one(
        self, item: Checked, rank: str, spot: Spot, parent: Idea | None, level: int
    ) -> None:
        table(item, ("text",), ("kind", "gap_before", "children"))
        has_children = bool(item.value.get("children"))
        read = visible if has_children else text  # what hangs under nothing would be another's
        idea = self._keep(read(item["text"]), rank, spot, parent)
        if kind := item.get("kind"):
            kind.one_of(("question",))
            idea.kind = "question"
        if gap := item.get("gap_before"):
            idea.gap_before = gap.truth()
        if children := item.get("children"):
            self.add(children, spot, idea, level + 1)

    def _keep(self, text: str, rank: str, spot: Spot, parent: Idea | None) -> Idea:
        idea = Idea(
            id=new_id(),
            session_id=spot.segment.session_id,
            segment_id=spot.segment.id,
            category_id=spot.category.id if spot.category else None,
            column=spot.column,
            parent_id=parent.id if parent else None,
            rank=rank,
            text=text,
        )
        self.rows.append(idea)
        return idea
