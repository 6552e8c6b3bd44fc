"""Templates of one's own: the list, copies, files in and out, who else has them."""

from __future__ import annotations

from flask import Response as Answer
from flask import abort, redirect, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import CopyTemplateForm, TemplateFileForm
from facilitator.meetings import methods
from session_templates.plan import Template, by_method, shipped
from session_templates.segments import SegmentPlan
from words.refused import Refused
from words.text import folded
from workshop.http import web
from workshop.sessions import own_templates as rules
from workshop.sessions.own_templates import LONGEST_TEXT, Own
from workshop.storage.models import Session

Page = Response | str | tuple[str, int]


def template_of(template_id: str) -> Template | None:
    """A template that whoever is signed in can start from: one that ships, or one of theirs."""
    if template_id in shipped():
        return shipped()[template_id]
    own = usable(template_id)
    return own.template if own else None


def samples_for(session: Session) -> dict[str, SegmentPlan]:
    """What a meeting is rehearsed by: the segments of its template, or of one that ships of its
    method, by their keys. None: there are no samples."""
    template = template_of(session.template) or by_method(session.template, session.method)
    if session.desk or template is None or not template.has_samples:
        return {}
    return {plan.key: plan for plan in template.segments}


def usable(template_id: str) -> Own | None:
    """Somebody's template, where whoever is signed in may read it."""
    account = login.facilitator().id
    return web.database().read(lambda db: rules.find_usable(db, template_id, account))


def mine(template_id: str) -> Own:
    """A template of whoever is signed in; for others there is no such page."""
    own = usable(template_id)
    return own if own and own.mine else abort(404)


@pages.get("/templates", endpoint="own_templates")
def every() -> str:
    """One's own templates, those of colleagues, and those that ship."""
    return _list(TemplateFileForm(formdata=None))


@pages.post("/templates/copy")
def copy_template() -> Page:
    """A copy of any template that one can read, to be changed."""
    form, account = CopyTemplateForm(), login.facilitator().id
    if not form.validate_on_submit():
        return _list(TemplateFileForm(formdata=None)), 422
    of = str(form.template.data)
    made = form.made_id(of)

    def work(db: DbSession) -> None:
        text = rules.text_of(db, of, account)
        rules.add(db, account, text or abort(404), made)

    try:
        web.database().write_once(work)
    except Refused as refused:
        return _list(TemplateFileForm(formdata=None), said=web.sentence(refused)), 422
    return redirect(url_for("facilitator.edit_template", template_id=made))


@pages.post("/templates/file")
def take_template_in() -> Page:
    """A template from a file, as those that ship are."""
    form, account = TemplateFileForm(), login.facilitator().id
    if not form.validate_on_submit():
        return _list(form), 422
    made, content = form.made_id(), form.file.data.read(4 * LONGEST_TEXT + 1)
    try:
        text = rules.cleaned(content)
        web.database().write_once(lambda db: rules.add(db, account, text, made))
    except Refused as refused:
        form.file.errors = [web.sentence(refused)]
        return _list(form), 422
    return redirect(url_for("facilitator.own_templates", _anchor=f"template-{made}"))


@pages.get("/templates/<template_id>/file.toml")
def template_file(template_id: str) -> Response:
    """The file of a template: one's own, one that is shared, or one that ships."""
    account = login.facilitator().id
    text = web.database().read(lambda db: rules.text_of(db, template_id, account)) or abort(404)
    name = template_id if template_id in shipped() else folded(str(rules.parsed(text)["title"]))
    answer = Answer(text, mimetype="application/toml")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name or 'template'}.toml")
    return answer


@pages.post("/templates/<template_id>/share")
def share_template(template_id: str) -> Response:
    """Let colleagues have it, or no longer. Meetings that were started from it stay as they are."""
    own = mine(template_id)

    def work(db: DbSession) -> None:
        rules.share(db, own.row.id, shared=not own.row.shared)

    web.database().write(work)
    return redirect(url_for("facilitator.own_templates", _anchor=f"template-{own.row.id}"))


@pages.post("/templates/<template_id>/remove")
def remove_template(template_id: str) -> Response:
    """Remove it; meetings that were started from it stay as they are."""
    own = mine(template_id)
    web.database().write(lambda db: rules.remove(db, own.row.id))
    return redirect(url_for("facilitator.own_templates"))


def _list(form: TemplateFileForm, said: str = "") -> str:
    account = login.facilitator().id
    return web.render(
        "facilitator/own_templates.html",
        every=web.database().read(lambda db: rules.usable(db, account)),
        methods=methods(),
        form=form,
        copying=CopyTemplateForm(formdata=None),
        said=said,
    )
