"""What can be taken back, until when a meeting is kept, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column(
        "sessions", sa.Column("wall_number", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("sessions", sa.Column("erase_on", sa.Date(), nullable=True))
    op.create_table(
        "audit",
        *(
            sa.Column(name, sa.DateTime() if name == "at" else sa.Text(), nullable=False)
            for name in ("id", "at", "act", "who", "about", "network")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_table(
        "removals",
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name="fk_removals_participant_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant_id", name="pk_removals"),
    )
