"""How much is measured: all of it, or what shows the same within some minutes."""

from __future__ import annotations

import os

FULL = bool(os.environ.get("FULL"))
"""`make bench FULL=1`: every size, more rounds, longer."""

ROUNDS = 5 if FULL else 3
FEWER = ROUNDS if FULL else 1
"""Rounds of what takes long and changes little from one to the next."""
