"""The secret of an installation, and those from before it that are still read."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from words.refused import N_, reason
from workshop.base.settings import SHORTEST_SECRET, Settings, SettingsError


class Secret(str):
    """What cookies are signed with, and codes and links derived from.

    What was made with an `older` one still holds; nothing new is made with it.
    """

    __slots__ = ("older",)
    older: tuple[str, ...]


def of(settings: Settings) -> Secret:
    """The secret that is set, else the data folder's, which is made at first use.

    In the file each line is one, the newest first.
    """
    if settings.secret:
        return with_older(settings.secret, *settings.old_secrets.split())
    path = settings.data_dir / "secret"
    try:
        if not path.exists():
            _put(path, _new())
        known = path.read_text("ascii").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "?"
        raise SettingsError(N_("{path} cannot be read: {reason}."), path=path, reason=why) from None
    known = [line.strip() for line in known if line.strip()]
    if not known or min(map(len, known)) < SHORTEST_SECRET:
        raise SettingsError(
            N_("The secret in {path} is too short: it needs at least {least} bytes."),
            path=path,
            least=SHORTEST_SECRET,
        )
    return with_older(*known, *settings.old_secrets.split())


def with_older(newest: str, *older: str) -> Secret:
    """A secret, and those that were before it."""
    secret = Secret(newest)
    secret.older = tuple(dict.fromkeys(one for one in older if one != newest))
    return secret


def readable(secret: str) -> tuple[str, ...]:
    """All secrets with which something may have been made that still holds, the newest first."""
    return (secret, *(secret.older if isinstance(secret, Secret) else ()))


def renew(settings: Settings) -> None:
    """Put a new secret before those in the data folder's file. SettingsError where one is set."""
    if settings.secret:
        raise SettingsError(
            N_(
                "The secret is set by SAMSYN_SECRET: change it there, and name the old one "
                "in SAMSYN_OLD_SECRETS."
            )
        )
    known, path = of(settings), settings.data_dir / "secret"
    unfinished = _unfinished(path, "\n".join((_new(), *readable(known))))
    unfinished.replace(path)


def _new() -> str:
    return secrets.token_urlsafe(48)


def _put(path: Path, content: str) -> None:
    """Put a secret there, whole from the start; of two that start at once, one does."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = _unfinished(path, content)
    with suppress(FileExistsError):
        try:
            path.hardlink_to(unfinished)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            unfinished.rename(path)  # as whole, but of two that start at once the later one stays
    unfinished.unlink(missing_ok=True)


_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""What file systems without hard links answer: those of memory cards, and some over a network."""


def _unfinished(path: Path, content: str) -> Path:
    unfinished = path.with_name(f".secret.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # else a power cut may leave a name and nothing under it
    return unfinished
