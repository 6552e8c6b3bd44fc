"""What was read of a file: new records, ready to be stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from workshop.sessions.interchange.sources import Places, Sourced
from workshop.storage.models import Base, Series, Session


@dataclass(frozen=True)
class Read:
    """A session that was read, and all its new records, itself among them.

    `rows` stand table by table, what is referred to first: flush between two tables. `called` is
    its id in the file; `places` is what of it others can rest on, and `sourced` what of it rests on
    something, which is not looked for yet.
    """

    session: Session
    rows: list[Base]
    called: str
    places: Places
    sourced: list[Sourced] = field(default_factory=list)


@dataclass(frozen=True)
class Rows:
    """All new records of a file, as `rows` of `Read`; `whole` is what it holds."""

    whole: Session | Series
    sessions: tuple[Session, ...]
    rows: list[Base]

    @property
    def session(self) -> Session:
        """The session, or the first one."""
        return self.sessions[0]
