"""The facilitator's forms: their fields, and what is well formed. Rules live in the domain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
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
    SubmitField,
    TextAreaField,
    TimeField,
    ValidationError,
)
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Optional, Regexp

from exports.formats import DOCUMENT_FORMATS, FORMATS, SESSION_PAGE_FORMATS, VERSION_FORMATS
from session_templates.plan import Template
from words.text import typed
from workshop.base.clock import today
from workshop.http.once import OnceForm
from workshop.http.web import lazy as _l
from workshop.meeting.limits import (
    LONGEST_PERSON_NAME,
    LONGEST_REASON,
    LONGEST_TABLE_NAME,
    MOST_TABLES,
)
from workshop.people.accounts import LONGEST_PASSWORD
from workshop.sessions.contents import Contents
from workshop.sessions.page_one import lines_of
from workshop.sessions.rehearsing import MOST_SIMULATED
from workshop.sessions.versions import LEADS_TO
from workshop.sessions.word_templates import LONGEST_NAME
from workshop.storage.models import Session, Table, WordTemplate

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


_CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
_PRESENT = {"autocomplete": "current-password"}


class SignInCodeForm(OnceForm):
    """The second step of signing in."""

    code = StringField(
        _l("Code"), [InputRequired(_l("Write the code.")), Length(max=60)], render_kw=_CODE
    )


class SecondStepOffForm(FlaskForm):  # type: ignore[misc]
    """No second step any more; the password, since it may be somebody at an open screen."""

    present = PasswordField(_l("Present password"), [_TOO_LONG], render_kw=_PRESENT)


class SecondStepForm(SignInCodeForm):
    """A second step from now on: the app's present code, and the password, for the same reason."""

    present = PasswordField(_l("Present password"), [_TOO_LONG], render_kw=_PRESENT)


