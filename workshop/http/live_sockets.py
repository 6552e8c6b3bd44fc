"""The live session over sockets: connect, join, write, goodbye (`docs/live-protocol.md`).

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
from workshop.http import callers, live_plain, requests, web
from workshop.http.services import Services
from workshop.live.fanout import say_goodbye
from workshop.live.turn import refusal
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.people import accounts
from workshop.wires import handshake
from workshop.wires.engine_io import WIRE, EngineIo
from workshop.wires.socket_io_packets import UNREADABLE, Json, StrictPacket, answer_frame
from workshop.wires.wire import Wire

PING_SECONDS, PONG_SECONDS = 20, 12
"""A dead link is found within both."""

MOST_UNREADABLE = 20
WATCH_SECONDS = 10
"""Until a screen is closed whose login ended at another door: a command, another process."""

FINAL = ("not_joined", "signed_out", "no_session")
"""Refusals after which a screen has nothing more to ask."""

_CONNECTION = "samsyn.connection"
_log = logging.getLogger(__name__)


def bind(app: Flask, services: Services) -> None:
    """Give an application its live session, over sockets and over plain HTTP.

    Before middleware that tells where a request comes from is put around it.
    """
    settings, pages = services.settings, app.wsgi_app
    server = cast(Any, _sockets(app, settings)).server
    sockets = EngineIo(server.eio)
    app.wsgi_app = handshake.Handshake(pages, sockets, settings)  # type: ignore[method-assign]
    _on_events(server, _Handlers(app, services))
    live_plain.bind(app, services)
    gevent.spawn(sockets.look_after)
    look = services.catching_up.position_of
    gevent.spawn(services.fanout.beat, partial(services.live.position_of, look=look))
    gevent.spawn(_watch_logins, services)


def _on_events(server: Any, handlers: _Handlers) -> None:
    """Let handlers answer what comes on a connection. But for who opens it, they need nothing of
    Flask's, so that no request is set up for them, as Flask-SocketIO would for every event."""

    def connection_of(sid: str) -> _Connection:
        connection: _Connection = server.get_environ(sid)[_CONNECTION]
        return connection

    def on(name: str, handle: Callable[[_Connection, object], _Answer]) -> None:
        def handler(sid: str, data: object, number: int | None) -> None:
            connection = connection_of(sid)
            answer = handlers.answer(connection, handle, data)
            if number is not None:
                connection.wire.send(*answer_frame(number, *answer))

        server.on(name, handler)

    server.on("connect", handlers.on_connect)
    on("join", handlers.on_join)
    on("write", handlers.on_write)
    on(UNREADABLE, handlers.on_unreadable)
    server.on("disconnect", lambda sid, _why: handlers.on_disconnect(connection_of(sid)))


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
        logger=logging.getLogger("socketio"),
        engineio_logger=logging.getLogger("engineio"),
        **options,
    )


