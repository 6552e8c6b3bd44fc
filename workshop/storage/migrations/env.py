"""Alembic's entry: runs the versions on the connection that the package hands over."""

from __future__ import annotations

from alembic import context

from workshop.storage.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transaction_per_migration=False,
)
context.run_migrations()
