"""Writing that is closed for a moment, a lobby, and devices that may not come back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    for table, column in (
        ("sessions", "held"),
        ("sessions", "lobby"),
        ("participants", "waiting"),
        ("removals", "for_good"),
    ):
        op.add_column(
            table, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false())
        )
