"""Joining a session: its code, link and QR code, and the devices that come in by them.

Codes and links are derived from the installation's secret, so that whoever takes the database
can join nothing. A new code ends the old one and its link.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import unicodedata

import segno
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import OrganisationPlan
from session_templates.refused import N_, Refused
from workshop.models import Change, Participant, Session, Table
from workshop.text import typed

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6
TOKEN_BYTES = 16
LONGEST_NAME = 60
MOST_PARTICIPANTS = 500

_TRUE_LETTER = {"U": "V"}
"""What people read or hear instead of a letter that codes have. Not 0, 1, I, L and O: each could
be two of them, and a guess would let people in at another meeting."""

_SENTENCES = {
    "unknown_code": N_(
        "There is no meeting with that code. Look at it again: it never has 0, 1, I, L, O or U."
    ),
    "joining_closed": N_("Joining is closed just now. Ask the person leading the meeting."),
    "session_ended": N_("This meeting has ended."),
    "session_full": N_(
        "The meeting is full: {most} devices have joined. Share a device with a neighbour."
    ),
    "name_too_long": N_("At most {most} characters."),
    "unknown_table": N_("Choose a table, or join on your own."),
    "seat_in_use": N_("Something has been done on this device already, so its table stays."),
    "too_often": N_("That is changed too often. Wait a little."),
    "unknown_organisation": N_("Choose one of them."),
}


class CannotJoin(Refused):
    """A device cannot come in. `name` is a key of the sentences above."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(_SENTENCES[name], **values)
        self.name = name


def code_of(secret: str, session: Session) -> str:
    """The code of a session now: six characters, shown as two groups of three."""
    return numbered_code(secret, session.id, session.code_number)


def numbered_code(secret: str, session_id: str, number: int) -> str:
    """The code of that number of a session, its first one being 1."""
    value = int.from_bytes(_derived(secret, "code", session_id, str(number)))
    letters = []
    for _ in range(CODE_LENGTH):
        value, letter = divmod(value, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def set_new_code(db: DbSession, secret: str, session: Session) -> str:
    """Give a session a code that no other has; the one before opens nothing from now on."""
    while True:
        session.code_number += 1
        code = code_of(secret, session)
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
    return code + _token(secret, "link", session.id, code)


def find_by_link(db: DbSession, secret: str, token: str) -> Session:
    """The session of a link, as `find_by_code`. CannotJoin."""
    session = _with_code(db, secret, token[:CODE_LENGTH])
    if session is None or not _same(token, link_token(secret, session)):
        raise CannotJoin("unknown_code")
    return session


def wall_token(secret: str, session_id: str) -> str:
    """What lets a screen show a session's wall. A new code leaves the wall in the room be."""
    return _token(secret, "wall", session_id)


def opens_wall(secret: str, session_id: str, token: str) -> bool:
    """Whether a token is the one of a session's wall."""
    return _same(token, wall_token(secret, session_id))


def check_joinable(session: Session) -> None:
    """CannotJoin unless new devices may come in now."""
    if session.state == "ended":
        raise CannotJoin("session_ended")
    if not session.joining:
        raise CannotJoin("joining_closed")


def tables_of(db: DbSession, session: Session) -> list[Table]:
    """The tables one can sit at, in order; none where people are seated one by one."""
    if session.seating != "tables":
        return []
    tables = db.scalars(select(Table).where(Table.session_id == session.id)).all()
    return sorted(tables, key=lambda table: (table.rank, table.id))


def join(
    db: DbSession, session: Session, table: str | None, name: str = "", organisation: str = ""
) -> Participant:
    """A new device in a session, at the table of that id or on its own. CannotJoin.

    Name and organisation are kept only where the session asks for them; where it asks by its
    template's question, only what answers that.
    """
    check_joinable(session)
    answers = _answers(db, session, table, name, organisation)
    participant = Participant(session_id=session.id, **answers)
    inside = select(func.count()).where(Participant.session_id == session.id)
    if (db.scalar(inside) or 0) >= MOST_PARTICIPANTS:
        raise CannotJoin("session_full", most=MOST_PARTICIPANTS)
    db.add(participant)
    db.flush()
    return participant


def reseat(
    db: DbSession, participant: Participant, table: str | None, name: str, organisation: str
) -> Participant:
    """The same device with other answers, as in `join`. CannotJoin.

    A table is only another one until something is done on the device: ideas, votes and what can be
    undone stay with those who made them, and a device has one ballot. Whoever changes it sees what
    that table sees, so it is as for one who joins now.
    """
    session = db.get_one(Session, participant.session_id)
    if session.state == "ended":
        raise CannotJoin("session_ended")
    answers = _answers(db, session, table, name, organisation)
    if answers["table_id"] != participant.table_id:
        check_joinable(session)
        if has_acted(db, participant):
            raise CannotJoin("seat_in_use")
    for field, answer in answers.items():
        setattr(participant, field, answer)
    db.flush()
    return participant


def has_acted(db: DbSession, participant: Participant) -> bool:
    """Whether a device changed anything in its session after it came in."""
    done = exists().where(
        Change.session_id == participant.session_id,
        Change.actor == f"participant:{participant.id}",
        Change.kind != "participant.join",
    )
    return bool(db.scalar(select(done)))


def question_of(session: Session) -> OrganisationPlan | None:
    """What a session asks about where people come from."""
    asked = session.asks_organisation
    return OrganisationPlan.from_json(asked) if asked else None


def qr_svg(address: str) -> bytes:
    """The QR code of an address as an SVG image, black on white whatever is around it."""
    image = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        image, kind="svg", border=4, light="#fff", dark="#000", omitsize=True, xmldecl=False
    )
    return image.getvalue()


def _answers(
    db: DbSession, session: Session, table: str | None, name: str, organisation: str
) -> dict[str, str | None]:
    """What a participant said on coming in, by field."""
    if table is not None and table not in {known.id for known in tables_of(db, session)}:
        raise CannotJoin("unknown_table")
    return {
        "table_id": table,
        "name": _name(name) or None if session.asks_names else None,
        "organisation": _organisation(session, organisation),
    }


def _name(said: str) -> str:
    name = " ".join(typed(said).split())
    if len(name) > LONGEST_NAME:
        raise CannotJoin("name_too_long", most=LONGEST_NAME)
    return name


def _organisation(session: Session, said: str) -> str | None:
    question = question_of(session)
    if question is None:
        return _name(said) or None if session.asks_names else None
    if said in question.choices:
        return said
    answer = _name(said)
    wrong = not question.other if answer else question.required
    if wrong:
        raise CannotJoin("unknown_organisation")
    return answer or None


def _meant(said: str) -> str:
    """The code that somebody typed: only its letters and digits count."""
    plain = unicodedata.normalize("NFKC", said[:60]).upper()
    return "".join(_TRUE_LETTER.get(letter, letter) for letter in plain if letter.isalnum())


def _with_code(db: DbSession, secret: str, code: str) -> Session | None:
    if len(code) != CODE_LENGTH:
        return None
    return db.scalar(select(Session).where(Session.code_hash == _hash_of(secret, code)))


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
