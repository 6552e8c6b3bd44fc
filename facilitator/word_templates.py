"""The templates for Word that admins keep, each with what was found in it and a sample."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from flask import abort, redirect, send_file, url_for
from werkzeug.wrappers import Response

from exports.formats import FORMATS
from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import WordTemplateForm
from facilitator.sessions import unreadable
from words.text import folded
from workshop.http import command_process, web
from workshop.sessions import word_templates as rules
from workshop.storage.models import WordTemplate

Page = Response | str | tuple[str, int]


@pages.route("/word-templates", methods=["GET", "POST"])
def word_templates() -> Page:
    """All of them; what is posted is one more, kept if documents can be written into it."""
    login.admin()
    form = WordTemplateForm()
    if not form.validate_on_submit():
        return _page(form), 422 if form.errors else 200
    ended = _taken_in(form)
    if ended.refused is not None:
        form.file.errors = [ended.refused or unreadable()]
        return _page(form), 422
    web.note("template.added", str(form.name.data))
    return redirect(url_for("facilitator.word_template", template_id=ended.line))


@pages.get("/word-templates/<template_id>")
def word_template(template_id: str) -> str:
    """What was found in one, and where its sample is."""
    return web.render("facilitator/word_template.html", template=_row(template_id))


@pages.get("/word-templates/<template_id>/sample.docx")
def word_template_sample(template_id: str) -> Response:
    """Minutes in which each wrote “…”, as they were written into it when it came in."""
    row = _row(template_id)
    return send_file(
        BytesIO(row.sample),
        as_attachment=True,
        download_name=f"{folded(row.name) or 'template'}.docx",
        mimetype=FORMATS["docx"].mimetype,
    )


@pages.post("/word-templates/<template_id>/remove")
def remove_word_template(template_id: str) -> Response:
    """Remove one; what was written into it stays as it is."""
    login.admin()
    name = web.database().write(lambda db: rules.remove(db, template_id))
    if name is not None:
        web.note("template.removed", name)
    return redirect(url_for("facilitator.word_templates"))


def _taken_in(form: WordTemplateForm) -> command_process.Ended:
    """By the command; its last line is the new id. Once, however often the form is posted."""
    save = partial(web.database().apart, form.file.data.save)
    with web.services().sent_files.kept(save) as path:
        how = f"--name={form.name.data}", f"--once={form.made_id()}"
        running = command_process.run(web.settings(), web.language(), "template", str(path), *how)
        return command_process.finish(running)


def _row(template_id: str) -> WordTemplate:
    login.admin()
    return web.database().read(lambda db: rules.find(db, template_id)) or abort(404)


def _page(form: WordTemplateForm) -> str:
    known = web.database().read(rules.every)
    return web.render("facilitator/word_templates.html", form=form, known=known)
