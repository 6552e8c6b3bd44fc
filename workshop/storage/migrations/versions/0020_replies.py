"""What leaders answer whoever found something wrong with a text that is proposed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column(
        "confirmations", sa.Column("replies", sa.JSON(), nullable=False, server_default="{}")
    )
