"""From a line to the words that it rests on, as they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from session_templates.kinds import KINDS
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.found import Found, place_of
from workshop.sessions.resting import Figure, Resting, resting_of
from workshop.sessions.series_contents import SeriesContents
from workshop.storage.models import Segment, Unit

State = Literal["", "changed", "gone", "erased"]
"""What became of a source: it stands as it was; other words; taken away or not to be seen; its
meeting is erased or no longer in the series."""


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


class Tracing:
    """All that can be rested on in a series, by id.

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

    def of(self, contents: Contents) -> list[Found]:
        """What stands in one of the sessions that are loaded, in its order."""
        session_id = contents.session.id
        return [found for found in self.found.values() if found.session.id == session_id]

    def lines(self, text: Contents) -> Iterator[Line]:
        """The lines of a text and its categories, in order, those that rest on nothing too."""
        for category in text.categories:
            yield self._line(self.found[category.id], category.sources)
        for segment in text.segments:
            for entry in text.everything(segment):
                merged = [source for one in entry.merged for source in one.sources]
                yield self._line(self.found[entry.idea.id], [*entry.idea.sources, *merged])

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
