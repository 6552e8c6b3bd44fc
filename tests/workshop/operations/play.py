"""A session played: everybody acts, a plain model says what must come of it, and all is compared.

The model knows the protocol's words and none of the engine's code. Every text is written once,
so that whoever was sent it can be told from the bytes they got.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import gevent
import orjson
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from tests.workshop.operations.live_room import (
    Answer,
    Client,
    Operation,
    begin,
    idea_at,
    live_of,
    operation,
    sign_in,
    sign_out,
)
from workshop.db import Database
from workshop.live import Actor
from workshop.models import Change, Idea, Session
from workshop.views import News

WAITING = {"shared", "private"}


@dataclass
class Known:
    """An idea as it must be."""

    id: str
    text: str
    author: Actor
    segment: str
    parent: Known | None
    state: str
    rev: int = 1
    removed_by: Actor | None = None
    was_private: bool = False

    def chain(self) -> list[Known]:
        return [self, *(self.parent.chain() if self.parent else [])]

    def owned_by(self, actor: Actor) -> bool:
        if "facilitator" in (actor.role, self.author.role):
            return actor == self.author
        return actor.owner_key == self.author.owner_key

    def reaches(self, actor: Actor) -> bool:
        """Whether it is on somebody's board."""
        if actor.leads:
            return all(one.state in ("shared", "private", "hidden") for one in self.chain())
        return all(
            one.state == "shared" or (one.state == "private" and one.owned_by(actor))
            for one in self.chain()
        )

    def text_for(self, actor: Actor) -> str | None:
        return None if actor.leads and self.state == "private" else self.text


