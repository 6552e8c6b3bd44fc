"""Links by which anybody who has one reads a settled text, until it is withdrawn.

What stands in a link is derived from the installation's secret, as what lets people in at a meeting
is (`codes.py`); the database holds its hash alone, so that whoever takes it can open nothing.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.base.ids import new_id
from workshop.base.secret import readable
from workshop.sessions import codes, shelves, versions
from workshop.sessions.versions import Kept
from workshop.storage.models import DocumentVersion, PublicLink

_LONGEST_TOKEN = 60


def publish(db: DbSession, secret: str, version: Kept, by: str) -> None:
    """Make the link of a version, unless it has one. Refused: the version is not settled."""
    if version.state != "settled":
        raise Refused(N_("Only a settled text is shown to everybody."))
    if link_of(db, version) is None:
        link = new_id()
        token_hash = hash_of(codes.text_token(secret, link))
        about = version.version.id
        db.add(PublicLink(id=link, version_id=about, token_hash=token_hash, made_by=by))
        db.flush()


def withdraw(db: DbSession, version: Kept) -> None:
    """End the link of a version. The next one is another."""
    db.execute(delete(PublicLink).where(PublicLink.version_id == version.version.id))


def link_of(db: DbSession, version: Kept) -> PublicLink | None:
    """The link that a version has now."""
    return db.scalar(select(PublicLink).where(PublicLink.version_id == version.version.id))


def token_of(secret: str, link: PublicLink) -> str | None:
    """What stands in a link; None where the secret is gone that it was made with."""
    tokens = (codes.text_token(one, link.id) for one in readable(secret))
    return next((token for token in tokens if hash_of(token) == link.token_hash), None)


def find(db: DbSession, token: str) -> Kept | None:
    """The version that a link shows. None: it never was, or was withdrawn, or is thrown away."""
    token_hash = hash_of(codes.as_sent(token[:_LONGEST_TOKEN]))
    version = db.scalar(
        select(DocumentVersion)
        .join(PublicLink, PublicLink.version_id == DocumentVersion.id)
        .where(PublicLink.token_hash == token_hash)
    )
    if version is None or shelves.shelf_of(db, version.session_id) == "bin":
        return None
    return versions.find(db, version.session_id, version.number)


def hash_of(token: str) -> str:
    """What the database holds of a token that stands in a link."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
