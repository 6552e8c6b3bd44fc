"""From the bytes of a stranger's file to values that know their place, within bounds."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any, NoReturn

from words.checked import Checked, Malformed, shown
from words.refused import N_
from words.text import is_blank, storable

MOST_BYTES = 40_000_000
MOST_VALUES = 2_500_000
MOST_CHARACTERS = 10_000
MOST_LEVELS = 100
MOST_DIGITS = 15
"""Bounds of a file: above all that a meeting here can hold (`meeting.limits`), so that what is
exported can be imported; below what could hold up the server."""


def parsed(content: bytes) -> Checked:
    """The JSON table in a file. Malformed where there is none."""
    if not content:
        _refuse(N_("The file is empty."))
    if len(content) > MOST_BYTES:
        _refuse(N_("The file is larger than {most} MB."), most=MOST_BYTES // 1_000_000)
    if _values_in(content) > MOST_VALUES:
        _refuse(N_("The file holds more than {most} values."), most=MOST_VALUES)
    try:
        value = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_table, parse_int=_int)
    except UnicodeDecodeError as error:
        _refuse(N_("The file is not UTF-8 text (byte {byte})."), byte=error.start + 1)
    except json.JSONDecodeError as error:
        _refuse(
            N_("The file is not JSON, or a part of it is missing (line {line}, column {column})."),
            line=error.lineno,
            column=error.colno,
        )
    except RecursionError:
        _refuse(N_("The file is nested too deeply."))
    if not isinstance(value, dict):
        _refuse(N_("The file must hold a meeting: a table of keys and values."))
    return Checked(value)


def table(file: Checked, required: Collection[str], optional: Collection[str] = ()) -> Checked:
    """`file`, a table with exactly these keys, each once."""
    return _once(file).only(required, optional)


def text(file: Checked, longest: int = MOST_CHARACTERS) -> str:
    """The text there, as it stands but for what cannot be stored."""
    return storable(file.text(longest=longest))


def visible(file: Checked, longest: int = MOST_CHARACTERS) -> str:
    """The text there, of which something must be seen: what stands under it would else be lost."""
    found = text(file, longest)
    if is_blank(found):
        raise Malformed(file.where, N_("must not be empty"))
    return found


def matching(file: Checked, pattern: str, otherwise: str) -> str:
    """The text there, all of which must match `pattern`; the sentence `otherwise` has {value}."""
    found = text(file)
    if not re.fullmatch(pattern, found):
        raise Malformed(file.where, otherwise, value=shown(found))
    return found


def key(file: Checked) -> str:
    """What a file calls something: at most 60 small letters, digits and hyphens."""
    return matching(
        file,
        "[a-z0-9][a-z0-9-]{0,59}",
        N_("is “{value}”; it may hold only a to z, 0 to 9 and -, 60 at most"),
    )


def at_most(file: Checked, most: int) -> list[Checked]:
    """The members of a list of so many at most."""
    members = list(file.each())
    if len(members) > most:
        raise Malformed(
            members[most].where, N_("is one too many: at most {most} are allowed"), most=most
        )
    return members


def once(keys: Iterable[tuple[Checked, str]]) -> None:
    """Refuse a key that is there a second time."""
    seen: set[str] = set()
    for file, name in keys:
        if name in seen:
            raise Malformed(file.where, N_("is there twice"))
        seen.add(name)


def carried(file: Checked, levels: int = MOST_LEVELS) -> object:
    """Any value at all, as it stands as far as it can be stored."""
    value = file.value
    if isinstance(value, dict | list) and not levels:
        raise Malformed(file.where, N_("is nested too deeply"))
    if isinstance(value, dict):
        _once(file)
        return {_key(file[key], key): carried(file[key], levels - 1) for key in value}
    if isinstance(value, list):
        return [carried(member, levels - 1) for member in file.each()]
    if isinstance(value, str):
        return text(file)
    if isinstance(value, int | float) and not abs(value) < 10**MOST_DIGITS:  # nor NaN
        raise Malformed(file.where, N_("is not a number that can be kept"))
    return value


def _values_in(content: bytes) -> int:
    """About how many values there are: each takes many times the memory of the two bytes that it
    may take in a file."""
    shape = _TEXTS.sub(b"", content)
    return shape.count(b",") + shape.count(b"[") + shape.count(b"{")


_TEXTS = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)


class _KeyTwice(dict[str, Any]):
    """A JSON object that held `key` twice."""

    key: str


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key, value in pairs:
        if (key := storable(key)) in members:
            twice = _KeyTwice(members)
            twice.key = key
            return twice
        members[key] = value
    return members


def _int(digits: str) -> int:
    # Python refuses to read very long numbers without saying where they stand. What is cut off
    # here is still too large for every place, and is refused there.
    return int(digits[: MOST_DIGITS + 2])


def _once(file: Checked) -> Checked:
    if isinstance(file.value, _KeyTwice):
        raise Malformed(file[file.value.key].where, N_("is there twice"))
    return file


def _key(file: Checked, key: str) -> str:
    return text(Checked(key, file.where))


def _refuse(message: str, **values: object) -> NoReturn:
    raise Malformed("", message, **values) from None
