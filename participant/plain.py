"""The room by forms alone, for browsers without scripts or too old for it: the question, one's own
ideas, and a field to write in. The same operations as everywhere, by the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import orjson
from flask import redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired

from participant.blueprint import pages
from participant.live import speaks_for
from participant.messages import Page, not_in
from session_templates.kinds import KINDS, Kind
from workshop.base.ids import new_id
from workshop.http import callers, requests, web
from workshop.http.web import lazy as _l
from workshop.live.catching_up import Position
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused

EVERYTHING = Position(0, "")
CHOSEN = ("category", "column", "actor")
"""The fields in which the next idea begins as the last one did."""


class PlainForm(FlaskForm):  # type: ignore[misc]
    """One idea. It carries the ids that it is sent with, so that sent twice it is one."""

    op = HiddenField()
    id = HiddenField()
    segment = HiddenField()
    category = SelectField(_l("Category"), validate_choice=False)
    column = RadioField(
        _l("I write"), [InputRequired(_l("Choose one of them."))], validate_choice=False
    )
    text = TextAreaField(
        _l("New idea"), [DataRequired(_l("Write something first."))], render_kw={"rows": 4}
    )
    question = BooleanField(_l("Question"))
    actor = SelectField(_l("On behalf of"), validate_choice=False)

    def renew(self) -> None:
        """For another idea."""
        self.op.data, self.id.data = new_id(), new_id()


@dataclass(frozen=True)
class Room:
    """The meeting as one device sees it: a snapshot, with what is its own."""

    board: dict[str, Any]
    own: frozenset[str]

    @classmethod
    def seen_by(cls, actor: Actor) -> Room:
        answer = orjson.loads(b"".join(web.services().catching_up.catch_up(actor, EVERYTHING)))
        board = answer["snapshot"]
        theirs = {one["id"]: one for kind, one in answer["own"] if kind == "idea"}
        ideas = {one["id"]: one for one in board["idea"]} | theirs
        return cls(board | {"idea": list(ideas.values())}, frozenset([*answer["mine"], *theirs]))

    @property
    def step(self) -> dict[str, Any] | None:
        """The open one."""
        here, ended = self.board["session"]["step_id"], self.board["session"]["state"] == "ended"
        return None if ended else _with_id(self.board["step"], here)

    @property
    def segment(self) -> dict[str, Any] | None:
        """The one that the meeting is at."""
        return _with_id(self.board["segment"], self.step["segment_id"]) if self.step else None

    @property
    def kind(self) -> Kind:
        return KINDS[cast(Any, self.segment)["kind"]]

    @property
    def is_written(self) -> bool:
        """Whether one writes now, and there is somewhere to."""
        open_ = self.step is not None and self.step["kind"] == "write" and self.kind.written
        return open_ and not (self.kind.under_categories and not self.categories)

    @property
    def categories(self) -> list[dict[str, Any]]:
        """Those of the segment."""
        shown = {
            one["category_id"]
            for one in self.board["placement"]
            if one["segment_id"] == cast(Any, self.segment)["id"] and one["shown"]
        }
        active = [
            one for one in self.board["category"] if one["id"] in shown and one["state"] == "active"
        ]
        return sorted(active, key=lambda one: (one["rank"], one["id"]))

    def written(self, *, own: bool) -> list[dict[str, Any]]:
        """What is written in the segment, the newest first, one's own or the others'."""
        if self.segment is None:
            return []
        here = [one for one in self.board["idea"] if one["segment_id"] == self.segment["id"]]
        found = [one for one in here if (one["id"] in self.own) == own and one["state"] != "merged"]
        return sorted(found, key=lambda one: one["at"], reverse=True)


@pages.route("/s/<session_id>/plain", methods=["GET", "POST"])
def plain(session_id: str) -> Page:
    """Write in a meeting by a form."""
    try:
        session, participant = callers.joined(session_id)
        actor = callers.device(participant)
        room = Room.seen_by(actor)
    except OperationRefused as refused:
        return not_in(refused)
    form = _form(room, speaks_for(session, participant))
    if form.is_submitted() and form.validate():
        answer = requests.carry_out(web.services(), actor, {"ops": [_said(form)]}, web.language())
        said = _why_not(answer)
        if not said:
            chosen = {name: form[name].data for name in CHOSEN if name in form}
            return redirect(url_for("participant.plain", session_id=session_id, **chosen), 303)
        form.form_errors.append(said)
    return render_template(
        "participant/plain.html", session=session, form=form, room=room
    ), 422 if form.errors else 200


def _form(room: Room, names: list[str]) -> PlainForm:
    """With the fields that there are to choose in, and what was chosen last. `names`: for whom one
    may write."""
    form = PlainForm(**{name: request.args.get(name) for name in CHOSEN})
    if not form.is_submitted():
        form.renew()
        form.segment.data = room.segment["id"] if room.segment else ""
    kind = room.kind if room.is_written else None
    columns = room.segment["columns"] if room.segment and kind and kind.columns else []
    if kind and kind.under_categories:
        form.category.choices = [(one["id"], one["name"]) for one in room.categories]
    else:
        del form.category
    if columns:
        form.column.choices = [(one["id"], one["label"]) for one in columns]
        form.column.data = form.column.data or columns[0]["id"]
    else:
        del form.column
    if not (kind and kind.questions):
        del form.question
    if names:
        form.actor.choices = [
            ("", web.gettext("Nobody in particular")),
            *zip(names, names, strict=True),
        ]
    else:
        del form.actor
    return form


def _said(form: PlainForm) -> dict[str, Any]:
    """The operation that a form asks for."""
    op: dict[str, Any] = {
        "op_id": form.op.data,
        "kind": "idea.add",
        "id": form.id.data,
        "segment_id": form.segment.data,
        "text": form.text.data,
    }
    # As they were asked for: by now the meeting may be at another step.
    for name, field in (("category", "category_id"), ("column", "column")):
        if chosen := request.form.get(name):
            op[field] = chosen
    if "question" in request.form:
        op["question"] = True
    if actor := request.form.get("actor"):
        op["actor"] = actor
    return op


def _why_not(answer: dict[str, Any]) -> str:
    """What is said of what was not taken; "" where it was."""
    one = answer["answers"][0] if answer.get("answers") else answer
    return str(one.get("say", "")) if "refused" in one or "slow_down" in one else ""


def _with_id(records: list[dict[str, Any]], wanted: str | None) -> dict[str, Any] | None:
    return next((one for one in records if one["id"] == wanted), None)
