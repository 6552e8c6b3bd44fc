"""What a session asks those who join about where they come from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("sessions", sa.Column("asks_organisation", sa.JSON(), nullable=True))
