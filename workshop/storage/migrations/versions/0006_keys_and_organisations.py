"""What a template calls each segment, and all that a device answers for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SEGMENTS = sa.table(
    "segments",
    *(sa.column(name) for name in ("id", "session_id", "position", "kind", "key")),
)
PARTICIPANTS = sa.table(
    "participants",
    sa.column("id"),
    sa.column("organisation"),
    sa.column("organisations", sa.JSON()),
)
CHANGES = sa.table(
    "changes",
    sa.column("session_id"),
    sa.column("number"),
    sa.column("kind"),
    sa.column("effects", sa.JSON()),
)


def upgrade() -> None:
    # Columns are added, never tables rebuilt: on SQLite that would delete what refers to the rows.
    for table, column in (
        ("segments", sa.Column("key", sa.Text(), nullable=False, server_default="")),
        (
            "participants",
            sa.Column("organisations", sa.JSON(), nullable=False, server_default="[]"),
        ),
        ("participants", sa.Column("persons", sa.Integer(), nullable=False, server_default="1")),
    ):
        op.add_column(table, column)
    db = op.get_bind()
    _name_segments(db)
    op.create_index(
        "ix_segments_session_id_segments_key", "segments", ["session_id", "key"], unique=True
    )
    _make_lists(db)
    op.drop_column("participants", "organisation")


def _name_segments(db: sa.Connection) -> None:
    """A segment of a template that gave it no key is called what kind it is, with its number where
    it is not the first of that kind."""
    columns = SEGMENTS.c
    rows = db.execute(
        sa.select(columns.id, columns.session_id, columns.kind).order_by(
            columns.session_id, columns.position
        )
    ).all()
    seen: Counter[tuple[str, str]] = Counter()
    for segment_id, session_id, kind in rows:
        seen[session_id, kind] += 1
        number = seen[session_id, kind]
        key = kind if number == 1 else f"{kind}-{number}"
        db.execute(sa.update(SEGMENTS).where(columns.id == segment_id).values(key=key))


def _make_lists(db: sa.Connection) -> None:
    """Of an organisation, in the rows and in the news that are kept for those who catch up."""
    columns = PARTICIPANTS.c
    said = sa.select(columns.id, columns.organisation).where(columns.organisation.is_not(None))
    for participant_id, organisation in db.execute(said).all():
        row = sa.update(PARTICIPANTS).where(columns.id == participant_id)
        db.execute(row.values(organisations=[organisation]))
    for session_id, number, effects in list(_joined(db)):
        change = (CHANGES.c.session_id == session_id, CHANGES.c.number == number)
        db.execute(sa.update(CHANGES).where(*change).values(effects=[_listed(e) for e in effects]))


def _joined(db: sa.Connection) -> Iterator[Any]:
    columns = CHANGES.c
    query = sa.select(columns.session_id, columns.number, columns.effects)
    yield from db.execute(query.where(columns.kind == "participant.join"))


def _listed(effect: dict[str, Any]) -> dict[str, Any]:
    view = dict(effect["view"])
    organisation = view.pop("organisation", None)
    lists = {"organisations": [organisation] if organisation else [], "persons": 1}
    return effect | {"view": view | lists}
