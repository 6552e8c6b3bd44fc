"""A document that is kept: as JSON that is written the same way each time, its sum, and back.

Neither its state nor its moment is in it: both belong to the version that holds it, so that the
text which was looked at, proposed and settled has one sum. What has its default is left out, so
that a field which a later release adds changes no sum.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import datetime
from typing import Any

import exports.document as values
from exports.document import Document, State
from words.text import storable

_OF_THE_VERSION = ("state", "made_at", "identifier")
_NAME = "is"


def content_of(document: Document) -> str:
    """The text of a document as canonical JSON. What lies behind it, the appendix, is no part."""
    kept = _plain(replace(document, appendix=None))
    for field in _OF_THE_VERSION:
        kept.pop(field, None)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: str) -> str:
    """The SHA-256 of such a text, 64 hexadecimal digits."""
    return hashlib.sha256(content.encode()).hexdigest()


def document_of(content: str, state: State, made_at: datetime, identifier: str) -> Document:
    """The document that was kept, in the state that it now has."""
    around = {"state": state, "made_at": made_at, "identifier": identifier}
    document = _value(json.loads(content), around)
    assert isinstance(document, Document)  # noqa: S101 - nothing else is ever kept
    return document


def _plain(value: Any) -> Any:
    """A value as JSON has it; each of ours says what it is."""
    if is_dataclass(value):
        own = {field.name: getattr(value, field.name) for field in _told(value)}
        return {_NAME: type(value).__name__, **{name: _plain(one) for name, one in own.items()}}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, str):
        return storable(value)
    return value.isoformat() if isinstance(value, datetime) else value


def _told(value: Any) -> list[Any]:
    """The fields of a value that have something other than their default."""
    return [
        field
        for field in fields(value)
        if field.default is MISSING or getattr(value, field.name) != field.default
    ]


def _value(plain: Any, around: Mapping[str, Any] = {}) -> Any:
    if isinstance(plain, list):
        return tuple(_value(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    own = {name: _value(one) for name, one in plain.items() if name != _NAME}
    return getattr(values, plain[_NAME])(**own, **around) if _NAME in plain else own
