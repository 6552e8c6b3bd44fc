"""Whether a device has left and counts no longer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column(
        "participants", sa.Column("left", sa.Boolean(), nullable=False, server_default=sa.false())
    )
