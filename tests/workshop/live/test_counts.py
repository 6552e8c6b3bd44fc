"""Who was there, played at random on a real database: every screen has the lines that the minutes
have, whatever it heard, and what is undone is as it was."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.meetings.live_room import Client, Process, begin, operation, telling
from workshop.base.ids import new_id
from workshop.meeting.board import Actor
from workshop.sessions.contents import load
from workshop.storage.database import Database
from workshop.storage.models import Participant

NAMES = ["Norr", "Syd", "Öst", "Väst", "VGR", "Värd"]


class Play:
    """A meeting that counts, two who lead it, and a screen of each sort."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database, self.choices = database, random.Random(seed)
        self.people = begin(database, "uppstartsmote")
        self.live, self.here = telling(database)
        self.here += [Client(one, self.live) for one in self.screens]
        for client in self.here:
            client.join()

    @property
    def screens(self) -> list[Actor]:
        return [self.people.anna, self.people.participants[0], self.people.wall]

    def act(self) -> None:
        """Something, by who leads or by who comes in."""
        if self.choices.random() < 0.2:
            self.come_in()
            return
        before, op = self.seen(), self.some_operation()
        if self.do(op) and self.choices.random() < 0.4:
            assert self.do(operation("undo", of=op["op_id"]))
            assert self.seen() == before, op

    def do(self, op: dict[str, Any]) -> bool:
        """Whether it was carried out; if not, for a reason that a person is told."""
        (answer,) = self.live.carry_out(self.people.anna, [op])["answers"]
        assert answer.get("refused") in (None, "more_than_expected", "not_found"), (op, answer)
        return "n" in answer

    def come_in(self) -> None:
        names = self.choices.sample(NAMES, self.choices.randint(0, 3))
        device = Participant(
            session_id=self.people.session_id,
            organisations=names,
            persons=self.choices.randint(1, 4),
        )

        def sit(db: Any) -> Participant:
            db.add(device)
            db.flush()
            return device

        self.live.admit(self.people.session_id, sit)

    def some_operation(self) -> dict[str, Any]:
        choices, segments = self.choices, self.people.segments
        board = self.here[0].board
        listed, counts = [*board.get("expected", {})], [*board.get("count", {})]
        expected, count = (choices.choice([*known, new_id()]) for known in (listed, counts))
        about = {"group": choices.choice(["regions", "hosts"]), "name": choices.choice(NAMES)}
        line = {"segment_id": segments["representation"], "group": "regions", "unit": "regioner"}
        figures = {key: choices.choice([None, 0, 1.5, 2, 4]) for key in ("present", "of")}
        here = choices.choice([None, True, False])
        names = choices.sample(NAMES, 2)
        typed = choices.choice([None, "Alla var där."])
        return choices.choice(
            [
                operation("expected.list", group="regions", names=names),
                operation("expected.set", id=expected, **about, here=here, also=names[:1]),
                operation("expected.remove", id=expected),
                operation("count.set", id=count, **line, **figures),
                operation("count.remove", id=count),
                operation(
                    "segment.declare",
                    id=segments["representation"],
                    number=choices.choice([None, 0, 19]),
                    sentence=typed,
                    excluded=choices.choice([None, names]),
                ),
                operation("segment.rename", id=segments["next"], heading=choices.choice(NAMES)),
            ]
        )

    def seen(self) -> list[Any]:
        """What each screen holds."""
        return [{k: dict(v) for k, v in one.board.items() if k != "session"} for one in self.here]

    def check(self) -> None:
        """What was heard is what somebody finds who comes now; the wall has the minutes' lines."""
        for client in self.here:
            late = Client(client.actor, self.live)
            late.join()
            assert late.board == client.board
        assert "expected" not in self.here[1].board
        assert "expected" not in self.here[2].board
        contents = self.database.read(lambda db: load(db, self.people.session_id))
        assert contents is not None
        (counting,) = (one for one in contents.segments if one.key == "representation")
        wall = self.here[2].board
        lines = sorted(wall["count"].values(), key=lambda one: (one["rank"], one["id"]))
        shown = [one["line"] for one in lines if one["line"] is not None]
        assert shown == contents.count_lines(counting)
        sentence = wall["segment"][counting.id]["sentence"]
        assert sentence == contents.persons_sentence(counting)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_all_hold_the_same_lines(database: Database, seed: int) -> None:
    play = Play(database, seed)
    for _ in range(40):
        play.act()
        play.check()


def test_whoever_joins_is_counted_at_once_on_every_screen(database: Database) -> None:
    play = Play(database, 0)
    assert play.do(operation("expected.list", group="regions", names=["Norr", "Syd"]))

    def lines() -> set[str | None]:
        return {one["line"] for one in play.here[2].board["count"].values()}

    assert "0 av 2 regioner" in lines()
    _join(play.live, play.people.session_id, "Norr")
    assert "1 av 2 regioner" in lines()
    play.check()


def _join(live: Process, session_id: str, *organisations: str) -> None:
    device = Participant(session_id=session_id, organisations=[*organisations])

    def sit(db: Any) -> Participant:
        db.add(device)
        db.flush()
        return device

    live.admit(session_id, sit)
