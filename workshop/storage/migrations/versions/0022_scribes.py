"""Who writes in a session for its tables, and links by which one comes to lead or to write."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "scribes",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("facilitator_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_scribes_session_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["facilitator_id"],
            ["facilitators.id"],
            name="fk_scribes_facilitator_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "facilitator_id", name="pk_scribes"),
    )
    op.create_index("ix_scribes_facilitator_id", "scribes", ["facilitator_id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_invitations_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("token_hash", name="uq_invitations_token_hash"),
    )
    op.create_index("ix_invitations_session_id", "invitations", ["session_id"], unique=False)
