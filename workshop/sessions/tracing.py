"""From a line to the words that it rests on, as they stand now, and from words to the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from session_templates.kinds import KINDS
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.resting import Figure, Resting, resting_of
from workshop.sessions.series_contents import SeriesContents
from workshop.storage.models import Category, Idea, Segment, Session, Unit

State = Literal["", "changed", "gone", "erased"]
"""What became of a source: it stands as it was; other words; taken away or not to be seen; its
meeting is erased or no longer in the series."""


@dataclass(frozen=True)
class Found:
    """An entry or a category where it stands. `place` names segment, category and column; `table`
    the one in the room that it came from. `root` is the id of the whole idea that it is part of."""

    kind: Literal["idea", "category", "session"]
    id: str
    text: str
    session: Session
    unit: Unit | None
    place: tuple[str, ...] = ()
    category_id: str | None = None
    table: str = ""
    revision: int | None = None
    root: str = ""


@dataclass(frozen=True)
class Trace:
    """A source, and where it leads to; of what is erased no more than its unit is known."""

    id: str
    unit: Unit | None
    state: State
    found: Found | None


@dataclass(frozen=True)
class Line:
    """A line or a category of a text, and what it rests on."""

    found: Found
    figure: Figure | None
    traces: tuple[Trace, ...]

    @property
    def changed(self) -> int:
        """How many of its sources are no longer as they were."""
        return sum(bool(trace.state) for trace in self.traces)


@dataclass(frozen=True)
class Completeness:
    """How much of a unit's meetings a text rests on: `used` and the `unused` are all there is."""

    unit: Unit
    used: int
    unused: tuple[Found, ...]

    @property
    def all(self) -> int:
        """How many whole ideas its meetings hold."""
        return self.used + len(self.unused)


class Tracing:
    """All that can be rested on in a series, by id; and what rests on it.

    Of a series that is loaded in part, `resting` knows all sessions; `others` can be followed too.
    """

    def __init__(
        self,
        series: SeriesContents,
        resting: Resting | None = None,
        others: Iterable[Found] = (),
    ) -> None:
        self.series, self.resting = series, resting or resting_of(series)
        self._units = {unit.id: unit for unit in series.units}
        self.sessions = {one.session.id: one for one in series.sessions}
        self.found: dict[str, Found] = {found.id: found for found in others}
        for contents in series.sessions:
            self.found |= {found.id: found for found in _all_of(contents, series.unit(contents))}

    def lines(self, text: Contents) -> Iterator[Line]:
        """The lines of a text and its categories, in order, those that rest on nothing too."""
        for category in text.categories:
            yield self._line(self.found[category.id], category.sources)
        for segment in text.segments:
            for entry in text.everything(segment):
                merged = [source for one in entry.merged for source in one.sources]
                yield self._line(self.found[entry.idea.id], [*entry.idea.sources, *merged])

    def using(self, contents: Contents) -> Iterator[tuple[Found, list[Found]]]:
        """What of a session others rest on, each with the lines that do."""
        users: dict[str, list[Found]] = {}
        for text in self.series.sessions:
            for line in self.lines(text):
                for trace in line.traces:
                    users.setdefault(trace.id, []).append(line.found)
        for found in self.found.values():
            if found.session.id == contents.session.id and found.id in users:
                yield found, users[found.id]

    def completeness(self, text: Contents) -> list[Completeness]:
        """Of each unit that has met, what of its meetings the lines of a text rest on, directly or
        on what stands under it or was merged into it."""
        used = {
            trace.found.root for line in self.lines(text) for trace in line.traces if trace.found
        }
        whole: dict[str, list[Found]] = {}
        for found in self.found.values():
            if found.unit and found.root == found.id and not found.session.desk:
                whole.setdefault(found.unit.id, []).append(found)
        return [
            Completeness(
                unit,
                sum(one.id in used for one in whole.get(unit.id, [])),
                tuple(one for one in whole.get(unit.id, []) if one.id not in used),
            )
            for unit in self.series.units
            if unit.id in self.resting.met
        ]

    def _line(self, found: Found, sources: list[dict[str, Any]]) -> Line:
        traces = {source["id"]: self._trace(source) for source in sources}
        return Line(found, self.resting.figure(sources), tuple(traces.values()))

    def _trace(self, source: Mapping[str, Any]) -> Trace:
        unit = self._units.get(self.resting.unit_id(source) or "")
        if source["session"] not in self.resting.of:
            return Trace(source["id"], unit, "erased", None)
        found = self.found.get(source["id"])
        if found is None:
            return Trace(source["id"], unit, "gone", None)
        return Trace(
            source["id"], unit, "" if found.revision == source["rev"] else "changed", found
        )


def _all_of(contents: Contents, unit: Unit | None) -> Iterator[Found]:
    """The session, its categories, and all entries that everybody sees."""
    session = contents.session
    yield Found("session", session.id, session.title, session, unit)
    for category in contents.categories:
        yield Found("category", category.id, category.name, session, unit)
    names = {category.id: category for category in contents.categories}
    for segment in contents.segments:
        for root in _roots(contents, segment):
            place = place_of(segment, names.get(root.idea.category_id or ""), root.idea)
            for _, entry in root.walk():
                for idea in (entry.idea, *entry.merged):
                    table = contents.room_tables.get(idea.table_id or "")
                    yield Found(
                        "idea",
                        idea.id,
                        idea.text,
                        session,
                        unit,
                        place,
                        root.idea.category_id,
                        table.name if table else "",
                        idea.revision,
                        root.idea.id,
                    )


def _roots(contents: Contents, segment: Segment) -> list[Entry]:
    """In the order of the minutes."""
    if not KINDS[segment.kind].written:
        return []
    order = {entry.idea.id: number for number, entry in enumerate(contents.everything(segment))}
    roots = contents.roots.get(segment.id, [])
    return sorted(roots, key=lambda root: order.get(root.idea.id, len(order)))


def place_of(segment: Segment, category: Category | None, idea: Idea) -> tuple[str, ...]:
    """Where an idea stands, in words: segment, category and column, as far as it is under them."""
    labels = {column["id"]: column["label"] for column in segment.columns}
    column = labels.get(idea.column, segment.discussion_heading if idea.column else "")
    return tuple(
        filter(None, (segment.short_heading, category.name if category else "", column or ""))
    )
