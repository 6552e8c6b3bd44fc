"""Schema versions. `upgrade` brings a database to the newest, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:  # a fifth of what a small command takes: imported where there is work for it
    from alembic.config import Config

from words.refused import N_, Refused


class NewerDatabase(Refused):
    """The database was made by a newer Samsyn than this."""

    def __init__(self) -> None:
        super().__init__(
            N_("The database was made by a newer version of Samsyn. Install that version.")
        )


def config() -> Config:
    """Alembic's configuration, wherever Samsyn is installed."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database behind `connection` to `revision`; two that start at once take turns."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(8642)"))
    present = _present(connection)
    if present == (newest() if revision == "head" else revision):
        return
    if present is not None and present not in known_versions():
        raise NewerDatabase
    from alembic import command

    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


def newest() -> str:
    """The newest version there is: files and versions are numbered alike."""
    return max(known_versions())


def known_versions() -> set[str]:
    """All versions that this Samsyn can bring to the newest."""
    versions = Path(__file__).parent / "versions"
    return {path.stem.partition("_")[0] for path in versions.glob("[0-9]*.py")}


def _present(connection: Connection) -> str | None:
    """The version of the database; None where there is nothing yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
