"""Ideas as the items of a document."""

from __future__ import annotations

from collections.abc import Iterable

from exports.document import Bullet
from words.directions import led_by
from workshop.sessions.contents import Contents, Entry
from workshop.storage.models import Idea


def bullets(contents: Contents, entries: Iterable[Entry]) -> tuple[Bullet, ...]:
    """Entries with all that stands under them, in order."""
    prefix = contents.wording.question_prefix
    return tuple(
        bullet(below.idea, level, prefix) for entry in entries for level, below in entry.walk()
    )


def bullet(idea: Idea, level: int, question_prefix: str) -> Bullet:
    """An idea as an item of a list."""
    question = idea.kind == "question"
    text = led_by(question_prefix, idea.text) if question else idea.text
    return Bullet(text, level, question, idea.gap_before)
