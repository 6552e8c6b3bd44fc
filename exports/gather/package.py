"""A kept version with what an archive wants to know of it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version as version_of
from pathlib import Path

from exports.archive import Package
from exports.file_names import document_file_name
from exports.formats import Format
from exports.gather import version as gathered_version
from exports.gather.set_words import words_in
from session_templates.wording import Wording
from words.refused import N_
from workshop.sessions.versions import Kept
from workshop.storage.models import Session

READ_ME = N_(
    "This folder holds version {number} of “{title}”, for the archive.\n"
    "\n"
    "The document stands here as Word (.docx), as PDF/A-2a that is accessible (.pdf), and as the "
    "text that Samsyn kept (.json), whose SHA-256 is {digest}.\n"
    "metadata.xml and metadata.csv say the same: what the document is, from whom, and who did what "
    "with it.\n"
    "SHA256SUMS holds the sum of every other file here; “sha256sum --check SHA256SUMS” looks "
    "whether one has changed.\n"
)


def gather(kept: Kept, session: Session, file_format: Format) -> Package:
    """The package of a version of a session, whose files are named after it."""
    document = gathered_version.gather(kept)
    say, row = words_in(session.language), kept.version
    about = session.title if session.desk else session.place
    prefix = Wording.from_json(session.wording).minutes
    name = document_file_name(about, session.date, session.id, prefix, file_format, str(row.number))
    return Package(
        document=document,
        content=row.content,
        stem=Path(name).stem,
        about=tuple(_about(kept, session, document.author)),
        read_me=say(READ_ME).format(number=row.number, title=session.title, digest=row.digest),
        read_me_name=say(N_("READ ME.txt")),
    )


def _about(kept: Kept, session: Session, author: str) -> Iterator[tuple[str, str]]:
    row = kept.version
    yield from (("title", session.title), ("place", session.place))
    yield from (("date", session.date.isoformat()), ("author", author))
    yield from (("language", session.language), ("identifier", f"{session.id}/{row.number}"))
    yield from (("version", str(row.number)), ("state", kept.state), ("sha256", row.digest))
    if row.replaces:
        yield from (("replaces", str(row.replaces)), ("reason", row.note or ""))
    yield "made", f"{row.made_at.isoformat(timespec='seconds')} {row.made_by}"
    for step in kept.steps:
        yield step.step, f"{step.made_at.isoformat(timespec='seconds')} {step.by}"
    if session.erase_on:
        yield "erased-on", session.erase_on.isoformat()
    yield "software", f"Samsyn {version_of('samsyn')}"
