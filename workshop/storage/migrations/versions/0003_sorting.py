"""What a room needs to sort its ideas, agree on its categories and vote."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workshop.base.ids import new_id

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # Columns are added, never tables rebuilt: on SQLite that would delete what refers to the rows.
    for table, column in (
        # What stands in a session already keeps the order it has.
        ("segments", sa.Column("arranged", sa.Boolean(), nullable=False, server_default=sa.true())),
        ("segments", sa.Column("votes", sa.Integer(), nullable=True)),
        ("placements", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.true())),
        ("placements", sa.Column("tables", sa.JSON(), nullable=False, server_default="[]")),
        ("ideas", sa.Column("votes", sa.Integer(), nullable=True)),
    ):
        op.add_column(table, column)
    op.create_index("ix_ideas_merged_into_id", "ideas", ["merged_into_id"])
    op.create_index(
        "ix_ideas_segment_id_ideas_parent_id_ideas_rank",
        "ideas",
        ["segment_id", "parent_id", "rank"],
    )
    # Where no category stands yet, there is no order to keep.
    op.execute(
        "UPDATE segments SET arranged = false WHERE id NOT IN (SELECT segment_id FROM placements)"
    )
    _votes()
    _consents()
    _steps()


def _votes() -> None:
    op.create_table(
        "votes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("segment_id", sa.Text(), nullable=False),
        sa.Column("idea_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=True),
        sa.Column("participant_id", sa.Text(), nullable=True),
        sa.Column("cast", sa.Boolean(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=f"fk_votes_{column}", ondelete="CASCADE"
            )
            for column, table in (
                ("session_id", "sessions"),
                ("segment_id", "segments"),
                ("idea_id", "ideas"),
                ("table_id", "tables"),
                ("participant_id", "participants"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_votes"),
        sa.UniqueConstraint("idea_id", "owner_id", name="uq_votes_idea_id_owner_id"),
    )
    op.create_index("ix_votes_session_id", "votes", ["session_id"])


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("segment_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["segment_id"], ["segments.id"], name="fk_consents_segment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_consents_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("segment_id", "owner_id", name="pk_consents"),
    )
    op.create_index("ix_consents_session_id", "consents", ["session_id"])


def _steps() -> None:
    """Two more steps at the end of every frame that has steps."""
    db = op.get_bind()
    frames = db.execute(
        sa.text(
            "SELECT s.session_id, s.segment_id, MAX(s.position) AS last"
            " FROM steps s JOIN segments g ON g.id = s.segment_id WHERE g.kind = 'frame'"
            " GROUP BY s.session_id, s.segment_id ORDER BY last DESC"
        )
    ).all()
    for session_id, segment_id, last in frames:
        db.execute(
            sa.text(
                "UPDATE steps SET position = position + 2"
                " WHERE session_id = :session AND position > :last"
            ),
            {"session": session_id, "last": last},
        )
        for offset, kind in enumerate(("cluster", "settle"), 1):
            db.execute(
                sa.text(
                    "INSERT INTO steps (id, session_id, segment_id, position, kind, state)"
                    " VALUES (:id, :session, :segment, :position, :kind, 'coming')"
                ),
                {
                    "id": new_id(),
                    "session": session_id,
                    "segment": segment_id,
                    "position": last + offset,
                    "kind": kind,
                },
            )
