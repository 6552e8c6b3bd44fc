"""Changing a template of one's own: its words, numbers, steps and segments, in one form.

What moves, adds or removes something draws the form anew with all that was typed; only saving
keeps it. The form carries what it was drawn from, signed, so that nobody makes that up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import abort, redirect, request, url_for
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, Signer
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator.blueprint import pages
from facilitator.own_templates import mine
from facilitator.template_form import Data, Part, filled, found, parts_of, places, put_errors
from facilitator.words.template import kind_name
from session_templates.kinds import KINDS, SegmentKind
from session_templates.writing import as_toml
from words.checked import Malformed
from words.refused import Refused
from workshop.http import web
from workshop.sessions import own_templates as rules
from workshop.sessions.own_templates import Own

Page = Response | str | tuple[str, int]


@dataclass
class Draft:
    """A template as the form has it: made of the text that was kept `before`."""

    before: str
    data: Data

    def signed(self) -> str:
        """As the form carries it."""
        return _signer().sign(json.dumps([self.before, self.data])).decode()

    @classmethod
    def posted(cls) -> Draft:
        """That with what was typed."""
        try:
            before, data = json.loads(_signer().unsign(request.form.get("draft", "")))
        except BadSignature:
            abort(400)
        filled(data, request.form)
        return cls(before, data)


@pages.get("/templates/<template_id>")
def edit_template(template_id: str) -> str:
    """The form of it."""
    own = mine(template_id)
    draft, text = Draft(own.row.text, rules.parsed(own.row.text)), own.row.text
    parts = parts_of(draft.data)
    return _page(own, draft, parts, _faults(parts, text) if own.template is None else [])


@pages.post("/templates/<template_id>")
def save_template(template_id: str) -> Page:
    """Keep it, or draw it anew with something moved, added or removed."""
    own = mine(template_id)
    if not FlaskForm().validate_on_submit():
        abort(400)
    draft = Draft.posted()
    act, _, where = request.form.get("act", "save").partition(":")
    if act != "save":
        at = _changed(draft.data, act, where)
        return _page(own, draft, parts_of(draft.data), [], unsaved=True, at=at)
    text, parts = as_toml(draft.data), parts_of(draft.data)

    def work(db: DbSession) -> None:
        rules.change(db, own.row.id, draft.before, text)

    try:
        web.database().write(work)
    except Refused as refused:
        return _page(own, draft, parts, _said(parts, refused), unsaved=True), 422
    return redirect(url_for("facilitator.edit_template", template_id=own.row.id, saved="1"))


def _page(
    own: Own,
    draft: Draft,
    parts: list[Part],
    errors: list[str],
    *,
    unsaved: bool = False,
    at: str = "",
) -> str:
    return web.render(
        "facilitator/edit_template.html",
        own=own,
        parts=parts,
        errors=errors,
        draft=draft.signed(),
        language_of=draft.data["language"],
        kinds=_kinds(draft.data),
        asks="organisation" in draft.data,
        unsaved=unsaved,
        saved=not unsaved and "saved" in request.args,
        at=at,
        wrong=[one for part in parts for one in part.every() if one.errors],
    )


def _faults(parts: list[Part], text: str) -> list[str]:
    try:
        rules.check(text)
    except Refused as refused:
        return _said(parts, refused)
    return []


def _said(parts: list[Part], refused: Refused) -> list[str]:
    """What is to be said above the form of what is wrong; what is beside its field is not."""
    if isinstance(refused, Malformed) and put_errors(parts, refused.where, refused):
        return []
    return [web.sentence(refused)]


def _kinds(data: Data) -> dict[SegmentKind, str]:
    """The kinds of segment that can be added; of those that make categories there is one."""
    made = any(KINDS[one["kind"]].makes_categories for one in data["segments"])
    return {
        name: kind_name(kind)
        for name, kind in KINDS.items()
        if kind.written and not (made and kind.makes_categories)
    }


def _changed(data: Data, act: str, where: str) -> str:
    """Move, add or remove something; the place of what was moved or added."""
    try:
        return _added(data, where) if act == "add" else _moved(data, act, where)
    except (LookupError, TypeError, ValueError):
        abort(400)  # no button of ours


def _moved(data: Data, act: str, where: str) -> str:
    *above, last = places(where)
    table = found(data, above)
    if act == "remove" and (isinstance(last, int) or where == "organisation"):
        table.pop(last)
        if not table and above[-1] == "columns":  # they may be missing, and are never none
            found(data, above[:-1]).pop(above[-1])
        return ""
    to = int(last) + {"up": -1, "down": 1}[act]
    if not 0 <= to < len(table):
        return where
    table.insert(to, table.pop(int(last)))
    return f"{where[: where.rindex('[')]}[{to}]"


def _added(data: Data, where: str) -> str:
    if where == "organisation":
        data[where] = {"question": "", "choices": [], "other": True}
        data[where] |= {"required": False, "asked": True}
        return where
    if where == "segments":
        table, one = data[where], _new_segment(data, request.form.get("kind", ""))
    else:
        table = found(data, places(where)).setdefault("columns", [])
        where, one = f"{where}.columns", {"id": _free("column", table, "id"), "label": ""}
    table.append(one)
    return f"{where}[{len(table) - 1}]"


def _new_segment(data: Data, wanted: str) -> Data:
    (kind,) = (one for one in _kinds(data) if one == wanted)
    key = _free(kind, data["segments"], "key")
    return rules.like_shipped(data["language"], kind) | {"key": key}


def _free(stem: str, others: list[Data], key: str) -> str:
    taken = {one[key] for one in others}
    names = (f"{stem}-{number}" for number in range(2, len(others) + 3))
    return next(name for name in (stem, *names) if name not in taken)


def _signer() -> Signer:
    return Signer(web.secret(), salt="template")
