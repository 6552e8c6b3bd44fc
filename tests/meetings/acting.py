"""A room in a real database in which people act, are refused and undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tests.meetings.live_room import Client, People, Process, idea_at, operation
from workshop.meeting.board import Actor
from workshop.storage.database import Database
from workshop.storage.models import Idea


@dataclass
class Room:
    """A room in which everybody may write and sort."""

    database: Database
    live: Process
    people: People

    def do(self, actor: Actor, kind: str, **fields: Any) -> str:
        """Carry something out; the id of the operation."""
        op = operation(kind, **fields)
        answer = self.live.carry_out(actor, [op])["answers"][0]
        assert "n" in answer, answer
        return str(op["op_id"])

    def refused(self, actor: Actor, kind: str, **fields: Any) -> str | None:
        answer: dict[str, str] = self.live.carry_out(actor, [operation(kind, **fields)])["answers"][
            0
        ]
        return answer.get("refused")

    def write(self, actor: Actor, text: str = "Tillit", **fields: Any) -> str:
        op = idea_at(self.people.segments["frame"], text, **fields)
        assert "n" in self.live.carry_out(actor, [op])["answers"][0]
        return str(op["id"])

    def undo(self, actor: Actor, of: str) -> str | None:
        """What undoing it is refused for."""
        return self.refused(actor, "undo", of=of)

    def board(self, actor: Actor) -> dict[str, Any]:
        """All that somebody has on their board, but for revisions: those never come again."""
        client = Client(actor, self.live)
        client.join()
        for idea in client.ideas.values():
            del idea["rev"], idea["edited"]
        return client.board

    def state(self, idea: str) -> str:
        query = select(Idea.state).where(Idea.id == idea)
        return str(self.database.read(lambda db: db.scalar(query)))
