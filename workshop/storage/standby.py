"""Whether PostgreSQL acknowledges what a failover would take back."""

from __future__ import annotations

from sqlalchemy import Connection, text

from words.refused import N_, Refused


def waits_for_none(db: Connection) -> Refused | None:
    """What is wrong with how a PostgreSQL keeps what it acknowledges, and what to do.

    On SQLite, and where no standby follows and every commit waits for the disk, nothing.
    """
    if db.dialect.name != "postgresql":
        return None
    waits, names, standbys = db.execute(_ASKED).one()
    if waits == "off":
        return Refused(N_("PostgreSQL says “saved” before it is so. Set synchronous_commit to on."))
    if standbys and (waits == "local" or not names):
        return Refused(
            N_(
                "PostgreSQL waits for none of its standbys: after a failover words are gone that "
                "people saw as saved. Set synchronous_standby_names, to “ANY 1 (*)” for example."
            )
        )
    return None


_ASKED = text(
    "SELECT current_setting('synchronous_commit'), current_setting('synchronous_standby_names'),"
    " (SELECT count(*) FROM pg_stat_replication)"
)
