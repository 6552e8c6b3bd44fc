"""The views on a proposal over all meetings of a series: by part and level, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workshop.sessions.contents import Contents, Entry
from workshop.sessions.series_contents import SeriesContents
from workshop.storage.models import Category, Segment


@dataclass(frozen=True)
class View:
    """A view with the sub-points under it, on which part and level, and the meeting it is from."""

    entry: Entry
    part: Part
    level: str
    meeting: Contents

    @property
    def group(self) -> str | None:
        """What the group is called that it comes from, where that is known."""
        key = self.entry.idea.actor_group
        labels = {group["key"]: group["label"] for group in self.meeting.session.groups}
        return labels.get(key, key) if key else None

    @property
    def actor(self) -> str | None:
        """Who said it, where that is known."""
        return self.entry.idea.actor


@dataclass
class Part:
    """A part of the proposal: its number from 1, its name and text as its first meeting has them.

    `levels` are the columns in which views stand, by their ids: what they are called, and views.
    """

    number: int
    name: str
    text: str | None
    levels: dict[str, tuple[str, list[View]]] = field(default_factory=dict)

    @property
    def views(self) -> list[View]:
        """All of its views, level by level."""
        return [view for _, views in self.levels.values() for view in views]


def parts_of(series: SeriesContents, key: str) -> list[Part]:
    """The parts, in the order of the meetings that have them first, with what stands on them in the
    segments of this key. One part over several meetings is what has the same key in each."""
    parts: dict[str, Part] = {}
    for meeting in series.meetings:
        for segment in meeting.segments:
            if segment.key == key:
                for category in meeting.placed(segment):
                    _add(parts, meeting, segment, category)
    return list(parts.values())


def _add(parts: dict[str, Part], meeting: Contents, segment: Segment, category: Category) -> None:
    known = category.key or category.id
    part = parts.setdefault(known, Part(len(parts) + 1, category.name, category.text))
    for column in segment.columns:
        label, views = part.levels.setdefault(column["id"], (column["label"], []))
        for entry in meeting.entries(segment, category, column["id"]):
            views.append(View(entry, part, label, meeting))


def by_idea(parts: Sequence[Part]) -> dict[str, View]:
    """Each view by the ids of its idea, of those below it, and of those it speaks for."""
    return {key: view for part in parts for view in part.views for key in _ids(view)}


def _ids(view: View) -> Iterator[str]:
    for _, entry in view.entry.walk():
        yield entry.idea.id
        yield from (one.id for one in entry.merged)


def resting(
    contents: Contents, segment: Segment, category: Category, views: dict[str, View]
) -> list[View]:
    """The views on which the lines of a theme rest, each once."""
    ideas = (
        below.idea for entry in contents.entries(segment, category) for _, below in entry.walk()
    )
    found = (views.get(source["id"]) for idea in ideas for source in idea.sources)
    return list({view.entry.idea.id: view for view in found if view}.values())


def themes_of(series: SeriesContents, known: dict[str, View]) -> dict[str, list[str]]:
    """The names of the themes that rest on each view, by the id of its idea."""
    found: dict[str, list[str]] = {}
    for contents in series.sessions:
        if not (contents.session.desk and contents.gathers):
            continue
        for segment in contents.segments:
            for theme in contents.placed(segment):
                for view in resting(contents, segment, theme, known):
                    found.setdefault(view.entry.idea.id, []).append(theme.name)
    return found


def in_no_theme(contents: Contents, parts: Sequence[Part]) -> list[View]:
    """The views on which no theme of a text rests yet, in order."""
    views = by_idea(parts)
    rested = {
        view.entry.idea.id
        for segment in contents.segments
        for theme in contents.placed(segment)
        for view in resting(contents, segment, theme, views)
    }
    everything = (view for part in parts for view in part.views)
    return [view for view in everything if view.entry.idea.id not in rested]
