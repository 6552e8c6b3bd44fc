"""Whether the promise was kept: journal, database, screens and minutes are compared.

`judged` reads nothing and changes nothing; it is given all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.faults.journal import Entry, Journal
from tests.faults.outcome import Outcome
from tests.faults.replay import Replay
from tests.faults.stored import Stored
from workshop.meeting.board import Actor

Records = dict[tuple[str, str], dict[str, Any]]


@dataclass
class Seen:
    """A screen at the end: whose, what is on it, what a newcomer of the same person is shown."""

    name: str
    actor: Actor
    records: Records
    newcomer: Records
    heard: set[bytes] = field(default_factory=set)
    at_rest: str = ""
    """What it still waits for; nothing, if all is well."""


@dataclass
class Ended:
    """All there is of one meeting when it is over."""

    mark: str
    """What its words begin with. `«mark n»`."""
    journal: Journal
    stored: Stored
    screens: list[Seen]
    replay: Replay
    minutes: dict[str, list[str]]
    """By format, the words that minutes of it say, category names among them."""


def judged(meeting: Ended) -> Outcome:
    """What is lost, doubled, diverged or foreign in a meeting."""
    outcome = Outcome(
        acknowledged=sum(1 for _ in meeting.journal.acknowledged()),
        refused=meeting.journal.refused,
        duplicates=meeting.journal.duplicates,
    )
    _compare_numbers(meeting, outcome)
    _compare_stored(meeting, outcome)
    for screen in meeting.screens:
        _compare_screen(meeting, screen, outcome)
        outcome.foreign += _foreign(meeting, screen)
    for form, words in meeting.minutes.items():
        _compare_minutes(meeting, form, words, outcome)
    return outcome


def _compare_numbers(meeting: Ended, outcome: Outcome) -> None:
    """Each acknowledged operation is the change of its number, and no change is anything else."""
    changes = {change.number: change for change in meeting.stored.changes}
    if sorted(changes) != list(range(1, meeting.stored.head + 1)):
        outcome.diverged.append(f"{meeting.mark}: the numbers have holes")
    times = Counter(change.op_id for change in changes.values())
    outcome.doubled += [f"{op_id} is there {n} times" for op_id, n in times.items() if n > 1]
    for number, entry in meeting.journal.acknowledged():
        change = changes.get(number)
        if change is None or change.op_id != entry.op["op_id"]:
            outcome.lost.append(f"{_told(entry)} was acknowledged as {number}")
    for entry in meeting.journal.entries.values():
        if len(entry.numbers) > 1 or entry.taken_back:
            outcome.doubled.append(f"{_told(entry)} was answered {entry.answers}")
    for change in changes.values():
        if change.op_id not in meeting.journal.entries and change.kind not in _OF_PAGES:
            outcome.doubled.append(f"change {change.number}, {change.kind}, was never asked for")


_OF_PAGES = ("participant.join", "session.text")
"""What no screen asks for."""


def _compare_stored(meeting: Ended, outcome: Outcome) -> None:
    """The database holds what the model says must have come of all that was acknowledged."""
    replay, stored = meeting.replay, meeting.stored
    outcome.diverged += [f"{meeting.mark}: {one}" for one in replay.wrong]
    if replay.wrong:
        return
    for wanted, found in (
        (replay.ideas(), stored.ideas),
        (replay.categories(), stored.categories),
        (replay.confirmations(), stored.confirmations),
    ):
        outcome.lost += [f"{wanted[one]} is not stored" for one in wanted.keys() - found.keys()]
        outcome.doubled += [f"{found[one]} is too much" for one in found.keys() - wanted.keys()]
        outcome.diverged += [
            f"stored is {found[one]} where {row} must be"
            for one, row in wanted.items()
            if one in found and found[one] != row
        ]


def _compare_screen(meeting: Ended, screen: Seen, outcome: Outcome) -> None:
    """A screen is what a newcomer is shown, and both hold the ideas that the model says."""
    if screen.at_rest:
        outcome.diverged.append(f"{screen.name} still waits: {screen.at_rest}")
    for key in screen.records.keys() | screen.newcomer.keys():
        here, there = screen.records.get(key), screen.newcomer.get(key)
        if here != there:
            outcome.diverged.append(f"{screen.name} has {key} {here}, a newcomer {there}")
    if meeting.replay.wrong:
        return
    world = meeting.replay.world
    wanted = {one.id for one in world.ideas() if world.reaches(one, screen.actor)}
    shown = {about for kind, about in screen.newcomer if kind == "idea"}
    if wanted != shown:
        outcome.diverged.append(f"{screen.name} is shown {shown - wanted}, not {wanted - shown}")


def _foreign(meeting: Ended, screen: Seen) -> Iterable[str]:
    """Words of another meeting, and words that were never this person's to see."""
    entries = meeting.journal.entries.values()
    # One's own may come back with a conflict, also where what it hangs under is out of sight.
    own = {entry.op.get("text", "") for entry in entries if entry.by == screen.name}
    may = meeting.replay.allowed[screen.actor] | _names(entries) | own
    for heard in screen.heard:
        words = f"«{heard.decode()}»"
        if not words.startswith(f"«{meeting.mark} "):
            yield f"{screen.name} of {meeting.mark} heard {words}"
        elif words not in may and not meeting.replay.wrong:
            yield f"{screen.name} heard {words}, which is not for it"


def _compare_minutes(meeting: Ended, form: str, words: list[str], outcome: Outcome) -> None:
    if meeting.replay.wrong:
        return
    names = {row[0] for row in meeting.stored.categories.values()}
    found = Counter(one for one in words if one not in names)
    wanted = Counter(meeting.replay.minutes(form))
    outcome.lost += [f"{one} is not in the {form}" for one in wanted - found]
    outcome.doubled += [
        f"{one} is {n} times too often in the {form}" for one, n in (found - wanted).items()
    ]


def _names(entries: Iterable[Entry]) -> set[str]:
    """All names that categories ever got: they are for everybody."""
    return {entry.op["name"] for entry in entries if "name" in entry.op}


def _told(entry: Entry) -> str:
    op = entry.op
    return f"{op['kind']} {op.get('text', op.get('id', ''))} of {entry.by}"