class LinkForm(OnceForm):
    """Coming in by a link that works once, whose token a script puts in: a button alone."""

    token = StringField(
        _l("The end of the link, what stands after #"),
        [InputRequired(_l("Open the link that you were given, or write its end here."))],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class PasswordForm(OnceForm):
    """A password that somebody chooses."""

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


class SetUpForm(LinkForm, PasswordForm):
    """The first account of an installation, by a printed link."""

    name = StringField(
        _l("Name"), _NAME, render_kw={"autocomplete": "username", "autocapitalize": "none"}
    )


class ChosenPasswordForm(LinkForm, PasswordForm):
    """A password that is chosen by a link."""


class OwnPasswordForm(PasswordForm):
    """Another password for one's own account."""

    present = PasswordField(_l("Present password"), [_TOO_LONG], render_kw=_PRESENT)


class InvitationForm(OnceForm):
    """Whom an admin invites."""

    name = StringField(_l("Name"), _NAME, render_kw={"autocomplete": "off"})


class ImportForm(OnceForm):
    """A file that holds a session."""

    file = FileField(
        _l("File"),
        [FileRequired(_l("Choose a file."))],
        description=_l("A meeting or a series that was saved as JSON, at most 20 MB."),
        render_kw={"accept": ".json,application/json"},
    )


class CopyTemplateForm(OnceForm):
    """Which template somebody makes one of their own of."""

    template = StringField(validators=[InputRequired()])


class TemplateFileForm(OnceForm):
    """A file that holds a template."""

    file = FileField(
        _l("File of a template"),
        [FileRequired(_l("Choose a file."))],
        description=_l("A method that was saved here, or written, as TOML."),
        render_kw={"accept": ".toml,application/toml"},
    )


class WordTemplateForm(OnceForm):
    """A Word file with the letterhead of the house, and what it is called."""

    name = StringField(
        _l("Name"),
        [
            DataRequired(_l("Give it a name.")),
            Length(max=LONGEST_NAME, message=_l("That name is too long.")),
        ],
        filters=[lambda text: typed(text or "")],
        description=_l("Whoever makes a document chooses the template by it."),
        render_kw={"autocomplete": "off"},
    )
    file = FileField(
        _l("Word file"),
        [FileRequired(_l("Choose a file."))],
        description=_l("With header, footer and styles, as .docx or .dotx, at most 5 MB."),
        render_kw={"accept": ".docx,.dotx"},
    )


_ROLES = [
    ("facilitator", _l("Lead: all that you can in this meeting")),
    ("scribe", _l("Write: ideas and notes on behalf of the tables, and nothing else")),
]
_ASKED = [("no", _l("Not asked")), ("yes", _l("Asked"))]


@dataclass(frozen=True)
class Like:
    """A meeting whose answers another one is to begin with, and its tables."""

    session: Session
    tables: Sequence[Table]

    @property
    def answers(self) -> dict[str, Any]:
        """By field."""
        names = [table.name for table in self.tables]
        numbered = names == [str(n) for n in range(1, len(names) + 1)]
        return {
            "title": self.session.title,
            "place": self.session.place,
            "seating": self.session.seating,
            "names": "yes" if self.session.asks_names else "no",
            **(
                {"starts": dt.time.fromisoformat(starts)} if (starts := self.session.starts) else {}
            ),
            **({"tables": len(names)} if names else {}),
            **({} if numbered else {"table_names": "\n".join(names)}),
        }


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
    table_names = TextAreaField(
        _l("Names of the tables"),
        description=_l("One a line, instead of numbers."),
        render_kw={"rows": 3},
    )
    starts = TimeField(
        _l("Starts at"),
        [Optional()],
        description=_l("With a time, whoever leads sees until when each step goes."),
    )
    private = BooleanField(_l("Private writing from the start"), default=None)
    names = RadioField(_l("Names"), choices=_ASKED, default="no")
    organisation = RadioField(_l("Organisation or actor group"), choices=_ASKED)
    start = SubmitField(_l("Start the meeting"))
    plan = SubmitField(_l("Plan it for later"))

    @classmethod
    def by(
        cls, template: Template, today: dt.date, title: str = "", like: Like | None = None
    ) -> StartForm:
        """The form with what a template proposes, or with the answers of the meeting that it is to
        be like; and with a title that follows from where it is."""
        asks = template.organisation
        asked = like.session.asks_organisation if like else asks and asks.asked
        first = {"title": title} | (like.answers if like else {})
        form = cls(date=today, organisation="yes" if asked else "no", **first)
        if not template.needs_place:
            form.place.validators, form.place.flags.required = (), False
        if not asks:
            del form.organisation
        if template.desk:
            del form.plan, form.starts
        return form

    @property
    def planned(self) -> bool:
        """Whether it is to be started on another day."""
        return "plan" in self._fields and bool(self.plan.data)

    @property
    def starts_at(self) -> str | None:
        """The time of the day, where it is said."""
        said = self._fields.get("starts")
        return f"{said.data:%H:%M}" if said is not None and said.data else None

    @property
    def names_of_tables(self) -> list[str]:
        """What the tables are called, if not by numbers; each once."""
        lines = (" ".join(typed(one).split()) for one in (self.table_names.data or "").splitlines())
        return [*dict.fromkeys(filter(None, lines))]

    @property
    def unfolded(self) -> bool:
        """Whether something that most leave as it is was said otherwise, or is wrong."""
        folded = ("starts", "table_names", "private", "names", "organisation")
        said = [self._fields[name] for name in folded if name in self._fields]
        return any(one.errors or (one.data or None) != one.object_data for one in said)

    def validate_table_names(self, field: TextAreaField) -> None:
        """A name stands on a phone's button."""
        if any(len(name) > LONGEST_TABLE_NAME for name in self.names_of_tables):
            raise ValidationError(_l("That name is too long."))

    def asks(self, field: str) -> bool:
        """Whether those who join are to be asked for something."""
        asked = self._fields.get(field)
        return asked is not None and asked.data == "yes"


class DescribeForm(FlaskForm):  # type: ignore[misc]
    """What a session is called, and where and when it is held."""

    title = StringField(_l("Title"), [InputRequired(_l("Write something here."))])
    place = StringField(_l("Place"))
    date = DateField(_l("Date"), [InputRequired(_l("Write a date."))])

    @classmethod
    def of(cls, session: Session) -> DescribeForm:
        """As it is."""
        said = {"title": session.title, "place": session.place, "date": session.date}
        return cls(formdata=None, prefix="about-", **said)


class LeadersForm(FlaskForm):  # type: ignore[misc]
    """Who else leads a session, or writes in it."""

    name = StringField(
        _l("Together with"),
        [InputRequired(_l("Write something here.")), _NAME_TOO_LONG],
        description=_l("The name of an account."),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    role = RadioField(_l("What they may do"), choices=_ROLES, default="facilitator")


class RoleForm(FlaskForm):  # type: ignore[misc]
    """As what somebody takes part in a session: a button each."""

    role = RadioField(choices=_ROLES)


class RehearseForm(FlaskForm):  # type: ignore[misc]
    """How many simulated participants a meeting is rehearsed with."""

    people = IntegerField(
        _l("Simulated participants"),
        default=8,
        render_kw={"min": 1, "max": MOST_SIMULATED},
    )

    def validate_people(self, field: IntegerField) -> None:
        """As many as a room may hold, and somebody."""
        if not 1 <= (field.data or 0) <= MOST_SIMULATED:
            raise ValidationError(_l("From 1 to 200."))


class KeepForm(FlaskForm):  # type: ignore[misc]
    """Until when a session is kept."""

    erase_on = DateField(
        _l("Erase on"),
        [Optional()],
        description=_l("On this day the meeting is erased by itself. Empty: it is kept."),
    )

    def validate_erase_on(self, field: DateField) -> None:
        """A day that has come would erase it at once."""
        if field.data and field.data <= today():
            raise ValidationError(_l("Write a day that is still to come."))


class AnonymiseForm(FlaskForm):  # type: ignore[misc]
    """That the names in a session may go."""

    sure = BooleanField(
        _l("I know that names cannot be brought back."),
        [DataRequired(_l("Tick this first."))],
    )


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
        choices=[
            ("published", _l("As published")),
            ("accessible", _l("Accessible")),
            ("as-lists", _l("As lists")),
        ],
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
    house = RadioField(_l("Template for Word"), default="ours", validate_choice=False)
    format = RadioField(
        choices=[(one.id, _l(one.name)) for one in FORMATS.values()],
        default=DOCUMENT_FORMATS[0].id,
    )

    @classmethod
    def of(
        cls,
        contents: Contents,
        houses: Sequence[WordTemplate] = (),
        *,
        of_version: bool = False,
        **given: Any,
    ) -> MinutesForm:
        """The form of the board, or of a kept version, where what views say of whose they are is
        decided."""
        form = cls(**given)
        form.house.choices = [("ours", _l("Samsyn’s own")), *((one.id, one.name) for one in houses)]
        if not houses:
            del form.house
        form.of_version = of_version
        form.alone = of_version or contents.session.status == "settled"
        if of_version or not any(segment.gathers == "views" for segment in contents.segments):
            del form.whose
        return form

    def validate_appendix(self, field: BooleanField) -> None:
        """What is kept or settled is the text alone."""
        if field.data and self.alone:
            raise ValidationError(_l("A settled text has no appendix."))

    @property
    def chosen_house(self) -> str:
        """The id of the template for Word; "" for ours."""
        return str(self.house.data) if "house" in self and self.house.data != "ours" else ""

    def validate_house(self, field: RadioField) -> None:
        """An admin may have removed it meanwhile."""
        if field.data not in {option.data for option in field}:
            raise ValidationError(_l("That template is gone. Choose another one."))

    def validate_format(self, field: RadioField) -> None:
        """A kept version is a text and what surrounds it; the board's has its entries besides."""
        known = VERSION_FORMATS if self.of_version else SESSION_PAGE_FORMATS
        if field.data not in {one.id for one in known}:
            raise ValidationError(_l("This text does not come in that format."))

    alone = of_version = False
    """Whether the text is such a one, and whether it is a kept version."""


class StepForm(FlaskForm):  # type: ignore[misc]
    """A step with the text of a meeting: with the text that was `seen`, by its sum."""

    step = RadioField(choices=[(one, one) for one in LEADS_TO if one != "reword"])
    seen = HiddenField(validators=[InputRequired()])
    without_persons = BooleanField(_l("Leave out lines and names of persons"))
    dissent = BooleanField(_l("End with what was found wrong in the version before"))
    note = StringField(
        _l("What has to be corrected"),
        [Length(max=LONGEST_REASON, message=_l("That is too long."))],
        description=_l("The next version says so, beside the number of this one."),
    )
    why = StringField(
        _l("Why what is contested stays as it is"),
        [Length(max=LONGEST_REASON, message=_l("That is too long."))],
        description=_l("Only where somebody has had no answer."),
    )
    sure = HiddenField()
