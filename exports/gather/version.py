"""A kept version, as the document that it holds."""

from __future__ import annotations

from dataclasses import replace

from exports import kept
from exports.document import Document
from exports.gather.set_words import CONFIRMED, words_in
from workshop.sessions.versions import Kept


def gather(version: Kept) -> Document:
    """The document of a version, in the state that the version has. It is of when it was made."""
    row = version.version
    identifier = f"{row.session_id}/{row.number} sha256:{row.digest}"
    document = kept.document_of(row.content, version.state, row.made_at, identifier)
    said = {"confirmed": words_in(document.language)(CONFIRMED), **document.words.states}
    return replace(document, words=replace(document.words, states=said))  # older ones lack it
