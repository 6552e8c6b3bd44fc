"""The minutes of a session: how they will look, what can be chosen of them, and the file."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from pathlib import Path

from flask import Response as FlaskResponse
from flask import abort, request, send_file, stream_with_context, url_for
from werkzeug.wrappers import Response

from exports.file_names import document_file_name
from exports.formats import DOCUMENT_FORMATS, FORMATS, Format
from exports.gather import minutes as gathering
from exports.options import Options, Whose
from facilitator import making
from facilitator.blueprint import pages
from facilitator.forms import MinutesForm
from facilitator.gathering import series_around
from facilitator.led_session import contents_of, is_led, readable
from session_templates.kinds import KINDS
from session_templates.wording import Wording
from words.refused import Refused
from workshop.http import command_process, web
from workshop.meeting.records import SessionStatus
from workshop.sessions import leading
from workshop.sessions.contents import Contents
from workshop.sessions.coverage import coverage
from workshop.storage.models import Session

LINES = "application/x-ndjson"

Page = Response | str | tuple[str, int]


@pages.get("/sessions/<session_id>/minutes")
def minutes(session_id: str) -> Page:
    """The minutes as they stand, on paper, and what can be chosen of them."""
    contents = contents_of(session_id)
    form = MinutesForm.of(contents, led=is_led(session_id), formdata=None)
    return _page(contents, form)


@pages.post("/sessions/<session_id>/minutes")
def make_minutes(session_id: str) -> Page:
    """Make the file: answers with it, or for a script with lines that tell how far it is."""
    contents, led = contents_of(session_id), is_led(session_id)
    session, form = contents.session, MinutesForm.of(contents, led=led)
    if not form.validate_on_submit():
        return _page(contents, form), 422
    if led:
        _set_status(session, form.status.data)
    web.note("session.exported", session.id)
    whose: Whose = form.whose.data if "whose" in form else "group"
    options = Options(form.tables.data, form.appendix.data, form.figures.data, whose)
    lines = making.make(
        session_id,
        FORMATS[form.format.data],
        options,
        without_persons=form.without_persons.data,
    )
    if request.accept_mimetypes.best == LINES:
        return FlaskResponse(stream_with_context(_news(lines, session)), content_type=LINES)
    try:
        return _sent(command_process.finish(lines), session)
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return _page(contents_of(session_id), form), 503


def _set_status(session: Session, status: SessionStatus) -> None:
    web.database().write(lambda db: leading.set_status(db, session.id, status))
    if status != session.status:
        web.note("session.settled" if status == "settled" else "session.unsettled", session.id)


@pages.get("/sessions/<session_id>/minutes/<name>")
def minutes_file(session_id: str, name: str) -> Response:
    """A file that was made in the last hour."""
    session = readable(session_id)
    path = web.services().made_files.find(session.id, name)
    return _sent(path or abort(404), session)


def _page(contents: Contents, form: MinutesForm) -> str:
    author = web.settings().organisation
    return web.render(
        "facilitator/minutes.html",
        session_id=contents.session.id,
        document=web.database().apart(gathering.gather, contents, author, series_around(contents)),
        desk=contents.session.desk,
        names_persons=any(KINDS[segment.kind].forms for segment in contents.segments),
        coverage=coverage(contents),
        left_out=sum(len(contents.left_out(segment)) for segment in contents.segments),
        formats=DOCUMENT_FORMATS,
        form=form,
    )


def _news(lines: Generator[str, None, Path], session: Session) -> Iterator[str]:
    """What a script is told, an object a line: how far it is, and then the file or the sentence."""
    try:
        while True:
            done, total = next(lines).split()
            yield json.dumps({"done": int(done), "total": int(total)}) + "\n"
    except StopIteration as end:
        path: Path = end.value
        url = url_for("facilitator.minutes_file", session_id=session.id, name=path.name)
        yield json.dumps({"file": url, "name": _name(session, path)}) + "\n"
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
    return document_file_name(about, session.date, session.id, prefix, _format(path))


def _format(path: Path) -> Format:
    return FORMATS[path.suffix.removeprefix(".")]
