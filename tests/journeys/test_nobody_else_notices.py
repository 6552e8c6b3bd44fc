"""What goes wrong for one is said to that one, in the meeting's language. Nobody else notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.meetings.running import Meeting, Room
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Line, Screen
from workshop.base.ids import new_id

pytestmark = pytest.mark.usefixtures("bystander")


@pytest.fixture
def room(leader: Facilitator) -> Room:
    return Room(Meeting(leader))


@pytest.fixture
def bystander(room: Room) -> Iterator[Screen]:
    """Somebody else in the room, who must go on undisturbed: the next idea reaches them at once."""
    mine = room.device
    room.newcomer()
    screen = room.screen("participant")
    room.device = mine
    head = screen.join()["head"]
    yield screen
    screen.events.clear()
    answer = screen.write(idea(room, "Det går vidare"))
    changes = screen.changes(answer["answers"][0]["n"])
    assert changes[-1]["n"] > head
    assert [e for e in changes[-1]["e"] if e[1]["text"] == "Det går vidare"]
    assert not [said for name, said in screen.events if name == "bye"]


def idea(room: Room, text: str, **fields: Any) -> dict[str, Any]:
    """An operation that adds an idea to the first segment."""
    op = {"op_id": new_id(), "kind": "idea.add", "id": new_id(), "text": text}
    return op | {"segment_id": room.meeting.segments[0]} | fields


def of_another_session(room: Room) -> dict[str, Any]:
    other = Room(Meeting(room.meeting.leader))
    return {"op_id": new_id(), "kind": "idea.edit", "id": other.idea, "rev": 1, "text": "Mitt"}


def of(kind: str, **fields: Any) -> dict[str, Any]:
    return {"op_id": new_id(), "kind": kind} | fields


def sorted_too_early(room: Room) -> dict[str, Any]:
    return of("idea.move", ids=[room.idea], category_id=room.category)


def hidden_and_moved(room: Room) -> dict[str, Any]:
    """Somebody sorts what a facilitator has just hidden."""
    idea = room.add("Ett namn")
    room.meeting.do("idea.hide", id=idea)
    room.meeting.do("step.open", id=room.meeting.step(0, "cluster"))
    room.meeting.do("step.open", id=room.meeting.step(0))
    return of("idea.move", ids=[idea], category_id=room.category)


def hidden_and_sorted(room: Room) -> dict[str, Any]:
    """Somebody has in their share what a facilitator has just hidden."""
    idea = hidden_and_moved(room)["ids"][0]
    return of("idea.sort", id=idea, category_id=room.category)


def undone_too_late(room: Room) -> dict[str, Any]:
    """Somebody undoes what another has built on."""
    op = idea(room, "Först")
    room.writer.write(op)
    assert "n" in room.meeting.write(idea(room, "Under", parent_id=op["id"]))
    return of("undo", of=op["op_id"])


REFUSED: dict[str, tuple[Callable[[Room], dict[str, Any]], str, str]] = {
    "an empty idea": (lambda room: idea(room, " \n\t "), "empty", "Skriv"),
    "100,000 characters, in a frame that is too small for them": (
        lambda room: idea(room, "x" * 60_000),
        "too_long",
        "tecken",
    ),
    "2,001 characters": (lambda room: idea(room, "x" * 2001), "too_long", "2001"),
    "a facilitator's operation": (
        lambda room: {"op_id": new_id(), "kind": "idea.hide", "id": room.idea},
        "not_yours",
        "",
    ),
    "the end of the meeting": (
        lambda _: {"op_id": new_id(), "kind": "session.end"},
        "not_yours",
        "",
    ),
    "an idea of another session": (of_another_session, "not_found", ""),
    "a step that is not open": (
        lambda room: idea(
            room, "För tidigt", segment_id=room.meeting.segments[2], category_id=room.category
        ),
        "step_closed",
        "",
    ),
    "sorting before its time": (sorted_too_early, "step_closed", ""),
    "sorting what was just hidden": (hidden_and_moved, "not_found", ""),
    "a word on where an idea belongs before its time": (
        lambda room: of("idea.sort", id=room.idea, category_id=room.category),
        "step_closed",
        "",
    ),
    "a word on what was just hidden": (hidden_and_sorted, "not_found", ""),
    "a facilitator's answer to what others suggest": (
        lambda room: of("idea.keep", id=room.idea),
        "not_yours",
        "",
    ),
    "a facilitator's way of placing a category": (
        lambda room: of(
            "placement.set",
            segment_id=room.meeting.segments[1],
            category_id=room.category,
            shown=False,
        ),
        "not_yours",
        "",
    ),
    "a vote before voting": (
        lambda room: of("vote.cast", id=room.idea, cast=True),
        "step_closed",
        "",
    ),
    "agreeing before that is asked": (
        lambda room: of("segment.agree", id=room.meeting.segments[0], agree=True),
        "step_closed",
        "",
    ),
    "confirming a text that is not proposed": (
        lambda _: of("text.confirm", version=1, passages=[0], agree=True),
        "not_proposed",
        "",
    ),
    "undoing what another did": (
        lambda room: of("undo", of=room.meeting.do("idea.hide", id=room.below)["op_id"]),
        "not_yours",
        "",
    ),
    "undoing what another has built on": (undone_too_late, "changed_since", "bygg"),
    "an operation nobody knows": (
        lambda _: {"op_id": new_id(), "kind": "idea.explode"},
        "unknown_kind",
        "",
    ),
    "fields that are not what they must be": (
        lambda room: idea(room, "Fel", parent_id=["x"]),
        "malformed",
        "",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_by_name_and_sentence(what: str, room: Room) -> None:
    make, name, word = REFUSED[what]
    answer = room.writer.write(make(room))["answers"][0]
    assert answer["refused"] == name
    assert word in answer["say"]
    assert answer["say"].endswith(".")
    assert answer["say"] != english(name)
    assert "n" in room.writer.write(idea(room, "Efteråt går det bra"))["answers"][0]


def english(name: str) -> str:
    """The same sentence in the other language."""
    from workshop.meeting.refusal import SENTENCES

    return SENTENCES[name]


def test_a_frame_over_the_limit_ends_that_connection_only(room: Room) -> None:
    room.writer.say('42["write",{"ops":["' + "x" * 100_000 + '"]}]')
    assert room.writer.ended()
    again = room.screen("participant")
    assert again.join()["head"] > 0


def test_a_lone_surrogate_is_answered_by_name(room: Room) -> None:
    room.writer.say('4277["write",{"ops":[{"op_id":"x","kind":"idea.add","text":"\\ud800"}]}]')
    assert room.writer.answer(77)["refused"] == "malformed"
    assert "n" in room.writer.write(idea(room, "Efteråt går det bra"))["answers"][0]


def test_a_flood_is_slowed_down_and_loses_nothing(room: Room) -> None:
    ops = [idea(room, f"Snabb {number}") for number in range(30)]
    answers = [room.writer.write(op) for op in ops]
    slowed = [op for op, answer in zip(ops, answers, strict=True) if "slow_down" in answer]
    assert slowed
    room.meeting.do("step.close", id=room.meeting.step(0))
    room.meeting.open_step(0)
    texts = [record["text"] for record in room.meeting.snapshot()["idea"]]
    done = [op for op in ops if op not in slowed]
    assert [op["text"] for op in done] == [text for text in texts if text.startswith("Snabb")]


def test_a_foreign_page_gets_no_socket(room: Room) -> None:
    cookies = room.device.web.cookies.jar
    cookie = "; ".join(f"{one.name}={one.value}" for one in cookies)
    line = Line(room.port, cookie, origin="https://evil.example")
    assert line.status == 403


def test_a_second_tab_is_the_same_participant(room: Room) -> None:
    second = room.screen("participant")
    me = second.join()["me"]
    answer = second.write(idea(room, "Från andra fliken"))
    room.writer.changes(answer["answers"][0]["n"])
    assert room.screen("participant").join()["me"] == me
    op = {"op_id": new_id(), "kind": "idea.edit", "id": room.idea, "rev": 1, "text": "Ändrad"}
    assert "n" in second.write(op)["answers"][0]


def test_an_old_cookie_is_told_to_join_again(room: Room) -> None:
    cookies = room.device.web.cookies.jar
    name = next(one.name for one in cookies if room.meeting.id in one.name)
    screen = Screen(room.port, room.meeting.id, "participant", f"{name}=forged")
    assert '"not_joined"' in screen.welcome
    assert "kod" in screen.welcome


def test_who_comes_after_the_end_is_told_so(room: Room) -> None:
    room.meeting.do("session.end")
    answer = room.writer.write(idea(room, "För sent"))["answers"][0]
    assert answer["refused"] == "ended"
    late = Facilitator(room.meeting.leader.url)
    assert late.open(room.meeting.link).status_code == 410
    assert "avslutat" in late.words or "slut" in late.words
    room.meeting.do("session.reopen")
    room.meeting.open_step(0)


def test_who_comes_while_joining_is_closed_is_told_so(room: Room) -> None:
    room.meeting.do("session.join", open=False)
    late = Facilitator(room.meeting.leader.url)
    assert late.open(room.meeting.link).status_code == 410
    assert "stängt för nya" in late.words


@pytest.mark.parametrize("code", ["ZZZZZZ", "zzz zzz", "", "0OI1LU", "för långt att vara en kod"])
def test_a_code_that_opens_nothing(code: str, room: Room) -> None:
    stranger = Facilitator(room.meeting.leader.url)
    stranger.open("/")
    assert stranger.submit("/", code=code).status_code == 422
    assert stranger.page.text.count('aria-invalid="true"') == 1
