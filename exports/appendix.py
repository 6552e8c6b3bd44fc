"""What the appendix to the minutes says: how the room came to them. Never part of a settled text.

Like `minutes`, plain values in reading order that whoever writes a format reads from top to
bottom. It says at most which table something came from, never which person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from exports.minutes import Bullet, bullet
from workshop.sessions.contents import Contents, Entry
from workshop.storage.models import Idea, Segment

_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Figures:
    """Entries with a figure each, the highest first. `labels` stand over the two columns."""

    labels: tuple[str, str]
    rows: tuple[tuple[Bullet, int], ...]


@dataclass(frozen=True)
class Group:
    """A heading two levels below the appendix's, and its list: of a category, or of a segment."""

    heading: str
    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class Topic:
    """One thing that the appendix tells, under a heading; it has at least one part."""

    heading: str
    parts: tuple[Group | Figures, ...]


@dataclass(frozen=True)
class Appendix:
    """The appendix of one session. Without topics there is nothing to tell, and it is left out."""

    heading: str
    sentence: str
    topics: tuple[Topic, ...]

    @property
    def item_count(self) -> int:
        """How many bullets and figures there are, for telling progress."""
        return sum(_count(part) for topic in self.topics for part in topic.parts)


def _count(part: Group | Figures) -> int:
    return len(part.items if isinstance(part, Group) else part.rows)


def gather(contents: Contents) -> Appendix:
    """What there is to append to the minutes of a session as it stands now."""
    return _Gathering(contents).appendix()


class _Gathering:
    """Goes through a session's contents, once for each topic."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.wording = contents.wording
        self.words = contents.appendix_words
        self.names = {category.id: category.name for category in contents.categories}

    def appendix(self) -> Appendix:
        words = self.words
        topics = (
            Topic(words.by_category, tuple(self._by_category())),
            Topic(words.merged, tuple(self._each_segment(self._merged))),
            Topic(words.votes, tuple(self._votes())),
            Topic(words.responsible, tuple(self._each_segment(self._responsible))),
            Topic(words.left_out, tuple(self._each_segment(self._left_out))),
        )
        told = tuple(topic for topic in topics if topic.parts)
        return Appendix(words.heading, words.sentence, told)

    def _by_category(self) -> Iterator[Group]:
        """A frame's ideas by what they were sorted into, once the room has sorted any."""
        for frame in self.contents.segments:
            if frame.kind != "frame":
                continue
            placed = self.contents.placed(frame)
            groups = [(one.name, self.contents.entries(frame, one)) for one in placed]
            if any(entries for _, entries in groups):
                groups.append((self.words.unsorted, self.contents.unsorted(frame)))
            for heading, entries in groups:
                if entries:
                    yield Group(heading, tuple(self._with_origin(entries)))

    def _with_origin(self, entries: Iterable[Entry]) -> Iterator[Bullet]:
        for root in entries:
            for level, entry in root.walk():
                yield self._bullet(entry.idea, level, self._origin(entry.idea))

    def _each_segment(self, tell: Callable[[Segment], Iterable[Bullet]]) -> Iterator[Group]:
        """What `tell` says of each segment of which it says something."""
        for segment in self.contents.segments:
            if items := tuple(tell(segment)):
                yield Group(segment.short_heading, items)

    def _merged(self, segment: Segment) -> Iterator[Bullet]:
        """Each idea that speaks for others, and under it their words."""
        for entry in self.contents.everything(segment):
            if entry.merged:
                yield self._located(entry.idea, segment)
                for idea in entry.merged:
                    yield self._bullet(idea, 1, self._origin(idea))

    def _votes(self) -> Iterator[Figures]:
        for segment in self.contents.segments:
            entries = self.contents.everything(segment)
            # What was merged when the votes were counted keeps those that it got itself.
            every = (idea for entry in entries for idea in (entry.idea, *entry.merged))
            chosen = [idea for idea in every if idea.votes]
            chosen.sort(key=lambda idea: -(idea.votes or 0))  # keeps the order of equals
            rows = tuple((self._located(idea, segment), idea.votes or 0) for idea in chosen)
            if rows:
                yield Figures((segment.short_heading, self.words.votes), rows)

    def _responsible(self, segment: Segment) -> Iterator[Bullet]:
        """Who does what, and until when."""
        for entry in self.contents.everything(segment):
            if entry.idea.owner or entry.idea.due_on:
                yield self._bullet(entry.idea, 0, entry.idea.owner or "", self._due(entry.idea))

    def _left_out(self, segment: Segment) -> Iterator[Bullet]:
        for root in self.contents.left_out(segment):
            for level, entry in root.walk():
                yield self._located(entry.idea, segment, level)

    def _located(self, idea: Idea, segment: Segment, level: int = 0) -> Bullet:
        """An idea with its category, its column and the table that it came from."""
        labels = {column["id"]: column["label"] for column in segment.columns}
        name, label = self.names.get(idea.category_id or "", ""), labels.get(idea.column, "")
        return self._bullet(idea, level, name, label, self._origin(idea))

    def _origin(self, idea: Idea) -> str:
        table = self.contents.room_tables.get(idea.table_id or "")
        return _whole(self.words.origin).format(table=table.name) if table else ""

    def _due(self, idea: Idea) -> str:
        if idea.due_on is None:
            return ""
        return _whole(self.words.due).format(**self.wording.date_words(idea.due_on))

    def _bullet(self, idea: Idea, level: int, *facts: str) -> Bullet:
        said = bullet(idea, level, self.wording.question_prefix)
        return replace(said, gap_before=False, source=", ".join(filter(None, facts)))


def _whole(pattern: str) -> str:
    """Our own words stay on one line; participants' words are left as they are."""
    return pattern.replace(" ", _NO_BREAK_SPACE)
