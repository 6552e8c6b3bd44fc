"""Undo, in a real database: everything as it was or nothing at all; nobody sees more for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update

from tests.meetings.acting import Room
from tests.meetings.live_room import (
    Client,
    begin,
    idea_at,
    live_of,
    operation,
)
from workshop.base.ids import new_id
from workshop.storage.database import Database
from workshop.storage.models import Change


@pytest.fixture
def room(database: Database) -> Room:
    return Room(database, live_of(database), begin(database))


@pytest.fixture
def prepared(room: Room) -> dict[str, str]:
    return prepare(room)


def prepare(room: Room) -> dict[str, str]:
    """Ideas and categories by name: a tree, a duplicate, one that is hidden, one taken back."""
    people, lone = room.people, room.people.participants[3]
    first, second = people.categories
    ids = {name: room.write(lone, name) for name in ("root", "other", "twin", "hidden", "gone")}
    ids["child"] = room.write(lone, "child", parent_id=ids["root"])
    ids["low"] = room.write(lone, "low", parent_id=ids["child"])
    room.do(lone, "idea.move", ids=[ids["root"]], category_id=first)
    room.do(lone, "idea.merge", ids=[ids["twin"]], into=ids["other"])
    room.do(people.participants[0], "idea.sort", id=ids["root"], category_id=second)
    room.do(people.anna, "idea.hide", id=ids["hidden"])
    room.do(lone, "idea.remove", id=ids["gone"])
    ids["removed"] = new_id()
    room.do(people.anna, "category.add", id=ids["removed"], name="Borta")
    room.do(people.anna, "category.remove", id=ids["removed"])
    return ids | {"first": first, "second": second} | people.segments | {"table": people.tables[0]}


Act = Callable[[dict[str, str]], dict[str, Any]]

ACTS: dict[str, tuple[str, Act]] = {
    "idea.edit": ("lone", lambda at: {"id": at["root"], "rev": 1, "text": "Annat"}),
    "idea.remove": ("lone", lambda at: {"id": at["root"]}),
    "idea.remove, with a duplicate": ("lone", lambda at: {"id": at["other"]}),
    "idea.restore": ("lone", lambda at: {"id": at["gone"]}),
    "idea.restore, what was hidden": ("anna", lambda at: {"id": at["hidden"]}),
    "idea.hide": ("anna", lambda at: {"id": at["root"], "reason": "Ett namn"}),
    "idea.hide, a duplicate": ("anna", lambda at: {"id": at["twin"]}),
    "idea.move": ("lone", lambda at: {"ids": [at["root"]], "category_id": at["second"]}),
    "idea.move, in order": ("lone", lambda at: {"ids": [at["other"]], "after": None}),
    "idea.move, under another": (
        "lone",
        lambda at: {"ids": [at["root"]], "parent_id": at["other"]},
    ),
    "idea.move, on its own": ("lone", lambda at: {"ids": [at["child"]], "parent_id": None}),
    "idea.sort": ("lone", lambda at: {"id": at["other"], "category_id": at["second"]}),
    "idea.sort, elsewhere": ("lone", lambda at: {"id": at["root"], "category_id": at["second"]}),
    "idea.keep": ("anna", lambda at: {"id": at["root"]}),
    "idea.merge": ("lone", lambda at: {"ids": [at["root"]], "into": at["other"]}),
    "idea.merge, hand on": ("lone", lambda at: {"ids": [at["other"]], "into": at["root"]}),
    "idea.unmerge": ("lone", lambda at: {"ids": [at["twin"]]}),
    "category.add": ("lone", lambda at: {"id": new_id(), "name": "Ny", "ids": [at["root"]]}),
    "category.rename": ("lone", lambda at: {"id": at["first"], "name": "Annan"}),
    "category.move": ("lone", lambda at: {"id": at["second"], "after": None}),
    "category.merge": ("lone", lambda at: {"id": at["first"], "into": at["second"]}),
    "category.remove": ("lone", lambda at: {"id": at["first"]}),
    "category.restore": ("lone", lambda at: {"id": at["removed"]}),
    "placement.set": (
        "anna",
        lambda at: {
            "segment_id": at["matrix"],
            "category_id": at["first"],
            "after": at["second"],
            "shown": False,
            "tables": [at["table"]],
            "beside": True,
        },
    ),
    "segment.declare": ("anna", lambda at: {"id": at["frame"], "number": 4}),
}


@pytest.mark.parametrize("name", ACTS)
def test_everything_is_as_it_was(room: Room, prepared: dict[str, str], name: str) -> None:
    """For everybody; and once more after it was done again."""
    people = room.people
    who, fields = ACTS[name]
    actor = {"lone": people.participants[3], "anna": people.anna}[who]
    before = {one: room.board(one) for one in people.everybody}
    kind = name.split(",")[0]
    of = room.do(actor, kind, **fields(prepared))
    assert room.board(people.anna) != before[people.anna]
    for one in (*people.participants[:3], people.bertil):
        assert room.undo(one, of) == "not_yours"
    assert room.undo(actor, of) is None
    for one in people.everybody:
        board = room.board(one)
        if kind == "category.add":
            board = without_what_is_new(board, before[one])
        assert board == before[one]
    assert room.undo(actor, of) == "changed_since"


def without_what_is_new(board: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """A board without the records that were not there; facilitators see what was removed."""
    return {
        kind: {key: one for key, one in records.items() if key in before[kind]}
        for kind, records in board.items()
    }


def test_an_undone_idea_is_taken_back(room: Room) -> None:
    lone = room.people.participants[3]
    idea = idea_at(room.people.segments["frame"], "Förhastat")
    room.live.carry_out(lone, [idea])
    assert room.undo(room.people.participants[0], idea["op_id"]) == "not_yours"
    assert room.undo(lone, idea["op_id"]) is None
    assert room.state(idea["id"]) == "removed"
    assert room.undo(lone, idea["op_id"]) == "changed_since"
    room.do(lone, "idea.restore", id=idea["id"])
    assert room.state(idea["id"]) == "shared"


# Where somebody has built on it


@pytest.mark.parametrize(
    ("name", "since", "fields"),
    [
        ("idea.edit", "idea.edit", lambda at: {"id": at["root"], "rev": 2, "text": "Mer"}),
        ("idea.move", "idea.move", lambda at: {"ids": [at["root"]], "category_id": None}),
        ("idea.move", "category.merge", lambda at: {"id": at["second"], "into": at["first"]}),
        ("idea.merge", "idea.unmerge", lambda at: {"ids": [at["root"]]}),
        ("idea.unmerge", "idea.remove", lambda at: {"id": at["other"]}),
        ("idea.unmerge", "idea.merge", lambda at: {"ids": [at["other"]], "into": at["root"]}),
        ("idea.unmerge", "idea.move", lambda at: {"ids": [at["twin"]], "parent_id": at["root"]}),
        ("idea.move, on its own", "idea.remove", lambda at: {"id": at["root"]}),
        (
            "idea.move, on its own",
            "idea.move",
            lambda at: {"ids": [at["root"]], "parent_id": at["child"]},
        ),
        ("category.rename", "category.rename", lambda at: {"id": at["first"], "name": "X"}),
        ("category.remove", "category.restore", lambda at: {"id": at["first"]}),
        ("category.merge", "idea.move", lambda at: {"ids": [at["root"]], "category_id": None}),
        ("placement.set", "placement.set", lambda at: PLACED_SINCE(at)),
        ("segment.declare", "segment.declare", lambda at: {"id": at["frame"], "number": 5}),
    ],
)
def test_not_when_it_was_changed_since(
    room: Room, prepared: dict[str, str], name: str, since: str, fields: Act
) -> None:
    people = room.people
    who, act = ACTS[name]
    actor = {"lone": people.participants[3], "anna": people.anna}[who]
    of = room.do(actor, name.split(",")[0], **act(prepared))
    room.do(people.anna, since, **fields(prepared))
    before = room.board(people.anna)
    assert room.undo(actor, of) == "changed_since"
    assert room.board(people.anna) == before


def PLACED_SINCE(at: dict[str, str]) -> dict[str, Any]:  # noqa: N802
    return {"segment_id": at["matrix"], "category_id": at["first"], "shown": True}


def test_not_when_something_living_depends_on_it(room: Room, prepared: dict[str, str]) -> None:
    lone, elsewhere = room.people.participants[3], room.people.participants[2]
    idea = idea_at(room.people.segments["frame"], "Början")
    room.live.carry_out(lone, [idea])
    below = room.write(elsewhere, parent_id=idea["id"])
    assert room.undo(lone, idea["op_id"]) == "changed_since"
    room.do(elsewhere, "idea.remove", id=below)
    room.do(elsewhere, "idea.merge", ids=[prepared["root"]], into=idea["id"])
    assert room.undo(lone, idea["op_id"]) == "changed_since"
    category = operation("category.add", id=new_id(), name="Ny", ids=[idea["id"]])
    room.live.carry_out(lone, [category])
    room.do(elsewhere, "idea.move", ids=[prepared["other"]], category_id=category["id"])
    assert room.undo(lone, category["op_id"]) == "changed_since"
    room.do(elsewhere, "idea.move", ids=[prepared["other"]], category_id=None)
    assert room.undo(lone, category["op_id"]) is None


def test_other_fields_may_have_changed(room: Room, prepared: dict[str, str]) -> None:
    people, lone = room.people, room.people.participants[3]
    of = room.do(lone, "idea.move", ids=[prepared["root"]], category_id=prepared["second"])
    room.do(people.anna, "idea.edit", id=prepared["root"], rev=1, text="Mer")
    added = room.write(people.anna, parent_id=prepared["low"])
    assert room.undo(lone, of) is None
    ideas = room.board(people.anna)["idea"]
    assert ideas[prepared["root"]]["text"] == "Mer"
    assert ideas[added]["category_id"] == prepared["first"], "what was added goes along"


def test_a_revision_never_comes_again(room: Room, prepared: dict[str, str]) -> None:
    """Who edits what they saw before must be told of the undo."""
    lone = room.people.participants[3]
    of = room.do(lone, "idea.edit", id=prepared["root"], rev=1, text="Annat")
    assert room.undo(lone, of) is None
    for rev in (1, 2):
        late = {"id": prepared["root"], "rev": rev, "text": "Sent"}
        assert room.refused(room.people.anna, "idea.edit", **late) == "conflict"


def test_not_when_the_neighbour_has_another_word(room: Room, prepared: dict[str, str]) -> None:
    """A table has one word on where an idea belongs, and two who may give it."""
    seated, neighbour = room.people.participants[:2]
    assert seated.table_id == neighbour.table_id
    first, second = ({"category_id": prepared[one]} for one in ("first", "second"))
    of = room.do(seated, "idea.sort", id=prepared["other"], **first)
    room.do(neighbour, "idea.sort", id=prepared["other"], **second)
    assert room.undo(seated, of) == "changed_since"


# Whoever undoes something must still be allowed to


def test_not_when_it_is_closed_or_over(room: Room, prepared: dict[str, str]) -> None:
    people, lone = room.people, room.people.participants[3]
    edit = room.do(lone, "idea.edit", id=prepared["root"], rev=1, text="Annat")
    move = room.do(lone, "idea.move", ids=[prepared["other"]], category_id=prepared["second"])
    rename = room.do(lone, "category.rename", id=prepared["first"], name="Annan")
    annas = room.do(people.anna, "category.rename", id=prepared["second"], name="Andra")
    room.do(people.anna, "step.open", id=people.steps["frame", "settle"])
    assert [room.undo(lone, of) for of in (edit, move, rename)] == ["step_closed"] * 3
    assert room.undo(people.anna, annas) is None
    annas = room.do(people.anna, "category.rename", id=prepared["second"], name="Andra")
    room.do(people.anna, "session.end")
    assert room.undo(people.anna, annas) == "ended"
    assert room.undo(lone, edit) == "ended"


def test_what_was_never_done(room: Room) -> None:
    assert room.undo(room.people.anna, "unknown") == "not_found"


@pytest.mark.parametrize("of", ["", "x" * 65, "\0", "\ud800", 7])
def test_what_is_no_operations_id(room: Room, of: object) -> None:
    assert room.refused(room.people.anna, "undo", of=of) == "malformed"


@pytest.mark.parametrize("record", [{"id": "x", "kind": "question"}, {"id": "x", "name": "K0"}])
def test_what_an_earlier_version_booked(
    room: Room, prepared: dict[str, str], record: dict[str, str]
) -> None:
    """It kept whole records as they were before, which is too little to go by."""
    of = room.do(room.people.anna, "category.rename", id=prepared["first"], name="Annan")
    old = update(Change).where(Change.op_id == of).values(before=[record])
    room.database.write(lambda db: db.execute(old))
    assert room.undo(room.people.anna, of) == "changed_since"


def test_not_across_sessions(database: Database, room: Room, prepared: dict[str, str]) -> None:
    of = room.do(room.people.anna, "category.rename", id=prepared["first"], name="Annan")
    other = Room(database, room.live, begin(database))
    assert other.undo(other.people.anna, of) == "not_found"


def test_what_leads_the_room_is_not_undone(room: Room) -> None:
    anna, frame = room.people.anna, room.people.segments["frame"]
    leading: dict[str, dict[str, Any]] = {
        "segment.private": {"id": frame, "private": True},
        "timer.start": {"seconds": 60},
        "step.close": {"id": room.people.steps["frame", "settle"]},
        "session.end": {},
    }
    for kind, fields in leading.items():
        of = room.do(anna, kind, **fields)
        assert room.undo(anna, of) in ("changed_since", "ended")


# Nobody sees more for it


def test_what_was_private_is_private_again(room: Room) -> None:
    people, lone = room.people, room.people.participants[3]
    room.do(people.anna, "segment.private", id=people.segments["frame"], private=True)
    mine = room.write(lone, "Min hemlighet")
    room.do(people.anna, "segment.private", id=people.segments["frame"], private=False)
    for actor in (lone, people.anna):
        of = room.do(actor, "idea.remove", id=mine)
        assert room.undo(actor, of) is None
        assert room.state(mine) == "private"
        for one in people.everybody:
            known = "hemlighet" in b"".join(room.live.catch_up(one)).decode()
            assert known is (one == lone)


@pytest.mark.parametrize("kind", ["idea.edit", "idea.move", "idea.remove"])
def test_authors_undo_nothing_of_what_is_hidden(
    room: Room, prepared: dict[str, str], kind: str
) -> None:
    lone, idea = room.people.participants[3], prepared["child"]
    fields: dict[str, dict[str, Any]] = {
        "idea.edit": {"id": idea, "rev": 1, "text": "Annat"},
        "idea.move": {"ids": [idea], "parent_id": None},
        "idea.remove": {"id": prepared["low"]},
    }
    of = room.do(lone, kind, **fields[kind])
    room.do(room.people.anna, "idea.hide", id=idea)
    assert room.undo(lone, of) in ("not_found", "changed_since")
    assert room.state(idea) == "hidden"


@pytest.mark.parametrize("kind", ["idea.remove", "idea.move"])
def test_what_is_hidden_below_is_no_hindrance(
    room: Room, prepared: dict[str, str], kind: str
) -> None:
    """Nor does anybody else learn by it that something is hidden there."""
    lone, root = room.people.participants[3], prepared["root"]
    room.do(room.people.anna, "idea.hide", id=prepared["child"])
    before = room.board(room.people.anna)
    moved: dict[str, Any] = {"ids": [root], "category_id": prepared["second"]}
    of = room.do(lone, kind, **({"id": root} if kind == "idea.remove" else moved))
    assert room.undo(lone, of) is None
    assert room.board(room.people.anna) == before
    assert room.board(lone)["idea"][prepared["child"]]["state"] == "hidden"
    assert prepared["child"] not in room.board(room.people.participants[0])["idea"]


def test_undoing_a_merge_shows_nothing_that_was_hidden_since(
    room: Room, prepared: dict[str, str]
) -> None:
    """A duplicate of what holds a name holds it too."""
    people, root, other = room.people, prepared["root"], prepared["other"]
    of = room.do(people.anna, "idea.merge", ids=[root], into=other)
    room.do(people.bertil, "idea.hide", id=other)
    assert room.undo(people.anna, of) == "changed_since"
    assert root not in room.board(people.wall)["idea"]


def test_undoing_a_move_shows_nothing_that_was_hidden_since(
    room: Room, prepared: dict[str, str]
) -> None:
    people, other, child = room.people, prepared["other"], prepared["child"]
    of = room.do(people.anna, "idea.move", ids=[child], parent_id=other)
    room.do(people.bertil, "idea.hide", id=other)
    assert room.undo(people.anna, of) == "changed_since"
    assert child not in room.board(people.wall)["idea"]


def test_undoing_a_move_hides_nothing_that_is_seen(room: Room, prepared: dict[str, str]) -> None:
    people, lone = room.people, room.people.participants[3]
    of = room.do(lone, "idea.move", ids=[prepared["child"]], parent_id=None)
    room.do(people.anna, "idea.hide", id=prepared["root"])
    assert room.undo(lone, of) == "changed_since"
    assert prepared["child"] in room.board(people.wall)["idea"]


def test_what_is_undone_is_in_no_tail(room: Room, prepared: dict[str, str]) -> None:
    people, lone = room.people, room.people.participants[3]
    there = Client(people.wall, room.live)
    there.join()
    of = room.do(lone, "idea.edit", id=prepared["root"], rev=1, text="Ett namn")
    added = idea_at(people.segments["frame"], "Ännu ett namn")
    room.live.carry_out(lone, [added])
    assert room.undo(lone, of) is None
    assert room.undo(lone, added["op_id"]) is None
    for actor in people.everybody:
        assert "namn" not in b"".join(room.live.catch_up(actor, there.last, there.epoch)).decode()


def test_where_a_category_was_merged_into_another_ideas_stand_there(
    room: Room, prepared: dict[str, str]
) -> None:
    lone, root = room.people.participants[3], prepared["root"]
    of = room.do(lone, "idea.move", ids=[root], category_id=prepared["second"])
    third = new_id()
    room.do(lone, "category.add", id=third, name="Tredje")
    room.do(lone, "category.merge", id=prepared["first"], into=third)
    assert room.undo(lone, of) is None
    assert room.board(lone)["idea"][root]["category_id"] == third


def test_what_took_the_place_meanwhile_stays_and_nobody_shares_it(room: Room) -> None:
    anna = room.people.anna
    one, two, three, four = (room.write(anna, text) for text in ("1", "2", "3", "4"))
    room.do(anna, "idea.move", ids=[three], after=one)
    move = room.do(anna, "idea.move", ids=[three], after=None)
    room.do(anna, "idea.move", ids=[four], after=one)  # to the very place that the third one had
    assert room.undo(anna, move) is None
    ideas = room.board(anna)["idea"]
    ranks = [ideas[idea]["rank"] for idea in (one, four, three, two)]
    assert ranks == sorted(set(ranks))
