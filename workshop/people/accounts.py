"""Accounts of facilitators: passwords, links that work once, and logins kept on the server."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, exists, select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from words.text import typed
from workshop.base.clock import now
from workshop.meeting.limits import LONGEST_PERSON_NAME
from workshop.storage.models import (
    Facilitator,
    Link,
    LinkPurpose,
    Login,
    PutAside,
    Scribe,
    Series,
    SeriesOrganiser,
    Session,
    SessionFacilitator,
)

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1000
LINK_HOURS = 24

_hasher = PasswordHasher()
# Compared with when there is no such account, so that the time taken does not tell. No password
# has it: to make a real one would take every command as long as a sign-in.
_NOBODY = (
    f"$argon2id$v=19$m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}"
    f"${'A' * 22}${'A' * 43}"
)


class LinkUsedUp(Refused):
    """A link works no longer."""

    def __init__(self, purpose: LinkPurpose) -> None:
        printed = N_(
            "This link has been used or is too old. Sign in, or start Samsyn again for a new link."
        )
        given = N_("This link has been used or is too old. Ask whoever gave it to you for another.")
        super().__init__(given if purpose == "password" else printed)


def new_facilitator(name: str, password: str | None = None) -> Facilitator:
    """A facilitator not yet stored. Hashing takes some 50 ms: not on the hub, not in a turn."""
    name = unicodedata.normalize("NFC", " ".join(typed(name).split()))
    if not 0 < len(name) <= LONGEST_PERSON_NAME:
        raise Refused(N_("A name has 1 to {most} characters."), most=LONGEST_PERSON_NAME)
    hashed = hash_of(password) if password is not None else None
    return Facilitator(name=name, name_key=_name_key(name), password_hash=hashed)


def hash_of(password: str) -> str:
    """What is kept of a password that somebody chose. Refused; as slow as `new_facilitator`."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused(N_("A password has at least {least} characters."), least=SHORTEST_PASSWORD)
    if not _as_typed(password).isprintable():
        raise Refused(N_("The password holds a sign that no keyboard can type. Choose another."))
    return _hasher.hash(_as_typed(password))


def add(db: DbSession, facilitator: Facilitator) -> Facilitator:
    """Store a new facilitator. Refused where the name is taken."""
    if find(db, facilitator.name) is not None:
        raise Refused(
            N_("There is already an account named {name}. Choose another name."),
            name=facilitator.name,
        )
    db.add(facilitator)
    db.flush()
    return facilitator


def find(db: DbSession, name: str) -> Facilitator | None:
    """The facilitator of that name, however it is capitalised."""
    return db.scalar(select(Facilitator).where(Facilitator.name_key == _name_key(name)))


def named(db: DbSession, name: str) -> Facilitator:
    """The facilitator of that name. Refused where there is none."""
    if account := find(db, name):
        return account
    raise Refused(N_("There is no account named {name}."), name=name[:LONGEST_PERSON_NAME])


def has_accounts(db: DbSession) -> bool:
    """Whether anybody can sign in at all."""
    return db.scalar(select(Facilitator.id).limit(1)) is not None


def password_fits(facilitator: Facilitator | None, password: str) -> bool:
    """Whether a password is the account's. Some 50 ms, also where there is no account."""
    stored = facilitator.password_hash if facilitator and not facilitator.disabled_at else None
    given = password[:LONGEST_PASSWORD]
    tries = dict.fromkeys((_as_typed(given), given))  # as given: how it was kept before
    fits = [_verifies(stored or _NOBODY, attempt) for attempt in tries]  # always as long
    return any(fits) and stored is not None


def new_link(db: DbSession, purpose: LinkPurpose, facilitator: Facilitator | None = None) -> str:
    """The token of a link that works once, within a day. Older links for the same end now."""
    owner = facilitator.id if facilitator else None
    db.execute(delete(Link).where(Link.purpose == purpose, Link.facilitator_id == owner))
    token = secrets.token_urlsafe(32)
    ends = now() + dt.timedelta(hours=LINK_HOURS)
    db.add(Link(token_hash=_hashed(token), purpose=purpose, facilitator_id=owner, expires_at=ends))
    return token


def find_link(db: DbSession, purpose: LinkPurpose, token: str) -> Link:
    """The link of a token. Refused where it was used, is too old or never was."""
    link = db.get(Link, _hashed(token))
    if link is None or link.purpose != purpose or link.expires_at < now():
        raise LinkUsedUp(purpose)
    return link


