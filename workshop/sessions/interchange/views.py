"""The views on a proposal, in the file of the document that gathers them: for others to read.

Whoever takes the file in finds the views in the meetings, as the document does.
"""

from __future__ import annotations

from typing import Any

from workshop.sessions.contents import Contents, Entry
from workshop.sessions.series_contents import SeriesContents
from workshop.sessions.views import View, by_idea, parts_of, themes_of

KEY = "views"


def put_views(file: dict[str, Any], contents: Contents, series: SeriesContents) -> None:
    """Put them into the segments that gather them, numbered as the list of views has them."""
    for segment, written in zip(contents.segments, file["segments"], strict=True):
        if segment.gathers == "views":
            parts = parts_of(series, segment.gathers_of or "")
            themes = themes_of(series, by_idea(parts))
            views = (view for part in parts for view in part.views)
            written[KEY] = [_view(*one, themes) for one in enumerate(views, 1)]


def _view(number: int, view: View, themes: dict[str, list[str]]) -> dict[str, Any]:
    idea, session = view.entry.idea, view.meeting.session
    table = view.meeting.room_tables.get(idea.table_id or "")
    said = {
        "number": number,
        "part_number": view.part.number,
        "part": view.part.name,
        "level": view.level,
        **_words(view.entry),
        "actor": view.actor,
        "group": view.group,
        "meeting": session.title,
        "date": session.date.isoformat(),
        "table": table.name if table else None,
        "themes": themes.get(idea.id),
    }
    return {key: value for key, value in said.items() if value is not None}


def _words(entry: Entry) -> dict[str, Any]:
    """The text, that it is a question, and what stands under it, level by level."""
    kind = {"kind": "question"} if entry.idea.kind == "question" else {}
    below = {"children": [_words(one) for one in entry.children]} if entry.children else {}
    return {"text": entry.idea.text, **kind, **below}