@dataclass
class _Connection:
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

    def __init__(self, app: Flask, services: Services) -> None:
        self._app, self._services, self._fanout = app, services, services.fanout

    def on_connect(self, _sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
        """Bind the connection to who opened it, or refuse it by name."""
        wire, language = environ[WIRE], catalogues.choose([])
        asked = [(auth or {}).get(key) for key in ("session", "as", "token")]
        session, role, token = (one if isinstance(one, str) else "" for one in asked)
        try:
            with self._app.request_context(environ):
                language = web.language()
                actor = callers.caller(session, role, token)
                environ[_CONNECTION] = _Connection(wire, actor, language)
        except OperationRefused as known:
            refused = known
        except Exception as error:  # noqa: BLE001 - whatever it is, it lets nobody in
            _log.error("%s in a socket", fault(error))
            refused = OperationRefused("unavailable")
        else:
            return
        wire.close_soon()
        raise Unwelcome(refused.name, {"say": catalogues.sentence(refused, language)})

    def answer(
        self,
        connection: _Connection,
        handle: Callable[[_Connection, object], _Answer],
        data: object,
    ) -> _Answer:
        """What `handle` answers. Where it fails, clients keep what they sent and send it again."""
        try:
            return handle(connection, data)
        except OperationRefused as refused:
            answer = refusal(refused, connection.language)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            _log.error("%s in a socket", fault(error))
            answer = refusal(OperationRefused("unavailable"), connection.language)
        return self._answer(connection, answer)

    def on_join(self, connection: _Connection, data: object) -> _Answer:
        """Into the room first, then read: so no change falls between."""
        while wait := requests.wait_to_join(self._services, connection.actor):
            gevent.sleep(wait)
        if connection.gone or connection.wire.closed:
            raise OperationRefused("unavailable")
        connection.wire.stay()
        self._fanout.enter(connection.wire, connection.actor)
        self._close_oldest(connection)
        try:
            return self._services.catching_up.catch_up(connection.actor, requests.position(data))
        except OperationRefused:
            self._fanout.leave(connection.wire, connection.actor)
            raise

    def on_write(self, connection: _Connection, data: object) -> _Answer:
        """Carry out operations; the answer says what became of each."""
        answer = requests.carry_out(self._services, connection.actor, data, connection.language)
        return self._answer(connection, answer)

    def on_unreadable(self, connection: _Connection, _data: object) -> _Answer:
        """Answer what could not be read by name, a few times."""
        connection.unreadable += 1
        if connection.unreadable >= MOST_UNREADABLE:
            connection.wire.close_soon()
        raise OperationRefused("malformed")

    def on_disconnect(self, connection: _Connection) -> None:
        """The connection ends, whoever ended it; its socket too, whatever state that is in."""
        connection.gone = True
        self._fanout.leave(connection.wire, connection.actor)
        connection.wire.close_soon()

    def _answer(self, connection: _Connection, answer: dict[str, Any]) -> _Answer:
        if answer.get("refused") in FINAL:
            self._fanout.leave(connection.wire, connection.actor)
            say_goodbye([connection.wire], answer["refused"], answer["say"])
        return (orjson.dumps(answer),)

    def _close_oldest(self, connection: _Connection) -> None:
        screens = list(self._fanout.of_token(connection.actor).items())
        refused = Refused(N_("The meeting is open in too many windows. Go on in the newest one."))
        for wire, actor in screens[: -self._services.settings.sockets_per_token]:
            self._fanout.leave(wire, actor)
            say_goodbye([wire], "too_many", catalogues.sentence(refused, connection.language))


def _watch_walls(services: Services) -> None:
    """A wall shows what was written until a day after the end."""
    refused = OperationRefused("ended")
    try:
        over = services.database.read(
            lambda db: [one for one in services.fanout.showing("wall") if callers.is_over(db, one)]
        )
    except Exception as error:  # noqa: BLE001 - the next watch may find the database
        _log.error("%s while watching walls", fault(error))
        return
    for session_id in over:
        said = catalogues.sentence(refused, catalogues.choose([]))
        services.fanout.dismiss(refused.name, said, session_id=session_id, role="wall")


def _watch_logins(services: Services) -> None:
    """An open console keeps its login from going idle, but not beyond its hours."""
    hours = dt.timedelta(hours=services.settings.login_hours)
    database, fanout = services.database, services.fanout
    refused = OperationRefused("signed_out")
    while True:
        gevent.sleep(WATCH_SECONDS)
        _watch_walls(services)
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
        _watch_roles(services)


def _watch_roles(services: Services) -> None:
    """Who leads a session no longer, or no longer writes in it, sees no more of it."""
    refused, signed_in = OperationRefused("no_session"), services.fanout.signed_in()
    try:
        gone = services.database.look(
            lambda db: [one for one in signed_in if not accounts.still_has(db, *one)]
        )
    except Exception as error:  # noqa: BLE001 - the next watch may find the database
        _log.error("%s while watching roles", fault(error))
        return
    for login, _, session_id, role in gone:
        said = catalogues.sentence(refused, catalogues.choose([]))
        services.fanout.dismiss(refused.name, said, session_id=session_id, login=login, role=role)
