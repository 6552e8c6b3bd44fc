"""The second step of signing in: a code of an authenticator app (RFC 6238), or a recovery code."""

from __future__ import annotations

import base64
import hashlib
import hmac
import unicodedata
from urllib.parse import quote, urlencode

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.base.clock import now
from workshop.base.secret import readable
from workshop.people import accounts, audit
from workshop.people.audit import AT_THE_MACHINE, By
from workshop.storage.models import Facilitator, RecoveryCode, SecondStep

SECONDS, DIGITS = 30, 6
AROUND = 1
"""So many codes before and after the present one are taken too: clocks differ."""
RECOVERY_CODES = 10


class WrongCode(Refused):
    """Not the present code, or one that was taken before."""

    def __init__(self) -> None:
        super().__init__(N_("That code is not the present one. Wait for the next one and try it."))


def key_of(token: str) -> bytes:
    """What an app is given to know, out of a token that nobody guesses: 160 bits."""
    return hashlib.sha256(f"second step {token}".encode()).digest()[:20]


def address(key: bytes, name: str) -> str:
    """What the QR code says to an app."""
    asked = urlencode({"secret": spelled(key), "issuer": "Samsyn"})
    return f"otpauth://totp/{quote(f'Samsyn:{name}')}?{asked}"


def spelled(key: bytes) -> str:
    """A key as people type it into an app."""
    return base64.b32encode(key).decode()


def code_at(key: bytes, step: int) -> str:
    """The code of the so manieth 30 seconds since 1970 (RFC 4226, section 5.3)."""
    digest = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def is_asked_of(db: DbSession, account: Facilitator) -> bool:
    """Whether an account has a second step."""
    return db.get(SecondStep, account.id) is not None


def set_up(
    db: DbSession, secret: str, account: Facilitator, key: bytes, code: str, by: By
) -> list[str]:
    """Ask for codes by a key from now on. The recovery codes, which are told only now.

    Refused: `code` is not the app's present one, so that nobody is locked out who mistyped the key;
    or there is a second step already.
    """
    there = db.get(SecondStep, account.id)
    if there is not None:
        if _opened(secret, there) != key:
            raise Refused(N_("You have a second step already. Take it off before a new one."))
        return recovery_codes(key)
    step = _step_of(key, _plain(code), after=0)
    if step is None:
        raise WrongCode
    db.add(SecondStep(facilitator_id=account.id, sealed=_sealed(secret, key), last=step))
    codes = recovery_codes(key)
    for one in codes:
        db.add(RecoveryCode(code_hash=_hashed(account.id, one), facilitator_id=account.id))
    audit.note(db, "account.second_step_set_up", about=account.name, who=by.who, address=by.address)
    return codes


def use(db: DbSession, secret: str, account: Facilitator, said: str, by: By) -> None:
    """Take a code of an account, once. WrongCode."""
    there = db.get(SecondStep, account.id)
    if there is None:
        return
    plain = _plain(said)
    recovery = db.get(RecoveryCode, _hashed(account.id, plain))
    if recovery is not None:
        db.delete(recovery)
        audit.note(
            db, "sign_in.by_recovery_code", about=account.name, who=by.who, address=by.address
        )
        return
    key = _opened(secret, there)
    step = _step_of(key, plain, after=there.last) if key else None
    if step is None:
        raise WrongCode
    there.last = step


def take_off(db: DbSession, name: str, by: By = AT_THE_MACHINE) -> None:
    """Ask for no code any more. Refused: there is no such account."""
    account = accounts.named(db, name)
    for kind in (SecondStep, RecoveryCode):
        db.execute(delete(kind).where(kind.facilitator_id == account.id))
    audit.note(
        db, "account.second_step_taken_off", about=account.name, who=by.who, address=by.address
    )


def left(db: DbSession, account: Facilitator) -> int | None:
    """How many recovery codes an account has left; None where it has no second step."""
    if not is_asked_of(db, account):
        return None
    query = select(func.count()).where(RecoveryCode.facilitator_id == account.id)
    return db.scalar(query) or 0


def seal_anew(db: DbSession, secret: str) -> None:
    """Seal all with the newest secret, so that the older ones can be taken away."""
    for one in db.scalars(select(SecondStep)).all():
        if key := _opened(secret, one):
            one.sealed = _sealed(secret, key)


def recovery_codes(key: bytes) -> list[str]:
    """Those that go with a key: whoever posts the form twice is told the same ones."""
    made = (hmac.digest(key, f"recovery {one}".encode(), "sha256") for one in range(RECOVERY_CODES))
    letters = (base64.b32encode(one).decode().lower()[:12] for one in made)
    return [f"{one[:4]}-{one[4:8]}-{one[8:]}" for one in letters]


def _step_of(key: bytes, said: str, after: int) -> int | None:
    """Of which 30 seconds a code is, around the present ones and later than `after`."""
    present = int(now().timestamp()) // SECONDS
    for step in range(max(present - AROUND, after + 1), present + AROUND + 1):
        if hmac.compare_digest(code_at(key, step), said):
            return step
    return None


def _plain(said: str) -> str:
    """A code however it is grouped, written and spaced, as ASCII."""
    plain = unicodedata.normalize("NFKC", said[:60]).lower()
    return "".join(one for one in plain if one.isascii() and one.isalnum())


def _hashed(account_id: str, code: str) -> str:
    return hashlib.sha256(f"{account_id} {_plain(code)}".encode()).hexdigest()


def _sealed(secret: str, key: bytes) -> str:
    from cryptography.fernet import Fernet

    return Fernet(_key_from(secret)).encrypt(key).decode()


def _opened(secret: str, there: SecondStep) -> bytes | None:
    """What is sealed; None where the secret is gone that sealed it."""
    from cryptography.fernet import Fernet, InvalidToken, MultiFernet

    try:
        keys = MultiFernet([Fernet(_key_from(one)) for one in readable(secret)])
        return keys.decrypt(there.sealed)
    except InvalidToken:
        return None


def _key_from(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hmac.digest(secret.encode(), b"second step", "sha256"))
