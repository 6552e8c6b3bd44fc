"""That tables and devices are done with a step."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "ready",
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["step_id"], ["steps.id"], name="fk_ready_step_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_ready_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("step_id", "owner_id", name="pk_ready"),
    )
    op.create_index("ix_ready_session_id", "ready", ["session_id"])
