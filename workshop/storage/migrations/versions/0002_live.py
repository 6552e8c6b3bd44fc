"""What a running session needs: its state, join code, timer and steps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # Columns are added, never tables rebuilt: on SQLite that would delete what refers to the rows.
    for table, column in (
        ("sessions", sa.Column("state", sa.Text(), nullable=False, server_default="ended")),
        ("sessions", sa.Column("joining", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("sessions", sa.Column("seating", sa.Text(), nullable=False, server_default="persons")),
        (
            "sessions",
            sa.Column("asks_names", sa.Boolean(), nullable=False, server_default=sa.false()),
        ),
        ("sessions", sa.Column("code_number", sa.Integer(), nullable=False, server_default="0")),
        ("sessions", sa.Column("code_hash", sa.Text(), nullable=True)),
        ("sessions", sa.Column("step_id", sa.Text(), nullable=True)),
        ("sessions", sa.Column("timer_ends_at", sa.DateTime(), nullable=True)),
        ("sessions", sa.Column("timer_left", sa.Integer(), nullable=True)),
        ("sessions", sa.Column("timer_length", sa.Integer(), nullable=True)),
        ("segments", sa.Column("private", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("ideas", sa.Column("hidden_reason", sa.Text(), nullable=True)),
        ("ideas", sa.Column("removed_by", sa.Text(), nullable=True)),
        (
            "ideas",
            sa.Column("was_private", sa.Boolean(), nullable=False, server_default=sa.false()),
        ),
    ):
        op.add_column(table, column)
    op.create_index("ix_sessions_code_hash", "sessions", ["code_hash"], unique=True)
    op.create_table(
        "steps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("segment_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["segment_id"], ["segments.id"], name="fk_steps_segment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_steps_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
    )
    op.create_index("ix_steps_session_id", "steps", ["session_id"])
