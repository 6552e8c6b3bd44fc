"""The live session over sockets: who is calling, join, write, goodbye (`docs/live-protocol.md`).

The handlers translate. Both faces share them, because the role comes with the caller.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import gevent
import orjson
from flask import Flask
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError as Unwelcome

from words import catalogues
from words.refused import N_, Refused
from workshop.base.log import fault
from workshop.base.settings import Settings
from workshop.http import live_plain, web
from workshop.http.requests import Caller, Intake, refusal
from workshop.http.services import Services
from workshop.live.fanout import say_goodbye
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.people import accounts
from workshop.wires import handshake
from workshop.wires.engine_io import WIRE, Engine
from workshop.wires.socket_io_packets import UNREADABLE, Json, StrictPacket, answer_frame
from workshop.wires.wire import Wire

PING_SECONDS, PONG_SECONDS = 20, 12
"""A dead link is found within both."""

MOST_UNREADABLE = 20
WATCH_SECONDS = 60
FINAL = ("not_joined", "signed_out", "no_session")
"""Refusals after which a screen has nothing more to ask."""

_BOUND = "samsyn.bound"
_log = logging.getLogger(__name__)


def bind(app: Flask, services: Services, caller: Caller) -> None:
    """Give an application its live session, over sockets and over plain HTTP.

    Before middleware that tells where a request comes from is put around it.
    """
    settings, live, fanout = services.settings, services.live, services.fanout
    pages, intake = app.wsgi_app, Intake(services.rates, live)
    server = cast(Any, _sockets(app, settings)).server
    engine = Engine(server.eio)
    app.wsgi_app = handshake.Guard(pages, engine, settings)  # type: ignore[method-assign]
    _on_events(server, _Handlers(app, services, intake, caller))
    live_plain.bind(app, intake, fanout, caller, live.head)
    gevent.spawn(engine.look_after)
    gevent.spawn(fanout.beat, live.head)
    gevent.spawn(_watch_logins, services)


def _on_events(server: Any, handlers: _Handlers) -> None:
    """Let handlers answer what comes on a connection. But for who opens it, they need nothing of
    Flask's, so that no request is set up for them, as Flask-SocketIO would for every event."""

    def on(name: str, handle: Callable[[_Bound, object], _Answer]) -> None:
        def handler(sid: str, data: object, number: int | None) -> None:
            bound: _Bound = server.get_environ(sid)[_BOUND]
            answer = handlers.answer(bound, handle, data)
            if number is not None:
                bound.wire.send(*answer_frame(number, *answer))

        server.on(name, handler)

    server.on("connect", handlers.connect)
    on("join", handlers.join)
    on("write", handlers.write)
    on(UNREADABLE, handlers.unreadable)
    server.on("disconnect", lambda sid, _why: handlers.disconnect(server.get_environ(sid)[_BOUND]))


def _sockets(app: Flask, settings: Settings) -> SocketIO:
    options: dict[str, Any] = {"serializer": StrictPacket}
    return SocketIO(
        app,
        async_mode="gevent",
        max_http_buffer_size=settings.frame_bytes,
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        json=Json,
        async_handlers=False,  # what one screen sends stays in order
        always_connect=False,
        logger=_quiet("socketio"),
        engineio_logger=_quiet("engineio"),
        **options,
    )


@dataclass
class _Bound:
    """What the server knows of a connection; nothing a client says later changes it."""

    wire: Wire
    actor: Actor
    language: str
    unreadable: int = 0
    gone: bool = False


_Answer = tuple[bytes, ...]
"""JSON, in pieces."""


