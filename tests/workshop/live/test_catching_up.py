"""Where a session is: tails, snapshots that many share, and what they never hold."""

from __future__ import annotations

from typing import Any

import gevent
import orjson
import pytest
from sqlalchemy import update

from tests.meetings.live_room import (
    Client,
    People,
    Process,
    begin,
    did,
    idea_at,
    live_of,
    telling,
)
from workshop.live import catching_up
from workshop.meeting.board import Actor
from workshop.storage.database import Database
from workshop.storage.models import Category, Participant, Session


@pytest.fixture
def live(database: Database) -> Process:
    return live_of(database)


def wrote(live: Process, people: People, actor: Actor, text: str) -> str:
    """The id of a new idea."""
    op = idea_at(people.segments["frame"], text)
    assert "n" in live.carry_out(actor, [op])["answers"][0]
    return str(op["id"])


def joined(live: Process, actor: Actor, start: int = 0, epoch: str | None = None) -> dict[str, Any]:
    answer: dict[str, Any] = orjson.loads(b"".join(live.catch_up(actor, start, epoch)))
    return answer


def epoch_of(live: Process, people: People) -> str:
    position = live.catching_up.position_of(people.session_id)
    assert position is not None
    assert position.epoch is not None
    return position.epoch


def test_many_who_join_at_once_share_a_snapshot(
    live: Process, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, seen = [], catching_up._seen  # noqa: SLF001

    def counted(*asked: Any) -> dict[str, Any]:
        made.append(asked[1:])
        return seen(*asked)

    monkeypatch.setattr(catching_up, "_seen", counted)
    for text in ("Första", "Andra"):
        wrote(live, people, people.anna, text)
        actors = [*people.participants, people.wall] * 20
        waiting = [gevent.spawn(live.catch_up, actor) for actor in actors]
        gevent.joinall(waiting, raise_error=True)
        assert all(text in b"".join(one.value or ()).decode() for one in waiting)
    assert [leads for leads, _ in made] == [False, False], "one for each head, for the room alone"


def test_a_snapshot_is_the_same_bytes_for_all(live: Process, people: People) -> None:
    wrote(live, people, people.anna, "Tillit")
    answers = [live.catch_up(actor) for actor in people.participants]
    assert {len(answer) for answer in answers} == {3}
    assert all(answer[1] is answers[0][1] for answer in answers)
    assert len({answer[0] for answer in answers}) == len(answers), "who asks is told apart"
    assert live.catch_up(people.anna)[1] is not answers[0][1]


def test_those_who_wait_for_a_snapshot_hear_that_it_failed(
    live: Process, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> dict[str, Any]:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(catching_up, "_seen", broken)
        waiting = [gevent.spawn(live.catch_up, people.wall) for _ in range(3)]
        gevent.joinall(waiting, timeout=60)
        assert all(isinstance(one.exception, ZeroDivisionError) for one in waiting)
    assert joined(live, people.wall)["head"] == 0


def test_a_tail_is_so_long_then_it_is_a_snapshot(
    live: Process, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "LONGEST_TAIL", 3)
    for number in range(6):
        wrote(live, people, people.anna, str(number))
    epoch = epoch_of(live, people)
    assert [one["n"] for one in joined(live, people.wall, 3, epoch)["changes"]] == [4, 5, 6]
    assert joined(live, people.wall, 6, epoch)["changes"] == []
    for start, of in ((2, epoch), (0, epoch), (7, epoch), (5, "another"), (5, None)):
        assert "snapshot" in joined(live, people.wall, start, of)


def test_a_tail_says_so_much_then_it_is_a_snapshot(
    live: Process, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "MOST_EFFECTS", 7)
    ids = [wrote(live, people, people.anna, f"Tillit {number}") for number in range(4)]
    head = joined(live, people.anna)["head"]
    for category in people.categories:
        answer = joined(live, people.anna, head, epoch_of(live, people))
        assert "changes" in answer, "four ideas moved once are a tail"
        did(live, people.anna, "idea.move", ids=ids, category_id=category)
    assert "snapshot" in joined(live, people.anna, head, epoch_of(live, people))
    assert "changes" in joined(live, people.anna, head + 1, epoch_of(live, people))


def test_another_epoch_is_another_history(
    database: Database, live: Process, people: People
) -> None:
    """As after a restored backup: as many changes, but others."""
    client = Client(people.wall, live)
    did(live, people.anna, "category.rename", id=people.categories[0], name="Före")
    client.join()

    def restore(db: Any) -> None:
        db.execute(
            update(Category).where(Category.id == people.categories[0]).values(state="removed")
        )
        db.execute(update(Session).where(Session.id == people.session_id).values(epoch="restored"))

    database.write(restore)
    client.join()
    assert client.epoch == "restored"
    assert people.categories[0] not in client.board["category"]
    op = idea_at(people.segments["lists"], "Tillit", category_id=people.categories[0])
    assert live.carry_out(people.anna, [op])["answers"][0]["refused"] == "not_found"


def test_a_tail_tells_nobody_what_has_been_hidden_since(live: Process, people: People) -> None:
    seated, _, _, lone = people.participants
    epoch = epoch_of(live, people)
    wrote(live, people, people.anna, "Början")
    hidden = wrote(live, people, lone, "Ett namn")
    taken_back = wrote(live, people, seated, "Förhastat")
    did(live, people.anna, "idea.edit", id=hidden, rev=1, text="Samma namn")
    did(live, people.anna, "idea.hide", id=hidden)
    did(live, people.anna, "idea.edit", id=hidden, rev=2, text="Ännu ett namn")
    did(live, seated, "idea.remove", id=taken_back)
    for actor in (*people.participants[:-1], people.wall):
        tail = b"".join(live.catch_up(actor, 1, epoch)).decode()
        assert not [one for one in ("namn", "Förhastat") if one in tail]
        changes = orjson.loads(tail)["changes"]
        dropped = [what for one in changes for _, what in one.get("e", [])]
        assert sorted(dropped) == sorted([hidden, taken_back])
        assert [one["n"] for one in changes] == list(range(2, 8))
    lead = b"".join(live.catch_up(people.bertil, 1, epoch)).decode()
    assert "Ännu ett namn" in lead
    assert "Förhastat" not in lead


def test_what_was_hidden_stays_with_whoever_wrote_it_and_says_so(
    live: Process, people: People
) -> None:
    seated, neighbour, _, lone = people.participants
    epoch = epoch_of(live, people)
    wrote(live, people, people.anna, "Början")
    tables, lones = wrote(live, people, seated, "Bordets"), wrote(live, people, lone, "Min")
    point = idea_at(people.segments["frame"], "Min till bordets", parent_id=tables)
    below = idea_at(people.segments["frame"], "Min till min", parent_id=lones)
    assert len(live.carry_out(lone, [point, below])["answers"]) == 2
    for idea in (tables, lones):
        did(live, people.anna, "idea.hide", id=idea, reason="Nämner någon")
    knows = {
        seated: {"Bordets": "hidden"},
        neighbour: {"Bordets": "hidden"},
        lone: {"Min": "hidden", "Min till min": "shared", "Min till bordets": "shared"},
    }
    for actor in (*people.participants, people.wall):
        for start in (0, 1):
            heard = b"".join(live.catch_up(actor, start, epoch)).decode()
            client = Client(actor, live)
            client.join()
            seen = {one["text"]: one["state"] for one in client.ideas.values()}
            assert seen == {"Början": "shared"} | knows.get(actor, {})
            words = ("Bordets", "Min", "Min till min", "Min till bordets")
            assert {one for one in words if f'"{one}"' in heard} == set(knows.get(actor, {}))
            assert "Nämner" not in heard
    did(live, people.anna, "idea.restore", id=lones)
    back = joined(live, seated)["snapshot"]["idea"]
    assert {one["text"] for one in back} == {"Början", "Min", "Min till min"}
    did(live, people.anna, "idea.restore", id=tables)
    back = joined(live, seated)["snapshot"]["idea"]
    assert "Min till bordets" in {one["text"] for one in back}


def test_private_words_are_the_owners_and_nobody_elses(live: Process, people: People) -> None:
    seated, neighbour, elsewhere, lone = people.participants
    epoch = epoch_of(live, people)
    did(live, people.anna, "segment.private", id=people.segments["frame"], private=True)
    wrote(live, people, seated, "Bordets hemlighet")
    wrote(live, people, lone, "Min hemlighet")
    gone = wrote(live, people, lone, "Min hemliga ånger")
    did(live, lone, "idea.remove", id=gone)
    for start in (0, 1):
        heard = {
            actor: b"".join(live.catch_up(actor, start, epoch)).decode()
            for actor in people.everybody
        }
        knows = {actor: [w for w in ("Bordets", "Min") if w in heard[actor]] for actor in heard}
        assert knows == {
            people.anna: [],
            people.bertil: [],
            seated: ["Bordets"],
            neighbour: ["Bordets"],
            elsewhere: [],
            lone: ["Min"],
            people.wall: [],
        }
        assert "ånger" not in heard[lone]


def test_facilitators_see_who_has_joined_since(
    database: Database, live: Process, people: People
) -> None:
    before = len(joined(live, people.anna)["snapshot"]["participant"])
    database.write(lambda db: db.add(Participant(session_id=people.session_id)))
    assert len(joined(live, people.anna)["snapshot"]["participant"]) == before + 1
    assert "participant" not in joined(live, people.participants[0])["snapshot"]


def test_what_is_ones_own(live: Process, people: People) -> None:
    seated, neighbour, elsewhere, lone = people.participants
    tables, mine = wrote(live, people, seated, "Vår"), wrote(live, people, lone, "Min")
    annas = wrote(live, people, people.anna, "Annas")
    owned = {actor: joined(live, actor)["mine"] for actor in people.everybody}
    assert owned == {
        people.anna: [annas],
        people.bertil: [],
        seated: [tables],
        neighbour: [tables],
        elsewhere: [],
        lone: [mine],
        people.wall: [],
    }


def test_for_whom_somebody_spoke_is_known_to_them_and_to_who_leads(database: Database) -> None:
    """Not to the room: neither as it happens nor to those who come later."""
    people = begin(database, "uppstartsmote")
    live, here = telling(database)
    writer, neighbour, other, _ = people.participants
    here += [Client(one, live) for one in (people.anna, writer, neighbour, other, people.wall)]
    for client in here:
        client.join()
    step = people.steps["baseline", "write"]
    did(live, people.anna, "step.open", id=step)
    written = idea_at(people.segments["baseline"], "Samverka mer")
    assert "n" in live.carry_out(writer, [written])["answers"][0]
    said = {"actor": "Region Norr", "actor_group": "regions", "personal": True}
    edited = {"id": written["id"], "rev": 1, "text": "Samverka mer"}
    did(live, people.anna, "idea.edit", **edited, **said)
    late = [Client(client.actor, live) for client in here]
    for client in late:
        client.join()
    for screens in (here, late):
        known = [(one.ideas[written["id"]].get("actor")) for one in screens]
        assert known == ["Region Norr", "Region Norr", "Region Norr", None, None]
        assert ["personal" in one.ideas[written["id"]] for one in screens] == [True] + [False] * 4
    assert all("Region Norr" not in one.heard for one in (*here[3:], *late[3:]))
    did(live, people.anna, "idea.edit", **edited | {"rev": 2}, actor="", actor_group="")
    assert [one.ideas[written["id"]].get("actor") for one in here] == [None] * 5
