"""The lines of a series that name persons: which there are, and how a name is removed for good."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as DbSession

from words import catalogues
from words.refused import N_
from words.text import typed
from workshop.meeting.board import Put
from workshop.storage.models import Change, Idea, Session

_SEEN = ("shared", "merged")


@dataclass(frozen=True)
class Named:
    """A line that names somebody, and the session that it is of; `led`: whoever looks leads it."""

    idea: Idea
    session: Session
    led: bool


def named_in(db: DbSession, series_id: str, led: Collection[str]) -> Sequence[Named]:
    """Lines marked as personal, those that somebody is responsible for, and quotations, of all
    sessions of a series by date. What is hidden or was taken back only of those that are `led`."""
    query = (
        select(Idea, Session)
        .join(Session, Session.id == Idea.session_id)
        .where(
            Session.series_id == series_id,
            or_(
                Idea.personal,
                Idea.owner.is_not(None),
                Idea.actor.is_not(None) & (Idea.kind == "quotation"),
            ),
            Idea.state != "private",
        )
        .order_by(Session.date, Session.created_at, Session.id, Idea.segment_id, Idea.rank, Idea.id)
    )
    found = (Named(idea, session, session.id in led) for idea, session in db.execute(query))
    return [one for one in found if one.led or one.idea.state in _SEEN]


def instead(session: Session) -> str:
    """What stands in the place of a line that named persons, in the session's language."""
    say = catalogues.translations(catalogues.choose([session.language, "en"])).gettext
    return str(say(N_("(name removed)")))


def remove_names(db: DbSession, session_id: str, texts: dict[str, str]) -> list[Put]:
    """Remove names from these ideas of a session, from who does them and from whose words they are;
    what told of them before tells of it no more. `texts`: by id, what stands instead where the line
    itself named somebody; empty: the set words."""
    session = db.get_one(Session, session_id)
    ideas = [one for key in texts if (one := db.get(Idea, key)) and one.session_id == session_id]
    for idea in ideas:
        if idea.personal:
            idea.text = typed(texts[idea.id]) or instead(session)
        idea.owner = idea.actor = None
        idea.personal, idea.revision = False, idea.revision + 1
    db.flush()
    _forget(db, session_id, {idea.id: idea for idea in ideas})
    return [Put("idea", idea.as_record()) for idea in ideas]


_SAID = ("text", "owner", "actor")


def _forget(db: DbSession, session_id: str, ideas: dict[str, Idea]) -> None:
    """Let the log of changes, and what it keeps to undo them, hold nothing else of these ideas."""
    changes = db.scalars(select(Change).where(Change.session_id == session_id))
    for change in changes:
        effects = [_told(effect, ideas) for effect in change.effects]
        before = [_kept(one, ideas) for one in change.before]
        if (effects, before) != (change.effects, change.before):
            change.effects, change.before = effects, before
    db.flush()


def _told(effect: dict[str, Any], ideas: dict[str, Idea]) -> dict[str, Any]:
    idea = ideas.get(effect["view"].get("id", "")) if effect["kind"] == "idea" else None
    return effect | {"view": _without(effect["view"], idea)} if idea else effect


def _kept(one: dict[str, Any], ideas: dict[str, Idea]) -> dict[str, Any]:
    idea = ideas.get(one["id"]) if one["kind"] == "idea" else None
    if idea is None:
        return one
    return one | {key: _without(one[key], idea) for key in ("was", "now") if one[key]}


def _without(fields: dict[str, Any], idea: Idea) -> dict[str, Any]:
    return fields | dict(_now(fields, idea))


def _now(fields: dict[str, Any], idea: Idea) -> Iterator[tuple[str, Any]]:
    for name in _SAID:
        if name in fields:
            yield name, getattr(idea, name)
