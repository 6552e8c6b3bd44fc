"""The participant's forms: their fields, and what is well formed. Rules live in the domain."""

from __future__ import annotations

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import Field, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from session_templates.plan import OrganisationPlan
from workshop.http.web import gettext as _
from workshop.http.web import lazy as _l
from workshop.meeting.limits import LONGEST_PERSON_NAME
from workshop.sessions.joining import question_of
from workshop.storage.models import Participant, Session, Table

ALONE = "alone"
OTHER, NO_ANSWER = "other", "none"


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


class JoinForm(FlaskForm):  # type: ignore[misc]
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
    organisation = StringField(
        _l("Organisation"),
        [_not_too_long],
        render_kw={"autocomplete": "organization", "maxlength": LONGEST_PERSON_NAME},
    )

    @classmethod
    def asking(cls, session: Session, tables: Sequence[Table]) -> JoinForm:
        """The form with the fields that this session asks for."""
        form = cls()
        form.table.choices = [
            *((table.id, table.name) for table in tables),
            (ALONE, _l("On my own")),
        ]
        if not tables:
            del form.table
        if not session.asks_names:
            del form.name
        form._ask_for_organisation(session)
        return form

    def _ask_for_organisation(self, session: Session) -> None:
        """By a question that has answers of its own, in one's own words, or not at all."""
        question = question_of(session)
        if question:
            self._offer(question)
        else:
            del self.group
        if not (question.other if question else session.asks_names):
            del self.organisation

    def _offer(self, question: OrganisationPlan) -> None:
        self.group.label.text = question.question
        self.group.choices = [(str(n), answer) for n, answer in enumerate(question.choices)]
        if question.other:
            self.group.choices.append((OTHER, _l("Other")))
            self.organisation.label.text = _l("In your own words")
        if not question.required:
            self.group.choices.append((NO_ANSWER, _l("No answer")))
            self.group.data = self.group.data or NO_ANSWER

    def validate_organisation(self, field: Field) -> None:
        """Who is from elsewhere says from where."""
        if self.value("group") == OTHER and not (field.data or "").strip():
            raise ValidationError(_l("Write which one."))

    def fill(self, session: Session, participant: Participant, *, settled: bool) -> None:
        """With what somebody has answered before; the table `settled`, there is no other one."""
        question = question_of(session)
        answer = next(iter(participant.organisations), "")
        choices = question.choices if question else ()
        chosen = choices.index(answer) if answer in choices else OTHER
        before = {
            "table": participant.table_id or ALONE,
            "name": participant.name,
            "group": str(chosen) if answer else NO_ANSWER,
            "organisation": answer if chosen == OTHER else "",
        }
        for name, value in before.items():
            if name in self:
                self[name].data = value
        if settled and "table" in self:
            tables = ((value, label) for value, label, *_ in self.table.iter_choices())
            self.table.choices = [one for one in tables if one[0] == before["table"]]

    def where_from(self) -> list[str]:
        """The organisations, as they are to be kept."""
        if "group" not in self or self.group.data == OTHER:
            return [self.value("organisation")]
        if self.group.data == NO_ANSWER:
            return []
        return [str(answer.label.text) for answer in self.group if answer.checked]

    def value(self, field: str) -> str:
        """What stands in a field; nothing where the session does not ask for it."""
        asked = self._fields.get(field)
        return (asked.data or "") if asked else ""
