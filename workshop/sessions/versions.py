"""The kept texts of a meeting's minutes: which there are, and how one comes about and is settled.

    draft ──propose──► proposed ──confirm──► confirmed ──settle──► settled ──correct──► draft
      │                   └─────────settle──────────────────────────┘          and a new version
      └─────────settle────────────────────────────────────────────────┘
    proposed, confirmed ──withdraw──► draft
    proposed ──reword──► the next version, proposed

A step that leaves a draft keeps the text that was looked at as a version. Whoever takes the step a
second time, or at the same moment as somebody else, finds the version that is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession
from sqlalchemy.orm import undefer

from words.refused import N_, Refused
from workshop.sessions import confirming
from workshop.storage.models import DocumentStep, DocumentVersion, Session, VersionStep

TextState = Literal["draft", "proposed", "confirmed", "settled"]

STEPS: dict[TextState, tuple[VersionStep, ...]] = {
    "draft": ("propose", "settle"),
    "proposed": ("confirm", "settle", "withdraw"),
    "confirmed": ("settle", "withdraw"),
    "settled": ("correct",),
}
"""What may be done with a text in each state."""

LEADS_TO: dict[VersionStep, TextState] = {
    "propose": "proposed",
    "confirm": "confirmed",
    "settle": "settled",
    "withdraw": "draft",
    "correct": "draft",
    "reword": "draft",
}
"""What a text is after each step that changes what it is; another wording is another text."""

OVERTAKEN = N_("Somebody was quicker: the text is in another state now. Look again.")
_LARGEST = 2**31 - 1  # what a column of either database can be compared with


@dataclass(frozen=True)
class Kept:
    """A version and its steps, in order."""

    version: DocumentVersion
    steps: tuple[DocumentStep, ...]

    @property
    def number(self) -> int:
        """Which version it is, from 1."""
        return self.version.number

    @property
    def state(self) -> TextState:
        """What it was last made; a settled text stays settled when another is to replace it."""
        settled = any(step.step == "settle" for step in self.steps)
        return "settled" if settled else LEADS_TO[self.last]

    @property
    def last(self) -> VersionStep:
        """The step by which it became what it is; a reply to somebody is none."""
        return next(one.step for one in reversed(self.steps) if one.step in LEADS_TO)

    @property
    def in_force(self) -> bool:
        """Whether it is the text that the meeting has, not withdrawn or being corrected."""
        return LEADS_TO[self.last] != "draft"


@dataclass(frozen=True)
class Seen:
    """A text that was looked at, and what it was made from."""

    content: str
    digest: str
    without_persons: bool = False


def every(db: DbSession, session_id: str) -> tuple[Kept, ...]:
    """The versions of a meeting's text, the first one first, without what they say."""
    of_session = DocumentVersion.session_id == session_id
    versions = db.scalars(
        select(DocumentVersion).where(of_session).order_by(DocumentVersion.number)
    ).all()
    steps = db.scalars(
        select(DocumentStep)
        .join(DocumentVersion, DocumentVersion.id == DocumentStep.version_id)
        .where(of_session)
        .order_by(DocumentStep.made_at, DocumentStep.id)
    ).all()
    return tuple(_kept(version, steps) for version in versions)


def find(db: DbSession, session_id: str, number: int) -> Kept | None:
    """One version with what it says; None where there is none of that number."""
    if not 0 < number <= _LARGEST:
        return None
    wanted = (DocumentVersion.session_id == session_id, DocumentVersion.number == number)
    version = db.scalar(select(DocumentVersion).where(*wanted).options(undefer("*")))
    if version is None:
        return None
    steps = db.scalars(
        select(DocumentStep)
        .where(DocumentStep.version_id == version.id)
        .order_by(DocumentStep.made_at, DocumentStep.id)
    ).all()
    return _kept(version, steps)


def newest(db: DbSession, session_id: str) -> Kept | None:
    """The version that came last, with what it says, if there is any."""
    versions = every(db, session_id)
    return find(db, session_id, versions[-1].number) if versions else None


def _kept(version: DocumentVersion, steps: Sequence[DocumentStep]) -> Kept:
    return Kept(version, tuple(step for step in steps if step.version_id == version.id))


