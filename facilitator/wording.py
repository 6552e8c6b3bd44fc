"""One passage of a proposed text: what was found wrong with it, what is answered, other words."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, redirect, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response
from wtforms import HiddenField, StringField, TextAreaField

from exports import kept
from exports.document import Document
from exports.gather import version as gathered_version
from exports.passages import Passage, passages
from exports.rewording import reworded, same_passages, wording_of
from facilitator import login
from facilitator.blueprint import pages
from facilitator.led_session import session_of
from facilitator.minutes_page import version_of
from words.refused import N_, Refused
from words.text import typed
from workshop.http import callers, web
from workshop.http.web import lazy as _l
from workshop.live.session import Work
from workshop.meeting.board import Put
from workshop.meeting.limits import LONGEST_OBJECTION
from workshop.meeting.refusal import OperationRefused
from workshop.sessions import confirming, versions
from workshop.sessions.versions import Kept, Seen

LONGEST_LINE = 10_000

Page = Response | str | tuple[str, int]


class ReplyForm(FlaskForm):  # type: ignore[misc]
    """A word back to whoever (`to`) found something wrong."""

    to = HiddenField()
    reply = TextAreaField(_l("Your answer"), filters=[lambda text: typed(text or "")])


class WordingForm(FlaskForm):  # type: ignore[misc]
    """Why a passage has other words; the words come beside it, a field a line."""

    note = StringField(
        _l("Why"),
        filters=[lambda text: typed(text or "")],
        description=_l("Needed where a line is struck. It stands beside the version."),
    )


@pages.get("/sessions/<session_id>/minutes/versions/<int:number>/passages/<int:passage>")
def passage(session_id: str, number: int, passage: int) -> Page:
    """A passage, what is said of it, and the ways to answer."""
    version = version_of(session_of(session_id).id, number)
    return _shown(version, passage)


@pages.post("/sessions/<session_id>/minutes/versions/<int:number>/passages/<int:passage>/replies")
def reply(session_id: str, number: int, passage: int) -> Page:
    """Answer an objection to a passage."""
    version, form = version_of(session_of(session_id).id, number), ReplyForm()
    heading = _name_of(_passage(gathered_version.gather(version), passage))
    by = login.facilitator().name

    def work(db: DbSession) -> list[Put]:
        said = _held_to(form.reply.data or "", LONGEST_OBJECTION)
        put = confirming.reply(db, version.version, form.to.data or "", passage, said)
        versions.note_reply(db, version, by, f"{heading}: {said}")
        return [put]

    try:
        _change(version, work)
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return _shown(version, passage, replying=form), 409
    return redirect(_here("facilitator.passage", version, passage=passage))


@pages.post("/sessions/<session_id>/minutes/versions/<int:number>/passages/<int:passage>")
def reword(session_id: str, number: int, passage: int) -> Page:
    """Propose other words for a passage, as a version that comes instead of this one."""
    version, form = version_of(session_of(session_id).id, number), WordingForm()
    words = [typed(line) for line in request.form.getlist("line")]
    by = login.facilitator().name
    fresh: list[Kept] = []

    def work(db: DbSession) -> Sequence[Put]:
        found, carried = _reworded(db, version, passage, words, by, form.note.data or "")
        fresh[:] = [found]
        return carried

    try:
        _change(version, lambda db: list(work(db)))
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return _shown(version, passage, wording=form, words=words), 409
    web.note("minutes.reworded", version.version.session_id)
    return redirect(_here("facilitator.version", fresh[0]))


def _reworded(
    db: DbSession, version: Kept, number: int, words: Sequence[str], by: str, why: str
) -> tuple[Kept, Sequence[Put]]:
    """The version with other words, and what of the answers to the old one still stands."""
    old = gathered_version.gather(version)
    of_old = _passage(old, number)
    if any(len(line) > LONGEST_LINE for line in (*words, why)):
        raise Refused(N_("That is too long."))
    if not all(words) and not why:
        raise Refused(N_("Write why a line is struck."))
    new = reworded(old, number, words)
    content, row = kept.content_of(new), version.version
    seen = Seen(content, kept.digest_of(content), row.without_persons)
    note = " – ".join(filter(None, (_name_of(of_old), why)))
    fresh = versions.reword(db, version, seen, by, note)
    same = same_passages(old, new, number)
    return fresh, confirming.carry_over(db, row.session_id, row.number, fresh.number, same)


def _change(version: Kept, work: Work) -> None:
    session_id = version.version.session_id
    actor = callers.leader(session_id, login.facilitator())
    web.live().change(session_id, "session.text", actor, work)


def _shown(
    version: Kept,
    number: int,
    replying: ReplyForm | None = None,
    wording: WordingForm | None = None,
    words: Sequence[str] | None = None,
) -> str:
    document = gathered_version.gather(version)
    row, shown = version.version, _passage(document, number)
    count = len(list(passages(document)))
    said = web.database().read(lambda db: confirming.said_of(db, row.session_id, row.number, count))
    lines = web.database().apart(wording_of, document, number)
    return web.render(
        "facilitator/passage.html",
        version=version,
        number=number,
        count=count,
        name=_name_of(shown),
        passage=shown,
        document=document,
        objections=said.contested.get(number, ()),
        replying=replying or ReplyForm(formdata=None),
        wording=wording or WordingForm(formdata=None),
        lines=lines,
        words=words if words and len(words) == len(lines) else [line.text for line in lines],
        open=version.state == "proposed" and version.in_force,
        longest=LONGEST_OBJECTION,
    )


def _held_to(text: str, most: int) -> str:
    if not text:
        raise OperationRefused("empty")
    if len(text) > most:
        raise OperationRefused("too_long", length=len(text), most=most)
    return text


def _passage(document: Document, number: int) -> Passage:
    every = list(passages(document))
    return every[number] if number < len(every) else abort(404)


def _name_of(one: Passage) -> str:
    """What a passage is called: its heading, else how it begins."""
    return (one.heading or next((line.text for line in one.lines), ""))[:200]


def _here(page: str, version: Kept, **more: int) -> str:
    return url_for(page, session_id=version.version.session_id, number=version.number, **more)  # type: ignore[arg-type]
