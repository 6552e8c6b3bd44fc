"""What the oldest browsers that we support lack, by the public compatibility data of MDN."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.places import DOCS, NPM

NAMES = {
    "Safari on iPhone and iPad": ("safari_ios",),
    "Safari on a Mac": ("safari",),
    "Chrome, also on Android": ("chrome", "chrome_android"),
    "Edge": ("edge",),
    "Firefox, also on Android": ("firefox", "firefox_android"),
    "Samsung Internet": ("samsunginternet_android",),
}
Version = tuple[int, ...]
NEVER: Version = (9999,)


@cache
def oldest() -> dict[str, Version]:
    """The oldest version of each browser, as the documents promise it."""
    table = (DOCS / "browsers.md").read_text("utf-8")
    rows = re.findall(r"^\| (.+?) \| ([\d.]+) \|$", table, re.MULTILINE)
    return {browser: _version(version) for name, version in rows for browser in NAMES[name]}


@cache
def data() -> Any:
    return json.loads((NPM / "@mdn/browser-compat-data/data.json").read_text("utf-8"))


def lacking(feature: dict[str, Any]) -> list[str]:
    """The browsers of ours that have not got a feature yet, or under another name only."""
    support = feature["__compat"]["support"]
    return [name for name, version in oldest().items() if _since(support.get(name)) > version]


def members() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """All that stands behind a full stop in a script: of what, its name, the feature."""
    for part in (data()["javascript"]["builtins"], data()["api"]):
        for owner, features in part.items():
            yield from _below(owner, features)


def owners() -> Iterator[tuple[str, dict[str, Any]]]:
    """All that is there by its own name: its name, the feature."""
    for part in (data()["javascript"]["builtins"], data()["api"]):
        yield from ((name, one) for name, one in part.items() if "__compat" in one)


def _below(owner: str, features: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, one in features.items():
        if name == "__compat":
            continue
        if "__compat" in one:
            yield owner, name.removesuffix("_static"), one
        if owner == "Intl":
            yield from _below(name, one)


def _since(support: Any) -> Version:
    """The version that first had it, as it is called today and for everybody."""
    if support is None:
        return (0,)  # nobody knows of it there: an odd corner
    entries = support if isinstance(support, list) else [support]
    return min((_version(one["version_added"]) for one in entries if _whole(one)), default=NEVER)


def _whole(entry: dict[str, Any]) -> bool:
    partly = ("flags", "prefix", "alternative_name", "version_removed")
    return not any(entry.get(one) for one in partly)


def _version(said: Any) -> Version:
    if said is True:
        return (0,)
    if not said or said == "preview":
        return NEVER
    return tuple(int(part) for part in str(said).lstrip("≤").split("."))
