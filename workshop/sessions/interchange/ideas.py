"""Reading the lists of ideas in a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import get_args

from words.checked import Checked, Malformed
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.columns import IDEAS
from workshop.meeting.ranks import spread
from workshop.meeting.records import Progress
from workshop.sessions.interchange.form import MOST_LEVELS, table, text, visible
from workshop.sessions.interchange.sources import Sourced
from workshop.storage.models import Category, Idea, Segment, Table

MOST_ITEMS = 20_000
"""Ideas in a session's file, with their sub-points, over all segments."""

LONGEST_NAME = 200


@dataclass(frozen=True)
class Spot:
    """Where ideas stand: in a segment, under a category, in a column. `at` is the JSON pointer of
    their list; `plain`: an entry may be a text alone."""

    segment: Segment
    at: str
    category: Category | None = None
    column: str = IDEAS
    plain: bool = False


@dataclass(frozen=True)
class Form:
    """What an item may say of itself besides its text, and which kinds there are but a point."""

    keys: Collection[str]
    kinds: Collection[str]


BRIEF = Form(("kind", "gap_before", "children"), ("question",))
FULL = Form(
    (
        *BRIEF.keys,
        *("owner", "due_on", "progress", "actor", "actor_group", "table", "personal", "sources"),
    ),
    (*BRIEF.kinds, "paragraph", "heading", "quotation"),
)


@dataclass
class Ideas:
    """The ideas read so far, a parent before its children, each found by its JSON pointer."""

    form: Form
    groups: Collection[str] = ()
    rows: list[Idea] = field(default_factory=list)
    places: dict[str, Idea] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    sourced: list[Sourced] = field(default_factory=list)

    def add(self, items: Checked, spot: Spot, parent: Idea | None = None, level: int = 0) -> None:
        """Read a list of items and, level by level, what stands under each of them."""
        self._add(items, spot, spot.at, parent, level)

    def room_tables(self) -> list[Table]:
        """The tables of the room that were named, in the order in which they were."""
        found = list(self.tables.values())
        for one, rank in zip(found, spread(len(found)), strict=True):
            one.rank = rank
        return found

    def _add(self, items: Checked, spot: Spot, at: str, parent: Idea | None, level: int) -> None:
        if level > MOST_LEVELS:
            root, _, _ = items.where.partition(".children")
            raise Malformed(root, N_("has sub-points on more than {most} levels"), most=MOST_LEVELS)
        members = list(items.each())
        for number, (item, rank) in enumerate(zip(members, spread(len(members)), strict=True)):
            if len(self.rows) == MOST_ITEMS:
                raise Malformed(
                    item.where, N_("is one too many: at most {most} are allowed"), most=MOST_ITEMS
                )
            pointer = f"{at}/{number}"
            if spot.plain and isinstance(item.value, str):
                self._keep(text(item), rank, spot, pointer, parent)
            else:
                self._add_one(item, rank, spot, pointer, parent, level)

    def _add_one(
        self, item: Checked, rank: str, spot: Spot, at: str, parent: Idea | None, level: int
    ) -> None:
        table(item, ("text",), self.form.keys)
        has_children = bool(item.value.get("children"))
        read = visible if has_children else text  # what hangs under nothing would be another's
        idea = self._keep(read(item["text"]), rank, spot, at, parent)
        if kind := item.get("kind"):
            idea.kind = kind.one_of(self.form.kinds)  # type: ignore[assignment]
        if gap := item.get("gap_before"):
            idea.gap_before = gap.truth()
        self._complete(idea, item)
        if children := item.get("children"):
            self._add(children, spot, f"{at}/children", idea, level + 1)

    def _complete(self, idea: Idea, item: Checked) -> None:
        """What is known of it besides: who does it, where it comes from, and what it rests on."""
        if owner := item.get("owner"):
            idea.owner = text(owner, LONGEST_NAME)
        if due_on := item.get("due_on"):
            idea.due_on = due_on.day()
        if progress := item.get("progress"):
            idea.progress = progress.one_of(get_args(Progress))  # type: ignore[assignment]
        self._say_origin(idea, item)
        if sources := item.get("sources"):
            self.sourced.append(Sourced(idea, sources))

    def _say_origin(self, idea: Idea, item: Checked) -> None:
        if actor := item.get("actor"):
            idea.actor = text(actor, LONGEST_NAME)
        if group := item.get("actor_group"):
            idea.actor_group = known_group(group, self.groups)
        if name := item.get("table"):
            idea.table_id = self._table(visible(name, LONGEST_NAME), idea.session_id).id
        if personal := item.get("personal"):
            idea.personal = personal.truth()

    def _table(self, name: str, session_id: str) -> Table:
        if name not in self.tables:
            self.tables[name] = Table(id=new_id(), session_id=session_id, name=name)
        return self.tables[name]

    def _keep(self, text: str, rank: str, spot: Spot, at: str, parent: Idea | None) -> Idea:
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
        self.places[at] = idea
        return idea


def known_group(file: Checked, groups: Collection[str]) -> str:
    """The key of one of the session's groups."""
    found = text(file)
    if found not in groups:
        raise Malformed(file.where, N_("there is no group “{group}”"), group=found[:40])
    return found
