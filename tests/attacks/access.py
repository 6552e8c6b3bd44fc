"""The access matrix of live operations: what each kind is answered, by who asks for it.

Everything is asked of a running server. Whoever proves nothing about a meeting is refused at the
door, whatever they ask for (`AT_THE_DOOR`); for those within, each kind of operation has its line
(`WITHIN`). A kind without a line fails `tests/facilitator/test_live_doors.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.attacks.acts import IN_A_START_UP_MEETING, IN_A_WORKSHOP, Hall
from tests.attacks.callers import Callers, everybody
from tests.meetings.running import Meeting
from tests.servers.office import Office
from workshop.meeting.operations import KINDS

AT_THE_DOOR = {
    "wall": "not_yours",
    "anonymous": "not_joined",
    "anonymous as facilitator": "signed_out",
    "anonymous as wall": "no_session",
    "anonymous as nothing known": "no_session",
    "elsewhere": "not_joined",
    "wall elsewhere": "no_session",
    "removed": "not_joined",
    "participant as facilitator": "signed_out",
    "facilitator as participant": "not_joined",
    "other": "no_session",
    "disabled": "signed_out",
    "scribe as facilitator": "no_session",
    "facilitator as scribe": "no_session",
    "former scribe": "no_session",
}
"""What is answered to every kind of operation. The wall is let in, to look."""

NO_RATES = {"SAMSYN_PARTICIPANT_BURST": "100000", "SAMSYN_FACILITATOR_BURST": "100000"}
"""Settings of a server that the whole matrix can be asked of at once."""

INSIDE = ("author", "neighbour", "owner", "shared", "author after the end", "owner after the end")

WITHIN = {
    # author     neighbour  owner      shared     after the end: author, owner
    "idea.add": "done       done       done       done       ended      ended",
    "idea.edit": "done       not_yours  done       done       ended      ended",
    "idea.remove": "done       not_yours  done       done       ended      ended",
    "idea.restore": "done       not_yours  done       done       ended      ended",
    "idea.hide": "not_yours  not_yours  done       done       not_yours  done",
    "idea.move": "done       done       done       done       ended      ended",
    "idea.sort": "done       done       not_yours  not_yours  ended      ended",
    "idea.keep": "not_yours  not_yours  done       done       not_yours  ended",
    "idea.merge": "done       done       done       done       ended      ended",
    "idea.unmerge": "done       done       done       done       ended      ended",
    "category.add": "done       done       done       done       ended      ended",
    "category.rename": "done       done       done       done       ended      ended",
    "category.move": "done       done       done       done       ended      ended",
    "category.merge": "done       done       done       done       ended      ended",
    "category.remove": "done       done       done       done       ended      ended",
    "category.restore": "done       done       done       done       ended      ended",
    "placement.set": "not_yours  not_yours  done       done       not_yours  ended",
    "step.open": "not_yours  not_yours  done       done       not_yours  ended",
    "step.close": "not_yours  not_yours  done       done       not_yours  done",
    "step.plan": "not_yours  not_yours  done       done       not_yours  ended",
    "step.ready": "done       done       not_yours  not_yours  ended      ended",
    "segment.private": "not_yours  not_yours  done       done       not_yours  done",
    "segment.reveal": "not_yours  not_yours  done       done       not_yours  done",
    "segment.declare": "not_yours  not_yours  done       done       not_yours  ended",
    "segment.rename": "not_yours  not_yours  done       done       not_yours  ended",
    "segment.agree": "done       done       not_yours  not_yours  ended      ended",
    "source.set": "not_yours  not_yours  done       done       not_yours  ended",
    "rehearsal.clear": "not_yours  not_yours  done       done       not_yours  done",
    "participant.admit": "not_yours  not_yours  done       done       not_yours  ended",
    "participant.set": "not_yours  not_yours  done       done       not_yours  ended",
    "vote.cast": "done       done       not_yours  not_yours  ended      ended",
    "timer.start": "not_yours  not_yours  done       done       not_yours  ended",
    "timer.pause": "not_yours  not_yours  done       done       not_yours  done",
    "timer.resume": "not_yours  not_yours  done       done       not_yours  done",
    "timer.add": "not_yours  not_yours  done       done       not_yours  ended",
    "timer.stop": "not_yours  not_yours  done       done       not_yours  done",
    "session.plan": "not_yours  not_yours  done       done       not_yours  ended",
    "session.hold": "not_yours  not_yours  done       done       not_yours  ended",
    "session.lobby": "not_yours  not_yours  done       done       not_yours  ended",
    "session.join": "not_yours  not_yours  done       done       not_yours  ended",
    "session.end": "not_yours  not_yours  done       done       not_yours  done",
    "session.reopen": "not_yours  not_yours  done       done       not_yours  done",
    "text.confirm": "not_proposed  not_proposed  not_yours  not_yours  not_proposed  not_yours",
    "undo": "done       not_yours  not_yours  not_yours  ended      not_yours",
    "count.set": "not_yours  not_yours  done       done       not_yours  ended",
    "count.remove": "not_yours  not_yours  done       done       not_yours  ended",
    "expected.set": "not_yours  not_yours  done       done       not_yours  ended",
    "expected.remove": "not_yours  not_yours  done       done       not_yours  ended",
    "expected.list": "not_yours  not_yours  done       done       not_yours  ended",
}
"""What is answered to whom of `INSIDE`, in that order. `acts` makes each so that it can be done."""


SCRIBES = ("scribe", "scribe after the end")
OWN_ALONE, SORTING = "not_yours not_yours", "not_yours ended"
WITHIN_FOR_SCRIBES = {
    "idea.add": "done ended",
    **dict.fromkeys(("idea.move", "idea.sort", "idea.merge", "idea.unmerge"), SORTING),
    **dict.fromkeys(
        (f"category.{act}" for act in ("add", "rename", "move", "merge", "remove", "restore")),
        SORTING,
    ),
    **dict.fromkeys(("segment.agree", "vote.cast", "step.ready"), SORTING),
}
"""The same of scribes, in the order of `SCRIBES`; whatever has no line here is not theirs, nor
(`OWN_ALONE`) are words of others."""


@dataclass(frozen=True)
class Asked:
    """One pair of the matrix, and what came of it."""

    kind: str
    who: str
    answer: str

    @property
    def expected(self) -> str | None:
        """What is written down; None where nothing is."""
        if self.who in AT_THE_DOOR:
            return AT_THE_DOOR[self.who]
        words = WITHIN.get(self.kind, "").split()
        written = dict(zip(INSIDE, words, strict=True)) if words else {}
        of_scribes = WITHIN_FOR_SCRIBES.get(self.kind, OWN_ALONE).split()
        return (written | dict(zip(SCRIBES, of_scribes, strict=True)))[self.who] if words else None


def asked(office: Office) -> list[Asked]:
    """The whole matrix, asked of the server of an office."""
    ada = everybody(office)
    meetings = [Meeting(ada, template) for template in ("tre-segment", "uppstartsmote")]
    for meeting in meetings:
        meeting.do("session.join", open=True)
    halls = [Hall(Callers(office, *pair)) for pair in (meetings, meetings[::-1])]
    return [
        one
        for hall, acts in zip(halls, (IN_A_WORKSHOP, IN_A_START_UP_MEETING), strict=True)
        for kind in acts
        for one in _of_kind(hall, kind)
    ]


def unlisted(pairs: list[Asked]) -> list[str]:
    """Kinds of operations that nobody asked for, or whose answers are not written down."""
    known = {one.kind for one in pairs if one.expected is not None}
    return sorted(set(KINDS) - known)


def _of_kind(hall: Hall, kind: str) -> Iterator[Asked]:
    make = (IN_A_WORKSHOP | IN_A_START_UP_MEETING)[kind]
    fields = make(hall)
    for who in AT_THE_DOOR:
        yield Asked(kind, who, hall.callers.by_name[who].asks(hall.meeting, kind, fields))
    for who in (*INSIDE, *SCRIBES):
        name, _, after = who.partition(" after ")
        fields = make(hall)
        if after:
            hall.lead("session.end")
        yield Asked(kind, who, hall.callers.by_name[name].asks(hall.meeting, kind, fields))
        hall.lead("session.reopen")
