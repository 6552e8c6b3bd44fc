"""A server with nothing but the live session, and addresses by which tests set it up.

Run as `python -m tests.servers.stand_process`; settings come from the environment.
"""

from __future__ import annotations

if __name__ == "__main__":
    from gevent import monkey

    monkey.patch_all()

import json

import flask
from flask import Flask, request
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession
from werkzeug.middleware.proxy_fix import ProxyFix

from samsyn import server
from tests.meetings.new import leader_in, new_meeting
from workshop.base import log, settings
from workshop.http import cookies, live_sockets, services, web
from workshop.people import accounts
from workshop.sessions import codes
from workshop.storage.database import Database
from workshop.storage.models import Participant, Segment, Step
from workshop.wires.http_connections import HttpServer


def main() -> None:
    """Serve until killed."""
    chosen = settings.from_environment()
    log.set_up("text")
    database = server.opened(chosen)
    app = stand(chosen, database)
    HttpServer(server.listener(chosen), app, chosen).serve_forever()


def stand(chosen: settings.Settings, database: Database) -> Flask:
    """The live session, and what tests need beside it."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY="s" * 32, MAX_CONTENT_LENGTH=256_000)
    parts = app.extensions["samsyn"] = services.put_together(chosen, "s" * 32, database)
    CSRFProtect(app)
    live_sockets.bind(app, parts)
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=chosen.proxies)  # type: ignore[method-assign]
    for view in (new_session, participant, facilitator, sign_out):
        app.add_url_rule(f"/stand/{view.__name__}", view_func=view)

    @app.get("/stand/dismiss/<session_id>")
    def dismiss(session_id: str) -> str:
        parts.fanout.dismiss("no_session", "Gone.", session_id=session_id)
        return ""

    return app


def new_session() -> str:
    """A session of persons with its first step open: ids of the session, segment and wall token."""
    private, secret = "private" in request.args, web.secret()

    def start(db: DbSession) -> dict[str, str]:
        session = new_meeting(db, secret)
        step = db.scalars(select(Step).where(Step.session_id == session.id)).first()
        assert step is not None
        step.state, session.step_id = "open", step.id
        segment = db.get(Segment, step.segment_id)
        assert segment is not None
        segment.private = private
        token = codes.wall_token(secret, session)
        return {"session": session.id, "segment": segment.id, "wall": token}

    return json.dumps(web.database().write(start))


def participant() -> flask.Response:
    """A new device in a session; the answer is its id, its cookie proves it."""
    session_id = request.args["session"]
    newcomer = Participant(session_id=session_id)
    web.database().write(lambda db: db.add(newcomer))
    response = flask.Response(newcomer.id)
    cookies.keep_participant(response, newcomer)
    return response


def facilitator() -> str:
    """Sign the facilitator in who leads all sessions here."""

    def sign_in(db: DbSession) -> str:
        return accounts.sign_in(db, leader_in(db))

    cookies.keep_login(web.database().write(sign_in))
    return ""


def sign_out() -> str:
    """End the login of this browser."""
    token = cookies.login() or ""
    web.database().write(lambda db: accounts.sign_out(db, token))
    return ""


if __name__ == "__main__":
    main()
