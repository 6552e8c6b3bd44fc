"""What the tests of the rules share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.workshop.meeting.operations.live_room import People, begin
from tests.workshop.meeting.operations.memory_board import MemoryBoard
from workshop.meeting.operations import checks
from workshop.storage.database import Database


@pytest.fixture
def board() -> MemoryBoard:
    """A session in which everybody may write."""
    return MemoryBoard()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One real database a module; every play begins a session of its own in it."""
    database = Database.opened(f"sqlite:///{tmp_path_factory.mktemp('live')}/samsyn.sqlite3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "GRACE", dt.timedelta(0))
        yield database
    database.close()


@pytest.fixture
def people(database: Database) -> People:
    """A new session with all its people."""
    return begin(database)
