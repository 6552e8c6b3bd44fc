"""The lines of a series that name persons: which there are, and how a name is removed for good."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as DbSession

from words import catalogues
from words.refused import N_
from words.text import typed
from workshop.meeting.board import Put
from workshop.sessions.forgetting import Said, forget
from workshop.storage.models import Idea, Session

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
        name_nobody(idea, typed(texts[idea.id]) or instead(session))
    db.flush()
    forget(db, session_id, {("idea", one.id): _said_of(one) for one in ideas})
    return [Put("idea", idea.as_record()) for idea in ideas]


def name_nobody(idea: Idea, said: str) -> None:
    """Let an idea name nobody; `said` stands in the place of a line that did."""
    if idea.personal:
        idea.text = said
    idea.owner = idea.actor = None
    idea.personal, idea.revision = False, idea.revision + 1


def _said_of(idea: Idea) -> Said:
    return {"text": idea.text, "owner": idea.owner, "actor": idea.actor}
