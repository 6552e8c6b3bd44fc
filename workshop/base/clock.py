"""This machine's clock. What decides (`workshop.meeting`) is handed the moment instead."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
