"""A house's letterhead for Word."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import JSON, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class WordTemplate(Base):
    """A Word file that documents are written into, by its name; admins keep them, and everybody
    who leads can choose one. `found` is what is said of it: names of styles that are its `own` and
    of those that are `ours`, and `notes`, sentences of the catalogue. What is in files, its own
    `content` and a `sample` of what comes of it, is read when it is asked for."""

    __tablename__ = "word_templates"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sample: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    found: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    added_at: Mapped[dt.datetime] = mapped_column(default=now)
