"""The meetings of a facilitator as a list: searched, filtered, in an order, a page at a time.

Thousands of rows are looked through, so only what is looked at is read of each; the meetings
themselves are read for the page that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Row, select
from sqlalchemy.orm import Session as DbSession

from workshop.sessions.paging import Paging, paging
from workshop.storage.models import PutAside, Session, SessionFacilitator, Shelf

LINES_OF_A_PAGE = 50

Order = Literal["newest", "oldest", "title", "place"]
Line = Row[Any]
"""What is looked at of a meeting."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: "" asks for nothing. `page` counts from 1."""

    words: str = ""
    year: str = ""
    place: str = ""
    template: str = ""
    state: str = ""
    order: Order = "newest"
    page: int = 1
    shelf: Shelf | None = None

    @property
    def narrows(self) -> bool:
        """Whether fewer than all may be shown."""
        return any((self.words, self.year, self.place, self.template, self.state))


@dataclass(frozen=True)
class Listing:
    """One page of what was found, and by what all that lie there can be told apart."""

    sessions: Sequence[Session]
    found: int
    all: int
    at: Paging
    years: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    templates: list[str] = field(default_factory=list)
    aside: dict[str, PutAside] = field(default_factory=dict)
    """Of those that are shown, by their ids."""


def listed(db: DbSession, facilitator_id: str, wanted: Wanted) -> Listing:
    """What a facilitator leads that lies on a shelf, or at hand."""
    rows = _there(db, facilitator_id, wanted.shelf)
    key, reverse = _ORDERS[wanted.order]
    found = sorted((row for row in rows if _fits(row, wanted)), key=key, reverse=reverse)
    at = paging(len(found), wanted.page, LINES_OF_A_PAGE)
    ids = [row.id for row in at.of(found)]
    return Listing(
        sessions=_read(db, ids),
        found=len(found),
        all=len(rows),
        at=at,
        years=sorted({str(row.date.year) for row in rows}, reverse=True),
        places=sorted({row.place for row in rows if row.place}, key=str.casefold),
        templates=sorted({row.template for row in rows}),
        aside={one.session_id: one for one in _aside(db, ids)} if wanted.shelf else {},
    )


_LOOKED_AT = (
    Session.id,
    Session.title,
    Session.place,
    Session.date,
    Session.template,
    Session.state,
    Session.status,
)


def _there(db: DbSession, facilitator_id: str, shelf: Shelf | None) -> list[Line]:
    query = (
        select(*_LOOKED_AT)
        .join(SessionFacilitator, SessionFacilitator.session_id == Session.id)
        .outerjoin(PutAside, PutAside.session_id == Session.id)
        .where(SessionFacilitator.facilitator_id == facilitator_id)
    )
    here = PutAside.shelf == shelf if shelf else PutAside.session_id.is_(None)
    return [*db.execute(query.where(here))]


def _fits(row: Line, wanted: Wanted) -> bool:
    asked = (
        (wanted.year, str(row.date.year)),
        (wanted.place, row.place),
        (wanted.template, row.template),
        (wanted.state, state_of(row)),
    )
    said = f"{row.title} {row.place} {row.date}".casefold()
    return all(one in ("", is_so) for one, is_so in asked) and all(
        word in said for word in wanted.words.casefold().split()
    )


def state_of(session: Line | Session) -> str:
    """What a list tells meetings apart by: planned, running, draft or settled."""
    return {"prepared": "planned", "open": "running"}.get(session.state, session.status)


_ORDERS: dict[Order, tuple[Callable[[Line], Any], bool]] = {
    "newest": (lambda row: (row.date, row.id), True),
    "oldest": (lambda row: (row.date, row.id), False),
    "title": (lambda row: (row.title.casefold(), row.date, row.id), False),
    "place": (lambda row: (row.place.casefold(), row.date, row.id), False),
}


def _read(db: DbSession, ids: Sequence[str]) -> Sequence[Session]:
    by_id = {one.id: one for one in db.scalars(select(Session).where(Session.id.in_(ids)))}
    return [by_id[one] for one in ids]


def _aside(db: DbSession, ids: Sequence[str]) -> Sequence[PutAside]:
    return db.scalars(select(PutAside).where(PutAside.session_id.in_(ids))).all()
