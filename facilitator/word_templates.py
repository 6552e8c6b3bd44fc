"""The templates for Word that admins keep, each with a sample of what comes of it."""

from __future__ import annotations

from io import BytesIO

from flask import abort, redirect, send_file, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from exports.formats import FORMATS
from exports.gather.minutes import gather
from exports.options import Options
from exports.word.house.checking import BROKEN, checked
from exports.word.house.noticing import Noticed, noticed
from exports.word.house.package import MOST_BYTES, not_word
from exports.word.write import write
from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import WordTemplateForm
from session_templates.plan import Template, shipped
from words.refused import Refused
from words.text import folded
from workshop.http import web
from workshop.people import audit
from workshop.sessions import word_templates as rules
from workshop.sessions.imagined import imagined
from workshop.storage.models import WordTemplate

Page = Response | str | tuple[str, int]


@pages.route("/word-templates", methods=["GET", "POST"])
def word_templates() -> Page:
    """All of them; what is posted is one more, kept if documents can be written into it."""
    login.admin()
    form, by = WordTemplateForm(), web.by()
    if not form.validate_on_submit():
        return _page(form), 422 if form.errors else 200
    made, name = form.made_id(), str(form.name.data)
    content = form.file.data.read(MOST_BYTES + 1)

    def work(db: DbSession) -> None:
        if rules.add(db, made, name, kept):
            audit.note(db, "template.added", who=by.who, about=name, address=by.address)

    try:
        kept = web.database().apart(_tried, content, _method(), web.settings().organisation)
        web.database().write_once(work)
    except Refused as refused:
        form.file.errors = [web.sentence(refused)]
        return _page(form), 422
    return redirect(url_for("facilitator.word_template", template_id=made))


@pages.get("/word-templates/<template_id>")
def word_template(template_id: str) -> str:
    """What was found in one, and where a sample of it is."""
    row = _row(template_id)
    found: Noticed = web.database().apart(noticed, row.content)
    return web.render("facilitator/word_template.html", template=row, found=found)


@pages.get("/word-templates/<template_id>/sample.docx")
def word_template_sample(template_id: str) -> Response:
    """Minutes in which each wrote “…”, written into it."""
    row = _row(template_id)
    author = web.settings().organisation
    sample = web.database().apart(_sample, row.content, _method(), author)
    return send_file(
        BytesIO(sample),
        as_attachment=True,
        download_name=f"{folded(row.name) or 'template'}.docx",
        mimetype=FORMATS["docx"].mimetype,
    )


@pages.post("/word-templates/<template_id>/remove")
def remove_word_template(template_id: str) -> Response:
    """Remove one; what was written into it stays as it is."""
    login.admin()
    by = web.by()

    def work(db: DbSession) -> None:
        if (name := rules.remove(db, template_id)) is not None:
            audit.note(db, "template.removed", who=by.who, about=name, address=by.address)

    web.database().write(work)
    return redirect(url_for("facilitator.word_templates"))


def _row(template_id: str) -> WordTemplate:
    login.admin()
    return web.database().read(lambda db: rules.find(db, template_id)) or abort(404)


def _tried(content: bytes, template: Template, author: str) -> bytes:
    """A template as it is kept, once a sample was written into it. Refused: it cannot be one."""
    kept = checked(content)
    try:
        _sample(kept, template, author)
    except BROKEN:
        raise not_word() from None
    return kept


def _sample(content: bytes, template: Template, author: str) -> bytes:
    out = BytesIO()
    write(gather(imagined(template), author), out, Options(house=content))
    return out.getvalue()


def _method() -> Template:
    """A method in the language of the page, to imagine a meeting by."""
    every = [one for one in shipped().values() if not one.desk]
    return next((one for one in every if one.language[:2] == web.language()[:2]), every[0])


def _page(form: WordTemplateForm) -> str:
    known = web.database().read(rules.every)
    return web.render("facilitator/word_templates.html", form=form, known=known)
