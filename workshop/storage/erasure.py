"""After rows were deleted: nothing of them is left in the files of the database."""

from __future__ import annotations

import time

from words.refused import N_, Refused
from workshop.storage.database import Database
from workshop.storage.models import Base

PATIENCE = 15.0
"""Seconds in which a running server gets out of the way."""


def leave_nothing(database: Database) -> None:
    """Take what was deleted out of the database's files too. Refused where somebody is in the way.

    SQLite has overwritten the rows when it deleted them (`secure_delete`); copies are in its log,
    which is brought in and cut off. PostgreSQL keeps what was deleted until the tables are written
    anew, and what it noted of their columns' values to plan by; its own log (pg_wal, archives,
    replicas) is its keeper's.
    """
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if database.engine.name == "postgresql":
            for table in Base.metadata.sorted_tables:
                connection.exec_driver_sql(f'VACUUM (FULL, ANALYZE) "{table.name}"')
            connection.exec_driver_sql("VACUUM FULL pg_catalog.pg_statistic")
            return
        raw = connection.connection.driver_connection
        until = time.monotonic() + PATIENCE
        while raw is not None and raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > until:
                raise Refused(
                    N_(
                        "It is deleted, but a copy is still in the database's log, since somebody "
                        "is reading just now. Give the same command again."
                    )
                )
            time.sleep(0.2)
