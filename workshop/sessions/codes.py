"""The ways into a session: its code, its link, its QR code, and the link of its wall.

Codes and links are derived from the installation's secret, so that whoever takes the database
can join nothing. A new code ends the old one and its link.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import segno
from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.base.ids import new_id
from workshop.base.secret import readable
from workshop.sessions.cannot_join import CannotJoin
from workshop.storage.models import Session

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6
TOKEN_BYTES = 16
_CODES = 1000

_TRUE_LETTER = {"U": "V"}
"""What people read or hear instead of a letter that codes have. Not 0, 1, I, L and O: each could
be two of them, and a guess would let people in at another meeting."""


def code_of(secret: str, session: Session) -> str:
    """The code of a session now: six characters, shown as two groups of three."""
    made_with = _secret_of(secret, session)
    return numbered_code(made_with or secret, session.id, session.code_number)


def numbered_code(secret: str, session_id: str, number: int) -> str:
    """The code of that number of a session, its first one being 1."""
    value = int.from_bytes(_derived(secret, "code", session_id, str(number)))
    letters = []
    for _ in range(CODE_LENGTH):
        value, letter = divmod(value, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def settled(db: DbSession, secret: str) -> Callable[[str, int], str]:
    """The code of a session's id and code number, once every session has one that opens it.

    A code made with an older secret stays what it is. Where the secret is gone that it was made
    with, its hash finds it no more: that session gets another code, and its screens fetch it anew.
    """
    older: dict[tuple[str, int], str] = {}
    for session in db.scalars(select(Session).where(Session.code_hash.is_not(None))).all():
        made_with = _secret_of(secret, session)
        if made_with is None:
            set_new_code(db, secret, session)
            session.epoch = new_id()
        elif made_with != secret:
            older[session.id, session.code_number] = made_with

    @lru_cache(_CODES)  # every turn asks
    def code_of(session_id: str, number: int) -> str:
        return numbered_code(older.get((session_id, number), secret), session_id, number)

    return code_of


def set_new_code(db: DbSession, secret: str, session: Session) -> str:
    """Give a session a code that no other has; the one before opens nothing from now on."""
    while True:
        session.code_number += 1
        code = numbered_code(secret, session.id, session.code_number)
        code_hash = _hash_of(secret, code)
        if db.scalar(select(Session.id).where(Session.code_hash == code_hash)) is None:
            session.code_hash = code_hash
            db.flush()
            return code


def find_by_code(db: DbSession, secret: str, said: str) -> Session:
    """The session of a typed code, however it is spaced and capitalised. CannotJoin.

    Whether the code opens anything just now is said by `check_joinable`, after who is already
    inside has been let back in.
    """
    session = _with_code(db, secret, _meant(said))
    if session is None:
        raise CannotJoin("unknown_code")
    return session


def link_token(secret: str, session: Session) -> str:
    """What stands in a session's link and QR code: its code, to find it, and 128 bits."""
    code = code_of(secret, session)
    return code + _token(_secret_of(secret, session) or secret, "link", session.id, code)


def find_by_link(db: DbSession, secret: str, token: str) -> Session:
    """The session of a link, as `find_by_code`. CannotJoin."""
    token = as_sent(token)
    session = _with_code(db, secret, token[:CODE_LENGTH])
    if session is None or not _same(token, link_token(secret, session)):
        raise CannotJoin("unknown_code")
    return session


def as_sent(token: str) -> str:
    """What stands in a link, without a stop or bracket that a mail took for a part of it."""
    return _AFTER_A_LINK.sub("", token)


_AFTER_A_LINK = re.compile(r"[^\w-]+$", re.ASCII)


def wall_token(secret: str, session: Session) -> str:
    """What lets a screen show a session's wall. A new code leaves the wall in the room be."""
    number = [str(session.wall_number)] if session.wall_number else []
    return _token(secret, "wall", session.id, *number)


def opens_wall(secret: str, session: Session, token: str) -> bool:
    """Whether a token is the one of a session's wall."""
    return any(_same(token, wall_token(one, session)) for one in readable(secret))


def text_token(secret: str, link_id: str) -> str:
    """What stands in the link of that id, by which anybody reads a settled text."""
    return _token(secret, "text", link_id)


def answer_token(secret: str, link_id: str) -> str:
    """What stands in the link of that id, by which anybody answers a proposed text."""
    return _token(secret, "answer", link_id)


def qr_svg(address: str) -> bytes:
    """The QR code of an address as an SVG image, black on white whatever is around it."""
    image = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        image, kind="svg", border=4, light="#fff", dark="#000", omitsize=True, xmldecl=False
    )
    return image.getvalue()


def _meant(said: str) -> str:
    """The code that somebody typed: only its letters and digits count."""
    plain = unicodedata.normalize("NFKC", said[:60]).upper()
    return "".join(_TRUE_LETTER.get(letter, letter) for letter in plain if letter.isalnum())


def _with_code(db: DbSession, secret: str, code: str) -> Session | None:
    if len(code) != CODE_LENGTH:
        return None
    hashes = [_hash_of(one, code) for one in readable(secret)]
    return db.scalars(select(Session).where(Session.code_hash.in_(hashes))).first()


def _secret_of(secret: str, session: Session) -> str | None:
    """The secret that a session's code was made with; None where it is gone."""
    for one in readable(secret):
        code = numbered_code(one, session.id, session.code_number)
        if _hash_of(one, code) == session.code_hash:
            return one
    return None


def _hash_of(secret: str, code: str) -> str:
    return _derived(secret, "code hash", code).hex()


def _token(secret: str, *about: str) -> str:
    derived = _derived(secret, *about)[:TOKEN_BYTES]
    return base64.urlsafe_b64encode(derived).rstrip(b"=").decode()


def _derived(secret: str, *about: str) -> bytes:
    said = "\0".join(("samsyn joining", *about)).encode("utf-8", "replace")
    return hmac.digest(secret.encode(), said, hashlib.sha256)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
