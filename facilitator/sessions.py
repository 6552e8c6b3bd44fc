"""The facilitator's sessions: the list, import into it, one session and who leads it."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from functools import partial

from flask import current_app, redirect, request, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import (
    AnonymiseForm,
    DescribeForm,
    ImportForm,
    KeepForm,
    LeadersForm,
    PageOneForm,
    RehearseForm,
)
from facilitator.led_session import contents_of, is_led, session_of
from facilitator.meetings import list_page
from facilitator.own_templates import samples_for, template_of
from session_templates.kinds import KINDS
from words.refused import N_, Refused
from workshop.http import command_process, web
from workshop.http.files import MOST_SENT_BYTES
from workshop.http.rates import TooOften
from workshop.sessions import importing, inviting, keeping, leading, removing, shelves
from workshop.sessions import series as rules
from workshop.storage.models import Facilitator, InvitedRole

Page = Response | str | tuple[str, int]

MOMENT = 0.1  # seconds


@pages.get("", endpoint="sessions")
def sessions_page() -> Page:
    """The sessions of the facilitator who is signed in."""
    return list_page(ImportForm(formdata=None))


@pages.get("/sessions/<session_id>")
def session(session_id: str) -> Page:
    """Everything in one session, to read."""
    return show(session_id)


@pages.post("/sessions/<session_id>/keep")
def keep(session_id: str) -> Page:
    """Say until when it is kept."""
    led, form = session_of(session_id), KeepForm()
    if not form.validate_on_submit():
        return show(led.id, keep=form), 422
    web.database().write(lambda db: keeping.keep_until(db, led.id, form.erase_on.data))
    web.note("session.kept_until", led.id)
    return redirect(url_for("facilitator.session", session_id=led.id, _anchor="kept"))


@pages.post("/sessions/<session_id>/leaders")
def leaders(session_id: str) -> Page:
    """Lead a session together with one more facilitator."""
    led, form = session_of(session_id), LeadersForm()
    if form.validate_on_submit():
        name = form.name.data or ""
        try:
            web.database().write(lambda db: leading.share(db, led.id, name, form.role.data))
            web.note("session.shared", led.id)
            return redirect(url_for("facilitator.session", session_id=led.id, _anchor="leaders"))
        except Refused as refused:
            form.name.errors = [web.sentence(refused)]
    return show(led.id, leading_form=form), 422


@pages.post("/import")
def import_session() -> Page:
    """Take a session in from a file, in a process of its own."""
    form = ImportForm()
    if not form.validate_on_submit():
        return list_page(form), 422
    try:
        ended = take_in(form)
    except Refused as refused:
        form.file.errors = [web.sentence(refused)]
        return web.told_to_wait(current_app.make_response((list_page(form), 422)), refused)
    if ended.refused is not None:
        form.file.errors = [ended.refused or unreadable()]
        return list_page(form), 422
    web.note("session.imported", ended.line)
    return redirect(_address_of(ended.line))


@pages.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> Page | RequestEntityTooLarge:
    """A file too large to be taken in at all: the same sentence, beside the field."""
    if request.endpoint != "facilitator.import_session":
        return error
    if door := login.required():
        return door
    form = ImportForm(formdata=None)
    form.file.errors = [web.sentence(importing.too_large(MOST_SENT_BYTES))]
    return list_page(form), 413


def show(
    session_id: str,
    *,
    leading_form: LeadersForm | None = None,
    keep: KeepForm | None = None,
    page_one: PageOneForm | None = None,
    describe: DescribeForm | None = None,
    anonymise: AnonymiseForm | None = None,
    rehearsal: RehearseForm | None = None,
    link: str = "",
    names_gone: bool = False,
) -> str:
    """The page of a session; with a form that came back, a link that is shown this once, or word
    that the names are gone."""
    contents, led = contents_of(session_id), is_led(session_id)
    frames = [one for one in contents.segments if KINDS[one.kind].makes_categories]
    return web.render(
        "facilitator/session.html",
        contents=contents,
        place_and_date=contents.place_and_date,
        outcomes={frame.id: contents.outcome(frame) for frame in frames},
        roles=_roles(session_id),
        links=web.database().read(lambda db: inviting.waiting(db, session_id)) if led else [],
        link=link,
        devices=web.database().read(lambda db: removing.devices(db, session_id)) if led else [],
        removed=web.database().read(lambda db: removing.removed_devices(db, session_id))
        if led
        else [],
        led=led,
        form=leading_form or LeadersForm(formdata=None),
        page_one=page_one or PageOneForm.of(contents.session, formdata=None),
        keep=keep or KeepForm(formdata=None, erase_on=contents.session.erase_on),
        describe=describe or DescribeForm.of(contents.session),
        anonymise=anonymise or AnonymiseForm(formdata=None),
        names_gone=names_gone,
        rehearsal=rehearsal or RehearseForm(formdata=None),
        samples=samples_for(contents.session) if led else {},
        again=not contents.session.desk and template_of(contents.session.template) is not None,
        shelf=web.database().read(lambda db: shelves.shelf_of(db, session_id)),
    )


def _roles(session_id: str) -> list[tuple[InvitedRole, Facilitator]]:
    """Those who lead, then those who write, with as what they take part."""

    def work(db: DbSession) -> list[tuple[InvitedRole, Facilitator]]:
        led, written = leading.leaders(db, session_id), leading.scribes(db, session_id)
        return [*(("facilitator", one) for one in led), *(("scribe", one) for one in written)]

    return web.database().read(work)


def take_in(form: ImportForm) -> command_process.Ended:
    """Import a form's file for whoever is signed in, by the command; its last line is the new id.

    Once, however often the form is posted. Refused: a file that is too large, while another one is
    taken in, or too often.
    """
    once, save = form.made_id(), partial(web.database().apart, form.file.data.save)
    with _in_turn(once), web.services().sent_files.kept(save) as path:
        if path.stat().st_size > MOST_SENT_BYTES:
            raise importing.too_large(MOST_SENT_BYTES)
        how = f"--owner={login.facilitator().name}", f"--once={once}"
        running = command_process.run(web.settings(), web.language(), "import", str(path), *how)
        return command_process.finish(running)


def _in_turn(once: str) -> AbstractContextManager[None]:
    """While an account's file is taken in. Refused: while another one is, or too often.

    A form that was posted twice waits for its twin, and then finds what that has made.
    """
    account, turns = login.facilitator().id, web.services().importing
    while turns.is_under_way(account, once):
        time.sleep(MOMENT)
    turns.check(
        account,
        Refused(N_("A file is being imported already. Wait until it is there, and try again.")),
    )
    if wait := web.rates().take_in.wait(account):
        raise TooOften(
            N_("You have imported many files just now. Try again in {seconds} seconds."), wait
        )
    return turns.of(account, once)


def _address_of(new_id: str) -> str:
    """The page of what was taken in: of a series, where the file holds one."""
    account = login.facilitator().id
    if web.database().read(lambda db: rules.find_organised(db, new_id, account)):
        return url_for("facilitator.series", series_id=new_id)
    return url_for("facilitator.session", session_id=new_id)


def unreadable() -> str:
    """What is said where the command said nothing."""
    return web.gettext("The file could not be read. Choose another one.")
