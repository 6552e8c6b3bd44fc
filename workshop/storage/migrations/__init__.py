"""Schema versions. `upgrade` brings a database to the newest, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from words.refused import N_, Refused


class NewerDatabase(Refused):
    """The database was made by a newer Samsyn than this."""

    def __init__(self) -> None:
        super().__init__(
            N_("The database was made by a newer version of Samsyn. Install that version.")
        )


def config() -> Config:
    """Alembic's configuration, wherever Samsyn is installed."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database behind `connection` to `revision`; two that start at once take turns."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(8642)"))
    scripts = ScriptDirectory.from_config(config())
    wanted = scripts.as_revision_number(revision)
    context = MigrationContext.configure(connection)
    present = context.get_current_revision()
    if present == wanted:
        return
    if present is not None and present not in {s.revision for s in scripts.walk_revisions()}:
        raise NewerDatabase
    from alembic import command

    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)
