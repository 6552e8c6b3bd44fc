"""Who may still act: looked up for a group of turns at once, anew in every group."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, exists, select

from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.people import accounts
from workshop.storage.models import Participant, Removal
from workshop.storage.statements import Lookup


class StillPresent:
    """The actors of a group, as the database knows them. A connection outlives what opened it."""

    def __init__(self, db: Connection, actors: Iterable[Actor]) -> None:
        everyone = set(actors)
        devices = (actor.id for actor in everyone if actor.rights.known_by == "device")
        present = _PRESENT.rows(db, devices)
        self._seats = {(known_as, session_id): table for known_as, session_id, table in present}
        self._leading = {
            actor
            for actor in everyone
            if actor.rights.known_by == "login"
            and accounts.still_has(db, actor.login or "", actor.id, actor.session_id, actor.role)
        }

    def check(self, actor: Actor) -> None:
        """OperationRefused where somebody is signed out, or no longer part of the session; also at
        another table by now, where what they ask belongs: they come back as who they are."""
        known_by = actor.rights.known_by
        if known_by == "login" and actor not in self._leading:
            raise OperationRefused("signed_out")
        if known_by == "device":
            seat = (actor.id, actor.session_id)
            if seat not in self._seats:
                raise OperationRefused("not_joined")
            if self._seats[seat] != actor.table_id:
                raise OperationRefused("unavailable")


_PRESENT = Lookup(
    select(Participant.id, Participant.session_id, Participant.table_id).where(
        Participant.waiting.is_(False),
        ~exists().where(Removal.participant_id == Participant.id),
    ),
    Participant.__table__.c.id,
)
