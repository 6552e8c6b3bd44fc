"""The minutes of a session: how they will look, and the making of the file, told as it goes."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from pathlib import Path

from flask import Response as FlaskResponse
from flask import abort, request, send_file, stream_with_context, url_for
from werkzeug.wrappers import Response

from exports import appendix
from exports import minutes as said
from exports.appendix import Appendix
from exports.file_names import minutes_file_name
from exports.minutes import Minutes
from facilitator.blueprint import pages
from facilitator.forms import MinutesForm
from facilitator.led_session import contents_of, session_of
from session_templates.plan import Wording
from words.refused import N_, Refused
from workshop.http import command_process, web
from workshop.sessions import leading
from workshop.sessions.contents import Contents
from workshop.storage.models import Session

LINES = "application/x-ndjson"

Page = Response | str | tuple[str, int]


@pages.get("/sessions/<session_id>/minutes")
def minutes(session_id: str) -> Page:
    """The minutes as they stand, on paper, and what can be chosen of them."""
    contents = contents_of(session_id)
    form = MinutesForm(formdata=None, status=contents.session.status)
    return _page(contents, form)


@pages.post("/sessions/<session_id>/minutes")
def make_minutes(session_id: str) -> Page:
    """Make the Word file: answers with it, or for a script with lines that tell how far it is."""
    session = session_of(session_id)
    form = MinutesForm()
    if not form.validate_on_submit():
        return _page(contents_of(session_id), form), 422
    web.database().write(lambda db: leading.set_status(db, session_id, form.status.data))
    making = _made(session, form)
    if request.accept_mimetypes.best == LINES:
        return FlaskResponse(stream_with_context(_told(making, session)), content_type=LINES)
    try:
        return _sent(_finished(making), session)
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return _page(contents_of(session_id), form), 503


@pages.get("/sessions/<session_id>/minutes/<name>")
def minutes_file(session_id: str, name: str) -> Response:
    """A file that was made in the last hour."""
    session = session_of(session_id)
    path = web.services().made_files.find(session.id, name)
    return _sent(path or abort(404), session)


def _page(contents: Contents, form: MinutesForm) -> str:
    minutes, appended = web.database().apart(_gathered, contents)
    return web.render(
        "facilitator/minutes.html",
        session=contents.session,
        minutes=minutes,
        appendix=appended,
        left_out=sum(len(contents.left_out(segment)) for segment in contents.segments),
        form=form,
    )


def _gathered(contents: Contents) -> tuple[Minutes, Appendix]:
    return said.gather(contents), appendix.gather(contents)


def _made(session: Session, form: MinutesForm) -> Generator[str, None, Path]:
    """Make a file in a child process; yields its lines of progress, returns where the file is."""
    _check_budget(session.id)
    with web.services().made_files.new(session.id) as path:
        wanted = ["--format=docx", f"--output={path}", f"--tables={form.tables.data}", "--progress"]
        if form.appendix.data:
            wanted.append("--appendix")
        ended = yield from command_process.run(
            web.settings(), web.language(), "export", *wanted, "--", session.id
        )
    if ended.refused is not None or not path.exists():
        raise Refused(
            N_("The minutes could not be made. What was written is still there. Try again.")
        )
    return path


def _told(making: Generator[str, None, Path], session: Session) -> Iterator[str]:
    try:
        while True:
            done, total = next(making).split()
            yield json.dumps({"done": int(done), "total": int(total)}) + "\n"
    except StopIteration as end:
        url = url_for("facilitator.minutes_file", session_id=session.id, name=end.value.name)
        yield json.dumps({"file": url, "name": _name(session)}) + "\n"
    except Refused as refused:
        yield json.dumps({"error": web.sentence(refused)}) + "\n"


def _finished(making: Generator[str, None, Path]) -> Path:
    while True:
        try:
            next(making)
        except StopIteration as end:
            path: Path = end.value
            return path


def _check_budget(session_id: str) -> None:
    if web.services().made_files.is_under_way(session_id):
        raise Refused(N_("The minutes are being made already. Wait until they are ready."))
    if wait := web.rates().make_minutes.wait(session_id):
        raise Refused(
            N_("The minutes have been made many times just now. Try again in {seconds} seconds."),
            seconds=round(wait + 0.5),
        )


def _sent(path: Path, session: Session) -> Response:
    return send_file(path, as_attachment=True, download_name=_name(session), mimetype=WORD)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _name(session: Session) -> str:
    prefix = Wording.from_json(session.wording).minutes
    return minutes_file_name(session.place, session.date, session.id, prefix)
