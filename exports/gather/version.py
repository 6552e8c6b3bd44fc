"""A kept version, as the document that it holds."""

from __future__ import annotations

from exports import kept
from exports.document import Document
from workshop.sessions.versions import Kept


def gather(version: Kept) -> Document:
    """The document of a version, in the state that the version has. It is of when it was made."""
    row = version.version
    identifier = f"{row.session_id}/{row.number} sha256:{row.digest}"
    return kept.document_of(row.content, version.state, row.made_at, identifier)
