"""The sentences of the facilitator's pages that run scripts, one module a page and a task."""

from facilitator.words.console import console_words
from facilitator.words.wall import wall_words

__all__ = ["console_words", "wall_words"]
