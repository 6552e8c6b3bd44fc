"""The link by which anybody reads a settled text: made, withdrawn, and shown with its QR code."""

from __future__ import annotations

from flask import abort, g, redirect, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import SubmitField

from facilitator import login, minutes_page, published
from facilitator.blueprint import pages
from facilitator.led_session import contents_of, session_of
from facilitator.minutes_page import version_of
from words import catalogues
from words.refused import Refused
from workshop.http import web
from workshop.sessions import publishing

Page = Response | str | tuple[str, int]


class LinkForm(FlaskForm):  # type: ignore[misc]
    """Makes the link of a version, or withdraws it."""

    withdraw = SubmitField()


@pages.post("/sessions/<session_id>/minutes/versions/<int:number>/link")
def link_version(session_id: str, number: int) -> Page:
    """Show a settled version to whoever has its link, or to nobody any more."""
    led, by = session_of(session_id), login.facilitator().name
    version, form = version_of(led.id, number), LinkForm()
    try:
        if form.withdraw.data:
            web.database().write(lambda db: publishing.withdraw(db, version))
        else:
            web.database().write_once(lambda db: publishing.publish(db, web.secret(), version, by))
    except Refused as refused:
        return minutes_page.show(led.id, version=version, wrong=web.sentence(refused)), 409
    web.note("minutes.link_ended" if form.withdraw.data else "minutes.link_made", led.id)
    return redirect(url_for("facilitator.version", session_id=led.id, number=number))


@pages.get("/sessions/<session_id>/minutes/versions/<int:number>/sheet")
def version_sheet(session_id: str, number: int) -> str:
    """The QR code of the link, for the projector and to print, in the language of the meeting."""
    led = session_of(session_id)
    version = version_of(led.id, number)
    link = web.database().read(lambda db: publishing.link_of(db, version)) or abort(404)
    address = published.address_of(link) or abort(404)
    g.language = catalogues.choose([led.language])
    return web.render(
        "facilitator/version_sheet.html",
        session=led,
        number=number,
        place_and_date=contents_of(led.id).place_and_date,
        address=address,
        qr=published.qr_of(link),
    )
