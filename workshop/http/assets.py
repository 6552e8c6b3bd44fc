"""The static files of both faces as one tree, read at the start, served compressed for ever.

The tree stands under a path with the digest of all its files, so that modules which import each
other by relative path always get each other's version. What every phone loads is one file where
the build has joined it (`frontend/hatch_build.py`) and no part has changed since, else it is the
modules as they are: an edit shows at the next start. pywsgi compresses nothing; we do, once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flask import Blueprint, Response, abort, request

JOINED = Path(__file__).parents[1] / "joined.json"
FOREVER = "public, max-age=31536000, immutable"
_COMPRESSED = {".css", ".js", ".svg", ".json", ".txt", ".webmanifest"}

mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True)
class Asset:
    """A file as it is sent: plain, and compressed where that is smaller."""

    type: str
    plain: bytes
    small: bytes | None


class Assets:
    """All static files of the given folders; a folder's name stands first in its files' paths.

    `at` is the path that the application stands under.
    """

    def __init__(self, folders: Mapping[str, Path], joined: Path = JOINED, at: str = "") -> None:
        self._at = at
        sources = {
            f"{name}{path.relative_to(folder).as_posix()}": path.read_bytes()
            for name, folder in folders.items()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        served = sources | _joined(joined, sources)
        self._files = {name: _asset(name, content) for name, content in served.items()}
        content = b"".join(k.encode() + v.plain for k, v in sorted(self._files.items()))
        self.digest = hashlib.sha256(content).hexdigest()[:12]

    def url(self, path: str) -> str:
        """The address of a file; KeyError where there is none, so that no page links to nothing."""
        self._files[path]
        return f"{self._at}/static/{self.digest}/{path}"

    def answer(self, path: str) -> Response:
        """A file, compressed for whoever can read that; KeyError where there is none."""
        asset = self._files[path]
        small = asset.small is not None and request.accept_encodings["gzip"] > 0
        response = Response((small and asset.small) or asset.plain, content_type=asset.type)
        response.vary.add("Accept-Encoding")
        if small:
            response.content_encoding = "gzip"
        return response

    def icon(self, name: str) -> str:
        """The markup of an icon, to stand in a page."""
        return self._files[f"icons/{name}.svg"].plain.decode().strip()

    def blueprint(self) -> Blueprint:
        """The route that serves them. An old digest gets the file of today, but not for ever."""
        pages = Blueprint("assets", __name__)

        @pages.get("/static/<digest>/<path:path>")
        def file(digest: str, path: str) -> Response:
            response = self.answer(path) if path in self._files else abort(404)
            response.headers["Cache-Control"] = FOREVER if digest == self.digest else "no-cache"
            return response

        return pages


def _joined(file: Path, sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """By name, the one file that the build made of several: where it would make the same today."""
    made = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return {
        name: one["text"].encode()
        for name, one in made.items()
        if all(_digest(sources.get(part)) == known for part, known in one["of"].items())
    }


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


_COMMENT = re.compile(
    rb"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE
)
"""A comment that has its lines to itself: a third of what our scripts would weigh."""


def _asset(name: str, plain: bytes) -> Asset:
    path = PurePosixPath(name)
    if path.suffix == ".js" and path.parent.name != "vendor":
        plain = _COMMENT.sub(b"", plain)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    text = path.suffix in _COMPRESSED
    small = gzip.compress(plain, 9, mtime=0) if text else None
    return Asset(
        f"{kind}; charset=utf-8" if text else kind,
        plain,
        small if small is not None and len(small) < len(plain) else None,
    )
