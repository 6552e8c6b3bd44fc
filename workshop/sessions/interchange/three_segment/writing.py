"""From a session's contents to a file. What the format has no place for is left out.

Who does a measure and until when, who contributed an idea, and what lies in which cluster.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, count
from typing import Any

from session_templates.kinds import SegmentKind
from words.text import folded
from workshop.meeting.columns import DISCUSSION
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.interchange.sources import Pointers, walk
from workshop.sessions.interchange.three_segment.shape import (
    CARRIED,
    COLUMNS,
    LINES,
    MEASURES,
    METHOD,
    ROW,
    SCHEMA,
    SEGMENTS,
)
from workshop.storage.models import Category, Segment

Segments = dict[SegmentKind, Segment]
Ids = dict[str, str]
"""The id that a category has in the file, by its id."""


def write(contents: Contents, called: str, pointers: Pointers) -> dict[str, Any]:
    """The session as the schema has it, of one that it `holds`.

    A matrix entry with a kind, a gap or sub-points is an item instead of a text: what was
    imported or written so is not lost, though the published schema knows texts alone.
    """
    segments = _segments(contents)
    ids = _file_ids(contents.categories)
    session = contents.session
    said = session.imported or {}
    pointers.put(called, _places(contents, segments))
    return _present(
        {
            "schema": SCHEMA,
            "id": called,
            "language": session.language,
            "title": session.title,
            "place": session.place,
            "date": session.date.isoformat(),
            "place_date_line": session.place_date_line,
            "labels": _labels(contents, segments["matrix"]),
            "segments": {
                SEGMENTS["frame"]: _frame(contents, segments["frame"], ids),
                SEGMENTS["matrix"]: _matrix(contents, segments["matrix"], ids),
                SEGMENTS["lists"]: _lists(contents, segments["lists"], ids),
            },
            "categories": [_category(contents, segments, c, ids) for c in contents.categories],
            **{key: said[key] for key in CARRIED if key in said and key != "id"},
        }
    )


def _places(contents: Contents, segments: Segments) -> Iterator[tuple[str, str]]:
    """Where each idea and category will stand."""
    frame, matrix, lists = segments["frame"], segments["matrix"], segments["lists"]
    of_frame = f"/segments/{SEGMENTS['frame']}"
    yield from walk(contents.column(frame), f"{of_frame}/ideas")
    yield from walk(contents.column(frame, DISCUSSION), f"{of_frame}/discussion/notes")
    for number, category in enumerate(contents.categories):
        at = f"/categories/{number}"
        yield category.id, at
        for column in COLUMNS:
            yield from walk(contents.entries(matrix, category, column), f"{at}/{column}")
        yield from walk(contents.entries(lists, category), f"{at}/{MEASURES}")


def holds(contents: Contents) -> bool:
    """Whether the form can hold a session: one by this method, with its segments as they ship."""
    kinds = [segment.kind for segment in contents.segments]
    if contents.session.method != METHOD or kinds != list(SEGMENTS):
        return False
    return {column["id"] for column in _segments(contents)["matrix"].columns} == set(COLUMNS)


def _segments(contents: Contents) -> Segments:
    """The segments by kind."""
    return {segment.kind: segment for segment in contents.segments}


def _present(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value is not None}


def _labels(contents: Contents, matrix: Segment) -> dict[str, Any]:
    labels = {column["id"]: column["label"] for column in matrix.columns}
    return {
        **{column: labels[column] for column in COLUMNS},
        "question_prefix": contents.wording.question_prefix,
    }


def _frame(contents: Contents, frame: Segment, ids: Ids) -> dict[str, Any]:
    listed = contents.placed(frame)
    declared = frame.declared
    number = len(listed) if declared is None else declared
    return _present(
        {
            "heading": frame.heading,
            "prompt": frame.prompt,
            "ideas": _items(contents.column(frame)),
            "discussion": _discussion(contents, frame),
            "clustering_sentence": contents.outcome(frame),
            "declared_category_count": number,
            "category_list": [ids[category.id] for category in listed],
            "category_list_layout": ROW if contents.names_as_row(frame) else LINES,
        }
    )


def _discussion(contents: Contents, frame: Segment) -> dict[str, Any] | None:
    notes = contents.column(frame, DISCUSSION)
    if not (frame.discussed or notes):
        return None
    return {"heading": frame.discussion_heading or "", "notes": _items(notes)}


def _matrix(contents: Contents, matrix: Segment, ids: Ids) -> dict[str, Any]:
    return {
        "heading": matrix.heading,
        "prompt": matrix.prompt,
        "tables": [[ids[category.id] for category in pair] for pair in contents.tables(matrix)],
    }


def _lists(contents: Contents, lists: Segment, ids: Ids) -> dict[str, Any]:
    return {
        "heading": lists.heading,
        "prompt": lists.prompt,
        "order": [ids[category.id] for category in contents.placed(lists)],
    }


def _category(
    contents: Contents, segments: Segments, category: Category, ids: Ids
) -> dict[str, Any]:
    entries = {
        column: _items(contents.entries(segments["matrix"], category, column)) for column in COLUMNS
    }
    return {
        "id": ids[category.id],
        "name": category.name,
        **{column: [_cell(item) for item in items] for column, items in entries.items()},
        MEASURES: _items(contents.entries(segments["lists"], category)),
    }


def _items(entries: Collection[Entry]) -> list[dict[str, Any]]:
    return [_item(entry) for entry in entries]


def _item(entry: Entry) -> dict[str, Any]:
    idea = entry.idea
    return _present(
        {
            "text": idea.text,
            "kind": "question" if idea.kind == "question" else None,
            "gap_before": idea.gap_before or None,
            "children": _items(entry.children) or None,
        }
    )


def _cell(item: dict[str, Any]) -> str | dict[str, Any]:
    """A text alone where the item is no more than that."""
    return str(item["text"]) if len(item) == 1 else item


def _file_ids(categories: Collection[Category]) -> Ids:
    """The ids that a file gave, and for each other category one made of its name."""
    ids = {c.id: c.key for c in categories if c.key is not None}
    taken = set(ids.values())
    for category in categories:
        if category.key is None:
            ids[category.id] = _free(folded(category.name) or "category", taken)
            taken.add(ids[category.id])
    return ids


def _free(name: str, taken: Collection[str]) -> str:
    """`name`, or the first of name-2, name-3 … that is not taken."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(free for free in chain([name], numbered) if free not in taken)
