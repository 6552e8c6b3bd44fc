"""A settled text for anybody who has its link: one page, without signing in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, g, make_response, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session as DbSession

from exports.document import Document
from exports.gather import version as gathered_version
from exports.properties import full_title
from exports.web.body import Body
from words import catalogues
from words.refused import N_
from workshop.http import web
from workshop.http.rates import TooOften
from workshop.sessions import codes, publishing, versions
from workshop.sessions.versions import Kept
from workshop.storage.models import PublicLink

pages = Blueprint("published", __name__, url_prefix="/text", template_folder="templates")

TOO_MANY = N_("Many have opened texts from here just now. Try again in {seconds} seconds.")


@dataclass(frozen=True)
class _Shown:
    """A version, whether it is being corrected, and the version that replaced it, with its link."""

    version: Kept
    corrected: bool
    newer: Kept | None
    newer_link: PublicLink | None


@pages.get("/<token>")
def text(token: str) -> Response:
    """The text alone, in its accessible form and in the language of the meeting."""
    if wait := web.rates().read_text.wait(web.network()):
        refused = TooOften(TOO_MANY, wait)
        said = web.page(web.gettext("Wait a little"), web.sentence(refused), 429)
        return web.told_to_wait(make_response(said), refused)
    shown = web.database().read(lambda db: _found(db, token)) or abort(404)
    document = replace(gathered_version.gather(shown.version), figures=None)
    g.language = catalogues.choose([document.language])
    settled = next(one for one in shown.version.steps if one.step == "settle")
    page = web.render(
        "facilitator/published.html",
        document=document,
        title=full_title(document),
        paper=web.database().apart(_paper, document),
        version=shown.version,
        settled_at=settled.made_at.astimezone(),
        corrected=shown.corrected,
        newer=shown.newer,
        newer_address=shown.newer_link and _path_of(shown.newer_link),
    )
    return make_response(page)


@pages.get("/<token>/qr.svg")
def qr(token: str) -> Response:
    """The QR code of the link."""
    if web.database().read(lambda db: publishing.find(db, token)) is None:
        abort(404)
    image = codes.qr_svg(_whole(url_for("published.text", token=codes.as_sent(token))))
    return Response(image, content_type="image/svg+xml")


def address_of(link: PublicLink) -> str | None:
    """The whole address that a link stands for; None where the secret is gone that made it."""
    path = _path_of(link)
    return _whole(path) if path else None


def qr_of(link: PublicLink) -> str | None:
    """Where the QR code of a link is."""
    return _path_of(link, "published.qr")


def _path_of(link: PublicLink, page: str = "published.text") -> str | None:
    token = publishing.token_of(web.secret(), link)
    return url_for(page, token=token) if token else None


def _whole(path: str) -> str:
    return web.settings().address + path.removeprefix(web.settings().path)


def _found(db: DbSession, token: str) -> _Shown | None:
    version = publishing.find(db, token)
    if version is None:
        return None
    later = versions.every(db, version.version.session_id)[version.number :]
    newer = next((one for one in reversed(later) if one.state == "settled"), None)
    link = publishing.link_of(db, newer) if newer else None
    return _Shown(version, not version.in_force and newer is None, newer, link)


def _paper(document: Document) -> Markup:
    return Markup("".join(Body(document, first_level=1, tables="accessible").pieces()))  # noqa: S704
