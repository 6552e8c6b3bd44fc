"""Accounts of those who sign in at a provider of OpenID Connect."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("facilitators", sa.Column("subject", sa.Text(), nullable=True))
    op.create_index("ix_facilitators_subject", "facilitators", ["subject"], unique=True)
