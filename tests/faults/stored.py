"""What the database of a house holds of a meeting, read beside the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from tests.servers.installation import Installation
from workshop.storage.models import Category, Change, Confirmation, Idea, Session

Row = tuple[Any, ...]


@dataclass
class Stored:
    """One meeting: its head, its changes by number, its ideas and categories by id, and by owner
    what is said of its text."""

    head: int
    changes: list[Change]
    ideas: dict[str, Row]
    categories: dict[str, Row]
    confirmations: dict[str, Row]


def stored(installation: Installation, session_id: str) -> Stored:
    """All of it, as of one moment."""
    with installation.engine() as engine, DbSession(engine) as db:
        changes = db.scalars(
            select(Change).where(Change.session_id == session_id).order_by(Change.number)
        )
        ideas = db.scalars(select(Idea).where(Idea.session_id == session_id))
        categories = db.scalars(select(Category).where(Category.session_id == session_id))
        said = db.scalars(select(Confirmation).where(Confirmation.session_id == session_id))
        return Stored(
            db.get_one(Session, session_id).head,
            list(changes),
            {one.id: of_idea(one) for one in ideas},
            {one.id: (one.name, one.state, one.rank) for one in categories},
            {one.owner_id: tuple(sorted(one.said.items())) for one in said},
        )


def of_idea(idea: Idea) -> Row:
    """What is compared of an idea: its words first."""
    place = idea.category_id, idea.column, idea.parent_id, idea.merged_into_id, idea.rank
    return idea.text, idea.state, idea.revision, *place, idea.votes
