"""Twenty phones sort the same ideas at once: moved, merged, renamed, removed, undone, at random.

All boards come to be the same, and with them the one of a newcomer, the facilitators' and the
database's; no idea is lost, none hangs under nothing, none under itself.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import text

from tests import own_loop
from tests.meetings.running import Meeting
from tests.people.crowd import Board, Phone
from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server
from workshop.base.ids import new_id

PHONES, IDEAS, BELOW, CATEGORIES = 20, 140, 60, 6
MINUTE = 60.0
BETWEEN = 0.25  # seconds between two acts of one phone, on average
SEED = 4

AT_ONCE = {"SAMSYN_PARTICIPANT_PER_SECOND": "50", "SAMSYN_FACILITATOR_PER_SECOND": "500"}
LATE = {"not_found", "changed_since", "too_deep", "full"}
"""What somebody may be refused who acts on what another has just moved, merged or removed."""

Record = dict[str, Any]
Records = dict[tuple[str, str], Record]
Act = tuple[str, Record]


def test_20_phones_sort_the_same_board_for_a_minute(
    tmp_path: Path, started: Callable[..., Server]
) -> None:
    installation = Installation(tmp_path, **AT_ONCE)
    server = started(installation)
    leader = Facilitator(server.url)
    leader.follow_link(server.link)
    meeting = Meeting(leader)
    written = prepared(meeting)
    meeting.open_step(0, "cluster")
    boards, newcomer = own_loop.run(_a_minute(server.url, meeting))
    for number, board in enumerate(boards):
        assert board.head == newcomer.head, f"phone {number}"
        assert board.records == newcomer.records, f"phone {number}"
    sound(newcomer.records, written)
    as_facilitators_see = by_id(meeting.snapshot()["idea"])
    as_all_see = {idea["id"]: idea for idea in of_kind(newcomer.records, "idea")}
    assert as_facilitators_see.keys() == as_all_see.keys()
    for idea_id, seen in as_all_see.items():
        assert as_facilitators_see[idea_id] | seen == as_facilitators_see[idea_id]
    assert stored(installation, meeting.id) == {place(idea) for idea in as_all_see.values()}


def prepared(meeting: Meeting) -> set[str]:
    """Ideas with some below them, and categories; the words of all ideas."""
    roots = [new_id() for _ in range(IDEAS)]
    chance, ops = random.Random(SEED), list[Record]()
    for number in range(CATEGORIES):
        ops.append({"kind": "category.add", "id": new_id(), "name": f"Kategori {number}"})
    idea = {"kind": "idea.add", "segment_id": meeting.segments[0]}
    ops += [idea | {"id": one, "text": f"Idé {n}"} for n, one in enumerate(roots)]
    for number in range(BELOW):
        under = {"id": new_id(), "text": f"Under {number}", "parent_id": chance.choice(roots)}
        ops.append(idea | under)
    for op in ops:
        assert "n" in meeting.write(op | {"op_id": new_id()})
    return {op["text"] for op in ops if "text" in op}


async def _a_minute(url: str, meeting: Meeting) -> tuple[list[Board], Board]:
    """The boards of those who sorted, and that of one who came afterwards."""
    phones = [Sorter(url, number) for number in range(PHONES)]
    for phone in phones:
        await phone.come_in(meeting.link)
    await asyncio.gather(*(phone.connect() for phone in phones))
    began = time.perf_counter()
    await asyncio.gather(*(phone.sort() for phone in phones))
    took = time.perf_counter() - began
    await _until_all_heard(phones)
    _tell(phones, took)
    late = Phone(url, PHONES)
    await late.come_in(meeting.link)
    await late.connect()
    await asyncio.gather(*(phone.leave() for phone in [*phones, late]))
    return [phone.board for phone in phones], late.board


class Sorter(Phone):
    """A phone whose owner sorts at random what is on its board at that moment."""

    def __init__(self, url: str, number: int) -> None:
        super().__init__(url, number)
        self.chance = random.Random(SEED * 100 + number)
        self.became: Counter[str] = Counter()
        self.done: list[str] = []
        self.known: set[str] = set()
        """Every category that was ever on this board."""
        self.returns = 0

    async def sort(self) -> None:
        """Sort until the minute is over. Now and then the connection is lost for a moment."""
        end = time.monotonic() + MINUTE
        while time.monotonic() < end:
            await asyncio.sleep(self.chance.uniform(0, 2 * BETWEEN))
            if self.chance.random() < 0.02:
                await self._lose_connection()
            kind, fields = self._some_act()
            answer = await self.do(kind, **fields)
            refused = answer.get("refused", "done")
            assert refused in LATE | {"done"}, (kind, fields, answer)
            self.became[f"{kind} {refused}"] += 1
            if refused == "done":
                self.done.append(answer["op_id"])

    async def _lose_connection(self) -> None:
        self.disconnect()
        self.returns += 1
        await asyncio.sleep(self.chance.uniform(0, 1))
        await self.connect()

    def _some_act(self) -> Act:
        acts: dict[Callable[[], Act], int] = {
            self._move: 40,
            self._merge: 14,
            self._unmerge: 10,
            self._undo: 12,
            self._rename: 6,
            self._order: 6,
            self._remove: 4,
            self._restore: 4,
            self._merge_categories: 3,
            self._add: 4,
        }
        return self.chance.choices(list(acts), list(acts.values()))[0]()

    def _move(self) -> Act:
        *ids, other = self._some_ideas(7, least=2)
        category = self.chance.choice([*self._categories(), None])
        places: list[Record] = [
            {"category_id": category, "parent_id": None},
            {"parent_id": other},
            {"parent_id": None, "after": self.chance.choice([None, other])},
            {"category_id": category, "parent_id": None, "after": other},
        ]
        return "idea.move", {"ids": ids} | self.chance.choices(places, [8, 3, 3, 3])[0]

    def _merge(self) -> Act:
        whole = [one["id"] for one in self._ideas() if not one["parent_id"]]
        *ids, into = self.chance.sample(whole, self.chance.randint(2, 4))
        return "idea.merge", {"ids": ids, "into": into}

    def _unmerge(self) -> Act:
        merged = [one["id"] for one in self._ideas() if one["state"] == "merged"]
        if not merged:
            return self._merge()
        return "idea.unmerge", {"ids": self.chance.sample(merged, 1)}

    def _undo(self) -> Act:
        return ("undo", {"of": self.done.pop()}) if self.done else self._move()

    def _rename(self) -> Act:
        name = f"Kategori {self.number}:{self.chance.randrange(1000)}"
        return "category.rename", {"id": self._some_category(), "name": name}

    def _order(self) -> Act:
        one, other = self.chance.sample(self._categories() * 2, 2)
        after = None if one == other else other
        return "category.move", {"id": one, "after": after}

    def _remove(self) -> Act:
        if len(self._categories()) < CATEGORIES - 2:
            return self._add()
        return "category.remove", {"id": self._some_category()}

    def _restore(self) -> Act:
        """One that this phone knew once."""
        gone = sorted(self.known - set(self._categories()))
        return ("category.restore", {"id": self.chance.choice(gone)}) if gone else self._add()

    def _merge_categories(self) -> Act:
        active = self._categories()
        if len(active) < CATEGORIES:
            return self._add()
        one, into = self.chance.sample(active, 2)
        return "category.merge", {"id": one, "into": into}

    def _add(self) -> Act:
        if len(self._categories()) > CATEGORIES + 2:
            return self._rename()
        fields = {"id": new_id(), "name": f"Ny {self.number}", "ids": self._some_ideas(3)}
        return "category.add", fields

    def _some_category(self) -> str:
        return self.chance.choice(self._categories())

    def _some_ideas(self, most: int, least: int = 1) -> list[str]:
        """Different ideas that nobody else speaks for."""
        ideas = [one["id"] for one in self._ideas() if one["state"] == "shared"]
        return self.chance.sample(ideas, self.chance.randint(least, most))

    def _ideas(self) -> list[Record]:
        return of_kind(self.board.records, "idea")

    def _categories(self) -> list[str]:
        found = sorted(one["id"] for one in of_kind(self.board.records, "category"))
        self.known.update(found)
        return found


def sound(records: Records, written: set[str]) -> None:
    """Every idea is there once with its words, and hangs where something holds it."""
    ideas = by_id(of_kind(records, "idea"))
    assert Counter(idea["text"] for idea in ideas.values()) == Counter(written)
    categories = {one["id"] for one in of_kind(records, "category")}
    for idea in ideas.values():
        assert {idea["parent_id"], idea["merged_into_id"]} <= {None, *ideas}, "an orphan"
        assert idea["state"] in ("shared", "merged")
        if idea["state"] == "merged":
            assert ideas[idea["merged_into_id"]]["state"] == "shared"
            assert idea["parent_id"] is None
        else:
            assert idea["merged_into_id"] is None
        if idea["parent_id"] is not None:
            parent = ideas[idea["parent_id"]]
            assert [idea[key] for key in PLACE] == [parent[key] for key in PLACE]
        assert held(idea, ideas) <= 9
    for key in (None, *ideas):
        ranks = [one["rank"] for one in ideas.values() if one["parent_id"] == key]
        assert len(ranks) == len(set(ranks)), "two that stand in the same place"
    segments = of_kind(records, "segment")
    placed = {(one["segment_id"], one["category_id"]) for one in of_kind(records, "placement")}
    assert {(segment["id"], one) for segment in segments for one in categories} <= placed


PLACE = ("segment_id", "category_id", "column")


def held(idea: Record, ideas: dict[str, Record]) -> int:
    """How many levels deep an idea hangs; endless where it hangs under itself."""
    levels = 1
    while idea["parent_id"] is not None and levels < 100:
        idea, levels = ideas[idea["parent_id"]], levels + 1
    return levels


def of_kind(records: Records, kind: str) -> list[Record]:
    return [record for (of, _), record in records.items() if of == kind]


def by_id(records: list[Record]) -> dict[str, Record]:
    return {record["id"]: record for record in records}


def place(idea: Record) -> tuple[Any, ...]:
    """Where an idea stands, and its words."""
    keys = ("id", "text", "state", "category_id", "column", "parent_id", "merged_into_id", "rank")
    return tuple(idea[key] for key in keys)


def stored(installation: Installation, session: str) -> set[tuple[Any, ...]]:
    """The same of all ideas of a session in the database."""
    query = text(
        'SELECT id, text, state, category_id, "column", parent_id, merged_into_id, rank FROM ideas'
        " WHERE session_id = :session"
    )
    with installation.engine() as engine, engine.connect() as connection:
        return {tuple(row) for row in connection.execute(query, {"session": session})}


async def _until_all_heard(phones: list[Sorter]) -> None:
    for _ in range(600):
        heads = {phone.board.head for phone in phones}
        if len(heads) == 1:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(sorted(heads))


def _tell(phones: list[Sorter], took: float) -> None:
    became = sum((phone.became for phone in phones), Counter[str]())
    waits = sorted(wait for phone in phones for wait in phone.waits)
    head = phones[0].board.head
    print(f"\n{PHONES} phones, {IDEAS + BELOW} ideas, {CATEGORIES} categories, {took:.0f} s:")
    print(
        f"{sum(became.values())} acts, {sum(phone.returns for phone in phones)} lost connections,"
    )
    print(f"{head} changes, acknowledged in {waits[len(waits) // 2] * 1000:.0f} ms (median),")
    print(f"{waits[len(waits) * 99 // 100] * 1000:.0f} ms (p99)")
    print(orjson.dumps(dict(sorted(became.items())), option=orjson.OPT_INDENT_2).decode())
