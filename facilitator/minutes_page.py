"""The page of a meeting's text: the board as it stands or a kept version, on paper, and beside it
what can be chosen, done and had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import abort
from markupsafe import Markup

from exports import kept
from exports.differences import differences
from exports.document import Document, Section
from exports.formats import DOCUMENT_FORMATS, SESSION_PAGE_FORMATS, VERSION_FORMATS, Format
from exports.gather import dissent
from exports.gather import minutes as gathering
from exports.gather import version as gathered_version
from exports.gather.set_words import words_in
from exports.web.body import Body
from facilitator import answering, confirmed, login, published
from facilitator.forms import MinutesForm, StepForm
from facilitator.gathering import series_around
from facilitator.led_session import contents_of, is_led, organised_series
from session_templates.kinds import KINDS
from words.refused import N_
from workshop.base.clock import today
from workshop.http import callers, web
from workshop.live.catching_up import as_me
from workshop.sessions import answering as answer_links
from workshop.sessions import publishing, version_files, versions, word_templates
from workshop.sessions.beneath import changed_since, kept_before
from workshop.sessions.contents import Contents
from workshop.sessions.coverage import coverage
from workshop.sessions.persons import leave_out_persons
from workshop.sessions.versions import Kept, Seen
from workshop.storage.models import Session, VersionStep


def show(
    session_id: str,
    form: MinutesForm | None = None,
    step: StepForm | None = None,
    version: Kept | None = None,
    wrong: str = "",
    wrong_day: str = "",
) -> str:
    """The page of the board or of a version; `form` and `step` as they were sent, if they were, and
    what is `wrong` with making its link, or with the day until which one may answer."""
    contents, every = contents_of(session_id), every_version(session_id)
    document = gathered_version.gather(version) if version else board_of(contents)
    if every and not version:
        document = replace(document, state="draft")  # what was kept is another text
    link = web.database().read(lambda db: publishing.link_of(db, version)) if version else None
    newest = version or (version_of(session_id, every[-1].number) if every else None)
    first = newest and _first(every, newest)
    said = confirmed.said_of(newest) if newest else None
    series = organised_series(contents.session)
    return web.render(
        "facilitator/minutes.html",
        session_id=session_id,
        series=series,
        kept_before=_kept_before(contents) if series else (),
        document=document,
        paper=web.database().apart(_paper, document),
        desk=contents.session.desk,
        names_persons=version is None and _names_persons(contents),
        coverage=() if version else coverage(contents),
        left_out=sum(len(contents.left_out(segment)) for segment in contents.segments),
        formats=_formats(version),
        sizes=_sizes(version) if version else {},
        link=link,
        link_address=link and published.address_of(link),
        may_link=version is not None and version.state == "settled" and is_led(session_id),
        wrong=wrong,
        wrong_day=wrong_day,
        **_asking(session_id, version),
        said=said if version else None,
        live=_live(session_id) if version and version.state == "proposed" else None,
        dissents=bool(said and said.contested) and not version,
        form=form or form_of(contents, of_version=version is not None, formdata=None),
        step=step or StepForm(formdata=None),
        seen=version.version.digest if version else kept.digest_of(kept.content_of(document)),
        steps=_steps(contents, every, version) if is_led(session_id) else (),
        versions=every,
        version=version,
        newest=newest,
        first=first,
        reworded=_reworded(first, newest) if first and newest else (),
        since=_since(first) if first else (),
        beneath=_beneath(contents, newest) if newest else (),
    )


def form_of(contents: Contents, *, of_version: bool, **given: Any) -> MinutesForm:
    """The form of the board or of a kept version, with the templates for Word that there are."""
    houses = web.database().read(word_templates.every)
    return MinutesForm.of(contents, houses, of_version=of_version, **given)


def _live(session_id: str) -> Mapping[str, object] | None:
    """As whom the page hears of answers as they come; None for those who only read."""
    if not is_led(session_id):
        return None
    account = login.facilitator()
    me = as_me(callers.leader(session_id, account), account.name)
    return {"session": session_id, "me": me}


def _asking(session_id: str, version: Kept | None) -> Mapping[str, object]:
    """The link by which a proposed text is answered."""
    if version is None or not is_led(session_id):
        return {}
    link = web.database().read(lambda db: answer_links.link_of(db, session_id))
    return {
        "may_ask": version.state == "proposed",
        "asking": link,
        "asking_address": link and answering.address_of(link),
        "last_day": today() + dt.timedelta(days=answer_links.DAYS),
    }


def _paper(document: Document) -> Markup:
    """The document as it will be, with each form of tables: the page shows one of them."""
    return Markup("".join(Body(document, first_level=2).pieces()))  # noqa: S704


def every_version(session_id: str) -> tuple[Kept, ...]:
    """The versions of a session that may be read, without what they say."""
    return web.database().read(lambda db: versions.every(db, session_id))


def version_of(session_id: str, number: int) -> Kept:
    """A version of a session that may be read; else there is no such page."""
    found = web.database().read(lambda db: versions.find(db, session_id, number))
    return found or abort(404)


def board_of(
    contents: Contents, *, without_persons: bool = False, more: Sequence[Section] = ()
) -> Document:
    """The text as the board has it, with sections more; where that is asked without what names
    persons."""
    series, author = series_around(contents), web.settings().organisation
    if without_persons:
        said = words_in(contents.session.language)(N_("(name removed)"))
        leave_out_persons([contents, *(series.sessions if series else [])], said)
    document = web.database().apart(gathering.gather, contents, author, series)
    return replace(document, sections=(*document.sections, *more))


def seen_on_board(session_id: str, *, without_persons: bool = False, dissent: bool = False) -> Seen:
    """What a version is made of; where that is asked, with what was found wrong in the last one."""
    more = confirmed.dissent_of(session_id) if dissent else ()
    document = board_of(contents_of(session_id), without_persons=without_persons, more=more)
    content = web.database().apart(kept.content_of, document)
    return Seen(content, kept.digest_of(content), without_persons)


def _formats(version: Kept | None) -> tuple[Format, ...]:
    """The archive takes what is settled."""
    if version is None:
        return SESSION_PAGE_FORMATS
    return VERSION_FORMATS if version.state == "settled" else DOCUMENT_FORMATS


def _sizes(version: Kept) -> Mapping[str, int]:
    return web.database().read(lambda db: version_files.sizes(db, version))


def _names_persons(contents: Contents) -> bool:
    return any(KINDS[segment.kind].forms for segment in contents.segments)


def _steps(
    contents: Contents, every: tuple[Kept, ...], version: Kept | None
) -> tuple[VersionStep, ...]:
    """What may be done with the text on the page: the one in force, else the board."""
    in_force = every[-1] if every and every[-1].in_force else None
    if (version and version.number) != (in_force and in_force.number):
        return ()
    return versions.steps_of(contents.session, every)


def _first(every: tuple[Kept, ...], version: Kept) -> Kept:
    """The version that was made from the board, where it has other words now."""
    first = versions.worded_from(every, version)
    return version if first is version else version_of(first.version.session_id, first.number)


def _reworded(first: Kept, version: Kept) -> tuple[object, ...]:
    """What has other words than stood on the board."""
    if first is version:
        return ()
    texts = gathered_version.gather(first), gathered_version.gather(version)
    return web.database().apart(differences, *texts)


def _since(version: Kept) -> tuple[object, ...]:
    """What differs on the board since a version."""
    row = version.version
    document = gathered_version.gather(version)
    board = board_of(
        contents_of(row.session_id),
        without_persons=row.without_persons,
        more=dissent.kept_in(document),
    )
    return web.database().apart(differences, document, board)


def _beneath(contents: Contents, version: Kept) -> Sequence[Session]:
    """The meetings that a text shows or rests on and that were changed since a version of it."""
    made_at = version.version.made_at
    return web.database().read(lambda db: changed_since(db, contents, made_at))


def _kept_before(contents: Contents) -> Sequence[Session]:
    """The texts that show a session or rest on it, and were kept before it changed."""
    return web.database().read(lambda db: kept_before(db, contents.session))
