"""The sentences of the console."""

from __future__ import annotations

from facilitator.words import shared
from facilitator.words.console import (
    bringing,
    counting,
    finding,
    resting,
    running,
    scribing,
    settling,
    sorting,
    voting,
    writing,
)
from workshop.http.web import Words


def console_words() -> Words:
    """All sentences of the console, in the language of this request."""
    writes, decides = (writing, bringing, scribing, resting), (sorting, settling, voting, counting)
    tasks = (shared, running, *writes, *decides, finding)
    return {name: sentence for task in tasks for name, sentence in task.words().items()}
