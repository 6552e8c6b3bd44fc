"""A session played: everybody acts, a plain model says what must come of it, and all is compared.

`world` is the model. Every text is written once, so that whoever was sent it can be told from the
bytes they got.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import orjson
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session as DbSession

from tests.meetings.live_room import (
    Answer,
    Client,
    Operation,
    begin,
    idea_at,
    leads,
    live_of,
    operation,
    sign_in,
    sign_out,
    written_at_once,
)
from tests.model.records import Idea, owned_by
from tests.model.refusals import UNDOABLE
from tests.model.world import Ranks, begun
from workshop.base.ids import new_id
from workshop.live.audiences import News
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.storage.database import Database
from workshop.storage.models import Category, Change, Placement, Segment, Session
from workshop.storage.models import Idea as IdeaRow

ACTS = {
    "add": 8,
    "edit": 5,
    "remove": 3,
    "restore": 4,
    "hide": 4,
    "move": 7,
    "merge": 5,
    "unmerge": 3,
    "categorise": 6,
    "place": 2,
    "vote": 4,
    "suggest": 6,
    "keep": 2,
    "agree": 2,
    "undo": 8,
    "lead": 9,
    "clock": 2,
    "end": 1,
    "reveal": 4,
    "again": 3,
    "reuse": 1,
    "together": 2,
    "fail": 2,
    "go": 1,
    "catch_up": 5,
}
"""What can be done, each a method of `Play`, and how often it is in a long play."""


class Play:
    """One session from its beginning, compared after every act."""

    def __init__(self, database: Database, choices: random.Random) -> None:
        self.database, self.choices = database, choices
        self.people = begin(database)
        self.live = live_of(database, self._publish)
        self.world = begun(self.people)
        self.texts: dict[str, set[str]] = {}
        """All words that an idea ever had."""
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

    def act(self, name: str = "") -> None:
        """Something, by somebody: `name` of `ACTS`, or whatever comes."""
        chosen = name or self.choices.choices(list(ACTS), list(ACTS.values()))[0]
        getattr(self, chosen)()
        self.check_heard()

    def add(self) -> None:
        self.try_to(lambda: (self._somebody(), self._new_idea()))

    def edit(self) -> None:
        if known := self._some_idea():
            rev = known.rev - (self.choices.random() < 0.2)
            op = operation("idea.edit", id=known.id, rev=rev, text=self._text())
            self.try_to(lambda: (self._somebody_for(known), op))

    def remove(self) -> None:
        self.try_to(lambda: self._about_an_idea("idea.remove"))

    def restore(self) -> None:
        self.try_to(lambda: self._about_an_idea("idea.restore"))

    def hide(self) -> None:
        self.try_to(lambda: self._about_an_idea("idea.hide"))

    def move(self) -> None:
        if self.world.ideas():
            self.try_to(lambda: (self._somebody(), self._some_move()))

    def merge(self) -> None:
        """Mostly ideas that can be merged."""
        whole = [one.id for one in self.world.standing() if not one.parent]
        if whole:
            self.try_to(lambda: (self._somebody(), self._some_merge(whole)))

    def unmerge(self) -> None:
        merged = [one.id for one in self.world.ideas() if one.state == "merged"]
        if merged:
            op = operation("idea.unmerge", ids=[self.choices.choice(merged), *self._some_ideas()])
            self.try_to(lambda: (self._somebody(), op))

    def categorise(self) -> None:
        self.try_to(lambda: (self._somebody(), self._about_a_category()))

    def place(self) -> None:
        """A facilitator says where a category stands, who works on it, how many are declared."""
        segment = self.choices.choice([*self.people.segments.values()])
        fields: dict[str, Any] = {
            "shown": self.choices.random() < 0.7,
            "after": self.choices.choice([None, self._some_category()]),
            "tables": self.choices.sample(self.people.tables, self.choices.randint(0, 2)),
        }
        if segment == self.people.segments["matrix"]:
            fields["beside"] = self.choices.random() < 0.5
        said = self.choices.sample(sorted(fields), self.choices.randint(1, 2))
        about = {"segment_id": segment, "category_id": self._some_category()}
        op = operation("placement.set", **about, **{key: fields[key] for key in said})
        if self.choices.random() < 0.2:
            number = self.choices.choice([None, 4])
            frame = self.people.segments["frame"]
            op = operation("segment.declare", id=frame, number=number)
        self.write(self._leader(), op)

    def vote(self) -> None:
        """Nobody is told what somebody voted for but those who vote as one with them."""
        if known := self._some_idea("lists"):
            actor = self._somebody()
            for client in self.here:
                client.heard = ""
            op = operation("vote.cast", id=known.id, cast=self.choices.random() < 0.8)
            self.write(actor, op)
            for client in self.here:
                if leads(client.actor) or client.actor.owner_id != actor.owner_id:
                    assert known.id not in client.heard

    def suggest(self) -> None:
        """Where somebody says that an idea belongs is known to them and to facilitators."""
        if known := self._some_idea("frame"):
            for client in self.here:
                client.heard = ""
            op = operation("idea.sort", id=known.id, category_id=self._some_category())
            actor = self.choices.choice([*self.people.participants, self._somebody()])
            self.write(actor, op)
            for client in self.here:
                if not leads(client.actor) and client.actor.owner_id != actor.owner_id:
                    assert "suggestion" not in client.heard

    def keep(self) -> None:
        """Mostly of an idea that somebody would have elsewhere."""
        torn = [one.idea for one in self.world.suggestions().values() if one.instead_of]
        if known := self._some_idea("frame"):
            idea = self.choices.choice([*torn, *torn, known.id])
            self.write(self._leader(), operation("idea.keep", id=idea))

    def agree(self) -> None:
        frame = self.people.segments["frame"]
        op = operation("segment.agree", id=frame, agree=self.choices.random() < 0.7)
        self.write(self._somebody(), op)

    def undo(self) -> None:
        """Mostly the last that somebody did."""
        done = [(of, it.actor) for of, it in self.world.done.items() if it.kind in UNDOABLE]
        if done:
            of, actor = self.choices.choice(done[-8:] if self.choices.random() < 0.8 else done)
            if self.choices.random() < 0.1:
                actor = self._somebody()
            self.write(actor, operation("undo", of=of))

    def lead(self) -> None:
        """Something about the room."""
        self._led(self._leader(), self._about_the_room())

    def end(self) -> None:
        """A step is over, or the session."""
        ops = operation("step.close", id=self._some_step()), operation("session.end")
        self._led(self._leader(), self.choices.choice(ops))

    def _led(self, actor: Actor, op: Operation) -> None:
        """If the session ends by it, everybody tries to go on, and it is reopened."""
        self.write(actor, op)
        if self.world.ended:
            for act in (self.add, self.edit, self.remove, self.restore, self.move, self.merge):
                act()
            for act in (self.categorise, self.place, self.vote, self.agree, self.undo):
                act()
            self.suggest()
            self.keep()
            self.write(self.people.anna, operation("session.reopen"))

    def clock(self) -> None:
        """The clock, or the door, is seen to."""
        length = self.choices.choice([30, 60])
        ops = [
            operation("timer.start", seconds=length),
            operation("timer.add", seconds=self.choices.choice([length, -40])),
            *(operation(f"timer.{verb}") for verb in ("pause", "resume", "stop")),
            operation("session.join", open=self.choices.random() < 0.5),
        ]
        self.try_to(lambda: (self._leader(), self.choices.choice(ops)))

    def reveal(self) -> None:
        """What was written alone; where nothing was, the room begins to."""
        private = [one.segment for one in self.world.ideas() if one.state == "private"]
        if private:
            op = operation("segment.reveal", id=self.choices.choice(private))
        else:
            op = operation("segment.private", id=self.people.segments["frame"], private=True)
        self.try_to(lambda: (self._leader(), op))

    def again(self) -> None:
        """What was sent before is sent again, as after a lost answer."""
        if self.sent:
            actor, op, _ = self.choices.choice(self.sent)
            numbers = [n for _, it, n in self.sent if it["op_id"] == op["op_id"] and n is not None]
            self.write(actor, dict(reversed(op.items())), known=numbers[0] if numbers else None)

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
            answer = self.live.carry_out(actor, [op])
            assert answer.get("refused") == "unavailable", answer
            assert self.head == before, "what was not stored was published"
            if self.choices.random() < 0.5:
                return
        self.write(actor, op)
        if self.world.ended:
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
        self._let_in(self.choices.choice(self.away))

    # What must come of it

    def try_to(self, think: Callable[[], tuple[Actor, Operation]]) -> None:
        """Do something of a kind; mostly what is allowed, so that much comes of it."""
        actor, op = think()
        for _ in range(self.choices.choice([0, 3, 3])):
            if not self.world.refusals(actor, op):
                break
            actor, op = think()
        self.write(actor, op)

    def write(self, actor: Actor, op: Operation, known: int | None = None) -> None:
        """One operation, alone; `known` is the number it got before."""
        self._compare(actor, op, self._answers([(actor, op)])[0], known)

    def _answers(self, asked: list[tuple[Actor, Operation]]) -> list[Answer]:
        said = written_at_once(self.live, *((actor, [op]) for actor, op in asked))
        return [one["answers"][0] if "answers" in one else one for one in said]

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
        refused = self.world.refusals(actor, op)
        asked = actor.role, op, answer, refused
        assert answer["refused"] in refused if "refused" in answer else not refused, asked
        assert ("n" in answer) is not bool(refused)
        if not refused:
            self.world.carry_out(actor, op, self._ranks)
            if "text" in op:
                self.texts.setdefault(op["id"], set()).add(op["text"])
        self.sent.append((actor, op, answer.get("n")))
        number: int | None = answer.get("n")
        return number

    # Comparing

    def check(self) -> None:
        """Everything that must hold between two acts."""
        self._check_stored()
        for here, away in zip(self.here, self.away, strict=True):
            client = Client(here.actor, self.live)
            if self._let_in(client):
                self._check_board(client)
                assert here.last == client.last == self.head
                _same(here.board, client.board)
                if away.last == self.head:
                    _same(away.board, client.board)
                self._check_heard(client)
        self.check_heard()

    def _let_in(self, client: Client) -> bool:
        """Whether somebody could join; whoever signed out must not."""
        refused = ""
        try:
            client.join()
        except OperationRefused as known:
            refused = known.name
        assert refused == ("signed_out" if client.actor in self.signed_out else "")
        return not refused

    def check_heard(self) -> None:
        """Nobody was sent words that they may not see by now."""
        for client in (*self.here, *self.away):
            self._check_heard(client)

    def finish(self) -> None:
        """At the end all who were away come back, and everything is compared once more."""
        for away in self.away:
            self._let_in(away)
        self.check()

    def _check_stored(self) -> None:
        session_id = self.people.session_id
        numbers, rows, head = self.database.read(
            lambda db: (
                db.scalars(
                    select(Change.number)
                    .where(Change.session_id == session_id)
                    .order_by(Change.number)
                ).all(),
                db.execute(select(*IDEA).where(IdeaRow.session_id == session_id)).all(),
                db.scalar(select(Session.head).where(Session.id == session_id)),
            )
        )
        assert list(numbers) == list(range(1, self.head + 1))
        assert head == self.head
        wanted = {
            one.id: (one.text, one.state, one.rev, *place_of(one)) for one in self.world.ideas()
        }
        _alike({row[0]: tuple(row[1:]) for row in rows}, wanted)

    def _ranks(self) -> Ranks:
        """The ranks of all records, as they are stored."""
        of = self.people.session_id
        placed = select(Placement).join(Segment).where(Segment.session_id == of)

        def ranks(db: DbSession) -> Ranks:
            ideas = db.execute(select(IdeaRow.id, IdeaRow.rank).where(IdeaRow.session_id == of))
            named = db.execute(select(Category.id, Category.rank).where(Category.session_id == of))
            found: Ranks = {("idea", one): {"rank": rank} for one, rank in ideas}
            found |= {("category", one): {"rank": rank} for one, rank in named}
            for one in db.scalars(placed):
                key = "placement", f"{one.segment_id}:{one.category_id}"
                found[key] = {"rank": one.rank, "beside": one.beside}
            return found

        return self.database.read(ranks)

    def _check_board(self, client: Client) -> None:
        """A screen holds what the model says, nothing without what it hangs under."""
        actor, world, board = client.actor, self.world, client.board
        wanted = {
            one.id: (seen_as(one, actor), one.state, one.rev, *place_of(one))
            for one in world.ideas()
            if world.reaches(one, actor)
        }
        keys = ("text", "state", "rev", *PLACE)
        _alike({i["id"]: tuple(i[key] for key in keys) for i in client.ideas.values()}, wanted)
        categories = [one for one in world.categories() if leads(actor) or one.state == "active"]
        assert named(board["category"].values()) == {(c.id, c.name, c.rank) for c in categories}
        for segment in self.people.segments.values():
            self._check_segment(segment, client)
        self._check_room(client)
        self._check_votes(client)
        self._check_suggestions(client)

    def _check_room(self, client: Client) -> None:
        """The clock runs or stands, whatever it shows by now."""
        (session,), world = client.board["session"].values(), self.world
        timer = session["timer"]
        clock = None if timer is None else (timer["ends_at"] is not None, timer["length"])
        state = "ended" if world.ended else "open"
        assert (session["state"], session["joining"]) == (state, world.joining)
        assert clock == world.clock

    def _check_segment(self, segment_id: str, client: Client) -> None:
        wanted, seen = self.world.segment(segment_id), client.board["segment"][segment_id]
        keys = ("private", "arranged", "declared", "votes")
        values = (wanted.private, wanted.arranged, wanted.declared, wanted.budget)
        assert tuple(seen[key] for key in keys) == values
        for one in self.world.placements(segment_id):
            placed = client.board["placement"][f"{segment_id}:{one.category}"]
            keys = ("shown", "beside", "rank", "tables")
            assert [placed[key] for key in keys] == [one.shown, one.beside, one.rank, [*one.tables]]
        agreed = {f"{of}:{who}": [*names] for (of, who), names in self.world.consents.items()}
        consents = {one["id"]: one["names"] for one in client.board["consent"].values()}
        assert consents == {key: names for key, names in agreed.items() if names}

    def _check_votes(self, client: Client) -> None:
        """Who voted for what is known to those who voted; that they voted, to facilitators."""
        actor, votes = client.actor, client.board.get("vote", {}).values()
        if leads(actor):
            voters = [owner for _, owner in self.world.votes]
            assert sorted(v["table_id"] or v["participant_id"] for v in votes) == sorted(voters)
            assert not any(one.get("idea_id") for one in votes)
            return
        mine = {one for one, owner in self.world.votes if owner == actor.owner_id}
        assert {one["idea_id"] for one in votes} == (mine if actor.role != "wall" else set())
        assert not any({"table_id", "participant_id"} & one.keys() for one in votes)

    def _check_suggestions(self, client: Client) -> None:
        """What they suggest is known to them, and to facilitators, who know whose it is."""
        actor, seen = client.actor, client.board.get("suggestion", {})
        wanted = {
            about: (one.idea, one.category, one.instead_of)
            for about, one in self.world.suggestions().items()
            if leads(actor) or (actor.role == "participant" and one.by.owner_id == actor.owner_id)
        }
        keys = ("idea_id", "category_id", "instead_of_id")
        _alike({about: tuple(one[key] for key in keys) for about, one in seen.items()}, wanted)
        for about, one in seen.items():
            owner = one.get("table_id") or one.get("participant_id")
            assert (owner == about.rpartition(":")[2]) is leads(actor)

    def _check_heard(self, client: Client) -> None:
        heard, client.heard = client.heard, ""
        for idea in self.world.ideas():
            seen = self.world.reaches(idea, client.actor)
            words = {seen_as(idea, client.actor)} if seen else set()
            for text in self.texts[idea.id] - words:
                assert text not in heard, f"{client.actor.role} got {idea.state} words"

    # The room

    def _publish(self, session_id: str, news: list[News]) -> None:
        assert session_id == self.people.session_id
        stored = self.live.catching_up.position_of(session_id)
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

    def _somebody_for(self, known: Idea) -> Actor:
        """Often the author or somebody at the same table, or a facilitator."""
        beside = [one for one in self.people.everybody if owned_by(known, one)]
        return self.choices.choice([*beside, self.people.anna, self._somebody()])

    def _leader(self) -> Actor:
        """Mostly a facilitator."""
        return self.choices.choice([self.people.anna, self.people.bertil, self._somebody()])

    def _about_the_room(self) -> Operation:
        kind = self.choices.choice(["frame", "frame", "lists"])
        segment = self.people.segments[kind]
        step = self._some_step()
        private = operation("segment.private", id=segment, private=self.choices.random() < 0.7)
        last = "session.end" if self.choices.random() < 0.5 else "session.reopen"
        ops = {
            "private": private,
            "reveal": operation("segment.reveal", id=segment),
            "open": operation("step.open", id=step),
            "close": operation("step.close", id=step),
            "timer": operation("timer.start", seconds=60),
            "last": operation(last),
        }
        weights = [9, 5, 8, 2, 1, 2]
        return self.choices.choices([*ops.values()], weights)[0]

    def _some_step(self) -> str:
        """A step in which participants can do something."""
        of = self.choices.choices(["write", "cluster", "settle", "vote"], [8, 5, 1, 3])[0]
        kinds = [kind for kind, step in self.people.steps if step == of and kind != "matrix"]
        return self.people.steps[self.choices.choice(kinds), of]

    def _about_a_category(self) -> Operation:
        one, other = self._some_category(), self._some_category()
        ideas = self._some_ideas()
        ops = [
            (5, operation("category.add", id=new_id(), name=self._text(), ids=ideas)),
            (3, operation("category.rename", id=one, name=self._text())),
            (4, operation("category.move", id=one, after=self.choices.choice([None, other]))),
            (3, operation("category.merge", id=one, into=other)),
            (3, operation("category.remove", id=one)),
            (4, operation("category.restore", id=one)),
        ]
        return self.choices.choices([op for _, op in ops], [weight for weight, _ in ops])[0]

    def _about_an_idea(self, kind: str) -> tuple[Actor, Operation]:
        known = self._some_idea()
        if known is None:
            return self._somebody(), self._new_idea()
        return self._somebody_for(known), operation(kind, id=known.id)

    def _some_move(self) -> Operation:
        return operation("idea.move", ids=self._some_ideas(), **self._some_place())

    def _some_merge(self, whole: list[str]) -> Operation:
        into, *ideas = (self.choices.choice(whole) for _ in range(3))
        return operation("idea.merge", ids=ideas, into=into)

    def _some_category(self) -> str:
        """Mostly one that is on the board."""
        known = self.world.categories()
        active = [one.id for one in known if one.state == "active"]
        everything = [one.id for one in known]
        return self.choices.choice(active if active and self.choices.random() < 0.8 else everything)

    def _some_idea(self, segment: str | None = None) -> Idea | None:
        ideas = self.world.ideas()
        if segment is not None:
            ideas = [one for one in ideas if one.segment == self.people.segments[segment]]
        return self.choices.choice(ideas) if ideas else None

    def _some_ideas(self) -> list[str]:
        known = [one.id for one in self.world.ideas()]
        return self.choices.sample(known, min(len(known), self.choices.randint(1, 4)))

    def _some_place(self) -> dict[str, Any]:
        """Where ideas are to be moved to."""
        category = self._some_category_or_none()
        idea = self._some_idea()
        other = idea.id if idea else None
        places: list[dict[str, Any]] = [
            {"category_id": category},
            {"category_id": category, "parent_id": None},
            {"parent_id": other},
            {"parent_id": None, "after": other},
            {"after": self.choices.choice([None, other])},
            {"category_id": category, "parent_id": None, "after": other},
            {"parent_id": other, "after": None},
        ]
        return self.choices.choice(places)

    def _some_category_or_none(self) -> str | None:
        return self._some_category() if self.choices.random() < 0.8 else None

    def _text(self) -> str:
        self._texts += 1
        return f"«{self._texts} {self.people.session_id}»"

    def _new_idea(self) -> Operation:
        parent = self._some_idea() if self.choices.random() < 0.4 else None
        if parent is not None:
            return idea_at(parent.segment, self._text(), parent_id=parent.id)
        segments = self.people.segments
        open_now = [segments[kind] for kind in ("frame", "lists")]
        writable = [one for one in open_now if self.world.writable(one)]
        segment = self.choices.choice([segments["frame"], *writable])
        place: dict[str, Any] = {"category_id": self._some_category(), "column": ""}
        if segment == segments["frame"] and self.choices.random() < 0.5:
            place["category_id"] = None
        return idea_at(segment, self._text(), **place)


PLACE = ("category_id", "column", "parent_id", "merged_into_id", "rank", "votes")
IDEA = (
    *(IdeaRow.id, IdeaRow.text, IdeaRow.state, IdeaRow.revision),
    *(getattr(IdeaRow, one) for one in PLACE),
)


def place_of(idea: Idea) -> tuple[Any, ...]:
    return idea.category, idea.column, idea.parent, idea.into, idea.rank, idea.votes


def seen_as(idea: Idea, actor: Actor) -> str | None:
    """The words of an idea that is on somebody's board."""
    return None if leads(actor) and idea.state == "private" else idea.text


def named(categories: Iterable[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(one["id"], one["name"], one["rank"]) for one in categories}


def _alike(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    about = found.keys() | wanted.keys()
    wrong = {one: (found.get(one), wanted.get(one)) for one in about}
    wrong = {key: (one, other) for key, (one, other) in wrong.items() if one != other}
    assert not wrong, wrong


def _same(one: dict[str, Any], other: dict[str, Any]) -> None:
    options = orjson.OPT_SORT_KEYS
    if orjson.dumps(one, option=options) != orjson.dumps(other, option=options):
        for kind in one.keys() | other.keys():
            assert one.get(kind, {}) == other.get(kind, {}), kind
