"""The sums of the files made of kept texts: what a file is, and whether it is so still."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as DbSession

from workshop.sessions import versions
from workshop.sessions.versions import Kept
from workshop.storage.models import DocumentFile, DocumentVersion

_IDENTIFIER = re.compile(rb"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9]{1,9})\b")


def note(db: DbSession, version_id: str, made: Iterable[tuple[str, bytes]]) -> None:
    """Keep the sums of files that were made of a version: how each ends, and what it holds."""
    for ending, content in made:
        digest = hashlib.sha256(content).hexdigest()
        if db.get(DocumentFile, (digest, version_id)) is None:
            size = len(content)
            db.add(DocumentFile(digest=digest, version_id=version_id, format=ending, size=size))


def sizes(db: DbSession, version: Kept) -> Mapping[str, int]:
    """How many bytes the newest file of each format has that was made of a version."""
    of_version = DocumentFile.version_id == version.version.id
    files = db.scalars(select(DocumentFile).where(of_version).order_by(DocumentFile.made_at))
    return {file.format: file.size for file in files}


def find(db: DbSession, content: bytes) -> Kept | None:
    """The version of which this very file was made; its text as it is kept is one of them."""
    digest = hashlib.sha256(content).hexdigest()
    same = select(DocumentFile.version_id).where(DocumentFile.digest == digest)
    version = db.scalars(
        select(DocumentVersion).where(
            or_(DocumentVersion.id.in_(same), DocumentVersion.digest == digest)
        )
    ).first()
    return versions.find(db, version.session_id, version.number) if version else None


def named_in(db: DbSession, texts: Sequence[bytes]) -> Kept | None:
    """The version that a file says it is, in one of its `texts`."""
    for text in texts:
        for session_id, number in _IDENTIFIER.findall(text):
            if found := versions.find(db, session_id.decode(), int(number)):
                return found
    return None
