"""What those who were there say of a text that is proposed, and which version that is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


_PROPOSED = """
UPDATE sessions SET proposed = (
  SELECT v.number FROM document_versions v JOIN document_steps s ON s.version_id = v.id
  WHERE v.session_id = sessions.id ORDER BY s.made_at DESC, s.id DESC LIMIT 1
) WHERE (
  SELECT s.step FROM document_versions v JOIN document_steps s ON s.version_id = v.id
  WHERE v.session_id = sessions.id ORDER BY s.made_at DESC, s.id DESC LIMIT 1
) = 'propose'
"""


def upgrade() -> None:
    op.add_column("sessions", sa.Column("proposed", sa.Integer(), nullable=True))
    op.execute(_PROPOSED)
    op.create_table(
        "confirmations",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("participant_id", sa.Text(), nullable=True),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_confirmations_session_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["table_id"], ["tables.id"], name="fk_confirmations_table_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name="fk_confirmations_participant_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "version", "owner_id", name="pk_confirmations"),
    )
