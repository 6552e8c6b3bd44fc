"""That a unit of a series has met, of a meeting that is erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column(
        "units", sa.Column("met", sa.Boolean(), nullable=False, server_default=sa.false())
    )
