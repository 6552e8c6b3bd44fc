"""What is written arrives exactly once, in order, whatever happens on the way."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext

from tests.workshop.static.live.conftest import Screen, Server

FIVE = [f"idea {n}" for n in range(5)]
REFUSED_DISK = """Object.defineProperty(window, "indexedDB", {
  get() { throw new DOMException("no", "SecurityError"); } })"""

LATE_DISK = """Object.defineProperty(IDBOpenDBRequest.prototype, "onsuccess", {
  set(fn) { this.addEventListener("success", (event) => setTimeout(fn, 6000, event)); } })"""


def all_arrived(server: Server, texts: list[str]) -> None:
    assert server.texts() == texts
    seen = server.truth()["seen"]
    assert len(seen) == len(set(seen))


def test_what_is_written_is_shown_at_once_and_then_saved(screen: Screen, server: Server) -> None:
    server.misbehave(drop_answers=1)
    idea = screen.write(" One\r\nidea\x07 ")
    assert screen.run("(id) => live.stateOf(id)", idea) == "saving"
    assert screen.shown() == ["One\nidea"]
    screen.saved()
    assert screen.run("(id) => live.stateOf(id)", idea) == "saved"
    assert screen.run("(id) => live.board.mine.has(id)", idea)
    all_arrived(server, ["One\nidea"])
    screen.equals_the_server()


def test_nothing_is_lost_or_doubled_when_answers_get_lost(screen: Screen, server: Server) -> None:
    server.misbehave(drop_answers=3)
    for text in FIVE:
        screen.write(text)
    screen.saved(30)
    all_arrived(server, FIVE)
    assert screen.shown() == FIVE
    screen.equals_the_server()
    batches = server.truth()["batches"]
    assert [ids for _, ids in batches[:4]] == [batches[0][1]] * 4, "the same ones again"
    sent = [at for at, _ in batches[:4]]
    gaps = [later - earlier for earlier, later in pairwise(sent)]
    assert all(1.4 < gap < 5.5 for gap in gaps), gaps


def test_a_batch_holds_at_most_20_operations_and_32_kilobytes(
    screen: Screen, server: Server
) -> None:
    server.misbehave(slow_down=[0.5])
    texts = [f"{n} {'å' * 1990}" for n in range(20)] + [str(n) for n in range(50)]
    for text in texts:
        screen.write(text)
    screen.saved()
    all_arrived(server, texts)
    truth = server.truth()
    assert truth["most"] == 20
    assert 20_000 < truth["largest"] * 2 < 66_000


def test_a_server_killed_in_the_midst_gets_the_rest_when_it_is_back(
    screen: Screen, server: Server
) -> None:
    server.misbehave(drop_answers=1)
    screen.write(FIVE[0])
    screen.until("live.board.head === 1")
    server.kill()
    for text in FIVE[1:]:
        screen.write(text)
    screen.until("live.status === 'offline'")
    assert screen.run("[...live.board.idea.keys()].map((id) => live.stateOf(id))") == (
        ["waiting"] * 5
    )
    server.start()
    screen.saved()
    all_arrived(server, FIVE)
    screen.equals_the_server()


def test_a_closed_tab_keeps_what_waits(device: BrowserContext, server: Server) -> None:
    first = Screen(device.new_page(), server).is_live()
    server.kill()
    for text in FIVE:
        first.write(text)
    first.until("async () => (await live.store.entries()).length === 5")
    first.page.close()
    server.start()
    second = Screen(device.new_page(), server)
    second.saved()
    all_arrived(server, FIVE)
    second.equals_the_server()
    assert second.shown() == FIVE


def test_what_a_busy_page_has_sent_outlives_it(device: BrowserContext, server: Server) -> None:
    first = Screen(device.new_page(), server).is_live()
    server.kill()
    first.run("""() => {
      live.do("idea.add", { segment_id: "s1", text: "just sent" });
      setTimeout(() => { for (const end = Date.now() + 5000; Date.now() < end;); });
    }""")
    time.sleep(0.5)  # on a disk that is slow
    first.page.close()
    server.start()
    second = Screen(device.new_page(), server)
    second.saved()
    all_arrived(server, ["just sent"])


def test_ones_own_are_known_on_a_board_from_before(screen: Screen) -> None:
    screen.write("before")
    screen.until("async () => (await live.store.kept())?.board.head === 1")
    screen.run("void (live.store.keep = () => {})")  # as where the browser crashes
    idea = screen.write("mine")
    screen.saved()
    screen.open()
    screen.until("live.board.head === 2")
    assert screen.run("(id) => live.board.mine.has(id)", idea)
    assert screen.run("live.board.mine.size") == 2


def test_a_reload_in_the_midst_of_writing(screen: Screen, server: Server) -> None:
    server.misbehave(drop_answers=100)
    for text in FIVE:
        screen.write(text)
    screen.run("live.setDraft('s1', 'half a sen')")
    screen.until("async () => (await live.store.entries()).length === 5")
    screen.open()
    assert screen.run("live.draft('s1')") == "half a sen"
    screen.is_live()
    assert screen.shown() == FIVE
    server.misbehave(drop_answers=0)
    screen.saved()
    all_arrived(server, FIVE)
    screen.equals_the_server()


def test_a_draft_is_kept_and_dropped(screen: Screen) -> None:
    screen.run("live.setDraft('a', 'x'), live.setDraft('b', 'y'), live.setDraft('a', '')")
    screen.until("async () => (await live.store.drafts()).size === 1")
    screen.open()
    assert screen.run("[live.draft('a'), live.draft('b'), live.draft('c')]") == ["", "y", ""]


def test_a_device_without_network(screen: Screen, device: BrowserContext, server: Server) -> None:
    device.set_offline(True)
    screen.until("live.status === 'offline'")
    for text in FIVE:
        screen.write(text)
    assert screen.shown() == FIVE
    device.set_offline(False)
    screen.is_live().saved()
    all_arrived(server, FIVE)


def test_a_browser_that_keeps_nothing(device: BrowserContext, server: Server) -> None:
    page = device.new_page()
    page.add_init_script(REFUSED_DISK)
    screen = Screen(page, server).is_live()
    assert screen.run("live.durable") is False
    for text in FIVE:
        screen.write(text)
    screen.run("live.setDraft('s1', 'still here')")
    screen.until("!live.outbox.waiting.length")
    all_arrived(server, FIVE)
    assert screen.run("live.draft('s1')") == "still here"


def test_a_disk_that_answers_late_is_heard_all_the_same(
    screen: Screen, server: Server, device: BrowserContext
) -> None:
    screen.run("live.setDraft('s1', 'begun')")
    screen.until("async () => (await live.store.drafts()).size === 1")
    server.misbehave(slow_down=[60])
    screen.write("before")
    screen.until("async () => (await live.store.entries()).length === 1")
    screen.page.close()
    page = device.new_page()
    page.add_init_script(LATE_DISK)
    screen = Screen(page, server).is_live()
    assert screen.run("[live.durable, live.draft('s1')]") == [False, ""]
    screen.write("meanwhile")
    screen.until("live.durable")
    assert screen.run("live.draft('s1')") == "begun"
    screen.saved()
    assert sorted(server.texts()) == ["before", "meanwhile"]
    screen.equals_the_server()


def test_nothing_is_sent_before_it_is_on_the_disk(screen: Screen, server: Server) -> None:
    screen.run(
        """() => {
          const put = live.store.put.bind(live.store);
          window.held = [];
          live.store.put = (entry) => {
            if (held.length) return put(entry);
            return new Promise((done) => held.push(done)).then(() => put(entry));
          };
        }"""
    )
    screen.write("held")
    screen.write("kept, but later")
    time.sleep(0.5)
    assert server.truth()["seen"] == []
    screen.run("held[0]()")
    screen.saved()
    all_arrived(server, ["held", "kept, but later"])


@pytest.mark.parametrize(
    ("script", "stored"),
    [
        (r"'a\ud83db\ude00c\ud83d\ude00'", "abc😀"),
        (r"'\ud83d'.repeat(3) + 'x'", "x"),
        ("'ö'.repeat(2000)", "ö" * 2000),
        ("'👩‍👩‍👧'.repeat(250)", "👩‍👩‍👧" * 250),
    ],
)
def test_words_that_are_hard_to_carry(
    screen: Screen, server: Server, script: str, stored: str
) -> None:
    screen.run(f"live.do('idea.add', {{ segment_id: 's1', text: {script} }})")
    screen.saved()
    all_arrived(server, [stored])


def test_what_no_packet_holds_is_set_aside_with_its_words(screen: Screen, server: Server) -> None:
    screen.run("live.do('idea.add', { segment_id: 's1', text: 'x'.repeat(100000) })")
    screen.write("short")
    screen.saved()
    all_arrived(server, ["short"])
    aside = screen.run("live.setAside")[0]
    assert (aside["refused"], aside["say"]) == ("too_long", "Too long.")
    assert len(aside["op"]["text"]) == 100_000


def test_slow_down_is_heeded(screen: Screen, server: Server) -> None:
    server.misbehave(slow_down=[2, 1])
    for text in FIVE:
        screen.write(text)
    screen.saved()
    all_arrived(server, FIVE)
    batches = [at for at, _ in server.truth()["batches"]]
    assert batches[1] - batches[0] >= 2
    assert batches[2] - batches[1] >= 1


def test_what_is_refused_is_set_aside_and_the_next_ones_go_on(
    screen: Screen, server: Server
) -> None:
    server.misbehave(refuse={"idea 1": "step_closed"})
    ideas = [screen.write(text) for text in FIVE]
    screen.saved()
    all_arrived(server, [FIVE[0], *FIVE[2:]])
    assert screen.shown() == [FIVE[0], *FIVE[2:]]
    [aside] = screen.run("live.setAside")
    assert (aside["op"]["text"], aside["refused"], aside["say"]) == ("idea 1", "step_closed", "No.")
    state = screen.run("(id) => live.stateOf(id)", ideas[1])
    assert state == {"refused": "step_closed", "say": "No.", "text": "Theirs"}
    screen.open()
    assert [each["op"]["text"] for each in screen.run("live.setAside")] == ["idea 1"]
    server.misbehave(refuse={})
    screen.run("(id) => live.retry(id)", aside["op"]["op_id"])
    screen.until("!live.setAside.length")
    screen.saved()
    assert server.texts() == [FIVE[0], *FIVE[2:], FIVE[1]]


def test_a_refused_one_may_be_discarded(screen: Screen, server: Server) -> None:
    server.misbehave(refuse={"no": "full"})
    screen.write("no")
    screen.until("live.setAside.length === 1")
    screen.run("live.discard(live.setAside[0].op.op_id)")
    screen.until("async () => !(await live.store.entries()).length")
    assert screen.run("live.setAside") == []


def test_one_that_cannot_be_read_does_not_hold_up_the_others(
    screen: Screen, server: Server
) -> None:
    server.misbehave(unreadable="idea 2", slow_down=[0.3])
    for text in FIVE:
        screen.write(text)
    screen.saved()
    all_arrived(server, [*FIVE[:2], *FIVE[3:]])
    [aside] = screen.run("live.setAside")
    assert (aside["op"]["text"], aside["refused"]) == ("idea 2", "malformed")


def test_editing_twice_before_an_answer(screen: Screen, server: Server) -> None:
    server.misbehave(drop_answers=1)
    idea = screen.write("one")
    for text in ("two", "three"):
        screen.run("(fields) => void live.do('idea.edit', fields)", {"id": idea, "text": text})
        assert screen.shown() == [text]
    screen.saved()
    all_arrived(server, ["three"])
    screen.equals_the_server()
    screen.run("(id) => void live.do('idea.remove', { id })", idea)
    assert screen.shown() == []
    screen.saved()
    all_arrived(server, [])


def test_a_conflict_keeps_both_texts_and_can_be_sent_anew(screen: Screen, server: Server) -> None:
    idea = screen.write("mine")
    screen.saved()
    server.misbehave(holes=1)
    other = {"op_id": "o", "kind": "idea.edit", "id": idea, "rev": 1, "text": "theirs"}
    server.misbehave(ops=[other])
    screen.run("(fields) => void live.do('idea.edit', fields)", {"id": idea, "text": "mine 2"})
    screen.until("live.setAside.length === 1")
    [aside] = screen.run("live.setAside")
    assert (aside["op"]["text"], aside["text"]) == ("mine 2", "theirs")
    screen.until("live.board.idea.values().next().value.rev === 2")
    screen.run("(id) => live.retry(id)", aside["op"]["op_id"])
    screen.saved()
    all_arrived(server, ["mine 2"])


def test_two_tabs_share_a_queue(device: BrowserContext, server: Server) -> None:
    first = Screen(device.new_page(), server).is_live()
    second = Screen(device.new_page(), server).is_live()
    server.misbehave(drop_answers=2)
    for text in FIVE:
        first.write(text)
    second.until("live.outbox.waiting.length === 5 && live.board.idea.size === 5")
    second.write("from the other")
    for each in (first, second):
        each.saved()
        each.equals_the_server()
    assert sorted(server.texts()) == sorted([*FIVE, "from the other"])
    assert first.run("live.board.mine.size") == second.run("live.board.mine.size") == 6


def test_a_tab_sends_what_a_closed_one_could_not(device: BrowserContext, server: Server) -> None:
    first = Screen(device.new_page(), server).is_live()
    second = Screen(device.new_page(), server).is_live()
    first.run("live.links.close()")
    first.run("live.outbox.connected(false)")
    first.write("left behind")
    second.until("live.outbox.waiting.length === 1")
    first.page.close()
    second.saved()
    all_arrived(server, ["left behind"])


def test_after_a_lost_cookie_the_outbox_goes_out_as_whoever_joins(
    screen: Screen, server: Server
) -> None:
    server.kill()
    for text in FIVE:
        screen.write(text)
    server.start(connect="not_joined")
    screen.until("live.status.bye === 'not_joined'")
    assert screen.run("live.status.say") == "Join first."
    assert server.texts() == []
    server.misbehave(connect="")
    time.sleep(1)
    assert screen.run("live.status.bye") == "not_joined", "nobody reconnects by himself"
    screen.open()
    screen.saved()
    all_arrived(server, FIVE)
