"""How many requests are being answered: a server that is told to stop waits for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gevent.event import Event
from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class UnderWay:
    """WSGI middleware that counts what is under way behind it, sockets among it."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app, self._count = app, 0
        self._none = Event()
        self._none.set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self._count += 1
        self._none.clear()
        try:
            answer = self._app(environ, start_response)
        except BaseException:
            self._end()
            raise
        if isinstance(answer, list):  # all of it is there
            self._end()
            return answer
        return ClosingIterator(answer, self._end)

    def wait(self, seconds: float) -> None:
        """Until nothing is under way, or so many seconds."""
        self._none.wait(seconds)

    def _end(self) -> None:
        self._count -= 1
        if not self._count:
            self._none.set()
