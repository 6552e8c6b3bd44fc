"""Alembic's entry: runs the versions on the connection that `workshop.migrations` hands over."""

from __future__ import annotations

from alembic import context

from workshop.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transaction_per_migration=False,
)
context.run_migrations()
