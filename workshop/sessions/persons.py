"""Leaving persons out of what is written to a file: nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from workshop.sessions.contents import Contents
from workshop.storage.models import Idea


def leave_out_persons(sessions: Iterable[Contents], said: str) -> None:
    """Let `said` stand in the place of lines that name persons, of who does something, and of whom
    a quotation is of.

    The contents are changed, not what they were loaded from: no database may be reading them.
    """
    for contents in sessions:
        for root in chain.from_iterable(contents.roots.values()):
            for _, entry in root.walk():
                for idea in (entry.idea, *entry.merged):
                    _leave_out_of(idea, said)


def _leave_out_of(idea: Idea, said: str) -> None:
    if idea.personal:
        idea.text = said
    if idea.owner:
        idea.owner = said
    if idea.actor and (idea.personal or idea.kind == "quotation"):
        idea.actor = said
