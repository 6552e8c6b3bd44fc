"""What lets a browser keep the room: the service worker, and the manifest of what it installs."""

from __future__ import annotations

from flask import Response, current_app, render_template

from participant.blueprint import pages
from workshop.http import web

COLOURS = {"ground": "#f3f5f3", "light": "#0a5a48", "dark": "#0d3b30"}
"""Of `tokens.css` (--ground, and --field of both looks), for where no style sheet reaches."""


@pages.get("/s/worker.js")
def worker() -> Response:
    """The service worker. It can see what stands under the folder of its address, and no more."""
    response = web.assets().answer("participant/worker.js")
    response.headers["Cache-Control"] = "no-cache"
    return response


@pages.get("/s/<session_id>/manifest")
def manifest(session_id: str) -> Response:
    """What a phone puts on its home screen: this room. It tells nothing of the session."""
    told = render_template("participant/manifest.json", session_id=session_id, colours=COLOURS)
    return current_app.response_class(told, mimetype="application/manifest+json")
