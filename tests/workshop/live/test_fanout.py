"""From one change to every screen: who hears what, in which frames."""

from __future__ import annotations

import json
from typing import Any, Literal, cast

import gevent
import pytest

from workshop.live import fanout as module
from workshop.live.audiences import News
from workshop.live.catching_up import Position
from workshop.live.fanout import Fanout
from workshop.meeting.board import Actor
from workshop.wires.socket_io_packets import event_frame
from workshop.wires.wire import Wire


class Noted:
    """A wire that notes what it was given."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.closing = False

    def send(self, frame: bytes) -> None:
        self.frames.append(frame)

    def close_soon(self) -> None:
        self.closing = True

    def told(self, event: str) -> list[Any]:
        """What was said by events of that name."""
        packets = [json.loads(frame[frame.index(b"42") + 2 :]) for frame in self.frames]
        return [said for name, said in packets if name == event]


Room = Literal["participant", "facilitator", "wall"]


def actor(role: Room, name: str = "", table: str | None = None, session: str = "s") -> Actor:
    return Actor(session, role, name, table, f"login-{name}" if role == "facilitator" else None)


def joined(fanout: Fanout, who: Actor) -> Noted:
    wire = Noted()
    fanout.enter(cast(Wire, wire), who)
    return wire


def change(number: int, **seen: Any) -> News:
    effect = ["idea", {"id": f"i{number}"}]
    return News(number, seen.get("room", [effect]), [effect], seen.get("own", {}))


@pytest.fixture
def fanout() -> Fanout:
    return Fanout(lambda _: [device(f"p{number:02}") for number in range(20)])


def device(name: str, table: str | None = None, *, left: bool = False) -> dict[str, Any]:
    return {"id": name, "table_id": table, "left": left}


def test_each_audience_gets_one_encoding(fanout: Fanout) -> None:
    room = [joined(fanout, actor("participant", str(n))) for n in range(50)]
    walls = [joined(fanout, actor("wall"))]
    lead = [joined(fanout, actor("facilitator", str(n))) for n in range(3)]
    fanout.publish("s", [change(1)])
    # The very same bytes object, not an equal one: it was made once.
    assert len({id(wire.frames[0]) for wire in room + walls}) == 1
    assert len({id(wire.frames[0]) for wire in lead}) == 1
    assert {len(wire.frames) for wire in room + walls + lead} == {1}


def test_what_the_room_may_not_see_is_a_bare_number(fanout: Fanout) -> None:
    table = joined(fanout, actor("participant", "a", "t1"))
    neighbour = joined(fanout, actor("participant", "b", "t1"))
    other = joined(fanout, actor("participant", "c", "t2"))
    wall, lead = joined(fanout, actor("wall")), joined(fanout, actor("facilitator", "f"))
    own = {"table:t1": [["idea", {"id": "i1", "text": "secret"}]]}
    fanout.publish("s", [change(1, room=[], own=own)])
    assert other.told("changes") == wall.told("changes") == [[{"n": 1}]]
    assert table.told("changes") == [[{"n": 1, "e": own["table:t1"]}]]
    assert neighbour.frames == table.frames
    assert lead.told("changes") == [[{"n": 1, "e": [["idea", {"id": "i1"}]]}]]
    assert all(b"secret" not in f for w in (other, wall, lead) for f in w.frames)


def test_sessions_hear_nothing_of_each_other(fanout: Fanout) -> None:
    here, there = joined(fanout, actor("wall")), joined(fanout, actor("wall", session="t"))
    fanout.publish("s", [change(1)])
    assert len(here.frames) == 1
    assert there.frames == []


def test_the_first_change_goes_at_once_and_those_after_it_together(fanout: Fanout) -> None:
    wall = joined(fanout, actor("wall"))
    for number in range(1, 6):
        fanout.publish("s", [change(number)])
    assert [[c["n"] for c in frame] for frame in wall.told("changes")] == [[1]]
    gevent.sleep(2 * module.LONGEST_WINDOW)
    assert [[c["n"] for c in frame] for frame in wall.told("changes")] == [[1], [2, 3, 4, 5]]
    gevent.sleep(2 * module.LONGEST_WINDOW)
    fanout.publish("s", [change(6)])
    assert wall.told("changes")[-1][0]["n"] == 6


def test_presence_is_told_once_for_many(fanout: Fanout) -> None:
    lead = joined(fanout, actor("facilitator", "f"))
    phones = [joined(fanout, actor("participant", f"p{n % 20:02}")) for n in range(40)]
    fanout.leave(cast(Wire, phones[0]), actor("participant", "p00"))
    fanout.leave(cast(Wire, phones[20]), actor("participant", "p00"))
    gevent.sleep(module.PRESENCE_SECONDS + 0.2)
    assert lead.told("presence") == [{"here": [f"p{n:02}" for n in range(1, 20)]}]
    assert phones[5].told("presence") == [{"count": 20, "tables": 0, "alone": 20, "left": []}]


def test_the_wall_hears_of_who_is_counted_out() -> None:
    left: set[str] = set()
    fanout = Fanout(lambda _: [device(name, left=name in left) for name in ("p1", "p2")])
    wall = joined(fanout, actor("wall"))
    gevent.sleep(module.PRESENCE_SECONDS + 0.2)
    left.add("p2")
    told = [["participant", {"id": "p2", "left": True}]]
    fanout.publish("s", [News(1, [], told, {})])
    gevent.sleep(module.PRESENCE_SECONDS + 0.2)
    assert [one["count"] for one in wall.told("presence")] == [2, 1]


def test_who_waits_over_plain_http_is_woken_and_is_here(fanout: Fanout) -> None:
    lead = joined(fanout, actor("facilitator", "f"))
    with fanout.waiting(actor("participant", "p")) as changed:
        assert not changed.wait(0.01)
        fanout.publish("s", [change(1)])
        assert changed.is_set()
    gevent.sleep(module.PRESENCE_SECONDS + 0.2)
    assert lead.told("presence") == [{"here": ["p"]}]


def test_who_is_dismissed_is_told_why_and_closed(fanout: Fanout) -> None:
    here, there = joined(fanout, actor("wall")), joined(fanout, actor("wall", session="t"))
    fanout.dismiss("no_session", "It is gone.", session_id="s")
    assert here.told("bye") == [{"refused": "no_session", "say": "It is gone."}]
    assert (here.closing, there.closing, there.frames) == (True, False, [])
    fanout.publish("s", [change(1)])
    assert here.told("changes") == []


def test_a_login_that_ends_takes_only_its_own_screens(fanout: Fanout) -> None:
    mine = [joined(fanout, actor("facilitator", "f", session=s)) for s in ("s", "t")]
    theirs = joined(fanout, actor("facilitator", "g"))
    phone = joined(fanout, actor("participant", "p"))
    fanout.dismiss("signed_out", "Sign in again.", login="login-f")
    assert [wire.closing for wire in (*mine, theirs, phone)] == [True, True, False, False]


def test_the_beacon_comes_from_the_database_and_outlives_its_faults(
    fanout: Fanout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BEACON_SECONDS", 0.01)
    wall, asked = joined(fanout, actor("wall")), list[str]()

    def position_of(session_id: str) -> Position | None:
        asked.append(session_id)
        if len(asked) == 1:
            raise OSError
        return Position(7, "e")

    beating = gevent.spawn(fanout.beat, position_of)
    gevent.sleep(0.1)
    beating.kill()
    assert wall.told("beacon")[0] == {"head": 7, "epoch": "e"}
    assert set(asked) == {"s"}


def test_who_waits_over_plain_http_hears_of_another_history(
    fanout: Fanout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BEACON_SECONDS", 0.001)
    places = [Position(7, "e"), Position(7, "e"), Position(5, "f")]
    with fanout.waiting(actor("participant")) as changed:
        beating = gevent.spawn(fanout.beat, lambda _: places.pop(0) if places[1:] else places[0])
        assert changed.wait(30)
        assert places == [Position(5, "f")]
        beating.kill()


@pytest.mark.parametrize("size", [1, 100, 125, 126, 70_000])
def test_frames_say_how_long_they_are(size: int) -> None:
    payload = b"42" + json.dumps(["e", "x" * size], separators=(",", ":")).encode()
    frame = event_frame("e", "x" * size)
    head = 2 if len(payload) < 126 else 4 if len(payload) < 65536 else 10
    assert frame[head:] == payload
    assert frame[0] == 0x81
    said = frame[1] if head == 2 else int.from_bytes(frame[2:head])
    assert said == len(payload)
