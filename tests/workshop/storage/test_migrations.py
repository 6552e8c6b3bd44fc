"""Schema versions: whoever upgrades keeps every row, whichever version they come from."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, event, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as DbSession
from sqlalchemy.types import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    TypeEngine,
)

from tests.servers.installation import Installation
from workshop.storage.database import Database
from workshop.storage.migrations import config, newest, upgrade
from workshop.storage.models import Base

SCRIPTS = ScriptDirectory.from_config(config())
NEWEST = str(SCRIPTS.get_current_head())
EARLIER = [script.revision for script in SCRIPTS.walk_revisions() if script.revision != NEWEST]

Rows = dict[str, list[dict[str, Any]]]


def with_rows(installation: Installation, version: str) -> Rows:
    """A database at an earlier version with two rows in every table; what stands in them. But of
    timelines there is only one, which every start writes anew."""
    (installation.folder / "data").mkdir(exist_ok=True)
    (installation.folder / "data" / "samsyn.sqlite3").touch()
    with installation.engine() as engine:
        event.listen(engine, "connect", foreign_keys)
        with engine.begin() as connection:
            upgrade(connection, version)
        with engine.begin() as connection:
            every = reflected(connection).sorted_tables
            tables = [table for table in every if table.name != "timelines"]
            for table in tables:
                for row in ("a", "b"):
                    connection.execute(insert(table).values(filled(table, row)))
            return stored(connection, tables)


def foreign_keys(connection: Any, _record: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA foreign_keys=ON")


def reflected(connection: Connection) -> MetaData:
    tables = MetaData()
    tables.reflect(connection, only=lambda name, _: name != "alembic_version")
    return tables


def filled(table: Table, row: str) -> dict[str, Any]:
    """A value for every column; what refers to a row refers to its namesake, or to itself."""
    return {
        column.name: row
        if column.foreign_keys or (column.primary_key and not isinstance(column.type, Integer))
        else value(column.type, row)
        for column in table.columns
    }


def value(type_: TypeEngine[Any], row: str) -> Any:
    number = ord(row)
    if isinstance(type_, Boolean):
        return row == "a"
    if isinstance(type_, Integer | Float):
        return number
    if isinstance(type_, DateTime):
        return dt.datetime(2017, 11, 27, 12, 0, number % 60)  # noqa: DTZ001 - stored without a zone
    if isinstance(type_, Date):
        return dt.date(2017, 11, 27)
    if isinstance(type_, JSON):
        return [{"id": row}]
    if isinstance(type_, LargeBinary):
        return row.encode()
    return f"text of {row}"


def stored(connection: Connection, tables: list[Table]) -> Rows:
    return {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in tables
    }


@pytest.fixture(params=EARLIER)
def version(request: pytest.FixtureRequest) -> str:
    """Each version before the newest."""
    return str(request.param)


def test_rows_of_every_earlier_version_survive(installation: Installation, version: str) -> None:
    before = with_rows(installation, version)
    assert all(len(rows) == 2 for rows in before.values())
    assert {"sessions", "ideas", "placements", "logins"} <= before.keys()
    assert installation.run("sessions").returncode == 0
    assert installation.version() == NEWEST
    with installation.engine() as engine, engine.connect() as connection:
        after = stored(connection, reflected(connection).sorted_tables)
    for name, rows in before.items():
        kept = [{key: row[key] for key in rows[0] if key in row} for row in after[name]]
        assert sorted(kept, key=repr) == sorted(
            ({key: row[key] for key in row if key in after[name][0]} for row in rows), key=repr
        )


def test_frames_that_have_steps_get_two_more(installation: Installation) -> None:
    """At their end, before those of the next segment; and what stands keeps its order.

    A segment in which nothing stands yet has no order to keep.
    """
    with_rows(installation, "0002")
    with installation.engine() as engine, engine.begin() as connection:
        for change in (
            "UPDATE segments SET kind = 'frame' WHERE id = 'a'",
            "UPDATE segments SET session_id = 'a', position = 98, kind = 'lists' WHERE id = 'b'",
            "UPDATE steps SET kind = 'discuss', state = 'open' WHERE id = 'a'",
            "UPDATE steps SET session_id = 'a', kind = 'write', position = 98 WHERE id = 'b'",
            "DELETE FROM placements WHERE segment_id = 'b'",
        ):
            connection.execute(text(change))
    assert installation.run("sessions").returncode == 0
    steps = text("SELECT segment_id, kind, state FROM steps ORDER BY position")
    with installation.engine() as engine, engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(steps)] == [
            ("a", "discuss", "open"),
            ("a", "cluster", "coming"),
            ("a", "settle", "coming"),
            ("b", "write", "text of b"),
        ]
        segments = text("SELECT arranged, votes FROM segments ORDER BY id")
        added = [(bool(one.arranged), one.votes) for one in connection.execute(segments)]
        assert added == [(True, None), (False, None)]
        of = reflected(connection).tables["placements"].c
        placed = select(of.shown, of.tables)
        assert [tuple(row) for row in connection.execute(placed)] == [(True, [])]


def test_segments_are_called_what_kind_they_are_and_a_second_of_a_kind_is_numbered(
    installation: Installation,
) -> None:
    with_rows(installation, "0005")
    with installation.engine() as engine, engine.begin() as connection:
        segments = reflected(connection).tables["segments"]
        connection.execute(update(segments).values(kind="frame"))
        (row,) = connection.execute(select(segments).where(segments.c.id == "a")).mappings()
        for name, position, kind in (("c", 3, "lists"), ("d", 2, "frame"), ("e", 1, "frame")):
            another = dict(row) | {"id": name, "position": position, "kind": kind}
            connection.execute(insert(segments).values(another))
    assert installation.run("sessions").returncode == 0
    keys = text("SELECT id, key FROM segments ORDER BY session_id, position")
    with installation.engine() as engine, engine.begin() as connection:
        assert [tuple(one) for one in connection.execute(keys)] == [
            ("e", "frame"),
            ("d", "frame-2"),
            ("c", "lists"),
            ("a", "frame-3"),
            ("b", "frame"),
        ]
        with pytest.raises(IntegrityError):
            connection.execute(text("UPDATE segments SET key = 'lists' WHERE id = 'a'"))


def test_an_organisation_becomes_a_list_in_the_rows_and_in_the_news(
    installation: Installation,
) -> None:
    with_rows(installation, "0005")
    with installation.engine() as engine, engine.begin() as connection:
        connection.execute(text("UPDATE participants SET organisation = 'Region' WHERE id = 'a'"))
        connection.execute(text("UPDATE participants SET organisation = NULL WHERE id = 'b'"))
        changes = reflected(connection).tables["changes"]
        for session, organisation in (("a", "Region"), ("b", None)):
            view = {"id": session, "name": None, "organisation": organisation, "joined_at": 1}
            effects = [{"kind": "participant", "view": view, "lead": "put"}]
            of = update(changes).where(changes.c.session_id == session)
            connection.execute(of.values(kind="participant.join", effects=effects))
    assert installation.run("sessions").returncode == 0
    with installation.engine() as engine, engine.connect() as connection:
        tables = reflected(connection).tables
        columns = tables["participants"].c
        assert "organisation" not in columns
        rows = select(columns.id, columns.organisations, columns.persons).order_by(columns.id)
        assert [tuple(one) for one in connection.execute(rows)] == [
            ("a", ["Region"], 1),
            ("b", [], 1),
        ]
        effects_of = select(tables["changes"].c.effects).order_by(tables["changes"].c.session_id)
        assert [effects[0] for effects in connection.execute(effects_of).scalars()] == [
            {
                "kind": "participant",
                "view": {"id": one, "name": None, "joined_at": 1}
                | {"organisations": organisations, "persons": 1},
                "lead": "put",
            }
            for one, organisations in (("a", ["Region"]), ("b", []))
        ]


def test_the_number_declared_has_its_new_name_in_what_is_told_and_undone(
    installation: Installation,
) -> None:
    with_rows(installation, "0007")
    old, new = ({"id": "a", name: 4} for name in ("declared_categories", "declared"))
    with installation.engine() as engine, engine.begin() as connection:
        connection.execute(text("UPDATE segments SET declared_categories = 4 WHERE id = 'a'"))
        connection.execute(text("UPDATE categories SET file_id = 'tillit' WHERE id = 'a'"))
        changes = reflected(connection).tables["changes"]
        told = [{"kind": "segment", "view": old, "lead": "put"}]
        undone: list[dict[str, Any]] = [{"kind": "segment", "id": "a", "was": old, "now": old}]
        undone += [{"kind": "placement", "id": "b", "was": None, "now": {}}]
        of = update(changes).where(changes.c.session_id == "a")
        connection.execute(of.values(kind="segment.declare", effects=told, before=undone))
    assert installation.run("sessions").returncode == 0
    with installation.engine() as engine, engine.connect() as connection:
        tables = reflected(connection).tables
        declared = select(tables["segments"].c.declared).where(tables["segments"].c.id == "a")
        assert connection.execute(declared).scalar() == 4
        key = select(tables["categories"].c.key).where(tables["categories"].c.id == "a")
        assert connection.execute(key).scalar() == "tillit"
        of_changes = tables["changes"].c
        kept = select(of_changes.effects, of_changes.before).where(of_changes.session_id == "a")
        effects, before = connection.execute(kept).one()
        assert effects == [{"kind": "segment", "view": new, "lead": "put"}]
        assert before[0] == {"kind": "segment", "id": "a", "was": new, "now": new}
        assert before[1] == undone[1]


def test_the_models_are_what_the_migrations_make(installation: Installation) -> None:
    assert installation.run("sessions").returncode == 0
    with installation.engine() as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
        assert [one for one in found if not is_unread(connection, one)] == []
        # Which is no reason to believe it is not there.
        series = reflected(connection).tables["sessions"].c.series_id.foreign_keys
        assert [key.target_fullname for key in series] == ["series.id"]


def is_unread(connection: Connection, difference: Any) -> bool:
    """Of a column that was added to a table of SQLite's, SQLAlchemy does not read what becomes of
    it when that is deleted which it refers to."""
    kind, *about = difference
    keys = kind in ("add_fk", "remove_fk") and about[0].parent.name == "sessions"
    return keys and connection.dialect.name == "sqlite"


@pytest.mark.parametrize("start", ["nothing", "first"])
def test_two_that_upgrade_at_once_take_turns(installation: Installation, start: str) -> None:
    if start == "first":
        with_rows(installation, str(SCRIPTS.get_base()))
    (installation.folder / "data").mkdir(exist_ok=True)

    def upgrade_slowly(db: DbSession) -> subprocess.Popen[str]:
        upgrade(db.connection())
        other = in_parallel(installation)
        time.sleep(3)  # for the other to get as far as it gets
        assert other.poll() is None
        return other

    with closing(Database(installation.database_url)) as database:
        other = database.write(upgrade_slowly)
    said = other.communicate(timeout=60)
    assert (other.returncode, said[1]) == (0, "")
    assert installation.version() == NEWEST


def in_parallel(installation: Installation) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "samsyn.start", "sessions"],
        env=installation.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize("command", ["sessions", "demo"])
def test_the_database_of_a_newer_version_is_left_alone(
    installation: Installation, command: str
) -> None:
    assert installation.run("sessions").returncode == 0
    with installation.engine() as engine, engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    done = installation.run(command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "The database was made by a newer version of Samsyn. Install that version.\n"
    )
    assert installation.version() == "9999"


def test_a_file_that_is_no_database(plain: Installation) -> None:
    (plain.folder / "data").mkdir()
    file = plain.folder / "data" / "samsyn.sqlite3"
    file.write_bytes(b"Not a database at all. " * 100)
    done = plain.run("sessions")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The database cannot be opened: file is not a database.\n"
    assert file.read_bytes() == b"Not a database at all. " * 100


def test_names_of_accounts_are_found_in_every_form(installation: Installation) -> None:
    with_rows(installation, "0006")
    with installation.engine() as engine, engine.begin() as connection:
        connection.execute(text("UPDATE facilitators SET name_key = 'a\u030asa' WHERE id = 'a'"))
    assert installation.run("sessions").returncode == 0
    with installation.engine() as engine, engine.connect() as connection:
        keyed = text("SELECT name_key FROM facilitators WHERE id = 'a'")
        keys = connection.execute(keyed).scalars().all()
        assert keys == ["\u00e5sa"]


def test_files_are_numbered_as_their_versions_are() -> None:
    assert newest() == NEWEST
