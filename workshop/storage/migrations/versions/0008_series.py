"""Series of meetings, and what start-up meetings hold: points, and who was there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

CHANGES = sa.table(
    "changes",
    sa.column("session_id"),
    sa.column("number"),
    sa.column("kind"),
    sa.column("effects", sa.JSON()),
    sa.column("before", sa.JSON()),
)


def upgrade() -> None:
    _series()
    # Columns are added, never tables rebuilt: on SQLite that would delete what refers to the rows.
    for name, of in (("series_id", "series"), ("unit_id", "units")):
        op.execute(
            f"ALTER TABLE sessions ADD COLUMN {name} TEXT"
            f" CONSTRAINT fk_sessions_{name} REFERENCES {of} (id) ON DELETE SET NULL"
        )
    op.create_index("ix_sessions_series_id", "sessions", ["series_id"])
    for table, column in _columns():
        op.add_column(table, column)
    op.execute("ALTER TABLE segments RENAME COLUMN declared_categories TO declared")
    op.execute("ALTER TABLE categories RENAME COLUMN file_id TO key")
    _rename_in_changes()
    _counts()


def _columns() -> Iterator[tuple[str, sa.Column[Any]]]:
    no, none = sa.false(), "[]"
    yield "sessions", sa.Column("desk", sa.Boolean(), nullable=False, server_default=no)
    yield "sessions", sa.Column("front", sa.JSON(), nullable=True)
    yield "sessions", sa.Column("groups", sa.JSON(), nullable=False, server_default=none)
    yield "segments", sa.Column("excluded", sa.JSON(), nullable=True)
    yield "segments", sa.Column("gathers", sa.Text(), nullable=True)
    yield "segments", sa.Column("gathers_of", sa.Text(), nullable=True)
    yield "categories", sa.Column("text", sa.Text(), nullable=True)
    yield "categories", sa.Column("sources", sa.JSON(), nullable=False, server_default=none)
    yield "ideas", sa.Column("progress", sa.Text(), nullable=True)
    yield "ideas", sa.Column("actor", sa.Text(), nullable=True)
    yield "ideas", sa.Column("actor_group", sa.Text(), nullable=True)
    yield "ideas", sa.Column("personal", sa.Boolean(), nullable=False, server_default=no)
    yield "ideas", sa.Column("sources", sa.JSON(), nullable=False, server_default=none)


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=True),
        sa.Column("imported", sa.JSON(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("delete_after", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
    )
    op.create_table(
        "series_organisers",
        sa.Column("series_id", sa.Text(), nullable=False),
        sa.Column("facilitator_id", sa.Text(), nullable=False),
        *_belonging("series_organisers", series_id="series", facilitator_id="facilitators"),
        sa.PrimaryKeyConstraint("series_id", "facilitator_id", name="pk_series_organisers"),
    )
    op.create_index("ix_series_organisers_facilitator_id", "series_organisers", ["facilitator_id"])
    op.create_table(
        "units",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("series_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        *_belonging("units", series_id="series"),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("series_id", "key", name="uq_units_series_id_key"),
    )


def _counts() -> None:
    op.create_table(
        "counts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("segment_id", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("lead_in", sa.Text(), nullable=True),
        sa.Column("addition", sa.Text(), nullable=True),
        sa.Column("present", sa.Double(), nullable=True),
        sa.Column("of", sa.Double(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        *_belonging("counts", session_id="sessions", segment_id="segments"),
        sa.PrimaryKeyConstraint("id", name="pk_counts"),
    )
    op.create_index("ix_counts_session_id", "counts", ["session_id"])
    op.create_table(
        "expected",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        *_belonging("expected", session_id="sessions"),
        sa.PrimaryKeyConstraint("id", name="pk_expected"),
    )
    op.create_index("ix_expected_session_id", "expected", ["session_id"])


def _belonging(table: str, **columns: str) -> Iterator[sa.ForeignKeyConstraint]:
    """What goes when that goes which it belongs to."""
    for column, of in columns.items():
        name = f"fk_{table}_{column}"
        yield sa.ForeignKeyConstraint([column], [f"{of}.id"], name=name, ondelete="CASCADE")


OF_SEGMENTS = ("segment.declare", "segment.private", "segment.reveal", "placement.set", "undo")
"""What changes segments: in what is kept to be told and undone they have a name of before."""


def _rename_in_changes() -> None:
    db, columns = op.get_bind(), CHANGES.c
    query = sa.select(columns.session_id, columns.number, columns.effects, columns.before)
    changes = db.execute(query.where(columns.kind.in_(OF_SEGMENTS))).all()
    for session_id, number, effects, before in changes:
        change = (columns.session_id == session_id, columns.number == number)
        renamed = {"effects": _renamed(effects, "view"), "before": _renamed(before, "was", "now")}
        db.execute(sa.update(CHANGES).where(*change).values(renamed))


def _renamed(records: list[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    return [
        one | {key: _with_new_name(one[key]) for key in keys if isinstance(one.get(key), dict)}
        for one in records
    ]


def _with_new_name(fields: dict[str, Any]) -> dict[str, Any]:
    return {("declared" if key == "declared_categories" else key): fields[key] for key in fields}
