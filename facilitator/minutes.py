"""The minutes of a session: how they will look, what can be chosen of them, and the file."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from pathlib import Path

from flask import Response as FlaskResponse
from flask import abort, request, send_file, stream_with_context, url_for
from werkzeug.wrappers import Response

from exports.file_names import document_file_name
from exports.formats import FORMATS, Format
from exports.options import Options, Whose
from facilitator import making, minutes_page
from facilitator.blueprint import pages
from facilitator.led_session import contents_of, readable
from facilitator.minutes_page import version_of
from session_templates.wording import Wording
from words import catalogues
from words.refused import Refused
from workshop.http import command_process, web
from workshop.sessions.contents import Contents
from workshop.sessions.versions import Kept
from workshop.storage.models import Session

LINES = "application/x-ndjson"

Page = Response | str | tuple[str, int]


@pages.get("/sessions/<session_id>/minutes")
def minutes(session_id: str) -> Page:
    """The minutes as they stand, on paper, and what can be chosen of them."""
    return minutes_page.show(readable(session_id).id)


@pages.post("/sessions/<session_id>/minutes")
def make_minutes(session_id: str) -> Page:
    """Make the file: answers with it, or for a script with lines that tell how far it is."""
    return _made(contents_of(session_id))


@pages.post("/sessions/<session_id>/minutes/versions/<int:number>")
def make_version(session_id: str, number: int) -> Page:
    """The same of a kept version."""
    return _made(contents_of(session_id), version_of(session_id, number))


def _made(contents: Contents, version: Kept | None = None) -> Page:
    session, form = contents.session, minutes_page.form_of(contents, of_version=version is not None)
    if not form.validate_on_submit():
        return minutes_page.show(session.id, form, version=version), 422
    web.note("session.exported", session.id)
    whose: Whose = form.whose.data if "whose" in form else "group"
    lines = making.make(
        session.id,
        FORMATS[form.format.data],
        Options(form.tables.data, form.appendix.data, form.figures.data, whose),
        version=version.number if version else None,
        without_persons=form.without_persons.data,
        house=form.chosen_house,
    )
    if request.accept_mimetypes.best == LINES:
        return FlaskResponse(stream_with_context(_news(lines, session)), content_type=LINES)
    try:
        return _sent(command_process.finish(lines), session)
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return minutes_page.show(session.id, form, version=version), 503


@pages.get("/sessions/<session_id>/minutes/<name>")
def minutes_file(session_id: str, name: str) -> Response:
    """A file that was made in the last hour."""
    session = readable(session_id)
    path = web.services().made_files.find(session.id, name)
    return _sent(path or abort(404), session)


def _news(lines: Generator[str, None, Path], session: Session) -> Iterator[str]:
    """What a script is told, an object a line: how far it is, and then the file or the sentence."""
    try:
        while True:
            done, total = next(lines).split()
            yield json.dumps({"done": int(done), "total": int(total)}) + "\n"
    except StopIteration as end:
        path: Path = end.value
        url = url_for("facilitator.minutes_file", session_id=session.id, name=path.name)
        size = catalogues.file_size(path.stat().st_size, web.language())
        yield json.dumps({"file": url, "name": _name(session, path), "size": size}) + "\n"
    except Refused as refused:
        yield json.dumps({"error": web.sentence(refused)}) + "\n"


def _sent(path: Path, session: Session) -> Response:
    return send_file(
        path,
        as_attachment=True,
        download_name=_name(session, path),
        mimetype=_format(path).mimetype,
    )


def _name(session: Session, path: Path) -> str:
    prefix = Wording.from_json(session.wording).minutes
    about = session.title if session.desk else session.place
    version = path.stem.partition("v")[2]
    return document_file_name(about, session.date, session.id, prefix, _format(path), version)


def _format(path: Path) -> Format:
    return FORMATS[path.suffix.removeprefix(".")]
