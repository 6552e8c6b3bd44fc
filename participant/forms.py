"""The participant's forms: their fields, and what is well formed. Rules live in the domain."""

from __future__ import annotations

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length

from workshop.joining import LONGEST_NAME
from workshop.models import Session, Table
from workshop.web import lazy as _l

ALONE = "alone"

_TOO_LONG = Length(max=LONGEST_NAME, message=_l("At most 60 characters."))


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
        [InputRequired(_l("Write your name.")), _TOO_LONG],
        render_kw={"autocomplete": "name", "maxlength": LONGEST_NAME},
    )
    organisation = StringField(
        _l("Organisation"),
        [_TOO_LONG],
        description=_l("Only if you want to."),
        render_kw={"autocomplete": "organization", "maxlength": LONGEST_NAME},
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
            del form.organisation
        return form

    def value(self, field: str) -> str:
        """What stands in a field; nothing where the session does not ask for it."""
        asked = self._fields.get(field)
        return (asked.data or "") if asked else ""
