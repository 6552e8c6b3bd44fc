"""Sheets to print: how one joins, for the door and each table; and blank ones to write on."""

from __future__ import annotations

from flask import abort, g, request

from facilitator import wall
from facilitator.blueprint import pages
from facilitator.led_session import contents_of, session_of
from session_templates.kinds import KINDS
from words import catalogues
from workshop.http import web
from workshop.sessions import codes, joining


@pages.get("/sessions/<session_id>/sheets")
def sheets(session_id: str) -> str:
    """In the language of the meeting; with `blank`, those to write on."""
    led = session_of(session_id)
    if not led.code_number or led.desk:
        abort(404)
    contents = contents_of(led.id)
    g.language = catalogues.choose([led.language])
    tables = web.database().read(lambda db: joining.tables_of(db, led))
    return web.render(
        "facilitator/sheets.html",
        session=led,
        place_and_date=contents.place_and_date,
        tables=[table.name for table in tables],
        segments=[one for one in contents.segments if KINDS[one.kind].written],
        blank="blank" in request.args,
        code=codes.code_of(web.secret(), led),
        address=wall.short_address(),
        qr=wall.qr_of(led),
    )
