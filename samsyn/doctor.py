"""What is wrong with an installation, if anything, and what to do about it."""

from __future__ import annotations

import shutil
import stat
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.error import HTTPError

from words.refused import N_, Refused
from workshop.base import secret
from workshop.base.clock import now
from workshop.base.settings import Settings, SettingsError, for_production
from workshop.storage import standby
from workshop.storage.database import Database

LEAST_FREE = 500_000_000
CLOCK_SECONDS = 60


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, by its name for people, and what is wrong with it, if so."""

    about: str
    wrong: Refused | None


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything, one after the other; nothing is changed but that the database is made."""
    for about, look in (
        (N_("Settings"), _settings),
        (N_("Secret"), _secret),
        (N_("Data folder"), _folder),
        (N_("Disk"), _disk),
        (N_("Database"), _database),
        (N_("Base URL"), _base_url),
    ):
        yield Finding(about, _wrong(look, settings))


def _wrong(look: Callable[[Settings], None], settings: Settings) -> Refused | None:
    try:
        look(settings)
    except Refused as refused:
        return refused
    except OSError as error:
        return Refused(N_("The system refuses: {reason}."), reason=error.strerror or "?")
    return None


def _settings(settings: Settings) -> None:
    for_production(settings)


def _secret(settings: Settings) -> None:
    secret.of(settings)


def _folder(settings: Settings) -> None:
    open_to_others = stat.S_IMODE(settings.data_dir.stat().st_mode) & 0o077
    if open_to_others and sys.platform != "win32":
        raise SettingsError(
            N_("Other accounts of this machine can look into {path}. Say: chmod 700 {path}"),
            path=settings.data_dir,
        )


def _disk(settings: Settings) -> None:
    free = shutil.disk_usage(settings.data_dir).free
    if free < LEAST_FREE:
        raise SettingsError(
            N_("Only {free} MB are free. Make room: without any, nothing can be saved."),
            free=free // 1_000_000,
        )


def _database(settings: Settings) -> None:
    database = Database.opened(settings.database)
    try:
        if database.engine.name == "sqlite":
            said = database.look(lambda db: db.exec_driver_sql("PRAGMA quick_check(1)").scalar())
            if said != "ok":
                raise SettingsError(N_("The database is damaged. Put a backup back."))
        if (wrong := database.look(standby.waits_for_none)) is not None:
            raise wrong
    finally:
        database.close()


def _base_url(settings: Settings) -> None:
    """Ask as people do: through the proxy, by the address they have."""
    try:
        with urllib.request.urlopen(f"{settings.address}/healthz", timeout=5) as answer:  # noqa: S310 - a web address: see the setting
            said, headers = answer.read(10), answer.headers
    except HTTPError as error:
        said, headers = b"", error.headers
    except OSError as error:
        why = getattr(error, "reason", None) or error
        raise SettingsError(
            N_("{url} does not answer: {reason}. Is Samsyn running, and the proxy in front of it?"),
            url=settings.address,
            reason=str(why),
        ) from None
    if said != b"ok\n":
        raise SettingsError(
            N_("{url} is answered by something that is not Samsyn."), url=settings.address
        )
    _what_it_says(settings, headers)


def _what_it_says(settings: Settings, headers: Message) -> None:
    if "Server" in headers and not settings.proxies:
        raise SettingsError(
            N_(
                "A proxy stands in front, and SAMSYN_PROXIES is 0: all people would count as one. "
                "Set it to 1."
            )
        )
    if said := headers.get("Date"):
        apart = abs((now() - parsedate_to_datetime(said)).total_seconds())
        if apart > CLOCK_SECONDS:
            raise SettingsError(
                N_("The clocks of this machine and of {url} are {seconds} seconds apart."),
                url=settings.address,
                seconds=round(apart),
            )
