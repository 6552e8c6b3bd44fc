"""Passwords are hashed one after the other, and not for as many as like to come."""

from __future__ import annotations

import threading

import gevent
import pytest

from words.refused import Refused
from workshop.http.hashing import MOST_WAITING, Hashing


def test_one_at_a_time_and_no_more_wait_than_can_be_served() -> None:
    hashing, together, most, refused = Hashing(), [0], [0], threading.Event()

    def hashed() -> str:
        together[0] += 1
        most[0] = max(most[0], together[0])
        refused.wait()
        together[0] -= 1
        return "hash"

    tasks = [gevent.spawn(hashing.of, hashed) for _ in range(MOST_WAITING)]
    gevent.idle()
    with pytest.raises(Refused):
        hashing.of(hashed)
    refused.set()
    assert [task.get() for task in tasks] == ["hash"] * MOST_WAITING
    assert most == [1]
    assert hashing.of(hashed) == "hash"
