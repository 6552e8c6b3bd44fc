"""What browsers keep for us, signed: a login's token, and for each session which participant it is.

Whether a token still is a login's, or an id a participant's, only `callers` asks.
"""

from __future__ import annotations

import secrets
from functools import cache
from typing import Any, TypeVar

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import (
    BadSignature,
    SignatureExpired,
    TimestampSigner,
    URLSafeSerializer,
    URLSafeTimedSerializer,
)
from werkzeug.wrappers import Response

from workshop.base.clock import now
from workshop.base.secret import readable
from workshop.base.settings import Settings
from workshop.http import web
from workshop.storage.models import Participant

KNOWN_COOKIE, KNOWN_DAYS = "samsyn-known", 365
_HALF_IN, HALF_IN_SECONDS = "half_in", 300
MOST_SESSIONS = 20
ID_LENGTH = 36
ANSWERING_DAYS = 180
PARTICIPANT_DAYS = 7  # renewed at each visit; when it ends `callers` decides, not the browser

Answer = TypeVar("Answer", bound=Response)


class Signer(TimestampSigner):
    """To it what was signed in the future is new: its clock was set back since, by the network."""

    def unsign(
        self, signed_value: Any, max_age: int | None = None, *more: Any, **named: Any
    ) -> Any:
        try:
            return super().unsign(signed_value, max_age, *more, **named)
        except SignatureExpired as refused:
            if refused.date_signed is None or refused.date_signed < now():
                raise
            return super().unsign(signed_value, None, *more, **named)


class LoginCookie(SecureCookieSessionInterface):
    """Flask's own, with its serializer made once: made anew it was an eighth of a join's cost."""

    _serializer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if self._serializer is None:
            self._serializer = super().get_signing_serializer(app)
            if self._serializer is not None:
                self._serializer.signer = Signer
        return self._serializer


def login() -> str | None:
    """The token of the login that this browser keeps."""
    return session.get("login")


def keep_login(token: str) -> None:
    """Have the browser keep a new login. Nothing of an earlier visit stays (session fixation)."""
    session.clear()
    session.permanent = True
    session["login"] = token


def keep_half_in(account_id: str, proof: str) -> None:
    """Have the browser keep that somebody had the password of an account, and is asked for more."""
    session.clear()
    session[_HALF_IN] = [account_id, proof, int(now().timestamp())]


def half_in() -> tuple[str, str] | None:
    """That account and proof, within some minutes."""
    kept = session.get(_HALF_IN)
    if not kept or now().timestamp() - kept[2] > HALF_IN_SECONDS:
        return None
    return kept[0], kept[1]


def forget_login() -> None:
    """Have the browser keep no login; the forms that it shows still work."""
    session.pop("login", None)


def forget_visit() -> None:
    """Have the browser keep no login, nor anything else of this visit."""
    session.clear()


def keep_known(response: Answer, account_id: str) -> Answer:
    """Let the browser prove from now on that somebody signed in to an account with it."""
    said = known(account_id) or f"{account_id}:{secrets.token_urlsafe(9)}"
    response.set_cookie(
        KNOWN_COOKIE,
        _signer(web.secret(), "known").dumps(said),
        max_age=KNOWN_DAYS * 86400,
        path=path(web.settings()),
        secure=web.settings().secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def known(account_id: str) -> str | None:
    """What stands for this browser, if somebody signed in to an account with it before."""
    try:
        said = str(_signer(web.secret(), "known").loads(request.cookies.get(KNOWN_COOKIE, "")))
    except BadSignature:
        return None
    return said if said.startswith(f"{account_id}:") else None


def participant(session_id: str) -> str | None:
    """The id of the participant that this browser is in a session, if we said so."""
    try:
        return str(
            _signer(web.secret(), "participant").loads(request.cookies.get(_name(session_id), ""))
        )
    except BadSignature:
        return None


def keep_participant(response: Response, participant: Participant) -> None:
    """Let the browser prove from now on that it is this participant, for one session.

    Of many sessions it keeps the newest: proxies and servers take no more than 8 KB of cookies.
    """
    for old in sorted(set(sessions()) - {participant.session_id})[: 1 - MOST_SESSIONS]:
        response.delete_cookie(_name(old), path=path(web.settings()), secure=web.settings().secure)
    response.set_cookie(
        _name(participant.session_id),
        _signer(web.secret(), "participant").dumps(participant.id),
        max_age=PARTICIPANT_DAYS * 86400,
        path=path(web.settings()),
        secure=web.settings().secure,
        httponly=True,
        samesite="Lax",
    )


def answering(session_id: str) -> str | None:
    """What stands for this browser where it answers a session's text by a link, if we said so."""
    kept = request.cookies.get(_name(f"answer-{session_id}"), "")
    try:
        return str(_signer(web.secret(), "answer").loads(kept))
    except BadSignature:
        return None


def keep_answering(response: Response, session_id: str, device: str) -> None:
    """Let the browser prove from now on that it answered a session's text before."""
    response.set_cookie(
        _name(f"answer-{session_id}"),
        _signer(web.secret(), "answer").dumps(device),
        max_age=ANSWERING_DAYS * 86400,
        path=f"{path(web.settings())}text/",
        secure=web.settings().secure,
        httponly=True,
        samesite="Lax",
    )


def sessions() -> list[str]:
    """The ids of the sessions that this browser keeps a participant of."""
    prefix = _name("")
    kept = (name.removeprefix(prefix) for name in request.cookies if name.startswith(prefix))
    return [one for one in kept if len(one) == ID_LENGTH]


@cache  # to make one costs more than to use it, and a whole room joins at once
def _signer(secret: str, salt: str) -> URLSafeSerializer:
    return URLSafeSerializer([str(one) for one in reversed(readable(secret))], salt=salt)


def name(plain: str, settings: Settings) -> str:
    """A cookie's name, by which browsers bind it to this very host where there is TLS; under a path
    of a host it can only be bound to TLS, and has that path."""
    if not settings.secure:
        return plain
    return f"__Secure-{plain}" if settings.path else f"__Host-{plain}"


def path(settings: Settings) -> str:
    """Where browsers send our cookies: to nobody beside us on the same host."""
    return f"{settings.path}/"


def _name(session_id: str) -> str:
    """A cookie of its own for each session."""
    return name(f"samsyn-{session_id}", web.settings())
