"""Taking back what lets people in: a new code, a new wall, and somebody who is shown out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import abort, redirect, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import RoleForm
from facilitator.led_session import session_of
from words.refused import Refused
from workshop.base.ids import new_id
from workshop.http import callers, web
from workshop.meeting.refusal import OperationRefused
from workshop.people.audit import Act
from workshop.sessions import codes, removing
from workshop.sessions.cannot_join import CannotJoin
from workshop.storage.models import Session

Page = Response | tuple[str, int]


@pages.post("/sessions/<session_id>/new-code")
def new_code(session_id: str) -> Response:
    """Another code and link; the ones before open nothing any more. Who is inside stays."""
    led = session_of(session_id)
    give_new_code(led.id)
    web.note("session.code_changed", led.id)
    return _back(led.id)


def give_new_code(session_id: str) -> None:
    """Another code of a session that the facilitator leads."""

    def work(db: DbSession) -> None:
        codes.set_new_code(db, web.secret(), db.get_one(Session, session_id))

    web.live().change(
        session_id, "session.code", callers.leader(session_id, login.facilitator()), work
    )


@pages.post("/sessions/<session_id>/new-wall")
def new_wall(session_id: str) -> Response:
    """Another link of the wall; screens that show it by the one before are closed."""
    led = session_of(session_id)

    def work(db: DbSession) -> None:
        db.get_one(Session, led.id).wall_number += 1

    web.live().change(led.id, "session.wall", callers.leader(led.id, login.facilitator()), work)
    _dismiss("no_session", session_id=led.id, role="wall")
    web.note("session.wall_changed", led.id)
    return _back(led.id)


@pages.post("/sessions/<session_id>/devices/<participant_id>/remove")
def remove_device(session_id: str, participant_id: str) -> Response:
    """A device out of the meeting; it may join anew."""
    return _removed(session_of(session_id), participant_id, for_good=False)


@pages.post("/sessions/<session_id>/devices/<participant_id>/block")
def block_device(session_id: str, participant_id: str) -> Response:
    """A device out of the meeting, into which it does not come again."""
    return _removed(session_of(session_id), participant_id, for_good=True)


@pages.post("/sessions/<session_id>/devices/<participant_id>/let-back")
def let_device_back(session_id: str, participant_id: str) -> Response:
    """A device that was shown out is in the meeting again, as who it was."""
    led = session_of(session_id)
    if not web.database().write(lambda db: removing.let_back(db, led.id, participant_id)):
        abort(404)
    _set_left(led, participant_id, left=False)
    web.note("session.device_let_back", led.id)
    return _back(led.id)


def _removed(led: Session, participant_id: str, *, for_good: bool) -> Response:
    if not web.database().write(
        lambda db: removing.remove_device(db, led.id, participant_id, for_good=for_good)
    ):
        abort(404)
    if for_good:
        said = web.sentence(CannotJoin("kept_out"))
        web.fanout().dismiss("not_joined", said, session_id=led.id, who=participant_id)
    else:
        _dismiss("not_joined", session_id=led.id, who=participant_id)
    _set_left(led, participant_id, left=True)
    web.note("session.device_blocked" if for_good else "session.device_removed", led.id)
    return _back(led.id)


def _set_left(led: Session, participant_id: str, *, left: bool) -> None:
    """Whether it counts; in the lobby it stands no more."""
    ops = [
        {"op_id": new_id(), "kind": "participant.admit", "ids": [participant_id]},
        {"op_id": new_id(), "kind": "participant.set", "id": participant_id, "left": left},
    ]
    web.live().carry_out(callers.leader(led.id, login.facilitator()), ops)


@pages.post("/sessions/<session_id>/leaders/<facilitator_id>/remove")
def remove_leader(session_id: str, facilitator_id: str) -> Page:
    """One of several who lead, or a scribe; it may be oneself."""
    led = session_of(session_id)
    return _left(led, facilitator_id, "session.unshared", removing.remove_leader)


@pages.post("/sessions/<session_id>/leaders/<facilitator_id>/role")
def change_role(session_id: str, facilitator_id: str) -> Page:
    """A scribe leads from now on, or the other way about; screens they have open are closed."""
    led, form = session_of(session_id), RoleForm()
    role = form.role.data if form.validate_on_submit() else abort(400)
    change = partial(removing.change_role, role=role)
    return _left(led, facilitator_id, "session.role_changed", change)


def _left(
    led: Session, account_id: str, act: Act, change: Callable[[DbSession, str, str], bool]
) -> Page:
    """Somebody is no longer what they were in a session: at once, on all their screens."""
    try:
        changed = web.database().write(lambda db: change(db, led.id, account_id))
    except Refused as refused:
        title, here = (
            web.gettext("That did not work"),
            url_for("facilitator.session", session_id=led.id),
        )
        return web.page(title, web.sentence(refused), 409, link=here, link_text=led.title)
    if not changed:
        abort(404)
    _dismiss("no_session", session_id=led.id, who=account_id)
    web.note(act, led.id)
    if account_id == login.facilitator().id:
        return redirect(url_for("facilitator.sessions"))
    return redirect(url_for("facilitator.session", session_id=led.id, _anchor="leaders"))


def _dismiss(name: str, **whom: str) -> None:
    web.fanout().dismiss(name, web.sentence(OperationRefused(name)), **whom)


def _back(session_id: str) -> Response:
    return redirect(url_for("facilitator.session", session_id=session_id, _anchor="ways-in"))
