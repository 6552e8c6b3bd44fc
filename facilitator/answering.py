"""The proposed text for anybody who has the meeting's link: one page, without signing in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, abort, g, make_response, redirect, request, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response as AnyResponse

from exports.gather import version as gathered_version
from exports.passages import passages
from facilitator.published import TOO_MANY, pages
from words import catalogues
from words.refused import N_, Refused
from words.text import typed
from workshop.base.ids import new_id
from workshop.http import callers, cookies, web
from workshop.http.rates import TooOften
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.sessions import answering, codes, versions
from workshop.sessions.versions import Kept
from workshop.storage.models import AnswerLink, Confirmation, Session

_WRONG = re.compile(r"wrong-(\d{1,4})")


@dataclass(frozen=True)
class _Asked:
    """What a link asks about: a meeting, its proposed text, and what this device has said."""

    session: Session
    version: Kept | None
    said: Confirmation | None


@pages.get("/<token>/answer")
def answer(token: str) -> AnyResponse:
    """The text, passage by passage, with what this device has answered. Whoever was there answers
    in the meeting's own page."""
    asked = _asked(token)
    if isinstance(asked, Response):
        return asked
    if _was_there(asked.session.id):
        return redirect(url_for("participant.room", session_id=asked.session.id))
    return _page(token, asked, _words(asked))


@pages.post("/<token>/answer")
def send_answer(token: str) -> AnyResponse:
    """Keep the answers. What somebody wrote is on the page again where they are not kept."""
    asked = _asked(token)
    if isinstance(asked, Response):
        return asked
    session = asked.session
    device, words = cookies.answering(session.id) or new_id(), _sent()
    try:
        version, said = _number(), _answers(words)
        web.live().change(
            session.id,
            "session.text",
            Actor(session.id, "reader", device),
            lambda db: answering.answer(db, codes.as_sent(token), version, device, said),
        )
    except Refused as refused:
        return _page(token, asked, words, web.sentence(refused), 409)
    back = redirect(url_for("published.answer", token=token))
    cookies.keep_answering(back, session.id, device)
    return back


def address_of(link: AnswerLink) -> str | None:
    """The whole address of a link; None where the secret is gone that it was made with."""
    token = answering.token_of(web.secret(), link)
    if token is None:
        return None
    path = url_for("published.answer", token=token)
    return web.settings().address + path.removeprefix(web.settings().path)


def _asked(token: str) -> _Asked | Response:
    if wait := web.rates().read_text.wait(web.network()):
        refused = TooOften(TOO_MANY, wait)
        said = web.page(web.gettext("Wait a little"), web.sentence(refused), 429)
        return web.told_to_wait(make_response(said), refused)
    return web.database().read(lambda db: _found(db, token)) or abort(404)


def _found(db: DbSession, token: str) -> _Asked | None:
    session = answering.find(db, codes.as_sent(token[:60]))
    if session is None:
        return None
    g.language = catalogues.choose([session.language])
    device = cookies.answering(session.id)
    said = answering.said_by(db, session, device) if device else None
    return _Asked(session, versions.find(db, session.id, session.proposed or 0), said)


def _was_there(session_id: str) -> bool:
    try:
        callers.joined(session_id)
    except OperationRefused:
        return False
    return True


def _words(asked: _Asked) -> Mapping[int, str]:
    """By passage what this device finds wrong, "" where it agrees."""
    said = asked.said.said if asked.said else {}
    return {int(number): text for number, text in said.items()}


def _sent() -> Mapping[int, str]:
    """By passage what was chosen and written: "" agrees; where something is wrong and nothing says
    what, a space."""
    found = dict[int, str]()
    for name, text in request.form.items():
        if match := _WRONG.fullmatch(name):
            number, choice = int(match[1]), request.form.get(f"passage-{match[1]}")
            words = typed(text)
            if choice == "wrong" or words:
                found[number] = words or " "
            elif choice == "agree" or request.form.get("all"):
                found[number] = ""
    return found


def _answers(words: Mapping[int, str]) -> Mapping[int, str]:
    if not words:
        raise Refused(N_("Agree to a part, or say what is wrong, and send it then."))
    if " " in words.values():
        raise Refused(N_("Write what is wrong with the part that you marked."))
    return words


def _number() -> int:
    number = request.form.get("version", "")
    return int(number) if re.fullmatch(r"\d{1,9}", number) else 0


def _page(
    token: str, asked: _Asked, words: Mapping[int, str], wrong: str = "", status: int = 200
) -> Response:
    document = gathered_version.gather(asked.version) if asked.version else None
    every = web.database().apart(lambda: list(passages(document))) if document else []
    same = not wrong or (asked.version and asked.version.number == _number())
    written = [text for text in words.values() if text.strip()]
    page = web.render(
        "facilitator/answer.html",
        token=token,
        session=asked.session,
        document=document,
        version=asked.version,
        passages=every,
        words=words if same else {},
        lost=() if same else written,
        replies=asked.said.replies if asked.said else {},
        left=sum(number not in words for number in range(len(every))),
        answered=not wrong and bool(words),
        agreed=all(text == "" for text in words.values()),
        wrong=wrong,
    )
    return make_response(page, status)