class _Handlers:
    """One for each event."""

    def __init__(self, app: Flask, services: Services, intake: Intake, caller: Caller) -> None:
        self._most_screens = services.settings.sockets_per_token
        self._app, self._fanout = app, services.fanout
        self._intake, self._caller = intake, caller

    def connect(self, _sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
        """Bind the connection to who opened it, or refuse it by name."""
        line, language = environ[WIRE], catalogues.choose([])
        asked = [(auth or {}).get(key) for key in ("session", "as", "token")]
        session, role, token = (one if isinstance(one, str) else "" for one in asked)
        try:
            with self._app.request_context(environ):
                language = web.language()
                environ[_BOUND] = _Bound(line, self._caller(session, role, token), language)
        except OperationRefused as known:
            refused = known
        except Exception as error:  # noqa: BLE001 - whatever it is, it lets nobody in
            _log.error("%s in a socket", fault(error))
            refused = OperationRefused("unavailable")
        else:
            return
        line.close_soon()
        raise Unwelcome(refused.name, {"say": catalogues.sentence(refused, language)})

    def answer(
        self, bound: _Bound, handle: Callable[[_Bound, object], _Answer], data: object
    ) -> _Answer:
        """What `handle` answers. Where it fails, clients keep what they sent and send it again."""
        try:
            return handle(bound, data)
        except OperationRefused as refused:
            answer = refusal(refused, bound.language)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            _log.error("%s in a socket", fault(error))
            answer = refusal(OperationRefused("unavailable"), bound.language)
        return self._answer(bound, answer)

    def join(self, bound: _Bound, data: object) -> _Answer:
        """Into the room first, then read: so no change falls between."""
        while wait := self._intake.wait_to_join(bound.actor):
            gevent.sleep(wait)
        if bound.gone or bound.wire.closed:
            raise OperationRefused("unavailable")
        bound.wire.stay()
        self._fanout.join(bound.wire, bound.actor)
        self._close_oldest(bound)
        try:
            return self._intake.join(bound.actor, data)
        except OperationRefused:
            self._fanout.leave(bound.wire, bound.actor)
            raise

    def write(self, bound: _Bound, data: object) -> _Answer:
        """Carry out operations; the answer says what became of each."""
        return self._answer(bound, self._intake.write(bound.actor, data, bound.language))

    def unreadable(self, bound: _Bound, _data: object) -> _Answer:
        """Answer what could not be read by name, a few times."""
        bound.unreadable += 1
        if bound.unreadable >= MOST_UNREADABLE:
            bound.wire.close_soon()
        raise OperationRefused("malformed")

    def disconnect(self, bound: _Bound) -> None:
        """The connection ends, whoever ended it; its socket too, whatever state that is in."""
        bound.gone = True
        self._fanout.leave(bound.wire, bound.actor)
        bound.wire.close_soon()

    def _answer(self, bound: _Bound, answer: dict[str, Any]) -> _Answer:
        if answer.get("refused") in FINAL:
            self._fanout.leave(bound.wire, bound.actor)
            say_goodbye([bound.wire], answer["refused"], answer["say"])
        return (orjson.dumps(answer),)

    def _close_oldest(self, bound: _Bound) -> None:
        screens = list(self._fanout.of_token(bound.actor).items())
        said = Refused(N_("The meeting is open in too many windows. Go on in the newest one."))
        for line, other in screens[: -self._most_screens]:
            self._fanout.leave(line, other)
            say_goodbye([line], "too_many", catalogues.sentence(said, bound.language))


def _watch_logins(services: Services) -> None:
    """An open console keeps its login from going idle, but not beyond its hours."""
    hours = dt.timedelta(hours=services.settings.login_hours)
    database, fanout = services.database, services.fanout
    refused = OperationRefused("signed_out")
    while True:
        gevent.sleep(WATCH_SECONDS)
        hashes = fanout.logins()
        if not hashes:
            continue
        try:
            over = database.write(partial(accounts.seen_on_screens, hashes=hashes, in_all=hours))
        except Exception as error:  # noqa: BLE001 - the next watch may find the database
            _log.error("%s while watching logins", fault(error))
            continue
        for login in over:
            said = catalogues.sentence(refused, catalogues.choose([]))
            fanout.dismiss(refused.name, said, login=login)


def _quiet(name: str) -> logging.Logger:
    """A logger for a library that logs what it was given: the kind of an error and its place."""
    logger = logging.getLogger(f"{__name__}.{name}")
    logger.setLevel(logging.ERROR)
    logger.addFilter(_without_words)
    return logger


def _without_words(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    record.msg, record.args = (fault(error) if error else "an error"), ()
    record.exc_info = record.exc_text = None
    return True
