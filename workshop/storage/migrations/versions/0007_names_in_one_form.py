"""The keys of accounts' names in one form of Unicode, however the name was typed."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

FACILITATORS = sa.table("facilitators", sa.column("id"), sa.column("name_key"))


def upgrade() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(FACILITATORS).order_by(FACILITATORS.c.id)).all()
    taken = {key for _, key in rows}
    for account, key in rows:
        # Two accounts that are told apart by the form alone stay as they are.
        if (one_form := unicodedata.normalize("NFKC", key).casefold()) not in taken:
            taken.add(one_form)
            of = sa.update(FACILITATORS).where(FACILITATORS.c.id == account)
            connection.execute(of.values(name_key=one_form))


def downgrade() -> None:
    """A name is found in either form of it."""
