"""Backups that only whoever holds a key can read: files of age (age-encryption.org/v1).

A key file is one of `age-keygen`'s. What makes backups needs no more of it than the line with the
public key, so that a machine can write what it cannot read.
"""

from __future__ import annotations

import os
from pathlib import Path

import pyrage
from pyrage.x25519 import Identity, Recipient

from words.refused import N_, Refused

_SEALED = b"age-encryption.org/v1\n"
_SECRET, _PUBLIC = "AGE-SECRET-KEY-1", "age1"


def new_key(path: Path) -> str:
    """Write a new key into a file that only this account can read; its public part. Refused."""
    identity = Identity.generate()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(
            N_("{path} is there already. A key is never written over."), path=path
        ) from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public())


def is_sealed(path: Path) -> bool:
    """Whether a file is one of age's."""
    with path.open("rb") as file:
        return file.read(len(_SEALED)) == _SEALED


def recipients_of(key: Path) -> list[Recipient]:
    """For whom a key file seals. Refused."""
    said = _lines(key)
    try:
        recipients = [Recipient.from_str(one) for one in said if one.startswith(_PUBLIC)]
        recipients += [one.to_public() for one in _identities(said)]
    except (pyrage.RecipientError, pyrage.IdentityError):
        raise _no_key(key) from None
    if not recipients:
        raise _no_key(key)
    return recipients


def seal(clear: Path, sealed: Path, recipients: list[Recipient]) -> None:
    """Write a file anew so that only these can read it. Refused."""
    try:
        with clear.open("rb") as whole, sealed.open("wb") as out:
            pyrage.encrypt_io(whole, out, recipients)
    except pyrage.EncryptError:
        raise Refused(N_("{path} cannot be written whole. Is there room?"), path=sealed) from None


def unseal(sealed: Path, clear: Path, key: Path) -> None:
    """Write a sealed file anew as it was. Refused."""
    try:
        identities = _identities(_lines(key))
    except pyrage.IdentityError:
        raise _no_key(key) from None
    if not identities:
        raise Refused(N_("{path} holds no secret key (AGE-SECRET-KEY-1…)."), path=key)
    try:
        with sealed.open("rb") as whole, clear.open("wb") as out:
            pyrage.decrypt_io(whole, out, identities)
    except (pyrage.DecryptError, OSError) as error:
        if getattr(error, "errno", None) or "(os error" in str(error):
            raise  # the system's own, as where there is no room
        raise Refused(
            N_("{path} cannot be opened: the key is another one's, or the file is not whole."),
            path=sealed,
        ) from None


def _lines(key: Path) -> list[str]:
    try:
        return [one.strip() for one in key.read_text("ascii").splitlines()]
    except UnicodeDecodeError:
        raise _no_key(key) from None


def _identities(lines: list[str]) -> list[Identity]:
    return [Identity.from_str(one) for one in lines if one.startswith(_SECRET)]


def _no_key(key: Path) -> Refused:
    return Refused(N_("{path} holds no key. Make one: samsyn backup-key --output FILE"), path=key)
