"""What a meeting is called, and where and when it is held."""

from __future__ import annotations

import datetime as dt

from words.checked import EARLIEST, LATEST
from words.refused import N_, Refused
from words.text import typed
from workshop.meeting.limits import LONGEST_PLACE, LONGEST_TITLE
from workshop.storage.models import Session


class UnfitField(Refused):
    """What was said of a meeting will not do. `name` is the field: title, place, date or tables."""

    def __init__(self, name: str, message: str, **values: object) -> None:
        super().__init__(message, **values)
        self.name = name


def describe(session: Session, title: str, place: str, date: dt.date) -> None:
    """Call it so from now on. A line that a file gave verbatim gives way where it would be untrue.
    UnfitField."""
    title = line("title", title, LONGEST_TITLE)
    place = line("place", place, LONGEST_PLACE, needed=bool(session.place))
    check_date(date)
    if (place, date) != (session.place, session.date):
        session.place_date_line = None
    session.title, session.place, session.date = title, place, date


def line(name: str, text: str, most: int, *, needed: bool = True) -> str:
    """A field as one line. UnfitField."""
    text = " ".join(typed(text).split())
    if needed and not text:
        raise UnfitField(name, N_("Write something here."))
    if len(text) > most:
        raise UnfitField(name, N_("At most {most} characters."), most=most)
    return text


def check_date(date: dt.date) -> None:
    """UnfitField where no meeting can be on that day."""
    if not EARLIEST <= date <= LATEST:
        raise UnfitField(
            "date",
            N_("The year must be from {least} to {most}."),
            least=EARLIEST.year,
            most=LATEST.year,
        )
