"""The entries of a session as tables: a row for each, with what is known of it but who wrote it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exports.gather.set_words import Say, words_in
from exports.gather.workbook import PROGRESS
from exports.workbook import Cell, Sheet, Workbook
from words.refused import N_
from workshop.sessions.contents import Contents, Entry
from workshop.storage.models import Idea, Segment

KINDS_OF_IDEAS = {
    "idea": N_("Idea"),
    "question": N_("Question"),
    "paragraph": N_("Paragraph"),
    "heading": N_("Heading"),
    "quotation": N_("Quotation"),
}
_LONGEST_NAME = 31  # of a sheet


def gather(contents: Contents, author: str) -> Workbook:
    """A sheet for each segment, in the order of the minutes; a duplicate is below what speaks for
    it."""
    say = words_in(contents.session.language)
    labels = tuple(
        map(
            say,
            (
                N_("Segment"),
                N_("Category"),
                N_("Column"),
                N_("Kind"),
                N_("Level"),
                N_("Text"),
                N_("Duplicate of"),
                N_("Votes"),
                N_("Responsible"),
                N_("Due date"),
                N_("Progress"),
                N_("Table"),
            ),
        )
    )
    rows = _Rows(contents, say)
    names: Counter[str] = Counter()
    return Workbook(
        title=contents.session.title,
        author=author,
        made_at=contents.changed_at,
        sheets=tuple(
            Sheet(_sheet_name(segment, number, names), labels, tuple(rows.of(segment)))
            for number, segment in enumerate(contents.segments, 1)
        ),
    )


def _sheet_name(segment: Segment, number: int, names: Counter[str]) -> str:
    """The segment's short heading, as far as Excel takes it for a name, and unlike the others."""
    cleaned = "".join(" " if sign in "[]:*?/\\" else sign for sign in segment.short_heading)
    name = " ".join(cleaned.split()).strip("'")[: _LONGEST_NAME - 4] or str(number)
    names[name.casefold()] += 1
    return name if names[name.casefold()] == 1 else f"{name} {number}"


class _Rows:
    def __init__(self, contents: Contents, say: Say) -> None:
        self.contents = contents
        self.say = say
        self.names = {category.id: category.name for category in contents.categories}

    def of(self, segment: Segment) -> Iterator[tuple[Cell, ...]]:
        levels = _levels(self.contents, segment)
        labels = {column["id"]: column["label"] for column in segment.columns}
        for entry in self.contents.everything(segment):
            level = levels.get(entry.idea.id, 0)
            yield self._row(segment, labels, entry.idea, level, None)
            for merged in entry.merged:
                yield self._row(segment, labels, merged, level, entry.idea.text)

    def _row(
        self, segment: Segment, labels: dict[str, str], idea: Idea, level: int, of: str | None
    ) -> tuple[Cell, ...]:
        table = self.contents.room_tables.get(idea.table_id or "")
        return (
            segment.heading or segment.short_heading,
            self.names.get(idea.category_id or ""),
            labels.get(idea.column),
            self.say(KINDS_OF_IDEAS[idea.kind]),
            level + 1,
            idea.text,
            of,
            idea.votes,
            idea.owner,
            idea.due_on,
            self.say(PROGRESS[idea.progress]) if idea.progress else None,
            table.name if table else None,
        )


def _levels(contents: Contents, segment: Segment) -> dict[str, int]:
    """How deep each entry of a segment stands, from 0."""
    roots: list[Entry] = contents.roots.get(segment.id, [])
    return {entry.idea.id: level for root in roots for level, entry in root.walk()}
