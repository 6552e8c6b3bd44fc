"""From a session's contents to a file. What says nothing is left out.

Not carried: who contributed an idea, what was merged into it, votes, and what is not for everyone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import chain, count
from typing import Any

from session_templates.kinds import SegmentKind
from words.text import folded
from workshop.meeting.attendance import Figures
from workshop.meeting.columns import DISCUSSION, columns_of
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.interchange.session_form import shape
from workshop.sessions.interchange.sources import Pointers, walk
from workshop.storage.models import Category, Count, Segment

Table = dict[str, Any]


def write(contents: Contents, called: str, pointers: Pointers) -> Table:
    """The session as the schema has it; its sources wait for `pointers` to be finished."""
    return _Writer(contents, pointers).write(called)


class _Writer:
    def __init__(self, contents: Contents, pointers: Pointers) -> None:
        self.contents = contents
        self.pointers = pointers
        self.keys = keys_of(contents.categories)

    def write(self, called: str) -> Table:
        session = self.contents.session
        said = session.imported or {}
        self.pointers.put(called, self._places())
        return _said(
            {
                "schema": f"{session.method}/1",
                "id": called,
                "language": session.language,
                "title": session.title,
                "place": session.place,
                "date": session.date.isoformat(),
                "place_date_line": session.place_date_line,
                "front": session.front or None,
                "groups": [_group(group) for group in session.groups] or None,
                "expected": self._expected() or None,
                "status": _status(session.status, said.get("status")),
                "segments": [self._segment(segment) for segment in self.contents.segments],
                "categories": [self._category(one) for one in self.contents.categories],
                **{key: said[key] for key in shape.CARRIED if key in said and key != "id"},
            }
        )

    def _places(self) -> Iterator[tuple[str, str]]:
        """Where each idea and category will stand."""
        for number, category in enumerate(self.contents.categories):
            yield category.id, f"/categories/{number}"
        for number, segment in enumerate(self.contents.segments):
            for entries, at in self._lists(segment):
                yield from walk(entries, f"/segments/{number}{at}")

    def _lists(self, segment: Segment) -> Iterator[tuple[list[Entry], str]]:
        """The lists of entries of a segment, and where in it each stands."""
        contents = self.contents
        match segment.kind:
            case "points" if segment.columns:
                for number, column in enumerate(segment.columns):
                    yield contents.column(segment, column["id"]), f"/columns/{number}/items"
            case "points" | "frame":
                yield contents.column(segment), "/items"
                yield contents.column(segment, DISCUSSION), "/discussion/items"
            case "matrix" | "lists":
                for category, key, of in self._cells(segment):
                    entries = contents.by_place.get((segment.id, category, of), [])
                    yield entries, f"/entries/{key}" + (f"/{of}" if of else "")

    def _cells(self, segment: Segment) -> Iterator[tuple[str, str, str]]:
        """Where entries can stand under categories: the category's id, its key, the column."""
        for category, key in self.keys.items():
            for column in columns_of(segment.columns):
                yield category, key, column

    def _expected(self) -> list[Table]:
        attendance = self.contents.attendance
        return [
            _said(
                {
                    "group": one.group,
                    "name": one.name,
                    # What devices said stays in the meeting; that they did does not.
                    "here": one.here
                    if one.here is not None
                    else (attendance.is_here(one.as_record()) or None),
                }
            )
            for one in self.contents.expected
        ]

    def _category(self, category: Category) -> Table:
        written = _said(
            {
                "key": self.keys[category.id],
                "name": category.name,
                "text": category.text,
            }
        )
        self.pointers.later(written, category.sources)
        return written

    def _segment(self, segment: Segment) -> Table:
        written = {"key": segment.key, "kind": segment.kind, "heading": segment.heading}
        return _said(written | _WRITERS[segment.kind](self, segment))

    def points(self, segment: Segment) -> Table:
        """Entries under no category, in a list or in columns."""
        about: Table = {"prompt": segment.prompt or None}
        if not segment.columns:
            return about | {"items": self._items(self.contents.column(segment))}
        columns = [
            {
                "id": column["id"],
                "label": column["label"],
                "items": self._items(self.contents.column(segment, column["id"])),
            }
            for column in segment.columns
        ]
        return about | {"columns": columns}

    def counts(self, segment: Segment) -> Table:
        """Who was there, in figures."""
        contents = self.contents
        counted = (
            (one, contents.attendance.figures(one.as_record()))
            for one in contents.counts_of(segment)
        )
        lines = [_line(one, figures) for one, figures in counted if figures]
        return {
            "prompt": segment.prompt or None,
            "counts": lines,
            "persons": contents.attendance.persons(segment.declared),
            "excluded": segment.excluded,
            "sentence": segment.outcome,
        }

    def gathered(self, segment: Segment) -> Table:
        """What is shown of a series."""
        return {
            "prompt": segment.prompt or None,
            "gathers": segment.gathers,
            "of": segment.gathers_of,
            "persons": segment.declared,
        }

    def frame(self, segment: Segment) -> Table:
        """Ideas, the notes of their discussion, and the categories that were agreed on."""
        contents = self.contents
        notes = contents.column(segment, DISCUSSION)
        discussion = {"heading": segment.discussion_heading or "", "items": self._items(notes)}
        said = segment.outcome is not None or segment.outcome_pattern is not None
        return {
            "prompt": segment.prompt,
            "items": self._items(contents.column(segment)),
            "discussion": discussion if segment.discussed or notes else None,
            "sentence": contents.outcome(segment) if said else None,
            "declared": segment.declared,
            "categories": [self.keys[category.id] for category in contents.placed(segment)],
            "as_row": _Kept(segment.names_as_row),
        }

    def matrix(self, segment: Segment) -> Table:
        """Columns of entries under categories."""
        tables = [
            [self.keys[category.id] for category in pair] for pair in self.contents.tables(segment)
        ]
        entries: dict[str, Table] = {}
        for key, column, items in self._under_categories(segment):
            entries.setdefault(key, {})[column] = items
        return {
            "prompt": segment.prompt,
            "columns": [{"id": one["id"], "label": one["label"]} for one in segment.columns],
            "tables": tables,
            "entries": entries,
        }

    def lists(self, segment: Segment) -> Table:
        """One list of entries a category."""
        return {
            "prompt": segment.prompt,
            "order": [self.keys[category.id] for category in self.contents.placed(segment)],
            "entries": {key: items for key, _, items in self._under_categories(segment)},
        }

    def _under_categories(self, segment: Segment) -> Iterator[tuple[str, str, list[Table]]]:
        """Of each category and column that has any the entries, whether it is shown or not."""
        for category, key, column in self._cells(segment):
            if entries := self.contents.by_place.get((segment.id, category, column)):
                yield key, column, self._items(entries)

    def _items(self, entries: Collection[Entry]) -> list[Table]:
        return [self._item(entry) for entry in entries]

    def _item(self, entry: Entry) -> Table:
        idea = entry.idea
        table = self.contents.room_tables.get(idea.table_id or "")
        written = _said(
            {
                "text": idea.text,
                "kind": None if idea.kind == "idea" else idea.kind,
                "gap_before": idea.gap_before or None,
                "children": self._items(entry.children) or None,
                "owner": idea.owner,
                "due_on": idea.due_on.isoformat() if idea.due_on else None,
                "progress": idea.progress,
                "actor": idea.actor,
                "actor_group": idea.actor_group,
                "table": table.name if table else None,
                "personal": idea.personal or None,
            }
        )
        self.pointers.later(written, idea.sources)
        return written


