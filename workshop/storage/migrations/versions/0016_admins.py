"""Who looks after accounts, and where somebody is signed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column(
        "facilitators", sa.Column("admin", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for name in ("browser", "network"):
        op.add_column("logins", sa.Column(name, sa.Text(), nullable=False, server_default=""))
