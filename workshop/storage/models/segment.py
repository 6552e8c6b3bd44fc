"""A segment of a session, as its template was when the session was made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from session_templates.kinds import Gathers, SegmentKind
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Segment(Base):
    """One segment, with its words. `key` is what its template calls it, whatever the words are.

    `columns` are its own [{id, label}] in order, with `planned` (true) where entries say who does
    them and by when. Where categories are made, `outcome_pattern` is the set sentence with
    {number_word} and `outcome` a verbatim sentence instead; `declared` is the number the sentence
    states, which may differ from the categories listed. Where it is counted who is there, the same
    three are of the sentence on persons, and `excluded` are the names that are left out of them
    (None: as the list says). `gathers` is what is shown of a series, of which column `gathers_of`.
    `discussed`
    says that the joint discussion has a heading in the minutes even without a note;
    `private`: new ideas are withheld from the others until they are revealed together;
    `names_as_row` is how the category list was laid out (None: as the minutes see fit);
    `arranged`: its categories have an order of their own, that of their placements;
    `votes` is how many each table or person may cast here (None: there is no voting).
    """

    __tablename__ = "segments"
    __table_args__ = (
        UniqueConstraint("session_id", "position"),
        Index(None, "session_id", "key", unique=True),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    position: Mapped[int]
    key: Mapped[str]
    kind: Mapped[SegmentKind] = mapped_column(Text)
    heading: Mapped[str]
    short_heading: Mapped[str]
    prompt: Mapped[str]
    short_prompt: Mapped[str]
    minutes: Mapped[int]
    columns: Mapped[list[dict[str, Any]]]
    target_categories: Mapped[int | None]
    declared: Mapped[int | None]
    discussion_heading: Mapped[str | None]
    discussed: Mapped[bool] = mapped_column(default=False)
    outcome_pattern: Mapped[str | None]
    outcome: Mapped[str | None]
    excluded: Mapped[list[str] | None]
    gathers: Mapped[Gathers | None] = mapped_column(Text)
    gathers_of: Mapped[str | None]
    names_as_row: Mapped[bool | None]
    private: Mapped[bool] = mapped_column(default=False)
    arranged: Mapped[bool] = mapped_column(default=False)
    votes: Mapped[int | None]
