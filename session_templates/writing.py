"""A template as a file: what `tomllib` reads, written again."""

from __future__ import annotations

import json
from typing import Any

Table = dict[str, Any]


def as_toml(table: Table) -> str:
    """The text of a TOML file that holds these texts, numbers, truths, lists and tables."""
    return "\n".join(_lines(table, "")).strip() + "\n"


def _lines(table: Table, place: str) -> list[str]:
    """Of a table first what it holds itself, as TOML wants it; then its tables, each under its
    place in the file."""
    own = [f"{_key(key)} = {_value(value)}" for key, value in table.items() if not _tables(value)]
    inner: list[str] = []
    for key, value in table.items():
        at = f"{place}.{_key(key)}" if place else _key(key)
        for one in _tables(value):
            head = f"[[{at}]]" if isinstance(value, list) else f"[{at}]"
            inner += ["", head, *_lines(one, at)]
    return own + inner


def _tables(value: Any) -> list[Table]:
    if isinstance(value, dict):
        return [value]
    return value if isinstance(value, list) and value and isinstance(value[0], dict) else []


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _value(key)


def _value(value: Any) -> str:
    """As JSON writes it, which TOML reads as the same; but a delete has to be escaped."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
