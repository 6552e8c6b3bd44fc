"""This machine's clock. What decides (`workshop.meeting`) is handed the moment instead."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day that it is where the server stands, which is where its meetings are."""
    return now().astimezone().date()
