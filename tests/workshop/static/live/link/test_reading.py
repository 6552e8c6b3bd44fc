"""Every screen ends with the server's board, whatever is lost, doubled or late."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workshop.static.live.conftest import Screen, Server


def ideas(count: int, name: str = "i") -> list[dict[str, Any]]:
    """Operations of somebody else."""
    return [
        {"op_id": f"{name}{n}", "kind": "idea.add", "id": f"{name}{n}", "segment_id": "s1"}
        | {"text": f"{name} {n}"}
        for n in range(count)
    ]


def test_what_others_write_appears(screen: Screen, server: Server) -> None:
    screen.run("void (window.told = 0, live.subscribe(() => told++))")
    server.misbehave(ops=ideas(50))
    screen.until("live.board.idea.size === 50")
    screen.equals_the_server()
    screen.until("told > 0")
    assert screen.run("told") < 50, "once a frame, not once a change"
    assert screen.run("live.board.mine.size") == 0


@pytest.mark.parametrize("fault", [{"duplicate": True}, {"reorder": True}])
def test_frames_doubled_and_out_of_order(
    screen: Screen, server: Server, fault: dict[str, Any]
) -> None:
    server.misbehave(**fault)
    server.misbehave(ops=ideas(41))
    screen.until("live.board.idea.size === 41")
    screen.equals_the_server()


def test_a_hole_is_filled_without_waiting_for_more(screen: Screen, server: Server) -> None:
    server.misbehave(holes=2)
    server.misbehave(ops=ideas(5))
    screen.until("live.board.idea.size === 5", seconds=2)
    screen.equals_the_server()


def test_a_lost_end_is_found_by_the_beacon(screen: Screen, server: Server) -> None:
    server.misbehave(holes=5)
    server.misbehave(ops=ideas(5))
    screen.until("live.board.idea.size === 5")
    screen.equals_the_server()


def test_a_bare_number_counts(screen: Screen) -> None:
    screen.run("live.sequence.take([{ n: 1 }])")
    assert screen.run("live.sequence.board.head") == 1
    assert screen.run("live.sequence.hole") is False


def test_coming_back_after_a_long_time(screen: Screen, server: Server) -> None:
    server.misbehave(ops=ideas(3), cut=True)
    server.kill()
    server.start()
    server.misbehave(ops=ideas(600, "j"))
    screen.until("live.board.idea.size === 603")
    screen.equals_the_server()


def test_another_epoch_drops_the_board_and_keeps_the_outbox(screen: Screen, server: Server) -> None:
    server.misbehave(ops=ideas(10))
    screen.until("live.board.idea.size === 10")
    server.misbehave(slow_down=[3])
    screen.write("mine")
    server.misbehave(epoch="second", kept=4)
    screen.until("live.sequence.board.epoch === 'second'", seconds=2)
    screen.saved()
    assert server.texts() == ["i 0", "i 1", "i 2", "i 3", "mine"]
    screen.equals_the_server()


def test_another_epoch_while_away(screen: Screen, server: Server) -> None:
    server.misbehave(ops=ideas(10))
    screen.until("live.board.idea.size === 10")
    server.kill()
    server.start()
    server.misbehave(epoch="second", kept=4, ops=ideas(9, "k"))
    screen.until("live.sequence.board.epoch === 'second'")
    screen.equals_the_server()


def test_the_last_board_is_there_before_the_network(screen: Screen, server: Server) -> None:
    server.misbehave(ops=ideas(7))
    screen.until("live.board.idea.size === 7")
    screen.until("async () => (await live.store.kept())?.board.head === 7")
    server.misbehave(upgrade=False, http=False, cut=True)
    server.misbehave(ops=ideas(1, "late"))
    screen.page.reload()
    screen.open()
    assert screen.run("live.board.idea.size") == 7
    assert screen.run("live.status") != "live"
    server.misbehave(upgrade=True)
    screen.until("live.board.idea.size === 8")
    screen.equals_the_server()


def test_another_persons_board_is_not_shown(screen: Screen, server: Server) -> None:
    server.misbehave(ops=ideas(7))
    screen.until("async () => (await live.store.kept())?.board.head === 7")
    server.misbehave(upgrade=False, http=False)
    shown = """async () => {
      const { openSession } = await import("/static/live/session.js");
      const me = { role: "participant", id: "somebody else" };
      const live = openSession({ session: "S", as: "participant", me });
      await live.ready;
      return live.board.idea.size;
    }"""
    screen.page.goto(server.url)
    assert screen.run(shown) == 0


def test_another_table_drops_what_was_the_first_ones_alone(screen: Screen, server: Server) -> None:
    secret = {"id": "secret", "segment_id": "s1", "rank": "a", "state": "private", "rev": 1}
    server.misbehave(own=[["idea", secret]], table="t1")
    screen.page.reload()
    screen.open()
    screen.until("live.board.idea.has('secret')")
    server.misbehave(own=[], table="t2", ops=ideas(3), cut=True)
    screen.until("live.board.me?.table_id === 't2' && live.board.idea.size === 3")
    screen.equals_the_server()


def test_the_clock_and_who_is_here(screen: Screen, server: Server) -> None:
    assert abs(screen.run("live.now() - Date.now()") - 3_600_000) < 2000
    server.misbehave(frame=["presence", {"count": 12}])
    screen.until("live.presence?.count === 12")
    server.misbehave(frame=["presence", {"here": ["p1", "p2"]}])
    screen.until("live.presence.here?.has('p2')")


def test_a_timer_never_shows_more_than_it_was_set_to(screen: Screen) -> None:
    left = """async (now) => {
      const { clock, leftOf } = await import("/static/ui/timer.js");
      return clock(leftOf({ ends_at: 700_000, left: null, length: 600_000 }, now));
    }"""
    assert [screen.run(left, now) for now in (99_950, 100_000, 101_050, 700_001)] == [
        "10:00",
        "10:00",
        "9:59",
        "0:00",
    ]


def test_a_server_that_says_goodbye_is_left_alone(screen: Screen, server: Server) -> None:
    server.misbehave(frame=["bye", {"refused": "signed_out", "say": "You signed out."}])
    screen.until("live.status.bye === 'signed_out'")
    before = server.truth()["sockets"]
    screen.page.wait_for_timeout(2500)
    assert server.truth()["sockets"] == before
    assert screen.run("live.store.kept().then((kept) => kept?.board)") is None
