"""What an operation must be refused for, as the protocol says: see `world`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from tests.meetings.live_room import Operation, leads
from tests.model.records import (
    DEEPEST,
    ON_BOARD,
    Category,
    Done,
    Held,
    Idea,
    Key,
    Values,
    owned_by,
)
from workshop.meeting.board import Actor

SORTING = {"idea.move", "idea.merge", "idea.unmerge"}
UNDOABLE = SORTING | {
    *("idea.sort", "idea.keep"),
    *("idea.add", "idea.edit", "idea.remove", "idea.restore", "idea.hide"),
    *("category.add", "category.rename", "category.move", "category.merge"),
    *("category.remove", "category.restore", "placement.set", "segment.declare"),
}
AFTER_THE_END = {
    *("session.end", "session.reopen", "segment.private", "segment.reveal", "step.close"),
    *("timer.pause", "timer.resume", "timer.stop"),
}


@dataclass
class Refusing(Held):
    """What may be done in a session: nothing else."""

    def refusals(self, actor: Actor, op: Operation) -> set[str]:
        """The names that an operation may be refused by; none: it must be carried out."""
        kind, (noun, _, verb) = op["kind"], op["kind"].partition(".")
        if actor.role == "wall":
            return {"not_yours"}
        if noun == "idea":
            return self._idea_refused(actor, verb, op)
        if noun == "category":
            return self._may_sort(actor) or self._category_refused(verb, op)
        asked = {
            "undo": self._undo_refused,
            "vote.cast": self._vote_refused,
            "segment.agree": self._agree_refused,
        }
        return asked[kind](actor, op) if kind in asked else self._lead_refused(actor, op)

    def _idea_refused(self, actor: Actor, verb: str, op: Operation) -> set[str]:
        if op["kind"] in SORTING:
            return self._may_sort(actor) or self._sort_refused(actor, verb, op)
        if verb == "sort":
            return self._may_sort(actor) or self._suggestion_refused(actor, op)
        if verb == "keep":
            return self._keep_refused(actor)
        if verb == "add":
            return names(self._add_refused(actor, op))
        return names(self._change_refused(actor, verb, op, self.idea(op["id"])))

    def _lead_refused(self, actor: Actor, op: Operation) -> set[str]:
        if not leads(actor):
            return {"not_yours"}
        if op["kind"] in AFTER_THE_END:
            return set()
        found = names("ended" if self.ended else None)
        itself = op["kind"] == "placement.set" and op.get("after") == op["category_id"]
        return found | ({"not_found", "malformed"} if itself else set())

    def _may_sort(self, actor: Actor) -> set[str]:
        """“Room”: participants too, while a cluster step is open; nobody once it has ended."""
        if self.ended:
            return {"ended"}
        return names(None if leads(actor) or self.sorting() else "step_closed")

    def _add_refused(self, actor: Actor, op: Operation) -> str | None:
        if self.ended:
            return "ended"
        if not leads(actor) and not self.writable(op["segment_id"]):
            return "step_closed"
        if ("idea", op["id"]) in self.records:
            return "op_id_reused"
        if "parent_id" not in op:
            gone = op["category_id"] is not None and not self.active(op["category_id"])
            return "not_found" if gone else None
        parent = self.idea(op["parent_id"])
        allowed = ON_BOARD if leads(actor) else (*ON_BOARD, "private")
        chain = self.upwards(parent)
        if not self.reaches(parent, actor) or any(one.state not in allowed for one in chain):
            return "not_found"
        return "too_deep" if self.levels(parent) >= DEEPEST else None

    def _change_refused(self, actor: Actor, verb: str, op: Operation, idea: Idea) -> str | None:
        if refused := not_ones_own(actor, verb, idea):
            return refused
        if idea.state not in changeable(actor, verb):
            return "not_found"
        if verb == "edit" and any(one.state == "removed" for one in self.upwards(idea)):
            return "not_found"
        withdrawn = idea.was_private and idea.removed_by and not leads(idea.removed_by)
        if verb == "restore" and withdrawn and idea.removed_by != actor:
            return "not_found"
        if self.ended:
            return "ended"
        if verb == "edit" and not leads(actor) and not self.writable(idea.segment):
            return "step_closed"
        return "conflict" if verb == "edit" and op["rev"] != idea.rev else None

    def _sort_refused(self, actor: Actor, verb: str, op: Operation) -> set[str]:
        ideas = self.meant(actor, verb, op)
        if not ideas:
            return {"not_found"}
        return self._move_refused(actor, op, ideas) if verb == "move" else set()

    def _suggestion_refused(self, actor: Actor, op: Operation) -> set[str]:
        """Everybody but facilitators says where whole ideas belong that all see in a frame."""
        if leads(actor):
            return {"not_yours"}
        idea = self.speaker(self.idea(op["id"]))
        whole = idea.parent is None and idea.state == "shared" and self.sortable(actor, idea)
        return names(None if whole and self.goes_to(op["category_id"]) else "not_found")

    def _keep_refused(self, actor: Actor) -> set[str]:
        if not leads(actor):
            return {"not_yours"}
        return names("ended" if self.ended else None)

    def meant(self, actor: Actor, verb: str, op: Operation) -> list[Idea]:
        """The ideas of an operation that its actor may sort; those that are gone are left out."""
        known = [self.idea(one) for one in op["ids"] if ("idea", one) in self.records]
        ideas = [one for one in known if self.sortable(actor, one)]
        if verb == "unmerge":
            return [one for one in ideas if one.state == "merged"]
        ideas = [one for one in ideas if one.state != "merged"]
        if verb == "merge":
            return self.mergeable(op, ideas)
        if op.get("parent_id") is not None:
            return self.hung(op, ideas)
        if "parent_id" not in op and {"category_id", "column"} & op.keys():
            ideas = [one for one in ideas if one.parent is None]
        if "after" in op and ideas:
            place = ideas[0].segment, ideas[0].parent
            own = "parent_id" in op
            ideas = [
                one for one in ideas if one.segment == place[0] and (own or one.parent == place[1])
            ]
        return ideas

    def hung(self, op: Operation, ideas: list[Idea]) -> list[Idea]:
        """Those of some ideas that can be sub-points of the one that is meant."""
        if ("idea", op["parent_id"]) not in self.records:
            return []
        parent = self.speaker(self.idea(op["parent_id"]))
        chain = [one.id for one in self.upwards(parent)]
        return [one for one in ideas if one.segment == parent.segment and one.id not in chain]

    def sortable(self, actor: Actor, idea: Idea) -> bool:
        """Facilitators sort what they can read; participants what everybody sees in a frame."""
        chain = self.upwards(idea)
        if leads(actor):
            return all(one.state in (*ON_BOARD, "hidden") for one in chain)
        frame = self.segment(idea.segment).kind == "frame" and idea.column == ""
        return frame and all(one.state in ON_BOARD for one in chain)

    def _move_refused(self, actor: Actor, op: Operation, ideas: list[Idea]) -> set[str]:
        found, parent = set[str](), None
        if op.get("parent_id") is not None:
            parent = self.speaker(self.idea(op["parent_id"]))
            if not self.seen_by_all(parent):
                found.add("not_found")
            if any(self.levels(parent) + self.height(one) > DEEPEST for one in ideas):
                found.add("too_deep")
        sorted_out = "category_id" in op and op["category_id"] is None
        if sorted_out and any(self.segment(one.segment).kind != "frame" for one in ideas):
            found.add("malformed")
        if (after := op.get("after")) is not None:
            own = "parent_id" in op
            hung = (parent.id if parent else None) if own else ideas[0].parent
            behind = self.records.get(("idea", after))
            place = ideas[0].segment, hung
            if behind is None or (behind.segment, behind.parent) != place:
                found.add("not_found")
            if after in [one.id for one in ideas]:
                found.add("malformed")
        return found

    def mergeable(self, op: Operation, ideas: list[Idea]) -> list[Idea]:
        """Those of some ideas that the one that is meant can speak for."""
        if ("idea", op["into"]) not in self.records:
            return []
        into = self.speaker(self.idea(op["into"]))
        place = into.segment, into.column, None
        return [
            one
            for one in ideas
            if one.id != into.id
            and all(self.seen_by_all(it) and it.state == "shared" for it in (one, into))
            and (one.segment, one.column, one.parent) == place
            and into.parent is None
        ]

    def _category_refused(self, verb: str, op: Operation) -> set[str]:
        category: Category | None = self.records.get(("category", op["id"]))
        if verb == "add":
            return names("op_id_reused" if category else None)
        if category is None:
            return {"not_found"}
        if verb == "restore":
            return names("not_found" if category.state == "merged" else None)
        others = [op["into"]] if "into" in op else []
        if op["id"] in (op.get("after"), *others):
            return {"not_found", "malformed"}
        if verb == "rename":
            return set()
        if category.state != "active" or not all(self.active(one) for one in others):
            return {"not_found"}
        return set()

    def _vote_refused(self, actor: Actor, op: Operation) -> set[str]:
        if self.ended:
            return {"ended"} | names("not_yours" if leads(actor) else None)
        if leads(actor):
            return {"not_yours"}
        idea = self.speaker(self.idea(op["id"]))
        found = set[str]()
        if not self.step_open(idea.segment, "vote"):
            found.add("step_closed")
        if not self.in_choice(idea):
            found.add("not_found")
        if op["cast"] and not self.votes_for(idea.id, actor.owner_id):
            mine = [self.idea(one) for one, owner in self.votes if owner == actor.owner_id]
            spent = [
                one
                for one in mine
                if one.segment == idea.segment and self.in_choice(self.speaker(one))
            ]
            if len(spent) >= (self.segment(idea.segment).budget or 0):
                found.add("no_votes_left")
        return found

    def _agree_refused(self, actor: Actor, op: Operation) -> set[str]:
        if self.ended:
            return {"ended"} | names("not_yours" if leads(actor) else None)
        if leads(actor):
            return {"not_yours"}
        return names(None if self.step_open(op["id"], "settle") else "step_closed")

    def _undo_refused(self, actor: Actor, op: Operation) -> set[str]:
        """What it changed must still be so, and what comes of it must hold together."""
        found = names("ended" if self.ended else None)
        done = self.done.get(op["of"])
        if done is None:
            return found | {"not_found"}
        if done.actor != actor:
            return found | {"not_yours"}
        if done.kind not in UNDOABLE:
            return found | {"changed_since"}
        found |= self._closed_since(actor, done)
        if not leads(actor) and any(self._hidden_by_itself(key, done) for key in done.became):
            found.add("not_found")
        same = not any(self._changed_since(key, done) for key in done.became)
        if not (same and self._holds(done)):
            found.add("changed_since")
        return found

    def _closed_since(self, actor: Actor, done: Done) -> set[str]:
        """Whoever undoes something must still be allowed to do it."""
        kind = done.kind
        sorts = kind in {*SORTING, "idea.sort"} or kind.startswith("category.")
        if leads(actor) or not (sorts or kind == "idea.edit"):
            return set()
        segments = [self.idea(about).segment for noun, about in done.became if noun == "idea"]
        is_open = self.sorting() if sorts else all(self.writable(one) for one in segments)
        return names(None if is_open else "step_closed")

    def _hidden_by_itself(self, key: Key, done: Done) -> bool:
        """Whether it is hidden, and does not just go along with what it hangs under."""
        if not self.is_hidden(key):
            return False
        over = self.upwards(self.records[key])[1:2]
        return not [one for one in over if ("idea", one.id) in done.became]

    def _changed_since(self, key: Key, done: Done) -> bool:
        """Whether a field that it changed has another value by now; what it made may have grown."""
        became, is_now = done.became[key], self.records[key]
        if done.was[key] is None:
            if key[0] == "suggestion":
                return bool(is_now.category != became.category)
            return key[0] != "placement" and is_now.state not in (
                "active",
                "shared",
                "private",
            )
        return any(getattr(is_now, one) != getattr(became, one) for one in touched(done, key))

    def undone(self, done: Done) -> dict[Key, Any]:
        """The records as they stand when it is undone."""
        undone = replace(self, records=dict(self.records))
        for key, was in done.was.items():
            if was is None:
                one = undone.records[key]
                undone.records[key] = replace(one, **GONE[key[0]](one, done))
            else:
                back = {one: getattr(was, one) for one in touched(done, key)}
                if "rev" in back:
                    back["rev"] = undone.records[key].rev + 1
                undone.records[key] = replace(undone.records[key], **back)
        for idea in [undone.records[key] for key in done.was if key[0] == "idea"]:
            if undone.sound(idea):
                root = undone.upwards(idea)[-1]
                category = undone.went_into(root.category)
                undone.stand(replace(idea, category=category, column=root.column))
        return undone.records

    def _holds(self, done: Done) -> bool:
        """Whether all that it touched, and what hangs below that, hangs under what lives."""
        undone = replace(self, records=self.undone(done))
        about = [undone.idea(key[1]) for key in done.was if key[0] == "idea"]
        if not all(undone.sound(one) for one in about):
            return False
        below = [it for one in about for it in undone.below(one.id)]
        made = [key[1] for key, was in done.was.items() if was is None and key[0] == "category"]
        if any(one.category in made and one.state != "removed" for one in undone.ideas()):
            return False
        alive = [one for one in (*about, *below) if one.state != "removed"]
        return all(undone.lives(one) and self._as_hidden(done, undone, one) for one in alive)

    def _as_hidden(self, done: Done, undone: Held, idea: Idea) -> bool:
        """Whether an idea stays as hidden as it is; hiding and showing alone change that."""
        if done.kind in ("idea.hide", "idea.restore") or self.idea(idea.id).state == "removed":
            return True
        key = "idea", idea.id
        return self.is_hidden(key) == undone.is_hidden(key)


def names(refused: str | None) -> set[str]:
    return {refused} if refused else set()


def touched(done: Done, key: Key) -> list[str]:
    """The fields of a record that an operation changed; all, where it made it."""
    was, became = done.was[key], done.became[key]
    return [
        one.name
        for one in fields(became)
        if was is None or getattr(was, one.name) != getattr(became, one.name)
    ]


def _taken_back(idea: Idea, done: Done) -> Values:
    private = idea.state == "private"
    return {"state": "removed", "removed_by": done.actor, "was_private": private, "into": None}


GONE: dict[str, Callable[[Any, Done], Values]] = {
    "idea": _taken_back,
    "category": lambda *_: {"state": "removed"},
    "placement": lambda *_: {},
    "suggestion": lambda *_: {"category": None, "instead_of": None},
}
"""What becomes of a record when its making is undone."""


def not_ones_own(actor: Actor, verb: str, idea: Idea) -> str | None:
    own = {
        "edit": owned_by(idea, actor),
        "remove": owned_by(idea, actor),
        "restore": idea.state == "removed" and idea.removed_by == actor,
        "hide": False,
    }
    if leads(actor) or own[verb]:
        return None
    hidden = verb in ("edit", "remove") and idea.state != "shared"
    return "not_found" if hidden else "not_yours"


def changeable(actor: Actor, verb: str) -> set[str]:
    """What states an idea may be in, to have that done to it."""
    return {
        "edit": {"shared", "hidden"} if leads(actor) else {"shared", "private"},
        "remove": {*ON_BOARD, "private"} | ({"hidden"} if leads(actor) else set()),
        "hide": {*ON_BOARD, "hidden"},
        "restore": {"hidden", "removed"},
    }[verb]
