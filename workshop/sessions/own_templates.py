"""Templates of one's own: copied from those that ship or taken from a file, changed, shared.

What is kept is the text of the file. Whatever comes in is checked as the files that ship are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import SegmentKind
from session_templates.plan import FOLDER, Template, checked, shipped
from session_templates.writing import as_toml
from words.checked import Malformed
from words.refused import N_, Refused
from words.text import storable
from workshop.storage.models import Facilitator, OwnTemplate

LONGEST_TEXT = 100_000
"""Characters of a template; the longest that ships has 9,000."""
MOST_OWN = 200
"""Templates of one account."""


class ChangedMeanwhile(Refused):
    """Somebody, perhaps in another tab, has changed the template since the form was shown."""


@dataclass(frozen=True)
class Own:
    """A template that an account can use: `mine` where it may change it too. `template` is None
    where the text does not fit any more, as after a new release."""

    row: OwnTemplate
    owner: str
    mine: bool
    template: Template | None

    @property
    def title(self) -> str:
        """What it is called."""
        title = self.template.title if self.template else parsed(self.row.text).get("title")
        return str(title or self.row.id)


def usable(db: DbSession, account: str) -> list[Own]:
    """One's own templates and those that colleagues share, by title."""
    found = db.execute(
        select(OwnTemplate, Facilitator.name)
        .join(Facilitator, Facilitator.id == OwnTemplate.owner_id)
        .where(or_(OwnTemplate.owner_id == account, OwnTemplate.shared))
    ).all()
    every = [_own(row, name, account) for row, name in found]
    return sorted(every, key=lambda one: (not one.mine, one.title.casefold(), one.row.id))


def find_usable(db: DbSession, template_id: str, account: str) -> Own | None:
    """A template that one may read and start from; for others there is none."""
    row = db.get(OwnTemplate, template_id)
    if row is None or not (row.shared or row.owner_id == account):
        return None
    return _own(row, db.get_one(Facilitator, row.owner_id).name, account)


def titles(db: DbSession, template_ids: Sequence[str]) -> dict[str, str]:
    """What templates are called that somebody made, also those one may not start from."""
    rows = db.scalars(select(OwnTemplate).where(OwnTemplate.id.in_(template_ids)))
    return {row.id: str(parsed(row.text).get("title") or row.id) for row in rows}


def text_of(db: DbSession, template_id: str, account: str) -> str | None:
    """The text of a template's file, whether it ships or is somebody's, for whom may read it."""
    if template_id in shipped():
        return (FOLDER / f"{template_id}.toml").read_text("utf-8")
    found = find_usable(db, template_id, account)
    return found.row.text if found else None


def add(db: DbSession, account: str, text: str, template_id: str) -> None:
    """Let an account have a template by this text. Refused: it is none, or there are too many.

    Once for an id, however often that is asked.
    """
    if db.get(OwnTemplate, template_id):
        return
    check(text)
    own = select(func.count()).where(OwnTemplate.owner_id == account)
    if (db.scalar(own) or 0) >= MOST_OWN:
        raise Refused(N_("You have {most} templates already. Remove some first."), most=MOST_OWN)
    db.add(OwnTemplate(id=template_id, owner_id=account, text=text))


def change(db: DbSession, template_id: str, before: str, text: str) -> None:
    """Let a template be this. Malformed; ChangedMeanwhile where it is not as `before` any more."""
    check(text)
    row = db.get_one(OwnTemplate, template_id)
    if row.text != before:
        raise ChangedMeanwhile(
            N_("The template was changed meanwhile, perhaps in another tab. Copy what you wrote.")
        )
    row.text = text


def like_shipped(language: str, kind: SegmentKind) -> dict[str, Any]:
    """A segment to begin with: the first of its kind that ships, in that language if there is one,
    without what ties it to others."""
    every = sorted(shipped().values(), key=lambda one: (one.language != language, one.id))
    of_kind = (
        segment
        for one in every
        for segment in parsed((FOLDER / f"{one.id}.toml").read_text("utf-8"))["segments"]
        if segment["kind"] == kind
    )
    tied = ("serves", "follows", "carried", "tells")
    return {key: value for key, value in next(of_kind).items() if key not in tied}


def share(db: DbSession, template_id: str, *, shared: bool) -> None:
    """Let colleagues use a template, or no longer."""
    db.get_one(OwnTemplate, template_id).shared = shared


def remove(db: DbSession, template_id: str) -> None:
    """Remove a template. Meetings have their own copy of it."""
    db.delete(db.get_one(OwnTemplate, template_id))


def check(text: str) -> Template:
    """The template that a text holds. Refused where it is none; Malformed names the key."""
    if len(text) > LONGEST_TEXT:
        raise Refused(N_("A template has at most {most} characters."), most=LONGEST_TEXT)
    try:
        return checked("", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Refused(
            N_("That is no template: it is no TOML file ({fault})."), fault=error
        ) from None
    except RecursionError:
        raise Refused(N_("That is no template.")) from None


def cleaned(content: bytes) -> str:
    """The text of a file that somebody sends, written as we write it; Refused where it is none."""
    try:
        text = storable(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(N_("That is no template: it is no text in UTF-8.")) from None
    check(text)
    return as_toml(parsed(text))


def parsed(text: str) -> dict[str, Any]:
    """What a template's text holds, by key."""
    return tomllib.loads(text)


def _own(row: OwnTemplate, owner: str, account: str) -> Own:
    return Own(row, owner, row.owner_id == account, _template(row.id, row.text))


@lru_cache(maxsize=512)
def _template(template_id: str, text: str) -> Template | None:
    """Reading one takes two milliseconds, and a list shows many."""
    try:
        return checked(template_id, parsed(text))
    except Malformed:
        return None
