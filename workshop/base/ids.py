"""Ids of records: UUID version 7 as text, which sort by the time they were made (RFC 9562)."""

from __future__ import annotations

import os
import time


def new_id() -> str:
    """A new UUIDv7, 36 characters."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
