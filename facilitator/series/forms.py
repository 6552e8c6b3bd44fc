"""The forms of the series pages: their fields, and what is well formed. Rules stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from facilitator.forms import ImportForm, LeadersForm
from session_templates.plan import shipped
from words import catalogues
from workshop.http import web
from workshop.http.web import lazy as _l
from workshop.meeting.limits import LONGEST_HEADING
from workshop.storage.models import Session, Unit

_NEEDED = InputRequired(_l("Write something here."))
_AT_MOST = {"maxlength": LONGEST_HEADING, "autocomplete": "off"}


class SeriesForm(FlaskForm):  # type: ignore[misc]
    """A new series: what it is called, and in which language its meetings are."""

    title = StringField(_l("Title"), [_NEEDED], render_kw=_AT_MOST)
    language = SelectField(_l("Language"))

    @classmethod
    def of_this_page(cls, **given: None) -> SeriesForm:
        """The form with the languages that there are templates in, the page's own first."""
        form = cls(**given)
        tags = list(dict.fromkeys(template.language for template in shipped().values()))
        tags.sort(key=lambda tag: not tag.startswith(web.language()))
        names = ((tag, catalogues.LANGUAGES.get(tag[:2], tag)) for tag in tags)
        form.language.choices = list(names)
        return form


class UnitForm(FlaskForm):  # type: ignore[misc]
    """One of those that a series compares."""

    name = StringField(_l("Name"), [_NEEDED], render_kw=_AT_MOST)
    facts = TextAreaField(_l("Facts, one on each line"), render_kw={"rows": 4})

    @property
    def lines(self) -> list[str]:
        """The facts, one by one."""
        return (self.facts.data or "").splitlines()


class PutInForm(FlaskForm):  # type: ignore[misc]
    """A session of one's own, and the unit that it is about."""

    session = SelectField(_l("Meeting"))
    unit = SelectField(_l("About"))

    @classmethod
    def offering(
        cls, sessions: Iterable[Session], units: Iterable[Unit], **given: None
    ) -> PutInForm:
        """The form with what there is to choose from."""
        form = cls(prefix="put-in-", **given)
        form.session.choices = [(one.id, f"{one.title}, {one.date}") for one in sessions]
        form.unit.choices = units_to_choose(units)
        return form


class BringInForm(ImportForm):
    """A file that holds a meeting, and the unit that it is about."""

    unit = SelectField(_l("About"))

    @classmethod
    def offering(cls, units: Iterable[Unit], **given: None) -> BringInForm:
        """The form with the units that there are."""
        form = cls(prefix="bring-in-", **given)
        form.file.description = _l("A meeting that was saved as JSON, at most 20 MB.")
        form.unit.choices = units_to_choose(units)
        return form


class MoveForm(FlaskForm):  # type: ignore[misc]
    """What becomes of a session of the series: buttons alone."""


class OrganiserForm(LeadersForm):
    """Who else organises a series."""

    name = StringField(
        _l("Organise it together with"),
        [_NEEDED],
        description=_l("The name of an account. It can then read all meetings of the series."),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )


def units_to_choose(units: Iterable[Unit]) -> Sequence[tuple[str, str]]:
    """The units, and none of them."""
    return [("", str(_l("None of them"))), *((unit.id, unit.name) for unit in units)]
