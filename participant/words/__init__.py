"""The sentences of the room, one module a task."""

from __future__ import annotations

from participant.words import own, reading, running, settling, sorting, writing
from workshop.http.web import Words


def room_words(*, at_table: bool) -> Words:
    """All sentences of the room, in the language of this request."""
    tasks = (running, writing, reading, sorting, settling)
    everybody = {name: text for task in tasks for name, text in task.words().items()}
    return {**everybody, **own.words(at_table=at_table)}
