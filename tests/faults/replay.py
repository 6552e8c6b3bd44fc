"""What must have come of a meeting: all that was acknowledged, carried out in order by a model.

The model is the one of the rules' tests; none of the engine's code is in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.faults.journal import Operation
from tests.faults.stored import Row, Stored
from tests.meetings.live_room import People, leads
from tests.model.records import Idea
from tests.model.world import Ranks, World, begun
from workshop.meeting.board import Actor

RANKED = {"idea": ("rank",), "category": ("rank",), "placement": ("rank", "beside")}


@dataclass
class Replay:
    """The model of one meeting, and whose eyes each word may have met on the way."""

    people: People
    world: World = field(init=False)
    allowed: dict[Actor, set[str]] = field(default_factory=dict)
    """All words of ideas that somebody may have been shown at some time."""
    wrong: list[str] = field(default_factory=list)
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    """By owner, what is said of the passages of the text."""

    def __post_init__(self) -> None:
        self.world = begun(self.people)
        self.world.open = set()
        self._ranks: Ranks = {}
        self._unseen: dict[Actor, set[str]] = {}
        for actor in self.people.everybody:
            self.allowed[actor], self._unseen[actor] = set(), set()

    def of(self, held: Stored, asked: dict[str, tuple[Actor, Operation]]) -> None:
        """Carry out all changes; `asked` says by op_id who asked for what."""
        for change in held.changes:
            for effect in change.effects:
                self._learn(effect)
            if change.op_id in asked:
                try:
                    self._carry_out(*asked[change.op_id])
                except (AssertionError, KeyError) as error:
                    self.wrong.append(f"change {change.number}, {change.kind}: {error!r}")
                    return

    def _learn(self, effect: dict[str, Any]) -> None:
        view, kind = effect["view"], effect["kind"]
        if kind in RANKED:
            self._ranks[kind, view["id"]] = {key: view[key] for key in RANKED[kind]}

    def _carry_out(self, actor: Actor, op: Operation) -> None:
        if op["kind"] == "text.confirm":
            self._confirm(actor, op)
        before = dict(self.world.records)
        self.world.carry_out(actor, op, lambda: self._ranks)
        changed = [key for key, one in self.world.records.items() if before.get(key) != one]
        fresh = {key[1] for key in changed if key[0] == "idea"}
        for somebody, unseen in self._unseen.items():
            unseen |= fresh
            seen = [one for one in map(self.world.idea, unseen) if self._seen(one, somebody)]
            self.allowed[somebody].update(one.text for one in seen)
            unseen -= {one.id for one in seen}

    def _confirm(self, actor: Actor, op: Operation) -> None:
        """The last word on a passage counts; those at one table have it, and who leads."""
        words: str = op.get("text", "")
        mine = self.said.setdefault(actor.owner_id, {})
        mine.update(dict.fromkeys(map(str, op["passages"]), words))
        for somebody in self.allowed:
            if words and (leads(somebody) or somebody.owner_id == actor.owner_id):
                self.allowed[somebody].add(words)

    def confirmations(self) -> dict[str, Row]:
        """What must be stored of it; see `stored.stored`."""
        return {owner: tuple(sorted(said.items())) for owner, said in self.said.items()}

    def _seen(self, idea: Idea, actor: Actor) -> bool:
        withheld = leads(actor) and idea.state == "private"
        return not withheld and self.world.reaches(idea, actor)

    def ideas(self) -> dict[str, Row]:
        """The ideas as they must be stored; see `stored.of_idea`."""
        return {one.id: _row(one) for one in self.world.ideas()}

    def categories(self) -> dict[str, Row]:
        """The categories as they must be stored."""
        return {one.id: (one.name, one.state, one.rank) for one in self.world.categories()}

    def minutes(self, form: str) -> list[str]:
        """The words of all ideas that the minutes in a format must have, each once."""
        words = partial(_in_minutes, self.world, form)
        return sorted(filter(None, map(words, self.world.ideas())))


def _row(idea: Idea) -> Row:
    place = idea.category, idea.column, idea.parent, idea.into, idea.rank
    return idea.text, idea.state, idea.rev, *place, idea.votes


def _in_minutes(world: World, form: str, idea: Idea) -> str:
    """The words of an idea, "" where the minutes have no place for it.

    Word has the categories that stand in a segment, JSON all that there are.
    """
    if idea.state != "shared" or not world.seen_by_all(idea):
        return ""
    if world.segment(idea.segment).kind == "frame":
        return idea.text
    there = world.listed(idea.segment) if form == "docx" else world.categories()
    return idea.text if idea.category in [one.id for one in there if one.state == "active"] else ""
