"""The board that operations decide on: records by kind and id, whoever keeps them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, Protocol, overload

from workshop.meeting.records import (
    Category,
    Confirmation,
    Count,
    Expected,
    Idea,
    Participant,
    Placement,
    Ready,
    Record,
    RecordKind,
    Segment,
    Session,
    Step,
    Suggestion,
    Table,
    Vote,
)
from workshop.meeting.roles import ROLES, Permission, Role


@dataclass(frozen=True)
class Actor:
    """Who acts, as the server bound it to a connection; never what a client says of itself.

    `role` is one of `roles.ROLES`; `login` the hash of a login, looked at again in every turn.
    `simulated`: nobody acts, but the server for somebody who rehearses.
    """

    session_id: str
    role: str
    id: str
    table_id: str | None = None
    login: str | None = None
    simulated: bool = False

    @property
    def name(self) -> str:
        """What changes are booked on."""
        return f"{self.role}:{self.id}"

    @property
    def rights(self) -> Role:
        """What all who act in this role may do."""
        return ROLES[self.role]

    def may(self, permission: Permission) -> bool:
        """Whether this person may do something, apart from when."""
        return permission in ROLES[self.role].may

    @property
    def owner_id(self) -> str:
        """Who votes and agrees: the table, or else the device."""
        return self.table_id or self.id

    @property
    def owner_key(self) -> str:
        """Whose "own" this is: a table's, where the device belongs to one."""
        return owner_key(self.table_id, self.id)

    def owns(self, idea: Idea) -> bool:
        """Whether an idea is this person's own."""
        if self.rights.known_by == "login":
            return bool(idea["facilitator_id"] == self.id)
        return bool(owner_key(idea["table_id"], idea["participant_id"]) == self.owner_key)


def owner_key(table_id: str | None, participant_id: str | None) -> str:
    """The key of an owner: the table, or else the device."""
    return f"table:{table_id}" if table_id else f"participant:{participant_id}"


@dataclass(frozen=True)
class Put:
    """A record as an operation leaves it. Putting one unchanged shows it to its audiences anew."""

    kind: RecordKind
    record: Record


@dataclass(frozen=True)
class Made:
    """What a change did, for undoing it; `actor` is "role:id", `before` as in `models.Change`."""

    kind: str
    actor: str
    before: list[dict[str, Any]]


class Board(Protocol):
    """What a decision may look at. `number` is the number its change will have."""

    number: int
    session: Session

    @property
    def now(self) -> dt.datetime:
        """The present moment, in UTC."""

    def new_id(self) -> str:
        """An id that no record has."""

    @overload
    def get(self, kind: Literal["segment"], record_id: str) -> Segment | None: ...
    @overload
    def get(self, kind: Literal["step"], record_id: str) -> Step | None: ...
    @overload
    def get(self, kind: Literal["category"], record_id: str) -> Category | None: ...
    @overload
    def get(self, kind: Literal["placement"], record_id: str) -> Placement | None: ...
    @overload
    def get(self, kind: Literal["table"], record_id: str) -> Table | None: ...
    @overload
    def get(self, kind: Literal["idea"], record_id: str) -> Idea | None: ...
    @overload
    def get(self, kind: Literal["participant"], record_id: str) -> Participant | None: ...
    @overload
    def get(self, kind: Literal["confirmation"], record_id: str) -> Confirmation | None: ...
    @overload
    def get(self, kind: Literal["count"], record_id: str) -> Count | None: ...
    @overload
    def get(self, kind: Literal["expected"], record_id: str) -> Expected | None: ...
    @overload
    def get(self, kind: RecordKind, record_id: str) -> Record | None: ...
    def get(self, kind: RecordKind, record_id: str) -> Record | None:
        """One record of this session."""

    def taken(self, kind: RecordKind, record_id: str) -> bool:
        """Whether a record has this id, in whatever session."""

    def elsewhere(self, session_id: str, kind: RecordKind, record_id: str) -> Record | None:
        """A record of another session of the same series. A decision sees no more of others."""

    @overload
    def every(self, kind: Literal["segment"]) -> list[Segment]: ...
    @overload
    def every(self, kind: Literal["step"]) -> list[Step]: ...
    @overload
    def every(self, kind: Literal["category"]) -> list[Category]: ...
    @overload
    def every(self, kind: Literal["placement"]) -> list[Placement]: ...
    @overload
    def every(self, kind: Literal["participant"]) -> list[Participant]: ...
    @overload
    def every(self, kind: Literal["vote"]) -> list[Vote]: ...
    @overload
    def every(self, kind: Literal["ready"]) -> list[Ready]: ...
    @overload
    def every(self, kind: Literal["suggestion"]) -> list[Suggestion]: ...
    @overload
    def every(self, kind: Literal["count"]) -> list[Count]: ...
    @overload
    def every(self, kind: Literal["expected"]) -> list[Expected]: ...
    @overload
    def every(self, kind: RecordKind) -> list[Any]: ...
    def every(self, kind: RecordKind) -> list[Any]:
        """All records of a kind of which there are few: anything but ideas."""

    def find(self, **equal: object) -> list[Idea]:
        """The ideas of this session whose fields equal all of these."""

    def below(self, *idea_ids: str) -> list[Idea]:
        """All that hangs under some ideas, at any depth, as a sub-point or merged into them."""

    def next_rank(self, idea: Idea | None, segment_id: str, parent_id: str | None) -> str | None:
        """The smallest rank behind an idea's (None: of all) among those with this parent."""

    def idea_count(self) -> int:
        """How many ideas the session holds."""

    def characters(self) -> int:
        """How many characters the ideas of the session hold."""

    def made(self, op_id: str) -> Made | None:
        """The change that an operation made."""
