"""Finding what a line can rest on: by unit, by category, by words, a page at a time.

A series may hold tens of thousands of ideas. What stands on the page is loaded whole; of the others
their words and their places alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import and_, case, or_, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from workshop.meeting.columns import columns_of
from workshop.meeting.limits import MOST_RESTED_ON_AT_ONCE
from workshop.sessions import series as rules
from workshop.sessions.found import Found, categories_of, ideas_of, sessions_of
from workshop.sessions.rehearsing import WRITTEN_BY_PEOPLE
from workshop.storage.database import ROWS_AT_ONCE
from workshop.storage.models import Category, Idea, Placement, Segment, Session

Order = dict[str, int]
"""The sessions to look in by their ids, counted in the order of their units."""

Hits = Sequence[list[str]]
"""The ids of what was found, session by session in their order."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for: ideas, categories or sessions; of one unit or, "", of any; in a category;
    with all of the words."""

    kind: str = "idea"
    unit: str = ""
    category: str = ""
    words: str = ""
    page: int = 0

    @property
    def says(self) -> Callable[[str], bool]:
        """Whether a text holds all of the words, in whatever case."""
        words = self.words.casefold().split()
        if not words:
            return lambda _: True
        return lambda text: all(map(text.casefold().__contains__, words))


@dataclass(frozen=True)
class Picked:
    """A page of what was found, and how much there is in all."""

    found: tuple[Found, ...]
    all: int
    first: int


def pick(db: DbSession, text: Session, wanted: Wanted) -> Picked:
    """A page of what other sessions of the series hold; a page that is none is the last."""
    if wanted.kind not in _KINDS:
        return Picked((), 0, 0)
    find, sort, load = _KINDS[wanted.kind]
    hits = find(db, _order(db, text, wanted.unit), wanted)
    number = sum(map(len, hits))
    pages = max(1, -(-number // MOST_RESTED_ON_AT_ONCE))
    first = min(max(wanted.page, 0), pages - 1) * MOST_RESTED_ON_AT_ONCE
    shown = list(_slice(hits, first, lambda some: sort(db, some)))
    return Picked(_in_order(load(db, text.series_id or "", shown), shown), number, first)


def _slice(hits: Hits, first: int, sort: Callable[[list[str]], list[str]]) -> Iterator[str]:
    """The page from `first` on: what is in no session of the page need not be sorted."""
    left = MOST_RESTED_ON_AT_ONCE
    for some in hits:
        if left > 0 and first < len(some):
            page = sort(some)[first : first + left]
            left -= len(page)
            yield from page
        first = max(0, first - len(some))


def categories(db: DbSession, text: Session) -> tuple[Found, ...]:
    """The categories of the others, in the order of the units."""
    ids = list(chain.from_iterable(_categories(db, _order(db, text), Wanted())))
    return _in_order(categories_of(db, text.series_id or "", ids), ids)


def _order(db: DbSession, text: Session, unit: str = "") -> Order:
    places = {one.id: at for at, one in enumerate(rules.units_of(db, text.series_id or ""))}
    others = select(Session.id, Session.unit_id, Session.created_at).where(
        Session.series_id == text.series_id, Session.id != text.id
    )
    wanted = [one for one in db.execute(others) if not unit or one.unit_id == unit]
    wanted.sort(
        key=lambda one: (places.get(one.unit_id or "", len(places)), one.created_at, one.id)
    )
    return {one.id: at for at, one in enumerate(wanted)}


# ---- Ideas


def _ideas(db: DbSession, order: Order, wanted: Wanted) -> Hits:
    """Those that stand where everybody sees them."""
    found: list[tuple[str, str]] = []
    hanging: dict[str, str] = {}
    whole: set[str] = set()
    rows = db.execute(_ROWS.where(_OF.session_id.in_(order)))
    for some in rows.partitions(ROWS_AT_ONCE):
        hanging |= {row_id: above for row_id, _, above, _, _ in some if above is not None}
        whole.update([row_id for row_id, _, above, _, _ in some if above is None])
        found += _saying(wanted, some)
    hits: list[list[str]] = [[] for _ in order]
    for row_id, session_id in found:
        if _root_of(hanging, row_id) in whole:
            hits[order[session_id]].append(row_id)
    return hits


def _saying(wanted: Wanted, rows: Iterable[Any]) -> list[tuple[str, str]]:
    """Those in the category with all of the words, word by word: of tens of thousands a call for
    each would count, as would a name for each of what a row holds."""
    within = wanted.category.split(",")
    left = [
        (row_id, session_id, text.casefold())
        for row_id, session_id, _, category_id, text in rows
        if not wanted.category or category_id in within
    ]
    for word in wanted.words.casefold().split():
        left = [one for one in left if word in one[2]]
    return [(row_id, session_id) for row_id, session_id, _ in left]


def _root_of(hanging: Mapping[str, str], row_id: str) -> str:
    """What an idea hangs under in the end, be it itself."""
    while row_id in hanging:
        row_id = hanging[row_id]
    return row_id


_OF = Idea.__table__.c
_MERGED = _OF.state == "merged"
_ROWS = select(
    _OF.id,
    _OF.session_id,
    case((_MERGED, _OF.merged_into_id), else_=_OF.parent_id),
    _OF.category_id,
    _OF.text,
).where(
    or_(_OF.state == "shared", and_(_MERGED, _OF.merged_into_id.is_not(None))), WRITTEN_BY_PEOPLE
)


def _sorted_ideas(db: DbSession, ids: list[str]) -> list[str]:
    """Those of one session in the order of their places, as its minutes have them."""
    session_id = select(Idea.session_id).where(Idea.id == ids[0]).scalar_subquery()
    rows = {one.id: one for one in db.scalars(select(Idea).where(Idea.session_id == session_id))}
    places = _Places(db, rows[ids[0]].session_id)
    return sorted(ids, key=lambda row_id: (*places.of(rows[row_id]), _path(rows[row_id], rows)))


def _path(idea: Idea | None, ideas: Mapping[str, Idea]) -> tuple[tuple[str, str], ...]:
    """The ranks from the root of its tree down to it."""
    path: list[tuple[str, str]] = []
    while idea is not None:
        path.append((idea.rank, idea.id))
        above = idea.merged_into_id if idea.state == "merged" else idea.parent_id
        idea = ideas.get(above or "")
    return tuple(reversed(path))


class _Places:
    """Where the ideas of a session stand, to be sorted by."""

    def __init__(self, db: DbSession, session_id: str) -> None:
        segments = db.scalars(select(Segment).where(Segment.session_id == session_id))
        self.segments = {one.id: one for one in segments}
        categories = db.scalars(select(Category).where(Category.session_id == session_id))
        self.ranks = {one.id: one.rank for one in categories}
        placements = db.scalars(select(Placement).where(Placement.segment_id.in_(self.segments)))
        self.placed = {(one.segment_id, one.category_id): one.rank for one in placements}

    def of(self, idea: Idea) -> tuple[int, str, int]:
        """The number of its segment, the rank of its category, the number of its column; notes
        come last."""
        segment = self.segments[idea.segment_id]
        columns = columns_of(segment.columns)
        column = columns.index(idea.column) if idea.column in columns else len(columns)
        return segment.position, self._rank(idea, segment), column

    def _rank(self, idea: Idea, segment: Segment) -> str:
        category_id = idea.category_id or ""
        if not KINDS[segment.kind].under_categories:
            return ""
        rank = self.ranks.get(category_id, "")
        return self.placed.get((segment.id, category_id), rank) if segment.arranged else rank


# ---- Categories, and sessions as wholes


def _categories(db: DbSession, order: Order, wanted: Wanted) -> Hits:
    rows = db.execute(
        select(Category.rank, Category.id, Category.session_id, Category.name).where(
            Category.session_id.in_(order), Category.state == "active"
        )
    )
    says, hits = wanted.says, [list[str]() for _ in order]
    for _, row_id, session_id, name in sorted(rows):
        if says(name):
            hits[order[session_id]].append(row_id)
    return hits


def _sessions(db: DbSession, order: Order, wanted: Wanted) -> Hits:
    titles = db.execute(select(Session.id, Session.title).where(Session.id.in_(order)))
    found = {session_id for session_id, title in titles if wanted.says(title)}
    return [[session_id] for session_id in order if session_id in found]


_Find = Callable[[DbSession, Order, Wanted], Hits]
_Sort = Callable[[DbSession, list[str]], list[str]]
_Load = Callable[[DbSession, str, Sequence[str]], Iterable[Found]]


def _as_found(_: DbSession, ids: list[str]) -> list[str]:
    return ids


_KINDS: dict[str, tuple[_Find, _Sort, _Load]] = {
    "idea": (_ideas, _sorted_ideas, ideas_of),
    "category": (_categories, _as_found, categories_of),
    "session": (_sessions, _as_found, sessions_of),
}


def _in_order(found: Iterable[Found], ids: Sequence[str]) -> tuple[Found, ...]:
    by_id = {one.id: one for one in found}
    return tuple(by_id[row_id] for row_id in ids if row_id in by_id)
