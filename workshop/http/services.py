"""What an application has of its own: put together once, in `create_app`, for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.base.settings import Settings
from workshop.http.files import MadeFiles, SentFiles
from workshop.http.hashing import Hashing
from workshop.http.rates import Rates, Turns
from workshop.live.catching_up import CatchingUp
from workshop.live.fanout import Fanout, to_nobody
from workshop.live.rehearsals import Rehearsals
from workshop.live.session import LiveSessions
from workshop.live.shared_fanout import SharedFanout
from workshop.meeting.here import Device
from workshop.people import second_step
from workshop.sessions import codes, joining
from workshop.storage.database import Database
from workshop.storage.notices import Notices

if TYPE_CHECKING:  # its library takes a twentieth of a start, and few count
    from workshop.http.metrics import Metrics

IMPORTS_AT_A_TIME = 3
"""Each is a process of some 100 MB."""


@dataclass(frozen=True)
class Services:
    """The parts of one installation. `secret` signs cookies; codes and links derive from it."""

    settings: Settings
    secret: str
    database: Database
    live: LiveSessions
    catching_up: CatchingUp
    fanout: Fanout
    rehearsals: Rehearsals
    metrics: Metrics | None
    rates: Rates
    hashing: Hashing
    importing: Turns
    made_files: MadeFiles
    sent_files: SentFiles


def put_together(settings: Settings, secret: str, database: Database) -> Services:
    """The parts of an installation, each made here and nowhere else."""
    metrics = _metrics() if settings.metrics_port else None

    def devices_of(session_id: str) -> list[Device]:
        return database.read(lambda db: joining.devices_of(db, session_id))

    database.write(lambda db: second_step.seal_anew(db, secret))
    code_of = database.write(lambda db: codes.settled(db, secret))
    catching_up = CatchingUp(database, code_of)
    told = metrics.told if metrics else to_nobody
    fanout = (
        SharedFanout(devices_of, told, Notices(database.engine), catching_up.changes_since)
        if database.engine.name == "postgresql"
        else Fanout(devices_of, told)
    )
    if metrics:
        metrics.watch(fanout.screens_by_role)
    live = LiveSessions(database, fanout.publish, code_of)
    return Services(
        settings=settings,
        secret=secret,
        database=database,
        live=live,
        catching_up=catching_up,
        fanout=fanout,
        rehearsals=Rehearsals(database, live, lambda one: one in fanout.showing("facilitator")),
        metrics=metrics,
        rates=Rates.of(settings),
        hashing=Hashing(),
        importing=Turns(IMPORTS_AT_A_TIME),
        made_files=MadeFiles(settings.data_dir / "made"),
        sent_files=SentFiles(settings.data_dir / "incoming"),
    )


def _metrics() -> Metrics:
    from workshop.http.metrics import Metrics

    return Metrics()
