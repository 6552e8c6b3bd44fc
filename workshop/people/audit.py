"""The audit log: who did what, when and from which network; never what was written.

Lines are added and, when their time is over, taken away. Nothing changes one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from workshop.base.clock import now
from workshop.base.networks import shortened
from workshop.storage.models import AuditLine

Act = Literal[
    "account.added",
    "account.disabled",
    "account.enabled",
    "account.link_made",
    "account.made_admin",
    "account.no_admin",
    "account.password_changed",
    "account.saved",
    "account.second_step_set_up",
    "account.second_step_taken_off",
    "account.signed_out_everywhere",
    "backup.made",
    "backup.restored",
    "minutes.corrected",
    "minutes.link_ended",
    "minutes.link_made",
    "minutes.proposed",
    "minutes.asked",
    "minutes.asking_ended",
    "minutes.confirmed",
    "minutes.reworded",
    "minutes.settled",
    "minutes.withdrawn",
    "secret.renewed",
    "series.erased",
    "series.exported",
    "sign_in.done",
    "sign_in.failed",
    "sign_in.by_link",
    "sign_in.by_organisation",
    "sign_in.by_recovery_code",
    "sign_in.code_failed",
    "sign_in.not_by_organisation",
    "sign_out.done",
    "session.anonymised",
    "session.code_changed",
    "session.described",
    "session.device_blocked",
    "session.device_let_back",
    "session.device_removed",
    "session.erased",
    "session.erased_on_its_date",
    "session.exported",
    "session.imported",
    "session.invitation_ended",
    "session.invited",
    "session.kept_until",
    "session.names_removed",
    "session.put_in_archive",
    "session.put_in_bin",
    "session.rehearsed",
    "session.role_changed",
    "session.shared",
    "session.started",
    "session.taken_back",
    "session.unshared",
    "session.wall_changed",
    "template.added",
    "template.removed",
]


@dataclass(frozen=True)
class By:
    """Who does something, by the name of their account, and from which address."""

    who: str = ""
    address: str = ""


AT_THE_MACHINE = By()

COMMAND = "command"
"""The network of what was done at the machine itself."""


def note(db: DbSession, act: Act, *, who: str = "", about: str = "", address: str = "") -> None:
    """Note an act. `address` is where it came from; only its network is kept."""
    network = shortened(address) if address else COMMAND
    db.add(AuditLine(act=act, who=who, about=about, network=network))


def lines(db: DbSession) -> Sequence[AuditLine]:
    """All of it, the oldest first."""
    return db.scalars(select(AuditLine).order_by(AuditLine.at, AuditLine.id)).all()


def newest(db: DbSession, most: int) -> Sequence[AuditLine]:
    """The last so many of it, the newest first."""
    newest_first = select(AuditLine).order_by(AuditLine.at.desc(), AuditLine.id.desc())
    return db.scalars(newest_first.limit(most)).all()


def forget_old(db: DbSession, days: int) -> None:
    """Take away what is older than so many days."""
    db.execute(delete(AuditLine).where(AuditLine.at < now() - dt.timedelta(days=days)))
