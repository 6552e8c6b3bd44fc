"""Acts of one's own: undone, refused, or known to nobody else."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from tests.workshop.static.live.conftest import Screen, Server

LISTEN = "void (window.told = [], live.onRefused((one) => told.push(one)))"


def do(screen: Screen, kind: str, **fields: object) -> str:
    script = "([kind, fields]) => live.do(kind, fields)"
    return str(screen.run(script, [kind, fields]))


def moved(screen: Screen, idea: str, category: str | None) -> str:
    return do(screen, "idea.move", ids=[idea], category_id=category)


def category_of(server: Server, idea: str) -> object:
    [found] = [each for each in server.truth()["ideas"] if each["id"] == idea]
    return found["category_id"]


def test_an_act_is_undone(screen: Screen, server: Server) -> None:
    idea = screen.write("one")
    op = moved(screen, idea, "c1")
    assert screen.run("(id) => live.board.idea.get(id).category_id", idea) == "c1"
    screen.saved()
    assert category_of(server, idea) == "c1"
    screen.run("(op) => live.undo(op)", op)
    screen.saved()
    assert category_of(server, idea) is None
    screen.equals_the_server()


def test_an_act_is_undone_before_it_is_sent(screen: Screen, server: Server) -> None:
    idea = screen.write("one")
    screen.saved()
    server.misbehave(slow_down=[1])
    op = moved(screen, idea, "c1")
    screen.run("(op) => void live.undo(op)", op)
    assert screen.run("(id) => live.board.idea.get(id).category_id", idea) is None
    screen.saved()
    assert op in server.truth()["seen"]
    assert category_of(server, idea) is None


def test_the_last_acts_of_the_page_are_undone_one_by_one(screen: Screen, server: Server) -> None:
    idea = screen.write("one")
    first, second = moved(screen, idea, "c1"), moved(screen, idea, "c2")
    screen.run("(op) => void live.undo(op)", second)
    do(screen, "vote.cast", id=idea, cast=True)
    do(screen, "timer.stop")
    assert screen.run("live.undoLast().map(({ op_id }) => op_id)") == [first]
    assert screen.run("live.undoLast()") == [], "words are not undone by accident"
    screen.saved()
    assert server.texts() == ["one"]


def test_nothing_of_an_earlier_step_is_undone(screen: Screen) -> None:
    idea = screen.write("one")
    moved(screen, idea, "c1")
    screen.saved()
    screen.run(
        """() => {
          const { reached } = live;
          live.reached = { ...reached, session: { ...reached.session, step_id: "t2" } };
          live.shown = null;
        }"""
    )
    assert screen.run("live.undoLast()") == []


def test_what_is_done_in_one_go_is_one_act(screen: Screen, server: Server) -> None:
    idea = screen.write("one")
    both = """(id) => {
      live.do("idea.move", { ids: [id], category_id: "c1" });
      live.do("idea.move", { ids: [id], category_id: "c2" });
    }"""
    screen.run(both, idea)
    assert len(screen.run("live.undoLast()")) == 2
    screen.saved()
    assert category_of(server, idea) is None
    undoings = server.truth()["seen"][-2:]
    assert undoings == sorted(undoings), "the last one first"
    screen.equals_the_server()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("idea.move", {"ids": ["x"], "category_id": "c1"}),
        ("undo", {"of": "somebody's"}),
        ("vote.cast", {"id": "x", "cast": True}),
    ],
)
def test_a_refused_act_without_words_is_told_of_once(
    screen: Screen, server: Server, kind: str, fields: dict[str, object]
) -> None:
    server.misbehave(refuse={kind: "changed_since"})
    screen.run(LISTEN)
    op = do(screen, kind, **fields)
    screen.until("told.length === 1")
    [told] = screen.run("told")
    assert (told["op_id"], told["op"]["kind"]) == (op, kind)
    assert (told["refused"], told["say"]) == ("changed_since", "No.")
    assert screen.run("live.setAside") == []
    screen.until("async () => !(await live.store.entries()).length")
    assert screen.run("live.undoLast()") == []
    screen.open()
    assert screen.run("[live.setAside.length, live.outbox.entries.length]") == [0, 0]


def test_a_refused_act_with_words_is_set_aside_and_not_told(screen: Screen, server: Server) -> None:
    server.misbehave(refuse={"category.add": "step_closed", "no": "step_closed"})
    screen.run(LISTEN)
    screen.write("no")
    do(screen, "category.add", name="A name")
    screen.until("live.setAside.length === 2")
    assert screen.run("live.setAside.map(({ op }) => op.text ?? op.name)") == ["no", "A name"]
    assert screen.run("[told, live.undoLast()]") == [[], []]
    server.misbehave(refuse={})
    screen.run("live.retry(live.setAside[1].op.op_id)")
    screen.saved()
    assert screen.run("live.undoLast().map(({ name }) => name)") == ["A name"]


def test_as_long_as_nobody_listens_nothing_vanishes_silently(
    screen: Screen, server: Server
) -> None:
    server.misbehave(refuse={"idea.move": "step_closed"})
    screen.run("void live.onRefused(() => {})()")
    moved(screen, "x", "c1")
    screen.until("live.setAside.length === 1")


def test_of_two_tabs_only_the_one_that_acted_is_told(
    device: BrowserContext, server: Server
) -> None:
    first = Screen(device.new_page(), server).is_live()
    second = Screen(device.new_page(), server).is_live()
    server.misbehave(refuse={"idea.move": "step_closed"}, slow_down=[0.5])
    for each in (first, second):
        each.run(LISTEN)
    moved(first, "x", "c1")
    second.until("live.outbox.entries.length === 1")
    first.until("told.length === 1")
    second.until("live.outbox.entries.length === 0")
    assert second.run("[told, live.setAside]") == [[], []]


def test_votes_that_are_ones_own_come_and_go(screen: Screen, server: Server) -> None:
    vote = {"id": "v", "segment_id": "s1", "idea_id": "i"}
    idea = {"op_id": "i", "kind": "idea.add", "id": "i", "segment_id": "s1", "text": "i"}
    server.misbehave(ops=[idea])
    screen.until("live.board.idea.size === 1")
    server.misbehave(own=[["vote", vote], ["vote", vote | {"id": "w"}], ["vote", "w"]])
    server.misbehave(epoch="second", kept=1)
    screen.until("live.board.vote.size === 1")
    voted = """async () => {
      const { votedBy } = await import("/static/live/board/votes.js");
      return [...votedBy(live.board, "s1")];
    }"""
    assert screen.run(voted) == ["i"]
    server.misbehave(frame=["changes", [{"n": 2, "e": [["vote", "v"]]}]])
    screen.until("live.board.vote.size === 0")
    do(screen, "vote.cast", id="i", cast=True)
    assert screen.run(voted) == ["i"]


def test_news_that_change_nothing_leave_the_board_as_it_is(screen: Screen, server: Server) -> None:
    server.misbehave(drop_answers=50)
    screen.write("waits")
    screen.until("live.board.idea.size === 1 && live.board.head === 1")
    screen.run("void (window.before = live.board)")
    server.misbehave(frame=["presence", {"count": 12}])
    screen.until("live.presence?.count === 12")
    assert screen.run("live.board === before")
    server.misbehave(drop_answers=0)
    screen.saved()
    assert screen.run("live.board !== before")
