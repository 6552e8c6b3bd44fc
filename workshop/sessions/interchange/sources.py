"""What ideas and categories of a file rest on: JSON pointers there, references in the store.

A reference holds no word of what it leads to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from words.checked import Checked, Malformed, shown
from words.refused import N_
from workshop.meeting.limits import MOST_SOURCES
from workshop.sessions.contents import Entry
from workshop.sessions.interchange.form import at_most, key, table, text
from workshop.storage.models import Category, Idea, Session

Place = Idea | Category


@dataclass(frozen=True)
class Sourced:
    """An idea or a category, and where the file says what it rests on."""

    row: Place
    sources: Checked


@dataclass(frozen=True)
class Places:
    """A session of the file, and what of it a pointer can lead to."""

    session: Session
    found: Mapping[str, Place]


def resolve(all_sourced: Collection[Sourced], sessions: Mapping[str, Places]) -> None:
    """Let each row rest on what its sources lead to. Malformed where one leads to nothing."""
    for sourced in all_sourced:
        members = at_most(sourced.sources, MOST_SOURCES)
        sourced.row.sources = [_reference(member, sessions) for member in members]


def _reference(file: Checked, sessions: Mapping[str, Places]) -> dict[str, Any]:
    table(file, ("session",), ("at",))
    name = key(file["session"])
    if name not in sessions:
        raise Malformed(
            file["session"].where, N_("there is no meeting “{id}” in the file"), id=shown(name)
        )
    of = sessions[name]
    reference = {"session": of.session.id, "unit": of.session.unit_id}
    at = file.get("at")
    if at is None:
        return reference | {"kind": "session", "id": of.session.id, "rev": None}
    row = of.found.get(text(at))
    if row is None:
        raise Malformed(at.where, N_("leads to nothing in “{id}”"), id=shown(name))
    if isinstance(row, Idea):
        return reference | {"kind": "idea", "id": row.id, "rev": 1}
    return reference | {"kind": "category", "id": row.id, "rev": None}


@dataclass
class Pointers:
    """Where what was written stands: a file's session and a pointer in it, by id; what a file calls
    each of its sessions, by id; and what waits for its sources until all of that is known."""

    of: dict[str, dict[str, str]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    waiting: list[tuple[dict[str, Any], list[dict[str, Any]]]] = field(default_factory=list)

    def put(self, session: str, places: Iterable[tuple[str, str]]) -> None:
        """Say where rows stand, each by its id, in the session that the file calls so."""
        self.of |= {row_id: {"session": session, "at": at} for row_id, at in places}

    def later(self, written: dict[str, Any], sources: list[dict[str, Any]]) -> None:
        """Let what was written have its sources at the end."""
        if sources:
            self.waiting.append((written, sources))

    def finish(self) -> None:
        """Give each its sources."""
        for written, sources in self.waiting:
            if found := list(self._in_file(sources)):
                written["sources"] = found

    def _in_file(self, sources: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
        """What is not in the file though its meeting is becomes that meeting."""
        for source in sources:
            session = self.sessions.get(source["session"])
            if session is not None:
                yield self.of.get(source["id"], {"session": session})


def walk(entries: Iterable[Entry], at: str) -> Iterator[tuple[str, str]]:
    """The ids of entries, of what they speak for and of what stands under them, each with its
    pointer where their list is at `at`."""
    for number, entry in enumerate(entries):
        pointer = f"{at}/{number}"
        yield entry.idea.id, pointer
        for merged in entry.merged:
            yield merged.id, pointer
        yield from walk(entry.children, f"{pointer}/children")
