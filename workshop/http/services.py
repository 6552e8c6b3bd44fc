"""What an application has of its own: put together once, in `create_app`, for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from workshop.base.settings import Settings
from workshop.http.files import MadeFiles, SentFiles
from workshop.http.rates import Rates
from workshop.live.fanout import Fanout
from workshop.live.session import Live
from workshop.sessions import codes
from workshop.storage.database import Database


@dataclass(frozen=True)
class Services:
    """The parts of one installation. `secret` signs cookies; codes and links derive from it."""

    settings: Settings
    secret: str
    database: Database
    live: Live
    fanout: Fanout
    rates: Rates
    made_files: MadeFiles
    sent_files: SentFiles


def put_together(settings: Settings, secret: str, database: Database) -> Services:
    """The parts of an installation, each made here and nowhere else."""
    fanout = Fanout()
    code_of = partial(codes.numbered_code, secret)
    return Services(
        settings=settings,
        secret=secret,
        database=database,
        live=Live(database, fanout.publish, code_of),
        fanout=fanout,
        rates=Rates.of(settings),
        made_files=MadeFiles(settings.data_dir / "made"),
        sent_files=SentFiles(settings.data_dir / "incoming"),
    )
