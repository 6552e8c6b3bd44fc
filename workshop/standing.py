"""Who may still act: looked up for a group of turns at once, anew in every group."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop import identity
from workshop.models import Participant
from workshop.operations.board import Actor
from workshop.operations.refusal import OperationRefused
from workshop.stored_board import portions


class Standing:
    """The actors of a group, as the database knows them. A connection outlives what opened it."""

    def __init__(self, db: DbSession, actors: Iterable[Actor]) -> None:
        everyone = set(actors)
        self._present = _present(db, (one.id for one in everyone if one.role == "participant"))
        self._leading = {
            one
            for one in everyone
            if one.leads and identity.still_leads(db, one.login or "", one.id, one.session_id)
        }

    def check(self, actor: Actor) -> None:
        """OperationRefused where somebody is signed out, or no longer part of the session."""
        if actor.leads and actor not in self._leading:
            raise OperationRefused("signed_out")
        if actor.role == "participant" and (actor.id, actor.session_id) not in self._present:
            raise OperationRefused("not_joined")


def _present(db: DbSession, ids: Iterable[str]) -> set[tuple[str, str]]:
    of = Participant.__table__.c
    return {
        (row[0], row[1])
        for part in portions(ids)
        for row in db.connection().execute(select(of.id, of.session_id).where(of.id.in_(part)))
    }
