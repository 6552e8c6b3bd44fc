"""Links by which anybody reads a settled text, and the sums of the files made of kept texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "public_links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["document_versions.id"],
            name="fk_public_links_version_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_public_links"),
        sa.UniqueConstraint("version_id", name="uq_public_links_version_id"),
        sa.UniqueConstraint("token_hash", name="uq_public_links_token_hash"),
    )
    op.create_table(
        "document_files",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["document_versions.id"],
            name="fk_document_files_version_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("digest", "version_id", name="pk_document_files"),
    )
