"""The facilitator's forms: their fields, and what is well formed. Rules live in the domain."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Optional, Regexp

from exports.formats import DOCUMENT_FORMATS, FORMATS, SESSION_PAGE_FORMATS, VERSION_FORMATS
from session_templates.plan import Template
from workshop.base.clock import now
from workshop.http.once import OnceForm
from workshop.http.web import lazy as _l
from workshop.meeting.limits import LONGEST_PERSON_NAME, LONGEST_REASON, MOST_TABLES
from workshop.people.accounts import LONGEST_PASSWORD
from workshop.sessions.contents import Contents
from workshop.sessions.page_one import lines_of
from workshop.sessions.versions import LEADS_TO
from workshop.storage.models import Session

_NAME_TOO_LONG = Length(max=LONGEST_PERSON_NAME, message=_l("That name is too long."))
_NAME = [InputRequired(_l("Write your name.")), _NAME_TOO_LONG]
_TOO_LONG = Length(max=LONGEST_PASSWORD, message=_l("That password is too long."))


class SignInForm(OnceForm):
    """Name and password of an account."""

    name = StringField(
        _l("Name"), _NAME, render_kw={"autocomplete": "username", "autocapitalize": "none"}
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Write your password.")), _TOO_LONG],
        render_kw={"autocomplete": "current-password"},
    )


class LinkForm(OnceForm):
    """Signing in by a printed link: a button alone."""


class SetUpForm(OnceForm):
    """The first account of an installation."""

    name = StringField(
        _l("Name"), _NAME, render_kw={"autocomplete": "username", "autocapitalize": "none"}
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Choose a password.")), _TOO_LONG],
        description=_l("At least 10 characters."),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("The same password again"),
        [EqualTo("password", _l("The two passwords differ. Write the same one twice."))],
        render_kw={"autocomplete": "new-password"},
    )


class ImportForm(OnceForm):
    """A file that holds a session."""

    file = FileField(
        _l("File"),
        [FileRequired(_l("Choose a file."))],
        description=_l("A meeting saved as JSON (three-segment-session/1), at most 20 MB."),
        render_kw={"accept": ".json,application/json"},
    )


_ASKED = [("no", _l("Not asked")), ("yes", _l("Asked"))]


class StartForm(OnceForm):
    """What a session is called and who sits where, as far as it has to be known to start."""

    title = StringField(_l("Title"), [InputRequired(_l("Write something here."))])
    place = StringField(_l("Place"), [InputRequired(_l("Write something here."))])
    date = DateField(_l("Date"), [InputRequired(_l("Write a date."))])
    seating = RadioField(
        _l("Who writes"),
        choices=[("tables", _l("The tables")), ("persons", _l("Each person"))],
        default="tables",
    )
    tables = IntegerField(
        _l("Number of tables"), [Optional()], default=6, render_kw={"min": 1, "max": MOST_TABLES}
    )
    names = RadioField(_l("Names"), choices=_ASKED, default="no")
    organisation = RadioField(_l("Organisation or actor group"), choices=_ASKED)

    @classmethod
    def by(cls, template: Template, today: dt.date, title: str = "") -> StartForm:
        """The form with what a template proposes, and a title that follows from where it is."""
        asks = template.organisation
        form = cls(date=today, title=title, organisation="yes" if asks and asks.asked else "no")
        if not template.needs_place:
            form.place.validators, form.place.flags.required = (), False
        if not asks:
            del form.organisation
        return form

    def asks(self, field: str) -> bool:
        """Whether those who join are to be asked for something."""
        asked = self._fields.get(field)
        return asked is not None and asked.data == "yes"


class LeadersForm(FlaskForm):  # type: ignore[misc]
    """Who else leads a session."""

    name = StringField(
        _l("Lead it together with"),
        [InputRequired(_l("Write something here.")), _NAME_TOO_LONG],
        description=_l("The name of an account. It can then do all that you can in this meeting."),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )


class KeepForm(FlaskForm):  # type: ignore[misc]
    """Until when a session is kept."""

    erase_on = DateField(
        _l("Erase on"),
        [Optional()],
        description=_l("On this day the meeting is erased by itself. Empty: it is kept."),
    )

    def validate_erase_on(self, field: DateField) -> None:
        """A day that has come would erase it at once."""
        if field.data and field.data <= now().astimezone().date():
            raise ValidationError(_l("Write a day that is still to come."))


_A_LINE = {"maxlength": 200, "autocomplete": "off"}


class PageOneForm(FlaskForm):  # type: ignore[misc]
    """What stands on page one of a session, as far as it has such lines."""

    title = StringField(_l("Title"), [DataRequired(_l("Write something here."))], render_kw=_A_LINE)
    date = DateField(_l("Date"), [InputRequired(_l("Write a date."))])
    recipients = TextAreaField(_l("Recipients, one on each line"), render_kw={"rows": 3})
    since = DateField(_l("The period begins"), [Optional()])
    until = DateField(_l("The period ends"), [Optional()])
    audience = StringField(_l("Who was invited"), render_kw=_A_LINE)
    paper = StringField(
        _l("Link to what was sent out"),
        [
            Optional(),
            Regexp(r"https?://\S+$", message=_l("Write a link that begins with https://.")),
        ],
        render_kw=_A_LINE,
    )

    @classmethod
    def of(cls, session: Session, **given: None) -> PageOneForm:
        """The form with what stands there now; without the lines that the session has not."""
        front = session.front or {}
        days = {
            field: dt.date.fromisoformat(front[key])
            for key, field in (("from", "since"), ("until", "until"))
            if front.get(key)
        }
        form = cls(
            prefix="front-",
            title=session.title,
            date=session.date,
            recipients="\n".join(front.get("recipients", ())),
            audience=front.get("audience", ""),
            paper=front.get("paper", ""),
            **days,
            **given,
        )
        for name in set(_LINES.values()) - form.asked_of(session):
            del form[name]
        return form

    @staticmethod
    def asked_of(session: Session) -> set[str]:
        """The fields that a session has."""
        own = {_LINES[line] for line in lines_of(session)}
        return own | ({"title", "date"} if session.desk else set())

    @property
    def asked(self) -> list[str]:
        """The names of its fields, in order."""
        return [name for name in _LINES.values() if name in self._fields]

    def validate_until(self, field: DateField) -> None:
        """A time ends after it begins."""
        since = self._fields.get("since")
        if field.data and since and since.data and field.data < since.data:
            raise ValidationError(_l("Write a day after the first one."))


_LINES = {
    "title": "title",
    "date": "date",
    "recipients": "recipients",
    "from": "since",
    "until": "until",
    "audience": "audience",
    "paper": "paper",
}
"""The field of each line of page one, in order."""


class MinutesForm(FlaskForm):  # type: ignore[misc]
    """The format of the minutes, their tables, and what follows them."""

    tables = RadioField(
        _l("Tables"),
        choices=[("published", _l("As published")), ("accessible", _l("Accessible"))],
        default="published",
    )
    whose = RadioField(
        _l("Behind each view"),
        choices=[
            ("none", _l("Nothing")),
            ("group", _l("The group")),
            ("name", _l("The group and the name")),
        ],
        default="group",
    )
    figures = BooleanField(_l("End with who was there"))
    appendix = BooleanField(_l("Append what lies behind the minutes"))
    without_persons = BooleanField(_l("Leave out lines and names of persons"))
    format = RadioField(
        choices=[(one.id, _l(one.name)) for one in FORMATS.values()],
        default=DOCUMENT_FORMATS[0].id,
    )

    @classmethod
    def of(cls, contents: Contents, *, of_version: bool = False, **given: Any) -> MinutesForm:
        """The form of the board, or of a kept version, where what views say of whose they are is
        decided."""
        form = cls(**given)
        form.of_version = of_version
        form.alone = of_version or contents.session.status == "settled"
        if of_version or not any(segment.gathers == "views" for segment in contents.segments):
            del form.whose
        return form

    def validate_appendix(self, field: BooleanField) -> None:
        """What is kept or settled is the text alone."""
        if field.data and self.alone:
            raise ValidationError(_l("A settled text has no appendix."))

    def validate_format(self, field: RadioField) -> None:
        """A kept version is a text and what surrounds it; the board's has its entries besides."""
        known = VERSION_FORMATS if self.of_version else SESSION_PAGE_FORMATS
        if field.data not in {one.id for one in known}:
            raise ValidationError(_l("This text does not come in that format."))

    alone = of_version = False
    """Whether the text is such a one, and whether it is a kept version."""


class StepForm(FlaskForm):  # type: ignore[misc]
    """A step with the text of a meeting: with the text that was `seen`, by its sum."""

    step = RadioField(choices=[(one, one) for one in LEADS_TO])
    seen = HiddenField(validators=[InputRequired()])
    without_persons = BooleanField(_l("Leave out lines and names of persons"))
    note = StringField(
        _l("What has to be corrected"),
        [Length(max=LONGEST_REASON, message=_l("That is too long."))],
        description=_l("The next version says so, beside the number of this one."),
    )
    sure = HiddenField()