_WRITERS: dict[SegmentKind, Callable[[_Writer, Segment], Table]] = {
    "points": _Writer.points,
    "counts": _Writer.counts,
    "gathered": _Writer.gathered,
    "frame": _Writer.frame,
    "matrix": _Writer.matrix,
    "lists": _Writer.lists,
}


class _Kept:
    """A value that is written even where it is null."""

    def __init__(self, value: object) -> None:
        self.value = value


def _said(table: Table) -> Table:
    """What is there of a table."""
    return {
        key: value.value if isinstance(value, _Kept) else value
        for key, value in table.items()
        if value is not None
    }


def _group(group: Table) -> Table:
    counted = {} if group["counted"] else {"counted": False}
    return {"key": group["key"], "label": group["label"]} | counted


def _line(one: Count, figures: Figures) -> Table:
    return _said(
        {
            "group": one.group,
            "present": _number(figures.present),
            "of": None if figures.of is None else _number(figures.of),
            "unit": one.unit,
            "lead_in": one.lead_in,
            "addition": one.addition,
        }
    )


def _number(number: float) -> float:
    """Whole where it is."""
    return int(number) if number == int(number) else number


def _status(state: str, said: Table | None) -> Table | None:
    """What a file said of its state, as long as that is so; the sum over it is another's."""
    if said and (said["state"] == "settled") == (state == "settled"):
        return {key: value for key, value in said.items() if key != "sha256"}
    return {"state": "settled"} if state == "settled" else None


def keys_of(categories: Collection[Category]) -> dict[str, str]:
    """What a file or a template called each category, by id, and else one made of its name."""
    keys = {one.id: one.key or "" for one in categories}
    taken = set(keys.values())
    for one in categories:
        if not keys[one.id]:
            name = folded(one.name, 50) or "category"
            numbered = (f"{name}-{number}" for number in count(2))
            keys[one.id] = next(free for free in chain([name], numbered) if free not in taken)
            taken.add(keys[one.id])
    return keys
