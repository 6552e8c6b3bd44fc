"""Getting in: by code or link, with the answers that are asked for, and other answers later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response as FlaskResponse
from flask import current_app, g, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from participant.blueprint import pages
from participant.forms import ALONE, CodeForm, JoinForm
from participant.messages import Page, not_in, not_now
from session_templates.wording import Wording
from words import catalogues
from words.refused import N_
from workshop.http import callers, cookies, web
from workshop.http.rates import TooOften
from workshop.meeting.refusal import OperationRefused
from workshop.sessions import codes, joining, removing
from workshop.sessions.cannot_join import CannotJoin
from workshop.storage.models import Participant, Session, Table

TOO_MANY_CODES = N_(
    "Too many wrong codes have come from here. Wait {seconds} seconds, or use the QR code."
)


@pages.route("/", methods=["GET", "POST"])
def start() -> Page:
    """The code, by hand; for those who are inside already, the way back."""
    form = CodeForm()
    if _is_answered(form):
        try:
            return _let_in(_by_code(form.code.data or ""))
        except (CannotJoin, TooOften) as refused:
            form.code.errors = [web.sentence(refused)]
            page = _form_page("code", form, inside=callers.sessions_joined())
            return web.told_to_wait(page, refused)
    return _form_page("code", form, inside=callers.sessions_joined())


@pages.route("/j/<token>", methods=["GET", "POST"])
def link(token: str) -> Page:
    """The one page between the QR code and the room."""
    try:
        session, door = web.database().read(lambda db: _by_link(db, token))
        if _inside(session.id):
            return _room(session.id)
        _check_welcome(session)
        return _join(session, door)
    except CannotJoin as refused:
        return not_now(refused)


@pages.route("/seat/<session_id>", methods=["GET", "POST"])
def seat(session_id: str) -> Page:
    """Other answers, or another table, for a device that is inside."""
    try:
        session, participant = callers.joined(session_id)
    except OperationRefused as refused:
        return not_in(refused)
    form = JoinForm.asking(session, *web.database().read(lambda db: _door(db, session)))
    if not form.is_submitted():
        settled = web.database().read(lambda db: joining.is_settled(db, participant))
        form.fill(participant, settled=settled)

    def sit(db: DbSession, *answers: Any) -> Participant:
        if web.rates().sit_down.wait(participant.id):
            raise CannotJoin("too_often")
        return joining.reseat(db, db.get_one(Participant, participant.id), *answers)

    page = _ask(session, form, sit, participant)
    if form.is_submitted():
        actor = callers.caller(session_id, "participant")
        if actor.table_id != participant.table_id:
            web.fanout().reconnect(actor)
    return page


def _by_code(code: str) -> Session:
    """The session of a typed code. Only wrong ones count; the right one of a venue still joins."""
    rates, network = web.rates(), web.network()
    if wait := rates.any_code.due(network):
        raise TooOften(TOO_MANY_CODES, wait)
    try:
        return web.database().read(lambda db: codes.find_by_code(db, web.secret(), code))
    except CannotJoin:
        rates.any_code.wait(network)
        if wait := rates.wrong_code.wait(network):
            raise TooOften(TOO_MANY_CODES, wait) from None
        raise


def _let_in(session: Session) -> Response:
    if _inside(session.id):
        return _room(session.id)
    _check_welcome(session)
    return redirect(url_for("participant.link", token=codes.link_token(web.secret(), session)))


def _check_welcome(session: Session) -> None:
    """CannotJoin unless new devices may come in now, and this one, where it was there before."""
    joining.check_joinable(session)
    before = cookies.participant(session.id)
    if before and web.database().read(lambda db: removing.is_kept_out(db, before)):
        raise CannotJoin("kept_out")


Door = tuple[list[Table], list[tuple[str, list[str]]]]
"""What there is to choose from: the tables, and those who are expected, by group."""


def _by_link(db: DbSession, token: str) -> tuple[Session, Door]:
    session = codes.find_by_link(db, web.secret(), token)
    return session, _door(db, session)


def _door(db: DbSession, session: Session) -> Door:
    asks = session.groups and session.asks_organisation
    listed = joining.expected_by_group(db, session) if asks else []
    return joining.tables_of(db, session), listed


def _join(session: Session, door: Door) -> Page:
    form = JoinForm.asking(session, *door)
    made = form.made_id(session.id)

    def come_in(db: DbSession, *answers: Any) -> Participant:
        known = db.get_one(Session, session.id)
        return joining.join(db, known, *answers, participant_id=made)

    return _ask(session, form, come_in)


def _ask(
    session: Session,
    form: JoinForm,
    sit: Callable[..., Participant],
    inside: Participant | None = None,
) -> Page:
    """The questions until they are answered; `sit` then, with the database and the answers."""
    if _is_answered(form):
        try:
            return _sat_down(session.id, form, sit)
        except CannotJoin as refused:
            form.form_errors.append(web.sentence(refused))
    shown = {"session": session, "inside": inside, "place_and_date": _place_and_date(session)}
    return _form_page("join", form, **shown)


def _is_answered(form: FlaskForm) -> bool:
    """Whether all is there and well formed. A language is chosen before that, and takes nothing
    away that was filled in."""
    return "language" not in request.form and bool(form.validate_on_submit())


def _form_page(name: str, form: FlaskForm, **shown: Any) -> FlaskResponse:
    chosen = request.form.get("language")
    if chosen is not None:
        g.language = catalogues.choose([chosen])
    page = render_template(f"participant/{name}.html", form=form, **shown)
    response = current_app.make_response((page, 422 if form.errors else 200))
    if chosen is not None:
        web.choose_language(response, g.language)
    return response


def _sat_down(session_id: str, form: JoinForm, sit: Callable[..., Participant]) -> Response:
    table = form.value("table")
    at = None if table in ("", ALONE) else table
    answers = (at, form.value("name"), form.where_from(), form.how_many())
    response = _room(session_id)
    cookies.keep_participant(response, web.live().admit(session_id, lambda db: sit(db, *answers)))
    return response


def _place_and_date(session: Session) -> str:
    wording = Wording.from_json(session.wording)
    return wording.place_and_date(session.place, session.date, session.place_date_line)


def _inside(session_id: str) -> bool:
    try:
        callers.joined(session_id)
    except OperationRefused as refused:
        return "waiting" in refused.more
    return True


def _room(session_id: str) -> Response:
    return redirect(url_for("participant.room", session_id=session_id), 303)
