"""What the protocol says must come of each operation: a plain model, none of the engine's code.

Records are immutable and kept in one dictionary, so that what an operation did, and whether
something happened to it since, is seen by comparing two of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.meetings.live_room import OPEN, VOTES, Operation, People, leads
from tests.model.records import (
    Category,
    Done,
    Idea,
    Key,
    Placement,
    Segment,
    Suggestion,
    Values,
)
from tests.model.refusals import SORTING, Refusing
from workshop.meeting.board import Actor

Ranks = dict[Key, Values]
"""By record, its rank as the engine chose it; of a placement also whether it stands beside."""

REORDERING = SORTING | {"idea.add", "category.add", "category.move", "placement.set"}


@dataclass
class World(Refusing):
    """A session as it must be, what may be done in it, and what comes of that."""

    def carry_out(self, actor: Actor, op: Operation, look: Callable[[], Ranks]) -> None:
        """An operation was carried out. `look` gives the ranks that the engine chose."""
        before = dict(self.records)
        self._happened(actor, op)
        if op["kind"] in REORDERING:
            self._adopt(op, look(), before)
            self._check_order(actor, op, replace(self, records=before))
        changed = [key for key, one in self.records.items() if before.get(key) != one]
        was = {key: before.get(key) for key in changed}
        became = {key: self.records[key] for key in changed}
        self.done[op["op_id"]] = Done(actor, op["kind"], was, became)

    def _happened(self, actor: Actor, op: Operation) -> None:
        noun, verb = op["kind"].split(".") if "." in op["kind"] else ("", op["kind"])
        match noun:
            case "idea" if verb == "add":
                self._added(actor, op)
            case "idea" if op["kind"] in SORTING:
                self._sorted(actor, verb, op)
            case "idea":
                self._changed(actor, verb, op, self.idea(op["id"]))
            case "category":
                self._categorised(actor, verb, op)
            case "vote":
                idea = self.speaker(self.idea(op["id"])).id
                there = self.votes_for(idea, actor.owner_id)
                self.votes -= there
                self.votes |= (there or {(idea, actor.owner_id)}) if op["cast"] else set()
            case "step" | "session" | "segment" | "placement" | "timer":
                self._led(actor, op)
            case "" if verb == "undo":
                self.records = self.undone(self.done[op["of"]])

    def _added(self, actor: Actor, op: Operation) -> None:
        parent = self.idea(op["parent_id"]) if "parent_id" in op else None
        private = self.segment(op["segment_id"]).private and not leads(actor)
        under = parent is not None and any(one.state == "private" for one in self.upwards(parent))
        category, column = op.get("category_id"), op.get("column", "")
        if parent is not None:
            category, column = parent.category, parent.column
        idea = Idea(op["id"], op["text"], actor, op["segment_id"], category, column)
        state = "private" if private or under else "shared"
        self.put(replace(idea, parent=op.get("parent_id"), state=state))

    def _changed(self, actor: Actor, verb: str, op: Operation, idea: Idea) -> None:
        match verb:
            case "sort":
                self._suggested(actor, op)
            case "keep":
                self._kept(self.speaker(idea))
            case "edit":
                self.put(replace(idea, text=op["text"], rev=idea.rev + 1))
            case "remove":
                private = idea.state == "private"
                gone = replace(
                    idea, state="removed", removed_by=actor, was_private=private, into=None
                )
                self.put(gone, *map(self._alone, self.duplicates(idea.id)))
            case "hide":
                self.put(replace(idea, state="hidden", into=None))
            case "restore":
                parent = self.idea(idea.parent) if idea.parent else None
                under = parent is not None and parent.state == "private"
                state = "private" if idea.was_private or under else "shared"
                back = replace(idea, state=state, removed_by=None, was_private=False)
                self.put(back)

    def _alone(self, idea: Idea) -> Idea:
        """A duplicate as an idea of its own again; one that was not seen is still not seen."""
        hidden = any(one.state == "hidden" for one in self.upwards(idea))
        return replace(idea, state="hidden" if hidden else "shared", into=None)

    def _sorted(self, actor: Actor, verb: str, op: Operation) -> None:
        ideas = self.meant(actor, verb, op)
        if verb == "unmerge":
            for idea in ideas:
                self.stand(self._alone(idea))
        elif verb == "merge":
            into = self.speaker(self.idea(op["into"]))
            place: Values = {"into": into.id, "category": into.category}
            for idea in ideas:
                for one in (*self.duplicates(idea.id), idea):
                    self.stand(replace(one, state="merged", **place))
        else:
            for idea in ideas:
                self.stand(self._moved(self.idea(idea.id), op))

    def _suggested(self, actor: Actor, op: Operation) -> None:
        """The first word sorts an idea; a word that differs stands beside it."""
        idea, into = self.speaker(self.idea(op["id"])), self.goes_to(op["category_id"])
        stands_in = self.goes_to(idea.category)
        if stands_in is None:
            self.stand(replace(idea, category=into))
        instead_of = None if stands_in == into else stands_in
        key = "suggestion", f"{idea.id}:{actor.owner_id}"
        self.records[key] = Suggestion(idea.id, actor, into, instead_of)

    def _kept(self, idea: Idea) -> None:
        about = {idea.id, *(one.id for one in self.duplicates(idea.id))}
        for key, one in list(self.records.items()):
            if key[0] == "suggestion" and one.idea in about:
                self.records[key] = replace(one, instead_of=None)

    def _moved(self, idea: Idea, op: Operation) -> Idea:
        if op.get("parent_id") is not None:
            parent = self.speaker(self.idea(op["parent_id"]))
            return replace(idea, parent=parent.id, category=parent.category, column=parent.column)
        place: Values = {}
        if "parent_id" in op:
            place["parent"] = None
        if "category_id" in op:
            place["category"] = self.goes_to(op["category_id"])
        if "column" in op:
            place["column"] = op["column"]
        return replace(idea, **place)

    def _categorised(self, actor: Actor, verb: str, op: Operation) -> None:
        if verb == "add":
            self._made_of(actor, op)
            return
        category = self.records["category", op["id"]]
        within = [one for one in self.ideas() if one.category == category.id]
        match verb:
            case "rename":
                category = replace(category, name=op["name"])
            case "remove":
                category = replace(category, state="removed")
            case "restore":
                category = replace(category, state="active")
            case "merge":
                category = replace(category, state="merged", into=op["into"])
                self.put(*(replace(one, category=op["into"]) for one in within))
                self._stand_in(category.id, op["into"])
        self.records["category", category.id] = category

    def _made_of(self, actor: Actor, op: Operation) -> None:
        """A new category, and the whole ideas of the frame that it is made of."""
        self.records["category", op["id"]] = Category(op["id"], op["name"])
        for segment in self.people.segments.values():
            key = "placement", f"{segment}:{op['id']}"
            self.records[key] = Placement(segment, op["id"])
        frame = self.people.segments["frame"]
        for idea in self.meant(actor, "move", {"ids": op.get("ids", []), "category_id": None}):
            if (idea.segment, idea.column) == (frame, ""):
                self.stand(replace(idea, category=op["id"]))

    def _stand_in(self, gone: str, into: str) -> None:
        """One category stands where another one stood that went into it, for all who were there."""
        for segment in self.people.segments.values():
            was: Placement = self.records["placement", f"{segment}:{gone}"]
            if was.shown:
                key = "placement", f"{segment}:{into}"
                now: Placement = self.records[key]
                both = (*now.tables, *was.tables) if now.tables and was.tables else ()
                tables = tuple(dict.fromkeys(both))
                self.records[key] = replace(now, shown=True, tables=tables)

    def _led(self, actor: Actor, op: Operation) -> None:
        noun, _, verb = op["kind"].partition(".")
        if noun == "placement":
            self._place(op)
        elif noun == "timer":
            self.clock = self._set(verb, op)
        elif noun == "segment":
            self._asked(actor, op)
        else:
            self._stepped(op)

    def _asked(self, actor: Actor, op: Operation) -> None:
        about = op["id"]
        match op["kind"]:
            case "segment.private":
                self._segment(about, private=op["private"])
            case "segment.declare":
                self._segment(about, declared=op["number"])
            case "segment.agree":
                listed = tuple(one.name for one in self.listed(about))
                self.consents[about, actor.owner_id] = listed if op["agree"] else ()
            case "segment.reveal":
                self._segment(about, private=False)
                withheld = [i for i in self.ideas() if (i.segment, i.state) == (about, "private")]
                self.put(*(replace(one, state="shared") for one in withheld))

    def _stepped(self, op: Operation) -> None:
        about = op.get("id", "")
        match op["kind"]:
            case "step.open":
                self._close(self.open - {about})
                self.clock = self.clock if self.left else None
                self.open = {about}
                self._count(about, again=True)
            case "step.close":
                self._close({about})
            case "session.end":
                self._close(set(self.open))
                self.ended, self.joining, self.clock = True, False, None
            case "session.reopen":
                self.ended = False
            case "session.join":
                self.joining = op["open"]

    def _set(self, verb: str, op: Operation) -> tuple[bool, int] | None:
        """The clock after an operation on it; how much is left is less by what a play takes."""
        runs, length = self.clock or (True, 0)
        match verb:
            case "start":
                self.left = op["seconds"]
                return True, op["seconds"] * 1000
            case "add":
                self.left = max(0, self.left + op["seconds"])
                return runs, max(1, length + op["seconds"] * 1000)
            case "stop":
                self.left = 0
                return None
        return self.clock and (verb == "resume", length)

    def _segment(self, segment_id: str, **values: Any) -> None:
        key = "segment", segment_id
        self.records[key] = replace(self.records[key], **values)

    def _close(self, steps: set[str]) -> None:
        for step in steps & self.open:
            self._count(step)
        self.open = self.open - steps

    def _count(self, step: str, again: bool = False) -> None:
        """When voting closes, ideas get their votes; when it opens, they are withheld."""
        kind, of = next(key for key, one in self.people.steps.items() if one == step)
        if of != "vote":
            return
        for idea in self.ideas():
            if idea.segment == self.people.segments[kind]:
                meant = {idea.id, *(one.id for one in self.duplicates(idea.id))}
                owners = {owner for one, owner in self.votes if one in meant}
                counted = self.in_choice(idea) and idea.state == "shared" and not again
                self.put(replace(idea, votes=len(owners) or None if counted else None))

    def _place(self, op: Operation) -> None:
        key = "placement", f"{op['segment_id']}:{op['category_id']}"
        said: Values = {one: op[one] for one in ("shown", "beside") if one in op}
        if "tables" in op:
            said["tables"] = tuple(op["tables"])
        self.records[key] = replace(self.records[key], **said)
        if {"after", "beside"} & op.keys():
            self._segment(op["segment_id"], arranged=True)

    def _adopt(self, op: Operation, ranks: Ranks, before: dict[Key, Any]) -> None:
        """Take over the ranks of what was made or moved, and of nothing else."""
        moved = {("category", op.get("id"))} if op["kind"] == "category.move" else set()
        if op["kind"] == "placement.set":
            moved = {key for key in ranks if key[1].startswith(op["segment_id"])}
        if op["kind"] in SORTING:
            moved = {("idea", one) for one in op["ids"] if ("idea", one) in self.records}
        for key in (self.records.keys() - before.keys()) | moved:
            if key in ranks:
                self.records[key] = replace(self.records[key], **ranks[key])

    def _check_order(self, actor: Actor, op: Operation, before: World) -> None:
        """What was put somewhere is there now, and nothing else has changed its order."""
        match op["kind"]:
            case "idea.add":
                assert self.siblings(self.idea(op["id"]))[-1] == op["id"], "not at the end"
            case "idea.move" if "after" in op:
                ids = [one.id for one in before.meant(actor, "move", op)]
                order = self.siblings(self.idea(ids[0]))
                ids = [one for one in ids if one in order]  # the others stand elsewhere
                rest = [one for one in order if one not in ids]
                if op["after"] in (None, *rest):
                    at = rest.index(op["after"]) + 1 if op["after"] is not None else 0
                    assert order == [*rest[:at], *ids, *rest[at:]], "in another order"
            case "category.move" | "category.add":
                listed = sorted((one.rank, one.id) for one in self.categories())
                order = [one for _, one in listed if self.active(one)]
                rest = [one for one in order if one != op["id"]]
                after = op.get("after", rest[-1] if rest else None)
                if after in (None, *rest):
                    at = rest.index(after) + 1 if after is not None else 0
                    assert order == [*rest[:at], op["id"], *rest[at:]], "in another order"
            case "placement.set":
                self._check_arranged(op, before)

    def _check_arranged(self, op: Operation, before: World) -> None:
        """The categories of a segment stand as they stood, but for the one that was moved."""
        wanted = [one.id for one in before.listed(op["segment_id"])]
        listed = [one.id for one in self.listed(op["segment_id"])]
        moved = op["category_id"]
        if "after" not in op:
            assert [i for i in listed if i != moved] == [i for i in wanted if i != moved]
        elif moved in listed and op["after"] in (None, *listed):
            rest = [one for one in wanted if one != moved]
            at = rest.index(op["after"]) + 1 if op["after"] is not None else 0
            assert listed == [*rest[:at], moved, *rest[at:]], "in another order"


def begun(people: People) -> World:
    """A session as `live_room.begin` leaves it."""
    world = World(people, open={people.steps[one] for one in OPEN})
    for kind, segment in people.segments.items():
        budget = VOTES if kind == "lists" else None
        world.records["segment", segment] = Segment(segment, kind, budget=budget)
    for number, category in enumerate(people.categories):
        rank = f"V{number}"
        world.records["category", category] = Category(category, f"K{number}", rank=rank)
        for segment in people.segments.values():
            key = "placement", f"{segment}:{category}"
            world.records[key] = Placement(segment, category, rank=rank)
    return world
