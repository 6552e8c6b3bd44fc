"""Where devices say that ideas belong, beside where they stand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "suggestions",
        sa.Column("idea_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("segment_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("participant_id", sa.Text(), nullable=True),
        sa.Column("category_id", sa.Text(), nullable=True),
        sa.Column("instead_of_id", sa.Text(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=f"fk_suggestions_{column}", ondelete=gone
            )
            for column, table, gone in (
                ("idea_id", "ideas", "CASCADE"),
                ("session_id", "sessions", "CASCADE"),
                ("segment_id", "segments", "CASCADE"),
                ("table_id", "tables", "CASCADE"),
                ("participant_id", "participants", "CASCADE"),
                ("category_id", "categories", "SET NULL"),
                ("instead_of_id", "categories", "SET NULL"),
            )
        ),
        sa.PrimaryKeyConstraint("idea_id", "owner_id", name="pk_suggestions"),
    )
    op.create_index("ix_suggestions_session_id", "suggestions", ["session_id"])
