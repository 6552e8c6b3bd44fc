"""What is erased is nowhere any more, and what was sent never stood in the log."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.attacks.ground import MARKER, Ground
from tests.people.over_http import Facilitator
from tests.places import contents_below

_AS_BYTES = tuple(MARKER.encode(one) for one in ("utf-8", "utf-16-le", "unicode_escape"))


def run(ground: Ground) -> None:
    """Erase a meeting that has the marker everywhere while its server runs, and look."""
    room = ground.room(title=MARKER, place=MARKER, names="yes")
    ada, session = room.meeting.leader, room.meeting.id
    _named(ground.office.visitor(), room.meeting.link)
    written = room.add(MARKER)
    room.write("idea.edit", id=written, rev=1, text=f"{MARKER}, other words")
    room.write("idea.remove", id=room.add(f"{MARKER}, taken back"))
    room.meeting.do("idea.hide", id=room.add(MARKER), reason=MARKER)
    room.meeting.do("category.rename", id=room.category, name=MARKER)
    for kind in ("docx", "html", "xlsx"):
        ada.download_minutes(session, format=kind)
    before = holding(ground.folder)
    if not before:
        ground.found.broken.append("the marker was not found before it was erased")
    for other in _meetings_with_marker(ground):
        ground.office.installation.run("erase", other, "--yes")
    left = holding(ground.folder)
    ground.found.markers_left = len(left)
    ground.found.broken += [
        f"still holds what was erased, or never belonged there: {one}" for one in left
    ]


def _named(device: Facilitator, link: str) -> None:
    device.open(link)
    device.submit(link, name=MARKER)


def _meetings_with_marker(ground: Ground) -> list[str]:
    """Every meeting: the floods and packets have written it into theirs too."""
    return [str(row[0]) for row in ground.office.installation.stored()["sessions"]]


def holding(folder: Path) -> list[str]:
    """The files below a folder that hold the marker, those of the log and within archives too."""
    files = contents_below(folder)
    return [path.name for path, content in files if any(map(_holds, _with_packed(content)))]


def _with_packed(content: bytes) -> list[bytes]:
    """What a file holds, and what the files hold that are packed into it."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [content, *map(archive.read, archive.namelist())]
    return [content]


def _holds(content: bytes) -> bool:
    return any(one in content for one in _AS_BYTES)