def worded_from(kept: Sequence[Kept], version: Kept) -> Kept:
    """The version that a wording began with: the one that was made from the board."""
    earlier = kept[: version.number - 1]
    if earlier and earlier[-1].last == "reword":
        return worded_from(kept, earlier[-1])
    return version


def state_of(session: Session, kept: Sequence[Kept]) -> TextState:
    """The state of a meeting's text: its last version's, or what a file said."""
    if not kept:
        return session.status
    return kept[-1].state if kept[-1].in_force else "draft"


def steps_of(session: Session, kept: Sequence[Kept]) -> tuple[VersionStep, ...]:
    """What may be done with the text as it is."""
    if not kept and session.status == "settled":
        return ("settle", "correct")  # said in a file: nothing of it is kept here yet
    return STEPS[state_of(session, kept)]


def take(
    db: DbSession, session_id: str, step: VersionStep, seen: Seen, by: str, note: str = ""
) -> Kept | None:
    """Take a step with the text that was looked at; the version it was taken with, if there is one.

    From a draft `seen` becomes a version, else only its digest counts. Refused: somebody else was
    quicker with another step or another text; a correction has no reason.
    """
    session = db.get_one(Session, session_id, with_for_update=True)
    kept = every(db, session_id)
    last = kept[-1] if kept else None
    if last and last.last == step and last.version.digest == seen.digest:
        return last  # a second tap, or another leader at the same moment
    of_last = last if last and last.in_force else None
    if step not in steps_of(session, kept) or (of_last and of_last.version.digest != seen.digest):
        raise Refused(OVERTAKEN)
    if of_last and step == "correct" and not note.strip():
        raise Refused(N_("Write what has to be corrected."))
    if of_last and step == "confirm":
        confirming.check_confirmed(db, of_last.version, note)
    session.status = "settled" if step == "settle" else "draft"
    session.proposed = None
    if of_last is None and step == "correct":
        return None
    version = of_last or _new(db, session, last, seen, by)
    session.proposed = version.number if step == "propose" else None
    return _with_step(db, version, step, by, note.strip())


def reword(db: DbSession, version: Kept, seen: Seen, by: str, note: str) -> Kept:
    """Propose other words instead of a version that is proposed: the new version. Refused: the
    version is proposed no more, or has these very words."""
    session = db.get_one(Session, version.version.session_id, with_for_update=True)
    if session.proposed != version.number:
        raise Refused(OVERTAKEN)
    if seen.digest == version.version.digest:
        raise Refused(N_("These are the words that stand there already."))
    _with_step(db, version, "reword", by, note)
    fresh = _with_step(db, _new(db, session, version, seen, by), "propose", by, "")
    session.proposed = fresh.number
    return fresh


def note_reply(db: DbSession, version: Kept, by: str, note: str) -> None:
    """Note beside a version that somebody was answered, and what."""
    _with_step(db, version, "reply", by, note)


def _new(db: DbSession, session: Session, last: Kept | None, seen: Seen, by: str) -> Kept:
    """A version of what was seen. After a settled one it says which that is, and why it comes."""
    corrects = last if last and last.state == "settled" else None
    version = DocumentVersion(
        session_id=session.id,
        number=last.number + 1 if last else 1,
        content=seen.content,
        digest=seen.digest,
        head=session.head,
        epoch=session.epoch,
        template=session.template,
        without_persons=seen.without_persons,
        replaces=corrects.number if corrects else last.version.replaces if last else None,
        note=_why(corrects) if corrects else last.version.note if last else None,
        made_by=by,
    )
    db.add(version)
    db.flush()
    return Kept(version, ())


def _why(corrected: Kept) -> str | None:
    return next(one.note for one in reversed(corrected.steps) if one.step == "correct")


def _with_step(db: DbSession, kept: Kept, step: VersionStep, by: str, note: str) -> Kept:
    taken = DocumentStep(version_id=kept.version.id, step=step, by=by, note=note or None)
    db.add(taken)
    db.flush()
    return Kept(kept.version, (*kept.steps, taken))
