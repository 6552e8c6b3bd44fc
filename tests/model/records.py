"""What a model of a session holds, and how it is looked at: see `world`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from tests.meetings.live_room import People, leads
from workshop.meeting.board import Actor

Key = tuple[str, str]
Values = dict[str, Any]

ON_BOARD = ("shared", "merged")
DEEPEST = 9


@dataclass(frozen=True)
class Idea:
    """An idea as it must be. `rank` is as the engine chose it; `play` looks at the order."""

    id: str
    text: str
    author: Actor
    segment: str
    category: str | None = None
    column: str = ""
    parent: str | None = None
    state: str = "shared"
    into: str | None = None
    rank: str = ""
    rev: int = 1
    removed_by: Actor | None = None
    was_private: bool = False
    votes: int | None = None


@dataclass(frozen=True)
class Category:
    id: str
    name: str
    state: str = "active"
    into: str | None = None
    rank: str = ""


@dataclass(frozen=True)
class Placement:
    segment: str
    category: str
    shown: bool = True
    beside: bool = False
    tables: tuple[str, ...] = ()
    rank: str = ""


@dataclass(frozen=True)
class Segment:
    id: str
    kind: str
    private: bool = False
    arranged: bool = False
    declared: int | None = None
    budget: int | None = None


@dataclass(frozen=True)
class Suggestion:
    """Where an owner says that an idea belongs, and the category that it should not stand in."""

    idea: str
    by: Actor
    category: str | None
    instead_of: str | None = None


@dataclass(frozen=True)
class Done:
    """An operation that was carried out: of each record that it changed, both values."""

    actor: Actor
    kind: str
    was: dict[Key, Any]
    became: dict[Key, Any]


@dataclass
class Held:
    """A session as it must be."""

    people: People
    records: dict[Key, Any] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    """The steps that are open."""
    ended: bool = False
    joining: bool = True
    clock: tuple[bool, int] | None = None
    """Whether it runs, and its length in milliseconds."""
    left: int = 0
    """Its seconds when it was last set."""
    votes: set[tuple[str, str]] = field(default_factory=set)
    """(idea, owner) of every vote that is cast."""
    consents: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    done: dict[str, Done] = field(default_factory=dict)

    def idea(self, idea_id: str) -> Idea:
        found: Idea = self.records["idea", idea_id]
        return found

    def ideas(self) -> list[Idea]:
        return [one for (kind, _), one in self.records.items() if kind == "idea"]

    def categories(self) -> list[Category]:
        return [one for (kind, _), one in self.records.items() if kind == "category"]

    def suggestions(self) -> dict[str, Suggestion]:
        """Those that were not taken back, by what they are known by."""
        all_of_them = {
            about: one for (kind, about), one in self.records.items() if kind == "suggestion"
        }
        return {about: one for about, one in all_of_them.items() if one.category}

    def segment(self, segment_id: str) -> Segment:
        found: Segment = self.records["segment", segment_id]
        return found

    def placements(self, segment_id: str) -> list[Placement]:
        placed = [one for (kind, _), one in self.records.items() if kind == "placement"]
        return [one for one in placed if one.segment == segment_id]

    def active(self, category_id: str) -> bool:
        return bool(self.records["category", category_id].state == "active")

    def went_into(self, category_id: str | None) -> str | None:
        while category_id and self.records["category", category_id].state == "merged":
            category_id = self.records["category", category_id].into
        return category_id

    def goes_to(self, category_id: str | None) -> str | None:
        """The category itself, the one it was merged into, or none if it is gone."""
        category_id = self.went_into(category_id)
        return category_id if category_id and self.active(category_id) else None

    def upwards(self, idea: Idea) -> list[Idea]:
        """An idea and all that it hangs under, as a sub-point or as a duplicate."""
        chain = [idea]
        while over := chain[-1].parent or (chain[-1].into if chain[-1].state == "merged" else None):
            chain.append(self.idea(over))
            assert len(chain) < 40, "it hangs under itself"
        return chain

    def levels(self, idea: Idea) -> int:
        """How deep it stands, from 1. A duplicate takes no level of its own."""
        return sum(one.state != "merged" for one in self.upwards(idea))

    def children(self, idea_id: str) -> list[Idea]:
        return [one for one in self.ideas() if one.parent == idea_id]

    def duplicates(self, idea_id: str) -> list[Idea]:
        return [one for one in self.ideas() if one.state == "merged" and one.into == idea_id]

    def speaker(self, idea: Idea) -> Idea:
        """The idea that speaks for it, or the idea itself."""
        return self.idea(idea.into) if idea.state == "merged" and idea.into else idea

    def votes_for(self, idea_id: str, owner: str) -> set[tuple[str, str]]:
        """An owner's votes that stand with an idea: its own, and those of what it speaks for."""
        mine = {one for one in self.votes if one[1] == owner}
        return {one for one in mine if self.speaker(self.idea(one[0])).id == idea_id}

    def below(self, idea_id: str) -> list[Idea]:
        found: list[Idea] = []
        for one in (*self.children(idea_id), *self.duplicates(idea_id)):
            found += [one, *self.below(one.id)]
        return found

    def height(self, idea: Idea) -> int:
        """How many levels of sub-points an idea is, itself counted."""
        below = (*self.children(idea.id), *self.duplicates(idea.id))
        own = idea.state != "merged"
        return own + max((self.height(one) for one in below), default=0)

    def seen_by_all(self, idea: Idea) -> bool:
        return all(one.state in ON_BOARD for one in self.upwards(idea))

    def is_hidden(self, key: Key) -> bool:
        if key[0] != "idea":
            return False
        return any(one.state == "hidden" for one in self.upwards(self.records[key]))

    def reaches(self, idea: Idea, actor: Actor) -> bool:
        """Whether it is on somebody's board."""
        chain = self.upwards(idea)
        if leads(actor):
            return all(one.state != "removed" for one in chain)
        withheld = [one for one in chain if one.state not in ON_BOARD]
        own = not withheld or owned_by(idea, actor)
        return own and all(one.state in ("private", "hidden") for one in withheld)

    def standing(self) -> list[Idea]:
        """All that facilitators see."""
        return [one for one in self.ideas() if self.reaches(one, self.people.anna)]

    def sound(self, idea: Idea) -> bool:
        """Whether it does not hang under itself."""
        seen = {idea.id}
        while over := idea.parent or (idea.into if idea.state == "merged" else None):
            if over in seen:
                return False
            seen.add(over)
            idea = self.idea(over)
        return True

    def lives(self, idea: Idea) -> bool:
        """Whether an idea hangs under nothing that was taken back, and no deeper than it may."""
        over = self.upwards(idea)[1:]
        spoken_for = idea.state != "merged" or (not idea.parent and over[0].state != "merged")
        removed = any(one.state == "removed" for one in over)
        return spoken_for and not removed and self.levels(idea) <= DEEPEST

    def writable(self, segment_id: str) -> bool:
        return any(
            self.people.steps[kind, "write"] in self.open
            for kind, one in self.people.segments.items()
            if one == segment_id
        )

    def step_open(self, segment_id: str, kind: str) -> bool:
        place = self.segment(segment_id).kind
        return self.people.steps.get((place, kind)) in self.open

    def sorting(self) -> bool:
        return self.people.steps["frame", "cluster"] in self.open

    def in_choice(self, idea: Idea) -> bool:
        """Whether an idea can be voted for: a whole one that everybody sees, no note."""
        return idea.parent is None and idea.column != "discussion" and self.seen_by_all(idea)

    def listed(self, segment_id: str) -> list[Category]:
        """The categories of a segment, in order."""
        arranged = self.segment(segment_id).arranged
        found = []
        for category in self.categories():
            placement: Placement | None = self.records.get(
                ("placement", f"{segment_id}:{category.id}")
            )
            if placement is not None and placement.shown and category.state == "active":
                found.append((placement.rank if arranged else category.rank, category.id))
        return [self.records["category", one] for _, one in sorted(found)]

    def siblings(self, idea: Idea) -> list[str]:
        """The ids of all that stands where an idea stands, in order."""
        place = idea.segment, idea.column, idea.parent
        there = [one for one in self.ideas() if (one.segment, one.column, one.parent) == place]
        if self.segment(idea.segment).kind != "frame":
            there = [one for one in there if one.category == idea.category]
        ranks = sorted((one.rank, one.id) for one in there if one.state != "removed")
        assert len({rank for rank, _ in ranks}) == len(ranks), "two in the same place"
        return [one for _, one in ranks]

    def put(self, *changed: Idea) -> None:
        self.records |= {("idea", one.id): one for one in changed}

    def stand(self, idea: Idea) -> None:
        """An idea stands there now, and all that is below it."""
        self.put(idea)
        place: Values = {"category": idea.category, "column": idea.column}
        self.put(*(replace(one, **place) for one in self.below(idea.id)))


def owned_by(idea: Idea, actor: Actor) -> bool:
    if "facilitator" in (actor.role, idea.author.role):
        return actor == idea.author
    return actor.owner_key == idea.author.owner_key
