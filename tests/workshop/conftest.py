"""What the tests of the domain share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session as DbSession

from workshop.sessions.contents import Contents, load
from workshop.sessions.interchange import Rows
from workshop.storage.models import Base

Keep = Callable[[Rows], Contents]


@pytest.fixture(scope="module")
def keep(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keep]:
    """Store records in a real database, foreign keys on, and load them anew.

    One database a module: every call is rolled back, so that Hypothesis can make hundreds.
    """
    path: Path = tmp_path_factory.mktemp("database") / "samsyn.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _with_foreign_keys)
    Base.metadata.create_all(engine)

    def keep(rows: Rows) -> Contents:
        with DbSession(engine) as db:
            for _, records in groupby(rows.rows, type):
                db.add_all(records)
                db.flush()
            session_id = rows.session.id
            db.expunge_all()
            contents = load(db, session_id)
            assert contents is not None
            db.expunge_all()
            return contents

    yield keep
    engine.dispose()


def _with_foreign_keys(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
