"""The invitation to a meeting, for calendars: its day, and how one joins."""

from __future__ import annotations

from flask import Response, abort, g

from exports import calendar
from facilitator import wall
from facilitator.blueprint import pages
from facilitator.led_session import contents_of, session_of
from words import catalogues
from words.text import folded
from workshop.base.clock import now
from workshop.http import web
from workshop.sessions import codes, planned


@pages.get("/sessions/<session_id>/invitation.ics")
def invitation(session_id: str) -> Response:
    """In the language of the meeting: whoever has it can join once the meeting is started."""
    led = session_of(session_id)
    if not led.code_number or led.desk:
        abort(404)
    g.language = catalogues.choose([led.language])
    code = codes.code_of(web.secret(), led)
    about = (
        contents_of(led.id).place_and_date,
        f"{web.gettext('Join here')}: {wall.join_address(led)}",
        f"{wall.short_address()}, {code[:3]} {code[3:]}",
    )
    times = web.database().read(lambda db: planned.times_of(db, led))
    day = calendar.Day(led.id, led.date, led.title, "\n".join(about), times)
    name = folded(led.title) or folded(led.id)
    return Response(
        calendar.written([day], now()),
        mimetype=calendar.MIMETYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}.ics"'},
    )
