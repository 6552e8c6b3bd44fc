"""The text that is proposed, for those who were there: passage by passage, to be agreed to."""

from __future__ import annotations

from typing import Any

from flask import abort

from exports.document import Document
from exports.gather import version as gathered_version
from exports.passages import Passage, passages
from participant.blueprint import pages
from participant.words.confirming import words
from workshop.http import callers, web
from workshop.meeting.refusal import OperationRefused
from workshop.sessions import versions
from workshop.storage.models import Session


@pages.get("/s/<session_id>/text")
def proposed(session_id: str) -> dict[str, Any]:
    """The proposed version and the sentences that go with it. 401: not in the meeting; 404: nothing
    is proposed."""
    try:
        session, participant = callers.joined(session_id)
    except OperationRefused:
        abort(401)
    version = web.database().read(lambda db: versions.find(db, session.id, _number(session)))
    document = gathered_version.gather(version or abort(404))
    return {
        "version": _number(session),
        "language": document.language,
        "passages": [_sent(one) for one in web.database().apart(_all, document)],
        "texts": words(at_table=participant.table_id is not None),
    }


def _number(session: Session) -> int:
    return session.proposed or 0


def _all(document: Document) -> list[Passage]:
    return list(passages(document))


def _sent(passage: Passage) -> dict[str, Any]:
    lines = [[line.level, line.text, line.label] for line in passage.lines]
    return {"heading": passage.heading, "lines": lines}
