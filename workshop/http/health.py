"""Whether this process runs, and whether people can work: for whoever watches over it."""

from __future__ import annotations

import logging

from flask import Blueprint, Response

from workshop.base.log import fault
from workshop.http import web

pages = Blueprint("health", __name__)
_log = logging.getLogger(__name__)


@pages.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return Response("ok\n", content_type="text/plain")


@pages.get("/readyz")
def ready() -> Response:
    """The database answers too, and there is room to write."""
    try:
        web.database().look(lambda db: db.exec_driver_sql("SELECT 1").all())
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody can work
        _log.error("%s while asked whether we are ready", fault(error))
        return Response("the database does not answer\n", 503, content_type="text/plain")
    if web.database().only_read:
        return Response("the disk is nearly full\n", 503, content_type="text/plain")
    return Response("ok\n", content_type="text/plain")
