"""The segments of a file, each with what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

from session_templates.kinds import KINDS, Gathers, SegmentKind
from session_templates.plan import Template
from session_templates.segments import SegmentPlan
from words.checked import Checked, Malformed, shown
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.columns import DISCUSSION
from workshop.meeting.ranks import spread
from workshop.sessions.interchange.form import at_most, key, once, table, text
from workshop.sessions.interchange.ideas import Ideas, Spot
from workshop.sessions.interchange.session_form import counts, shape
from workshop.sessions.interchange.views import KEY
from workshop.storage.models import Category, Count, Placement, Segment, Session

_MINUTES = 15
"""How long a segment is thought to take where no template says so."""

_SHORT = 60


class Segments:
    """The segments read so far, and what stands in them."""

    def __init__(
        self,
        session: Session,
        template: Template,
        categories: dict[str, Category],
        ideas: Ideas,
    ) -> None:
        self.session = session
        self.plans = {plan.key: plan for plan in template.segments}
        self.categories = categories
        self.ideas = ideas
        self.rows: list[Segment] = []
        self.keys: list[tuple[Checked, str]] = []
        self.placements: list[Placement] = []
        self.counts: list[Count] = []

    def read(self, file: Checked, number: int) -> None:
        """Read a segment."""
        file.table()
        for needed in ("key", "kind"):
            if needed not in file.value:
                file.only((needed,), file.value)
        kind = cast(SegmentKind, file["kind"].one_of(KINDS))
        required, optional, read = _READERS[kind]
        table(file, ("key", "kind", "heading", *required), ("prompt", *optional))
        segment = self._segment(file, kind, number)
        self.rows.append(segment)
        self.keys.append((file["key"], segment.key))
        read(self, file, segment, f"/segments/{number}")

    def _segment(self, file: Checked, kind: SegmentKind, number: int) -> Segment:
        name, heading, prompt = key(file["key"]), text(file["heading"]), file.get("prompt")
        asked = text(prompt) if prompt else ""
        plan = self.plans.get(name)
        if plan is not None and plan.kind != kind:
            plan = None
        return Segment(
            id=new_id(),
            session_id=self.session.id,
            position=number,
            key=name,
            kind=kind,
            heading=heading,
            short_heading=plan.short_heading if plan else heading[:_SHORT],
            prompt=asked,
            # The template's short form of its own prompt would be a wrong question beside another.
            short_prompt=plan.short_prompt if plan and asked in ("", plan.prompt) else asked,
            minutes=plan.minutes if plan else _MINUTES,
            columns=[],
            arranged=True,
            target_categories=plan.target_categories if plan else None,
            discussion_heading=plan.discussion_heading if plan else None,
            outcome_pattern=plan.outcome if plan else None,
        )

    def points(self, file: Checked, segment: Segment, at: str) -> None:
        """Entries under no category, in a list or in columns."""
        columns, items = file.get("columns"), file.get("items")
        if (columns is None) == (items is None):
            raise Malformed(file.where, N_("must have either items or columns"))
        if items:
            self.ideas.add(items, Spot(segment, f"{at}/items"))
        if columns:
            members = self._columns(columns, segment, ("items",))
            for number, (member, column) in enumerate(members):
                spot = Spot(segment, f"{at}/columns/{number}/items", column=column)
                self.ideas.add(member["items"], spot)

    def counted(self, file: Checked, segment: Segment, at: str) -> None:
        """Who was there."""
        del at
        self.counts += counts.read(file, segment, self.session)

    def gathered(self, file: Checked, segment: Segment, at: str) -> None:
        """What is shown of a series. What it held when the file was written is left out: its
        meetings have it."""
        del at
        if views := file.get(KEY):
            list(views.each())
        segment.gathers = cast(Gathers, file["gathers"].one_of(get_args(Gathers)))
        if of := file.get("of"):
            segment.gathers_of = key(of)
        persons = file.get("persons")
        if persons and persons.value is not None:
            segment.declared = persons.whole(most=shape.MOST_PERSONS)

    def frame(self, file: Checked, segment: Segment, at: str) -> None:
        """Ideas, the notes of their discussion, and the categories that were agreed on."""
        self.ideas.add(file["items"], Spot(segment, f"{at}/items"))
        if discussion := file.get("discussion"):
            table(discussion, ("heading", "items"))
            segment.discussed = True
            segment.discussion_heading = text(discussion["heading"])
            spot = Spot(segment, f"{at}/discussion/items", column=DISCUSSION)
            self.ideas.add(discussion["items"], spot)
        if sentence := file.get("sentence"):
            segment.outcome = text(sentence)
        declared, as_row = file.get("declared"), file.get("as_row")
        if declared and declared.value is not None:
            segment.declared = declared.whole()
        if as_row and as_row.value is not None:
            segment.names_as_row = as_row.truth()
        if listed := file.get("categories"):
            self._place(segment, [[one] for one in listed.each()])

    def matrix(self, file: Checked, segment: Segment, at: str) -> None:
        """Columns of entries under categories."""
        columns = [column for _, column in self._columns(file["columns"], segment, ())]
        self._place(segment, [_pair(pair) for pair in file["tables"].each()])
        for name, entries in self._entries(file["entries"]):
            for column in entries.table().value:
                if column not in columns:
                    raise Malformed(
                        entries.where, N_("there is no column “{column}”"), column=shown(column)
                    )
                spot = Spot(
                    segment,
                    f"{at}/entries/{name}/{column}",
                    category=self.categories[name],
                    column=column,
                )
                self.ideas.add(entries[column], spot)

    def lists(self, file: Checked, segment: Segment, at: str) -> None:
        """One list of entries a category."""
        self._place(segment, [[one] for one in file["order"].each()])
        for name, entries in self._entries(file["entries"]):
            spot = Spot(segment, f"{at}/entries/{name}", category=self.categories[name])
            self.ideas.add(entries, spot)

    def _entries(self, file: Checked) -> list[tuple[str, Checked]]:
        file.table()
        table(file, (), file.value)
        for name in file.value:
            if name not in self.categories:
                self._unknown(Checked(name, file.where), name)
        return [(name, file[name]) for name in file.value]

    def _columns(
        self, file: Checked, segment: Segment, holds: tuple[str, ...]
    ) -> list[tuple[Checked, str]]:
        members = at_most(file, shape.MOST_COLUMNS)
        for member in members:
            table(member, ("id", "label", *holds))
        found = [(member, key(member["id"])) for member in members]
        once((member["id"], name) for member, name in found)
        planned = _planned(self.plans.get(segment.key))
        segment.columns = [
            {"id": name, "label": text(member["label"])}
            | ({"planned": True} if name in planned else {})
            for member, name in found
        ]
        return found

    def _place(self, segment: Segment, tables: list[list[Checked]]) -> None:
        """A placement for each category named."""
        names = [(name, number > 0) for pair in tables for number, name in enumerate(pair)]
        seen: set[str] = set()
        for (file, beside), rank in zip(names, spread(len(names)), strict=True):
            name = text(file)
            if name not in self.categories:
                self._unknown(file, name)
            if name in seen:
                raise Malformed(
                    file.where, N_("is the category “{id}” a second time"), id=shown(name)
                )
            seen.add(name)
            category = self.categories[name]
            self.placements.append(
                Placement(segment_id=segment.id, category_id=category.id, rank=rank, beside=beside)
            )

    def _unknown(self, file: Checked, name: str) -> None:
        raise Malformed(
            file.where, N_("is “{id}”, which is not among the categories"), id=shown(name)
        )


def _pair(file: Checked) -> list[Checked]:
    pair = list(file.each())
    if len(pair) not in (1, 2):
        raise Malformed(file.where, N_("must hold one category or two"))
    return pair


def _planned(plan: SegmentPlan | None) -> set[str]:
    return {column.id for column in plan.columns if column.planned} if plan else set()


_Reader = Callable[[Segments, Checked, Segment, str], None]
_Keys = tuple[str, ...]

_READERS: dict[SegmentKind, tuple[_Keys, _Keys, _Reader]] = {
    "points": ((), ("items", "columns"), Segments.points),
    "counts": (("counts",), ("persons", "excluded", "sentence"), Segments.counted),
    "gathered": (("gathers",), ("of", "persons", KEY), Segments.gathered),
    "frame": (
        ("items",),
        ("discussion", "sentence", "declared", "categories", "as_row"),
        Segments.frame,
    ),
    "matrix": (("columns", "tables", "entries"), (), Segments.matrix),
    "lists": (("order", "entries"), (), Segments.lists),
}
"""The keys that a segment of each kind must and may have, and who reads it."""
