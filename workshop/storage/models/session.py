"""A session: a meeting held by a method or a text worked out, never a database session."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.meeting.records import Seating, SessionState, SessionStatus
from workshop.storage.models.base import Base


class Session(Base):
    """One meeting, or one text worked out at a `desk`. Words of its template are copied here and
    into its segments.

    `head` is the number of its last change and `epoch` names the history those numbers belong to
    (`docs/live-protocol.md`). `imported` carries what a file said of itself: its id, source and
    as_published. `place_date_line` is a verbatim line instead of the wording's pattern.
    `asks_organisation` is the template's question about where people come from, if it is asked.
    It may be one of a series and about a unit of that. `front` are set lines of page one; `groups`
    those of organisations, [{key, label, counted}].

    `code_number` counts the join codes it has had; the code itself is derived, never stored, and
    `code_hash` finds the session that a typed code opens. `wall_number` counts the links that its
    wall has had. `erase_on` is the day on which the meeting is erased. The timer runs until
    `timer_ends_at`, or is paused with `timer_left` milliseconds; `timer_length` is what it was set
    to. While it is `held` the room writes and sorts nothing, whatever step is open; with a `lobby`
    whoever joins waits to be let in; in a `rehearsal` simulated participants take part. `proposed`
    is the number of the version of its text that is proposed now. With a schedule it `starts` at a
    time of the day ("09:30", where it is held), and opening a step starts the timer, unless
    `clock_by_plan` is off.
    """

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    method: Mapped[str]
    template: Mapped[str]
    language: Mapped[str]
    title: Mapped[str]
    place: Mapped[str]
    date: Mapped[dt.date]
    place_date_line: Mapped[str | None]
    wording: Mapped[dict[str, Any]]
    status: Mapped[SessionStatus] = mapped_column(Text, default="draft")
    imported: Mapped[dict[str, Any] | None]
    series_id: Mapped[str | None] = mapped_column(
        ForeignKey("series.id", ondelete="SET NULL"), index=True
    )
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id", ondelete="SET NULL"))
    desk: Mapped[bool] = mapped_column(default=False)
    front: Mapped[dict[str, Any] | None]
    groups: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    state: Mapped[SessionState] = mapped_column(Text, default="ended")
    joining: Mapped[bool] = mapped_column(default=False)
    held: Mapped[bool] = mapped_column(default=False)
    lobby: Mapped[bool] = mapped_column(default=False)
    rehearsal: Mapped[bool] = mapped_column(default=False)
    seating: Mapped[Seating] = mapped_column(Text, default="persons")
    asks_names: Mapped[bool] = mapped_column(default=False)
    asks_organisation: Mapped[dict[str, Any] | None]
    code_number: Mapped[int] = mapped_column(default=0)
    erase_on: Mapped[dt.date | None]
    wall_number: Mapped[int] = mapped_column(default=0)
    code_hash: Mapped[str | None] = mapped_column(index=True, unique=True)
    step_id: Mapped[str | None]
    proposed: Mapped[int | None]
    timer_ends_at: Mapped[dt.datetime | None]
    timer_left: Mapped[int | None]
    timer_length: Mapped[int | None]
    starts: Mapped[str | None]
    clock_by_plan: Mapped[bool] = mapped_column(default=True)
    head: Mapped[int] = mapped_column(default=0)
    epoch: Mapped[str] = mapped_column(default=new_id)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)

    @property
    def demo(self) -> bool:
        """Whether the meeting is invented."""
        return bool((self.imported or {}).get("invented"))
