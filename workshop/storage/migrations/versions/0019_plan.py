"""When a meeting starts, and how long its steps are to take."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("sessions", sa.Column("starts", sa.Text()))
    op.add_column(
        "sessions",
        sa.Column("clock_by_plan", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    op.add_column("steps", sa.Column("minutes", sa.Integer()))
