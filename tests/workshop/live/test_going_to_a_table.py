"""Whoever wrote on their own goes to a table with their words, and everybody is told."""

from __future__ import annotations

from sqlalchemy.orm import Session as DbSession

from tests.meetings.live_room import Client, People, did, idea_at, telling
from workshop.meeting.board import Actor
from workshop.sessions import joining
from workshop.storage.database import Database
from workshop.storage.models import Participant


def test_what_they_wrote_is_the_tables_from_then_on(people: People, database: Database) -> None:
    live, here = telling(database)
    frame, (seated, _, elsewhere, lone) = people.segments["frame"], people.participants
    did(live, people.anna, "segment.private", id=frame, private=True)
    private = idea_at(frame, "Tillit")
    live.carry_out(lone, [private])
    did(live, people.anna, "segment.private", id=frame, private=False)
    shared = idea_at(frame, "Tid")
    live.carry_out(lone, [shared])
    clients = [Client(one, live) for one in (seated, elsewhere, people.anna)]
    here += clients
    for client in clients:
        client.join()
    at_table, at_another, led = clients
    assert private["id"] not in at_table.ideas

    def sit(db: DbSession) -> Participant:
        device = db.get_one(Participant, lone.id)
        return joining.reseat(db, device, seated.table_id, "", "")

    live.admit(people.session_id, sit)
    assert at_table.ideas[private["id"]]["text"] == "Tillit"
    assert private["id"] not in at_another.ideas
    for client in clients:
        assert client.ideas[shared["id"]]["table_id"] == seated.table_id
    assert led.ideas[private["id"]]["table_id"] == seated.table_id

    now = Actor(people.session_id, "participant", lone.id, seated.table_id)
    came = Client(now, live)
    came.join()
    assert came.ideas.keys() == at_table.ideas.keys()
    did(live, now, "idea.edit", id=private["id"], rev=1, text="Mer tillit")
    assert at_table.ideas[private["id"]]["text"] == "Mer tillit"
