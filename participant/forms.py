"""The participant's forms: their fields, and what is well formed. Rules live in the domain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, RadioField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, NumberRange, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from session_templates.plan import OrganisationPlan
from workshop.http.once import OnceForm
from workshop.http.web import gettext as _
from workshop.http.web import lazy as _l
from workshop.meeting.limits import LONGEST_PERSON_NAME, MOST_AT_A_DEVICE
from workshop.sessions.joining import question_of
from workshop.storage.models import Participant, Session, Table

ALONE = "alone"
OTHER, NO_ANSWER = "other", "none"
LONG = 12
"""Names that one takes in at a glance: among more there is a search."""

Asked = RadioField | SelectMultipleField
Listed = Sequence[tuple[str, Sequence[str]]]
"""The names that are expected, under the label of their group."""


def _not_too_long(_form: FlaskForm, field: Field) -> None:
    if len(field.data or "") > LONGEST_PERSON_NAME:
        raise ValidationError(_("At most {most} characters.").format(most=LONGEST_PERSON_NAME))


class CodeForm(FlaskForm):  # type: ignore[misc]
    """The code on the wall, by hand."""

    code = StringField(
        _l("Code"),
        [InputRequired(_l("Write the code that is on the wall."))],
        description=_l("Six letters and digits. They are on the wall in the room."),
        render_kw={
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "enterkeyhint": "go",
            "maxlength": 20,
        },
    )


class JoinForm(OnceForm):
    """What a session asks of those who come: a table, a name, or nothing at all."""

    table = RadioField(
        _l("Which table are you at?"),
        [InputRequired(_l("Choose a table, or join on your own."))],
    )
    name = StringField(
        _l("Name"),
        [_not_too_long],
        render_kw={"autocomplete": "name", "maxlength": LONGEST_PERSON_NAME},
    )
    group = RadioField(validators=[DataRequired(_l("Choose one of them."))])
    groups = SelectMultipleField(widget=ListWidget(), option_widget=CheckboxInput())
    organisation = StringField(
        _l("Organisation"),
        [_not_too_long],
        render_kw={"autocomplete": "organization", "maxlength": LONGEST_PERSON_NAME},
    )
    persons = IntegerField(
        _l("How many are you at this device?"),
        [NumberRange(1, MOST_AT_A_DEVICE, _l("Write how many you are."))],
        default=1,
        render_kw={"min": 1, "max": MOST_AT_A_DEVICE},
    )

    @classmethod
    def asking(cls, session: Session, tables: Sequence[Table], listed: Listed = ()) -> JoinForm:
        """The form with the fields that this session asks for; `listed` are those it expects."""
        form = cls()
        form.table.choices = [
            *((table.id, table.name) for table in tables),
            (ALONE, _l("On my own")),
        ]
        if not tables:
            del form.table
        if not session.asks_names:
            del form.name
        form._ask_for_organisation(session, listed, at_tables=bool(tables))
        return form

    def _ask_for_organisation(self, session: Session, listed: Listed, *, at_tables: bool) -> None:
        """By a question that has answers of its own, in one's own words, or not at all. At a table
        several may share the device."""
        question = question_of(session)
        several = bool(question and question.several and at_tables)
        self._sections = _sections(question, listed)
        if not several:
            del self.persons
        if question and self._sections:
            asked, other = (self.groups, self.group) if several else (self.group, self.groups)
            del self[other.name]
            self._offer(asked, question)
        else:
            del self.group, self.groups
            if question:
                self.organisation.label.text = question.question
        if not (question.other if question else session.asks_names):
            del self.organisation

    def _offer(self, asked: Asked, question: OrganisationPlan) -> None:
        asked.label.text = question.question
        last: list[tuple[str, str]] = []
        if question.other:
            last.append((OTHER, _l("Other") if question.choices else _l("Another …")))
            self.organisation.label.text = _l("In your own words")
        if asked is self.groups:
            asked.validators = [InputRequired(_l("Choose one of them."))] * question.required
        elif not question.required:
            last.append((NO_ANSWER, _l("No answer")))
            asked.data = asked.data or NO_ANSWER
        self._sections.append(("", last))
        asked.choices = [choice for _, choices in self._sections for choice in choices]

    def sections(self) -> Iterator[tuple[str, list[Field]]]:
        """The answers to the question, by the label of their group; those without one last."""
        options = iter(self._asked() or ())
        for label, choices in self._sections:
            yield label, [next(options) for _ in choices]

    @property
    def is_long(self) -> bool:
        """Whether there are more names than one takes in at a glance."""
        return sum(len(choices) for _, choices in self._sections) > LONG

    def validate_organisation(self, field: Field) -> None:
        """Who is from elsewhere says from where."""
        if OTHER in self._chosen() and not (field.data or "").strip():
            raise ValidationError(_l("Write which one."))

    def fill(self, participant: Participant, *, settled: bool) -> None:
        """With what somebody has answered before; the table `settled`, there is no other one."""
        values = {str(label): value for _, choices in self._sections for value, label in choices}
        answers = participant.organisations
        known = [values[name] for name in answers if name in values]
        own_words = [name for name in answers if name not in values]
        chosen = [*known, OTHER] if own_words else known
        before = {
            "table": participant.table_id or ALONE,
            "name": participant.name,
            "group": chosen[0] if chosen else NO_ANSWER,
            "groups": chosen,
            "organisation": own_words[0] if own_words else "",
            "persons": participant.persons,
        }
        for name, value in before.items():
            if name in self:
                self[name].data = value
        if settled and "table" in self:
            tables = ((value, label) for value, label, *_ in self.table.iter_choices())
            self.table.choices = [one for one in tables if one[0] == before["table"]]

    def where_from(self) -> list[str]:
        """The organisations, as they are to be kept."""
        names = dict(choice for _, choices in self._sections for choice in choices)
        chosen = self._chosen()
        answers = [str(names[value]) for value in chosen if value not in (OTHER, NO_ANSWER)]
        in_own_words = OTHER in chosen or self._asked() is None
        return [*answers, self.value("organisation")] if in_own_words else answers

    def how_many(self) -> int:
        """The persons at the device."""
        return (self.persons.data or 1) if "persons" in self else 1

    def _asked(self) -> Asked | None:
        """The field that offers answers to the question, if there is one."""
        found: Asked | None = self._fields.get("group") or self._fields.get("groups")
        return found

    def _chosen(self) -> list[str]:
        said = getattr(self._asked(), "data", None) or []
        return [said] if isinstance(said, str) else said

    def value(self, field: str) -> str:
        """What stands in a field; nothing where the session does not ask for it."""
        asked = self._fields.get(field)
        return (asked.data or "") if asked else ""


def _sections(
    question: OrganisationPlan | None, listed: Listed
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The answers that there are, by label: of the template, and those whom the session expects."""
    if not question:
        return []
    own = [(str(n), answer) for n, answer in enumerate(question.choices)]
    expected = [(label, [(f"={name}", name) for name in names]) for label, names in listed]
    return [("", own), *expected] if own else expected
