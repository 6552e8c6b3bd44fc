"""Participants who are simulated, and the meetings that are rehearsed with them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    for table, column in (("sessions", "rehearsal"), ("participants", "simulated")):
        op.add_column(
            table, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false())
        )