def owner_of(db: DbSession, purpose: LinkPurpose, token: str) -> Facilitator:
    """Whose link it is. Refused as by `find_link`, and where the account is disabled."""
    owner = db.get(Facilitator, find_link(db, purpose, token).facilitator_id)
    if owner is None or owner.disabled_at:
        raise LinkUsedUp(purpose)
    return owner


def use_link(db: DbSession, purpose: LinkPurpose, token: str) -> Facilitator | None:
    """Whose link it was; from now on it is used."""
    link = find_link(db, purpose, token)
    db.delete(link)
    return db.get(Facilitator, link.facilitator_id) if link.facilitator_id else None


def sign_in(
    db: DbSession,
    facilitator: Facilitator,
    token: str | None = None,
    browser: str = "",
    network: str = "",
) -> str:
    """The token of a new login: one that nobody guesses, made here where none is given.

    Sessions that nobody leads are the facilitator's from now on.
    """
    token = token or secrets.token_urlsafe(32)
    login = _hashed(token)
    db.add(Login(token_hash=login, facilitator_id=facilitator.id, browser=browser, network=network))
    adopt_sessions(db, facilitator)
    return token


def adopt_sessions(db: DbSession, facilitator: Facilitator) -> None:
    """Give the sessions and series that were imported without an owner to a facilitator."""
    led = select(SessionFacilitator.session_id)
    for session_id in db.scalars(select(Session.id).where(Session.id.not_in(led))).all():
        db.add(SessionFacilitator(session_id=session_id, facilitator_id=facilitator.id))
    organised = select(SeriesOrganiser.series_id)
    for series_id in db.scalars(select(Series.id).where(Series.id.not_in(organised))).all():
        db.add(SeriesOrganiser(series_id=series_id, facilitator_id=facilitator.id))


def is_login(db: DbSession, token: str) -> bool:
    """Whether somebody is signed in by a token."""
    return db.get(Login, _hashed(token)) is not None


def find_login(
    db: DbSession, token: str, *, idle: dt.timedelta, in_all: dt.timedelta
) -> tuple[Login, Facilitator] | None:
    """The login of a token while it lives, and whose it is."""
    login = db.get(Login, _hashed(token))
    if login is None or login.seen_at < now() - idle or login.signed_in_at < now() - in_all:
        return None
    facilitator = db.get(Facilitator, login.facilitator_id)
    return (login, facilitator) if facilitator and not facilitator.disabled_at else None


def still_has(db: Connection, login: str, facilitator_id: str, session_id: str, role: str) -> bool:
    """Whether a login (its hash) still is one, of an account that has a role in the session; nobody
    has one in what lies in the bin."""
    part = _PARTS[role]
    binned = exists().where(PutAside.session_id == session_id, PutAside.shelf == "bin")
    return bool(
        db.scalar(
            select(Login.token_hash)
            .join(Facilitator, Facilitator.id == Login.facilitator_id)
            .join(part, part.facilitator_id == Facilitator.id)
            .where(
                Login.token_hash == login,
                Facilitator.id == facilitator_id,
                Facilitator.disabled_at.is_(None),
                part.session_id == session_id,
                ~binned,
            )
        )
    )


_PARTS: dict[str, type[SessionFacilitator] | type[Scribe]] = {
    "facilitator": SessionFacilitator,
    "scribe": Scribe,
}
"""Who has a role, for those that are known by a login."""


def seen(db: DbSession, token: str) -> None:
    """Note a sign of life of a login, so that it does not go idle."""
    if login := db.get(Login, _hashed(token)):
        login.seen_at = now()


def seen_on_screens(db: DbSession, hashes: set[str], in_all: dt.timedelta) -> set[str]:
    """Note that these logins have open screens: they do not go idle. Those that are over."""
    logins = [login for one in hashes if (login := db.get(Login, one))]
    living = [login for login in logins if login.signed_in_at >= now() - in_all]
    for login in living:
        login.seen_at = now()
    return hashes - {login.token_hash for login in living}


def sign_out(db: DbSession, token: str) -> str:
    """End a login for good; its token is worth nothing from now on. The login's hash."""
    login = _hashed(token)
    db.execute(delete(Login).where(Login.token_hash == login))
    return login


def set_language(db: DbSession, facilitator_id: str, language: str) -> None:
    """Keep the language that an account chose for its pages."""
    if facilitator := db.get(Facilitator, facilitator_id):
        facilitator.language = language


def _verifies(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _as_typed(password: str) -> str:
    """A password in the one form that all keyboards and systems lead to (RFC 8265, section 4.2):
    composed letters, and every space the usual one."""
    spaces = "".join(" " if unicodedata.category(c) == "Zs" else c for c in password)
    return unicodedata.normalize("NFC", spaces)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _name_key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", typed(name)).casefold().split())
