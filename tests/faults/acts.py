"""What people do in a meeting under test, drawn by chance from what their screen shows."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from tests.faults.client import Client
from workshop.base.ids import new_id

Fields = dict[str, Any]
Act = tuple[str, Fields]
Record = dict[str, Any]

MOST_IDEAS, MOST_CATEGORIES = 250, 12
STEPS = (
    *(("frame", "write"), ("frame", "cluster"), ("frame", "settle")),
    *(("lists", "write"), ("lists", "vote"), ("frame", "write"), ("frame", "cluster")),
)
"""The order in which a facilitator leads through them, over and over."""


class Acts:
    """The acts of one person. What they write is marked, so that it is known where it turns up."""

    def __init__(self, client: Client, mark: str) -> None:
        self._client, self._chance = client, client.chance
        self._mark, self._numbers = mark, itertools.count(1)
        self._steps: Iterator[tuple[str, str]] = itertools.cycle(STEPS)

    def some(self) -> Act | None:
        """Something to do; None where there is nothing yet."""
        if not self._segments():
            return None
        leads = self._client.person.role == "facilitator"
        acts = self._of_everybody() | (self._of_facilitators() if leads else self._of_owners())
        act = self._chance.choices(list(acts), list(acts.values()))[0]()
        return act if act is not None else self._add()

    def _of_everybody(self) -> dict[Callable[[], Act | None], int]:
        return {
            self._add: 30,
            self._edit: 10,
            self._remove: 5,
            self._restore: 3,
            self._move: 12,
            self._merge: 5,
            self._unmerge: 3,
            self._undo: 10,
            self._categorise: 8,
        }

    def _of_owners(self) -> dict[Callable[[], Act | None], int]:
        return {self._vote: 8, self._agree: 3, self._confirm: 4}

    def _of_facilitators(self) -> dict[Callable[[], Act | None], int]:
        return {
            self.open_step: 10,
            self._hide: 12,
            self._private: 5,
            self._reveal: 6,
            self._place: 5,
            self._declare: 2,
            self._time: 4,
        }

    # What everybody does

    def _add(self) -> Act:
        if len(self._ideas()) > MOST_IDEAS:
            return self._edit() or ("undo", {"of": new_id()})
        fields: Fields = {"id": new_id(), "text": self._words()}
        kind = self._chance.choice(["frame", "frame", "lists"])
        parent = self._some_idea() if self._chance.random() < 0.3 else None
        if parent is not None:
            place = {"segment_id": parent["segment_id"], "parent_id": parent["id"]}
        elif kind == "lists" and (category := self._some_category()):
            place = {"segment_id": self._segments()[kind], "category_id": category}
        else:
            place = {"segment_id": self._segments()["frame"]}
        return "idea.add", fields | place

    def _edit(self) -> Act | None:
        if (idea := self._mostly_own()) is None:
            return None
        return "idea.edit", {"id": idea["id"], "rev": idea["rev"], "text": self._words()}

    def _remove(self) -> Act | None:
        return ("idea.remove", {"id": idea["id"]}) if (idea := self._mostly_own()) else None

    def _restore(self) -> Act | None:
        """What one took back oneself, or a facilitator hid."""
        gone = [op["id"] for op in self._client.done if op["kind"] in ("idea.remove", "idea.hide")]
        return ("idea.restore", {"id": self._chance.choice(gone)}) if gone else None

    def _move(self) -> Act | None:
        ideas, other = self._some_ideas(), self._some_idea()
        if not ideas or other is None:
            return None
        after = self._chance.choice([None, other["id"]])
        places: list[Fields] = [
            {"category_id": self._some_category(), "parent_id": None},
            {"category_id": self._some_category()},
            {"parent_id": other["id"]},
            {"parent_id": None, "after": after},
        ]
        return "idea.move", {"ids": ideas} | self._chance.choices(places, [6, 3, 2, 2])[0]

    def _merge(self) -> Act | None:
        whole = [one["id"] for one in self._ideas() if not one["parent_id"]]
        if len(whole) < 3:
            return None
        *ids, into = self._chance.sample(whole, self._chance.randint(2, 3))
        return "idea.merge", {"ids": ids, "into": into}

    def _unmerge(self) -> Act | None:
        merged = [one["id"] for one in self._ideas() if one["state"] == "merged"]
        return ("idea.unmerge", {"ids": [self._chance.choice(merged)]}) if merged else None

    def _undo(self) -> Act | None:
        """Mostly the last that one did."""
        done = self._client.done[-6:]
        return ("undo", {"of": self._chance.choice(done)["op_id"]}) if done else None

    def _categorise(self) -> Act | None:
        one, other = self._some_category(), self._some_category()
        if one is None or other is None:
            return self._new_category()
        acts: list[Act] = [
            ("category.rename", {"id": one, "name": self._words()}),
            ("category.move", {"id": one, "after": None if one == other else other}),
            ("category.merge", {"id": one, "into": other}),
            ("category.remove", {"id": one}),
        ]
        few = len(self._of("category")) < MOST_CATEGORIES
        weights = [4, 4, 1, 1, 4 if few else 0]
        return self._chance.choices([*acts, self._new_category()], weights)[0]

    def _new_category(self) -> Act:
        fields = {"id": new_id(), "name": self._words(), "ids": self._some_ideas()}
        return "category.add", fields

    # What participants do

    def _vote(self) -> Act | None:
        ideas = self._in("lists")
        if not ideas:
            return None
        cast = self._chance.random() < 0.7
        return "vote.cast", {"id": self._chance.choice(ideas)["id"], "cast": cast}

    def _agree(self) -> Act:
        return "segment.agree", {
            "id": self._segments()["frame"],
            "agree": self._chance.random() < 0.7,
        }

    def _confirm(self) -> Act:
        about = {"version": 1, "passages": [self._chance.randrange(4)]}
        if self._chance.random() < 0.5:
            return "text.confirm", about | {"agree": True}
        return "text.confirm", about | {"agree": False, "text": self._words()}

    # What facilitators do

    def open_step(self) -> Act:
        """Lead on to the next step."""
        place = next(self._steps)
        steps = {(one["segment_id"], one["kind"]): one["id"] for one in self._of("step")}
        return "step.open", {"id": steps[self._segments()[place[0]], place[1]]}

    def _hide(self) -> Act | None:
        idea = self._some_idea()
        return ("idea.hide", {"id": idea["id"], "reason": "off topic"}) if idea else None

    def _private(self) -> Act:
        return "segment.private", {"id": self._some_place(), "private": self._chance.random() < 0.7}

    def _reveal(self) -> Act:
        return "segment.reveal", {"id": self._some_place()}

    def _place(self) -> Act | None:
        if (category := self._some_category()) is None:
            return None
        fields: Fields = {
            "shown": self._chance.random() < 0.8,
            "after": self._some_category(),
            "tables": [one["id"] for one in self._of("table")[:2]],
        }
        segment = self._segments()[self._chance.choice(["frame", "matrix", "lists"])]
        said = self._chance.choice(sorted(fields))
        about = {"segment_id": segment, "category_id": category}
        if fields[said] == category:
            return None
        return "placement.set", about | {said: fields[said]}

    def _declare(self) -> Act:
        number = self._chance.choice([None, 3, 7])
        return "segment.declare", {"id": self._segments()["frame"], "number": number}

    def _time(self) -> Act:
        return self._chance.choice(
            [("timer.start", {"seconds": 60}), ("timer.add", {"seconds": 30}), ("timer.stop", {})]
        )

    # What is on the screen

    def _words(self) -> str:
        return f"«{self._mark} {next(self._numbers)}»"

    def _segments(self) -> dict[str, str]:
        return {one["kind"]: one["id"] for one in self._of("segment")}

    def _some_place(self) -> str:
        return self._segments()[self._chance.choice(["frame", "lists"])]

    def _of(self, kind: str) -> list[Record]:
        return [one for (of, _), one in self._client.board.records.items() if of == kind]

    def _ideas(self) -> list[Record]:
        return self._of("idea")

    def _in(self, kind: str) -> list[Record]:
        return [one for one in self._ideas() if one["segment_id"] == self._segments()[kind]]

    def _mostly_own(self) -> Record | None:
        """An idea that one wrote oneself; now and then another's, which will be refused."""
        mine = {op["id"] for op in self._client.done if op["kind"] == "idea.add"}
        own = [one for one in self._ideas() if one["id"] in mine]
        return (
            self._chance.choice(own) if own and self._chance.random() < 0.9 else self._some_idea()
        )

    def _some_idea(self) -> Record | None:
        ideas = self._ideas()
        return self._chance.choice(ideas) if ideas else None

    def _some_ideas(self) -> list[str]:
        """In a frame, where ideas are sorted."""
        ideas = [one["id"] for one in self._in("frame")]
        return self._chance.sample(ideas, min(len(ideas), self._chance.randint(1, 3)))

    def _some_category(self) -> str | None:
        active = [one["id"] for one in self._of("category") if one["state"] == "active"]
        return self._chance.choice(active) if active else None
