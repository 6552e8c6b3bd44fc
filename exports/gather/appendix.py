"""The appendix to the minutes: how the room came to them. Never part of a settled text.

It says at most which table something came from, never which person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from exports.document import Bullet, Bullets, Section, Table, Text
from exports.gather.ideas import bullet
from exports.gather.set_words import words_in
from session_templates.kinds import KINDS
from words.refused import N_
from workshop.sessions.contents import Contents, Entry
from workshop.storage.models import Idea, Segment

_NO_BREAK_SPACE = "\u00a0"


def gather(contents: Contents) -> Section | None:
    """What there is to append to the minutes of a session as it stands; None where nothing is."""
    return _Gathering(contents).appendix()


def empty(contents: Contents) -> Section:
    """What stands for it where it is asked for and there is nothing."""
    say = words_in(contents.session.language)
    return Section(contents.appendix_words.heading, (Text(say(N_("There is nothing to append."))),))


class _Gathering:
    """Goes through a session's contents, once for each topic."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.wording = contents.wording
        self.words = contents.appendix_words
        self.names = {category.id: category.name for category in contents.categories}

    def appendix(self) -> Section | None:
        words = self.words
        topics = (
            Section(words.by_category, sections=tuple(self._by_category())),
            Section(words.merged, sections=tuple(self._each_segment(self._merged))),
            Section(words.votes, parts=tuple(self._votes())),
            Section(words.responsible, parts=tuple(self._responsible())),
            Section(words.left_out, sections=tuple(self._each_segment(self._left_out))),
        )
        filled = tuple(topic for topic in topics if topic.parts or topic.sections)
        return Section(words.heading, (Text(words.sentence),), filled) if filled else None

    def _by_category(self) -> Iterator[Section]:
        """Ideas by what they were sorted into, once the room has sorted any."""
        for segment in self.contents.segments:
            if not KINDS[segment.kind].makes_categories:
                continue
            placed = self.contents.placed(segment)
            groups = [
                (category.name, self.contents.entries(segment, category)) for category in placed
            ]
            if any(entries for _, entries in groups):
                groups.append((self.words.unsorted, self.contents.unsorted(segment)))
            for heading, entries in groups:
                if entries:
                    yield Section(heading, (Bullets(tuple(self._with_origin(entries))),))

    def _with_origin(self, entries: Iterable[Entry]) -> Iterator[Bullet]:
        for root in entries:
            for level, entry in root.walk():
                yield self._bullet(entry.idea, level, self._origin(entry.idea))

    def _each_segment(self, tell: Callable[[Segment], Iterable[Bullet]]) -> Iterator[Section]:
        """What `tell` says of each segment of which it says something."""
        for segment in self.contents.segments:
            if items := tuple(tell(segment)):
                yield Section(segment.short_heading, (Bullets(items),))

    def _merged(self, segment: Segment) -> Iterator[Bullet]:
        """Each idea that speaks for others, and under it their words."""
        for entry in self.contents.everything(segment):
            if entry.merged:
                yield self._located(entry.idea, segment)
                for idea in entry.merged:
                    yield self._bullet(idea, 1, self._origin(idea))

    def _votes(self) -> Iterator[Table]:
        for segment in self.contents.segments:
            entries = self.contents.everything(segment)
            # What was merged when the votes were counted keeps those that it got itself.
            every = (idea for entry in entries for idea in (entry.idea, *entry.merged))
            chosen = [idea for idea in every if idea.votes]
            chosen.sort(key=lambda idea: -(idea.votes or 0))  # keeps the order of equals
            rows = tuple((self._located(idea, segment), idea.votes or 0) for idea in chosen)
            if rows:
                yield self._figures(segment.short_heading, self.words.votes, rows)

    def _figures(self, subject: str, counted: str, rows: tuple[tuple[Bullet, int], ...]) -> Table:
        return Table(self._title(counted, subject), (subject, counted), rows)

    def _title(self, told: str, subject: str) -> str:
        return self.wording.table_title.format(columns=told, categories=subject)

    def _responsible(self) -> Iterator[Table]:
        """What is to be done, by whom and until when, with the votes that it got."""
        for segment in self.contents.segments:
            every = (entry.idea for entry in self.contents.everything(segment))
            if ideas := [idea for idea in every if idea.owner or idea.due_on]:
                yield self._measures(segment.short_heading, ideas)

    def _measures(self, subject: str, ideas: Sequence[Idea]) -> Table:
        """Votes are a column where one of them got some."""
        say, words = words_in(self.contents.session.language), self.words
        voted = any(idea.votes for idea in ideas)
        rows = tuple(
            (
                self._bullet(idea, 0),
                Bullet(idea.owner or "–"),
                Bullet(self._due(idea) or "–"),
                *((idea.votes or 0,) if voted else ()),
            )
            for idea in ideas
        )
        labels = (subject, say(N_("Responsible")), say(N_("When")))
        title = self._title(words.responsible, subject)
        return Table(title, (*labels, words.votes) if voted else labels, rows)

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
        return self.words.due.format(**self.wording.date_words(idea.due_on))

    def _bullet(self, idea: Idea, level: int, *facts: str) -> Bullet:
        item = bullet(idea, level, self.wording.question_prefix)
        return replace(item, gap_before=False, source=", ".join(filter(None, facts)))


def _whole(pattern: str) -> str:
    """Our own words stay on one line; participants' words are left as they are."""
    return pattern.replace(" ", _NO_BREAK_SPACE)
