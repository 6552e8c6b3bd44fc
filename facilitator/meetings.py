"""The list of a facilitator's meetings: what is asked for by the address, and the page of it."""

from __future__ import annotations

from typing import Any, cast, get_args

from flask import request, url_for

from facilitator import login
from facilitator.forms import ImportForm
from session_templates.plan import Template, offered, shipped
from workshop.base.clock import today
from workshop.http import web
from workshop.sessions import codes, keeping, leading, listing, own_templates, shelves
from workshop.sessions.listing import Listing, Order, Wanted
from workshop.storage.models import Session, Shelf

FEW = 8
"""Up to so many meetings are seen at a glance: nobody has to search them."""


def list_page(form: ImportForm) -> str:
    """The meetings at hand, in the archive or in the bin."""
    account, secret, wanted = login.facilitator().id, web.secret(), _wanted()
    found = web.database().read(lambda db: listing.listed(db, account, wanted))
    first = wanted.page == 1 and not wanted.narrows and wanted.shelf is None
    return web.render(
        "facilitator/sessions.html",
        wanted=wanted,
        listing=found,
        groups=_groups(found, wanted, apart=first),
        writes_in=web.database().read(lambda db: leading.written_in_by(db, account))
        if first
        else [],
        gone_soon=web.database().read(lambda db: keeping.soon(db, account, today()))
        if first
        else [],
        searched=found.all > FEW or wanted.narrows,
        address=lambda **other: _address(wanted, **other),
        code=lambda line: codes.code_of(secret, line),
        gone_on=shelves.gone_on,
        same=lambda names: dict(zip(names, names, strict=True)),
        called=_called,
        methods=methods(),
        own=own(),
        import_form=form,
    )


def _wanted() -> Wanted:
    said = request.args
    page, order, shelf = (said.get(name, "") for name in ("page", "order", "shelf"))
    return Wanted(
        words=said.get("q", "").strip(),
        **{name: said.get(name, "") for name in ("year", "place", "template", "state")},
        order=cast(Order, order) if order in get_args(Order) else "newest",
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1,
        shelf=cast(Shelf, shelf) if shelf in get_args(Shelf) else None,
    )


def _address(wanted: Wanted, **other: Any) -> str:
    """The list as it is asked for, but for something else."""
    asked = {"q": wanted.words, **{k: v for k, v in vars(wanted).items() if k != "words"}} | other
    plain = {"order": "newest", "page": 1}
    return url_for(
        "facilitator.sessions", **{k: v for k, v in asked.items() if v and v != plain.get(k)}
    )


def _groups(found: Listing, wanted: Wanted, *, apart: bool) -> dict[str, list[Session]]:
    """The meetings under what stands above them: "running" and "planned" apart from the years,
    or all under "" where they are in another order."""
    groups: dict[str, list[Session]] = {"running": [], "planned": []} if apart else {}
    for session in found.sessions:
        year = str(session.date.year) if wanted.order in ("newest", "oldest") else ""
        state = listing.state_of(session)
        groups.setdefault(state if state in groups else year, []).append(session)
    groups.get("planned", []).reverse()  # the next one first
    return groups


def _called(template_ids: list[str]) -> dict[str, str]:
    """What templates are called."""
    others = [one for one in template_ids if one not in shipped()]
    made = web.database().read(lambda db: own_templates.titles(db, others)) if others else {}
    gone = dict.fromkeys(template_ids, web.gettext("A template that was removed"))
    return gone | made | {one: shipped()[one].title for one in template_ids if one in shipped()}


def own() -> list[Template]:
    """Those that somebody here made, and that fit."""
    account = login.facilitator().id
    every = web.database().read(lambda db: own_templates.usable(db, account))
    return [one.template for one in every if one.template and not one.template.desk]


def methods() -> list[list[Template]]:
    """Templates by what they lead through, each in the page's language first where it is had."""
    methods: dict[str, list[Template]] = {}
    for template in sorted(offered().values(), key=_foreign):
        methods.setdefault(template.method, []).append(template)
    return list(methods.values())


def _foreign(template: Template) -> bool:
    """Whether a template is in another language than the page."""
    return not template.language.startswith(web.language())