class Play:
    """One session from its beginning, compared after every act."""

    def __init__(self, database: Database, choices: random.Random) -> None:
        self.database, self.choices = database, choices
        self.people = begin(database)
        self.live = live_of(database, self._publish)
        self.ideas: dict[str, Known] = {}
        self.private: dict[str, bool] = dict.fromkeys(self.people.segments.values(), False)
        self.open = {self.people.segments[kind] for kind in ("frame", "lists")}
        self.ended = False
        self.removed: set[str | None] = set()
        """Categories that were removed."""
        self.signed_out: set[Actor] = set()
        self.sent: list[tuple[Actor, Operation, int | None]] = []
        self.head = 0
        self._texts = 0
        self._failing = 0
        event.listen(database.engine, "commit", self._commit)
        everybody = self.people.everybody
        self.here = [Client(actor, self.live) for actor in everybody]
        self.away = [Client(actor, self.live) for actor in everybody]
        for client in (*self.here, *self.away):
            client.join()

    def close(self) -> None:
        event.remove(self.database.engine, "commit", self._commit)

    # What can be done

    def act(self) -> None:
        """Something, by somebody."""
        acts = {
            self.add: 8,
            self.edit: 5,
            self.remove: 3,
            self.restore: 4,
            self.hide: 3,
            self.lead: 9,
            self.again: 3,
            self.reuse: 1,
            self.together: 2,
            self.fail: 2,
            self.go: 1,
            self.catch_up: 5,
        }
        self.choices.choices(list(acts), list(acts.values()))[0]()
        self.check_heard()

    def add(self) -> None:
        self.write(self._somebody(), self._new_idea())

    def edit(self) -> None:
        if known := self._some_idea():
            rev = known.rev - (self.choices.random() < 0.2)
            op = operation("idea.edit", id=known.id, rev=rev, text=self._text())
            self.write(self._somebody_for(known), op)

    def remove(self) -> None:
        if known := self._some_idea():
            self.write(self._somebody_for(known), operation("idea.remove", id=known.id))

    def restore(self) -> None:
        if known := self._some_idea():
            self.write(self._somebody_for(known), operation("idea.restore", id=known.id))

    def hide(self) -> None:
        if known := self._some_idea():
            self.write(self._somebody_for(known), operation("idea.hide", id=known.id))

    def lead(self) -> None:
        """Something about the room; if it ends, somebody tries to go on and it is reopened."""
        self.write(self._leader(), self._about_the_room())
        if self.ended:
            for act in (self.add, self.edit, self.remove, self.restore):
                act()
            self.write(self.people.anna, operation("session.reopen"))

    def again(self) -> None:
        """What was sent before is sent again, as after a lost answer."""
        if self.sent:
            actor, op, number = self.choices.choice(self.sent)
            self.write(actor, dict(reversed(op.items())), known=number)

    def reuse(self) -> None:
        """An id that was used is used for other words."""
        if self.sent:
            actor, op, number = self.choices.choice(self.sent)
            changed = op | {"text": self._text()} if "text" in op else op | {"id": "another"}
            if number is not None:
                answer = self._answers([(actor, changed)])[0]
                wanted = "signed_out" if actor in self.signed_out else "op_id_reused"
                assert answer.get("refused") == wanted, answer

    def together(self) -> None:
        """Several at once: they are committed as one group, and one of them twice."""
        asked = [(self._somebody(), self._new_idea()) for _ in range(self.choices.randint(2, 5))]
        if known := self._some_idea():
            for _ in range(2):
                op = operation("idea.edit", id=known.id, rev=known.rev, text=self._text())
                asked.append((known.author, op))
        asked.append(asked[0])
        first: dict[str, int | None] = {}
        for (actor, op), answer in zip(asked, self._answers(asked), strict=True):
            repeated = first.get(op["op_id"])
            first[op["op_id"]] = self._compare(actor, op, answer, repeated)

    def fail(self) -> None:
        """The disk fails once, or twice; what was asked then comes once more."""
        self._failing = self.choices.choice([1, 2])
        actor = self._leader()
        op = self.choices.choice([self._new_idea(), self._about_the_room()])
        before = self.head
        if self._failing == 2:
            answer = self.live.write(actor, [op])
            assert answer.get("refused") == "unavailable", answer
            assert self.head == before, "what was not stored was published"
            if self.choices.random() < 0.5:
                return
        self.write(actor, op)
        if self.ended:
            self.write(self.people.anna, operation("session.reopen"))

    def go(self) -> None:
        """A facilitator signs out, or comes back."""
        if self.people.bertil in self.signed_out:
            self.signed_out.remove(self.people.bertil)
            sign_in(self.database, self.people.bertil)
        else:
            self.signed_out.add(self.people.bertil)
            sign_out(self.database, self.people.bertil)

    def catch_up(self) -> None:
        """Somebody who was away asks for what has happened."""
        self.choices.choice(self.away).join()

    # What must come of it

    def write(self, actor: Actor, op: Operation, known: int | None = None) -> None:
        """One operation, alone; `known` is the number it got before."""
        self._compare(actor, op, self._answers([(actor, op)])[0], known)

    def _answers(self, asked: list[tuple[Actor, Operation]]) -> list[Answer]:
        waiting = [gevent.spawn(self.live.write, actor, [op]) for actor, op in asked]
        gevent.joinall(waiting, timeout=20)
        answers = []
        for one in waiting:
            assert one.value is not None, "somebody waits for ever"
            answers.append(one.value["answers"][0] if "answers" in one.value else one.value)
        return answers

    def _compare(
        self, actor: Actor, op: Operation, answer: Answer, known: int | None
    ) -> int | None:
        """The number of the change, if it must be one and is."""
        if actor in self.signed_out:
            assert answer.get("refused") == "signed_out", answer
            return None
        if known is not None:
            assert answer == {"op_id": op["op_id"], "n": known}, answer
            return known
        refused = self._refused(actor, op)
        assert answer.get("refused") == refused, (actor.role, op, answer, refused)
        assert ("n" in answer) is (refused is None)
        if refused is None:
            self._happened(actor, op)
        self.sent.append((actor, op, answer.get("n")))
        number: int | None = answer.get("n")
        return number

    def _refused(self, actor: Actor, op: Operation) -> str | None:
        """What an operation must be refused for."""
        if actor.role == "wall":
            return "not_yours"
        match op["kind"]:
            case "idea.add":
                return self._add_refused(actor, op)
            case "idea.edit" | "idea.remove" | "idea.restore" | "idea.hide":
                return self._change_refused(actor, op, self.ideas[op["id"]])
            case "session.end" | "session.reopen" | "segment.private" | "segment.reveal":
                return None if actor.leads else "not_yours"
            case "step.close":
                return None if actor.leads else "not_yours"
        if not actor.leads:
            return "not_yours"
        return "ended" if self.ended else None

    def _add_refused(self, actor: Actor, op: Operation) -> str | None:
        if self.ended:
            return "ended"
        if not actor.leads and op["segment_id"] not in self.open:
            return "step_closed"
        if op["id"] in self.ideas:
            return "op_id_reused"
        parent = self.ideas[op["parent_id"]] if "parent_id" in op else None
        if parent is None:
            return "not_found" if op["category_id"] in self.removed else None
        states = {one.state for one in parent.chain()}
        if not parent.reaches(actor) or states - ({"shared"} if actor.leads else WAITING):
            return "not_found"
        return "too_deep" if len(parent.chain()) >= 9 else None

    def _change_refused(self, actor: Actor, op: Operation, known: Known) -> str | None:
        kind = op["kind"].removeprefix("idea.")
        if refused := _not_ones_own(actor, kind, known):
            return refused
        if known.state not in _states(actor, kind):
            return "not_found"
        withdrawn = known.was_private and known.removed_by and not known.removed_by.leads
        if kind == "restore" and withdrawn and known.removed_by != actor:
            return "not_found"
        if self.ended and kind != "hide":
            return "ended"
        if kind == "edit" and not actor.leads and known.segment not in self.open:
            return "step_closed"
        return "conflict" if kind == "edit" and op["rev"] != known.rev else None

    def _happened(self, actor: Actor, op: Operation) -> None:
        """What an operation that was carried out leaves."""
        noun, verb = op["kind"].split(".")
        if op["kind"] == "idea.add":
            self._added(actor, op)
        elif noun == "idea":
            self._changed(actor, verb, op, self.ideas[op["id"]])
        else:
            self._led(op)

    def _added(self, actor: Actor, op: Operation) -> None:
        parent = self.ideas.get(op.get("parent_id", ""))
        private = self.private[op["segment_id"]] and not actor.leads
        under = parent is not None and parent.state == "private"
        state = "private" if private or under else "shared"
        known = Known(op["id"], op["text"], actor, op["segment_id"], parent, state)
        self.ideas[op["id"]] = known

    def _changed(self, actor: Actor, verb: str, op: Operation, known: Known) -> None:
        match verb:
            case "edit":
                known.text, known.rev = op["text"], known.rev + 1
            case "remove":
                known.was_private = known.state == "private"
                known.state, known.removed_by = "removed", actor
            case "hide":
                known.state = "hidden"
            case "restore":
                under = known.parent is not None and known.parent.state == "private"
                known.state = "private" if known.was_private or under else "shared"
                known.removed_by, known.was_private = None, False

    def _led(self, op: Operation) -> None:
        about = op.get("id", "")
        match op["kind"]:
            case "segment.private":
                self.private[about] = op["private"]
            case "segment.reveal":
                self._revealed(about)
            case "step.open":
                self.open = {self._written_in(about)}
            case "step.close":
                self.open -= {self._written_in(about)}
            case "category.remove":
                self.removed.add(about)
            case "category.restore":
                self.removed.discard(about)
            case "session.end" | "session.reopen" as kind:
                self.ended = kind == "session.end"
                self.open = set() if self.ended else self.open

    def _revealed(self, segment: str) -> None:
        self.private[segment] = False
        for known in self.ideas.values():
            if known.segment == segment and known.state == "private":
                known.state = "shared"

    def _written_in(self, step: str) -> str:
        """The segment of a writing step."""
        kind = next(kind for kind, known in self.people.writing.items() if known == step)
        return self.people.segments[kind]

    # Comparing

    def check(self) -> None:
        """Everything that must hold between two acts."""
        self._check_stored()
        fresh = [Client(actor, self.live) for actor in self.people.everybody]
        for client, here in zip(fresh, self.here, strict=True):
            client.join()
            self._check_board(client)
            assert here.last == client.last == self.head
            _same(here.board, client.board)
        for client, away in zip(fresh, self.away, strict=True):
            if away.last == self.head:
                _same(away.board, client.board)
        for client in fresh:
            self._check_heard(client)
        self.check_heard()

    def check_heard(self) -> None:
        """Nobody was sent words that they may not see by now."""
        for client in (*self.here, *self.away):
            self._check_heard(client)

    def finish(self) -> None:
        """At the end all who were away come back, and everything is compared once more."""
        for away in self.away:
            away.join()
        self.check()

    def _check_stored(self) -> None:
        session_id = self.people.session_id
        numbers, ideas, head = self.database.read(
            lambda db: (
                db.scalars(
                    select(Change.number)
                    .where(Change.session_id == session_id)
                    .order_by(Change.number)
                ).all(),
                db.execute(
                    select(Idea.id, Idea.text, Idea.state, Idea.parent_id, Idea.revision).where(
                        Idea.session_id == session_id
                    )
                ).all(),
                db.scalar(select(Session.head).where(Session.id == session_id)),
            )
        )
        assert list(numbers) == list(range(1, self.head + 1))
        assert head == self.head
        wanted = [
            (one.id, one.text, one.state, one.parent.id if one.parent else None, one.rev)
            for one in self.ideas.values()
        ]
        assert sorted(map(tuple, ideas), key=str) == sorted(wanted, key=str)

    def _check_board(self, client: Client) -> None:
        """A screen holds what the model says, nothing without its parent, sub-points in place."""
        wanted = {
            one.id: one.text_for(client.actor)
            for one in self.ideas.values()
            if one.reaches(client.actor)
        }
        assert {key: idea["text"] for key, idea in client.ideas.items()} == wanted
        for idea in client.ideas.values():
            if idea["parent_id"] is not None:
                parent = client.ideas[idea["parent_id"]]
                place = ("segment_id", "category_id", "column")
                assert [idea[key] for key in place] == [parent[key] for key in place]

    def _check_heard(self, client: Client) -> None:
        heard, client.heard = client.heard, ""
        for known in self.ideas.values():
            seen = known.reaches(client.actor) and known.text_for(client.actor) is not None
            assert seen or known.text not in heard, f"{client.actor.role} got {known.state} words"

    # The room

    def _publish(self, session_id: str, news: list[News]) -> None:
        assert session_id == self.people.session_id
        stored = self.live.head(session_id)
        assert stored is not None
        for fresh in news:
            assert fresh.number == self.head + 1, "published out of order, or twice"
            assert fresh.number <= stored[0], "published before it was stored"
            self.head = fresh.number
            for client in self.here:
                client.hear(fresh)

    def _commit(self, _connection: Any) -> None:
        if self._failing:
            self._failing -= 1
            raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    # Choices

    def _somebody(self) -> Actor:
        return self.choices.choice(self.people.everybody)

    def _somebody_for(self, known: Known) -> Actor:
        """Often the author or somebody at the same table, or a facilitator."""
        beside = [one for one in self.people.everybody if known.owned_by(one)]
        return self.choices.choice([*beside, self.people.anna, self._somebody()])

    def _leader(self) -> Actor:
        """Mostly a facilitator."""
        return self.choices.choice([self.people.anna, self.people.bertil, self._somebody()])

    def _about_the_room(self) -> Operation:
        kind = self.choices.choice(["frame", "frame", "lists"])
        segment, step = self.people.segments[kind], self.people.writing[kind]
        category = self.choices.choice(self.people.categories)
        private = operation("segment.private", id=segment, private=self.choices.random() < 0.7)
        last = "session.end" if self.choices.random() < 0.5 else "session.reopen"
        ops = {
            "private": private,
            "reveal": operation("segment.reveal", id=segment),
            "open": operation("step.open", id=step),
            "close": operation("step.close", id=step),
            "rename": operation("category.rename", id=category, name=self._text()),
            "remove": operation("category.remove", id=category),
            "restore": operation("category.restore", id=category),
            "timer": operation("timer.start", seconds=60),
            "last": operation(last),
        }
        weights = [8, 3, 6, 1, 3, 2, 2, 1, 1]
        return self.choices.choices([*ops.values()], weights)[0]

    def _some_idea(self) -> Known | None:
        return self.choices.choice([*self.ideas.values()]) if self.ideas else None

    def _text(self) -> str:
        self._texts += 1
        return f"«{self._texts} {self.people.session_id}»"

    def _new_idea(self) -> Operation:
        parent = self._some_idea() if self.choices.random() < 0.5 else None
        if parent is not None:
            return idea_at(parent.segment, self._text(), parent_id=parent.id)
        frame, category = self.people.segments["frame"], self.choices.choice(self.people.categories)
        open_now = [self.people.segments[kind] for kind in ("frame", "lists")]
        segment = self.choices.choice([frame, *(one for one in open_now if one in self.open)])
        sorted_in = segment != frame or self.choices.random() < 0.5
        return idea_at(segment, self._text(), category_id=category if sorted_in else None)


def _same(one: dict[str, Any], other: dict[str, Any]) -> None:
    options = orjson.OPT_SORT_KEYS
    if orjson.dumps(one, option=options) != orjson.dumps(other, option=options):
        for kind in one.keys() | other.keys():
            assert one.get(kind, {}) == other.get(kind, {}), kind


def _not_ones_own(actor: Actor, kind: str, known: Known) -> str | None:
    own = {
        "edit": known.owned_by(actor),
        "remove": known.owned_by(actor),
        "restore": known.state == "removed" and known.removed_by == actor,
        "hide": False,
    }
    if actor.leads or own[kind]:
        return None
    hidden = kind in ("edit", "remove") and known.state != "shared"
    return "not_found" if hidden else "not_yours"


def _states(actor: Actor, kind: str) -> set[str]:
    """What states an idea may be in, to have that done to it."""
    return {
        "edit": {"shared", "hidden"} if actor.leads else WAITING,
        "remove": WAITING | ({"hidden"} if actor.leads else set()),
        "hide": {"shared", "hidden"},
        "restore": {"hidden", "removed"},
    }[kind]
