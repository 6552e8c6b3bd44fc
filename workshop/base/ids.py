"""Ids of records: UUID version 7 as text, which sort by the time they were made (RFC 9562)."""

from __future__ import annotations

import hashlib
import os
import time

_RANDOM_BYTES = 10


def new_id() -> str:
    """A new UUIDv7, 36 characters."""
    milliseconds = time.time_ns() // 1_000_000
    return _uuid7(milliseconds << 80 | int.from_bytes(os.urandom(_RANDOM_BYTES), "big"))


def id_within(seed: str, about: bytes) -> str:
    """The one id that an id leads to, by what it is about: of the same time, else unlike it."""
    random = hashlib.sha256(seed.encode() + about).digest()[:_RANDOM_BYTES]
    milliseconds = int(seed.replace("-", "")[:12], 16)
    return _uuid7(milliseconds << 80 | int.from_bytes(random, "big"))


def _uuid7(value: int) -> str:
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
