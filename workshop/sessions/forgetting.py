"""What the log of a meeting's changes says of its records, made to say what they say now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.meeting.records import RecordKind
from workshop.storage.models import Change

Said = Mapping[str, Any]
"""Fields of a record, as JSON has them."""

Now = dict[tuple[RecordKind, str], Said]
"""By kind and id, the fields of records of which nothing but what they are now may be known."""


def forget(db: DbSession, session_id: str, now: Now) -> None:
    """Let the log of changes, and what it keeps to undo them, hold nothing else in these fields."""
    changes = db.scalars(select(Change).where(Change.session_id == session_id))
    for change in changes:
        effects = [_told(effect, now) for effect in change.effects]
        before = [_kept(one, now) for one in change.before]
        if (effects, before) != (change.effects, change.before):
            change.effects, change.before = effects, before
    db.flush()


def _told(effect: dict[str, Any], now: Now) -> dict[str, Any]:
    said = now.get((effect["kind"], effect["view"].get("id", "")))
    return effect | {"view": _as_now(effect["view"], said)} if said else effect


def _kept(one: dict[str, Any], now: Now) -> dict[str, Any]:
    said = now.get((one["kind"], one["id"]))
    if not said:
        return one
    return one | {key: _as_now(one[key], said) for key in ("was", "now") if one.get(key)}


def _as_now(fields: Said, said: Said) -> dict[str, Any]:
    return {**fields, **{name: said[name] for name in said.keys() & fields.keys()}}
