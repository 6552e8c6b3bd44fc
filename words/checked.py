"""Reading a parsed file (TOML or JSON) value by value, so that every error names its place.

A `Checked` is a value and where it stands. Asking it for what it must hold either gives the
typed value or raises `Malformed`, whose sentence names the place and is ready for translation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from words.refused import N_, Refused
from words.text import is_blank, storable

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""The days that a meeting, or what it decides, can have. Others were typed by mistake."""


class Malformed(Refused):
    """A file does not hold what it must; `where` is the place in it, empty for the whole."""

    def __init__(self, where: str, message: str, **values: object) -> None:
        super().__init__(message, **values)
        self.where = where

    def __str__(self) -> str:
        sentence = super().__str__()
        return f"{self.where}: {sentence}" if self.where else sentence


@dataclass(frozen=True)
class Checked:
    """A value out of a parsed file, and where it stands (`segments[0].columns[1].label`)."""

    value: Any
    where: str = ""

    def only(self, required: Collection[str], optional: Collection[str] = ()) -> Checked:
        """This, a table with exactly these keys."""
        self.table()
        for key in required:
            if key not in self.value:
                raise Malformed(self._place(key), N_("is missing"))
        for key in self.value:
            if key not in required and key not in optional:
                raise Malformed(self._place(key), N_("is not a key that belongs here"))
        return self

    def table(self) -> Checked:
        """This, a table with any keys."""
        self._of(dict, N_("must be a table of keys and values"))
        return self

    def __getitem__(self, key: str) -> Checked:
        return Checked(self.value[key], self._place(key))

    def get(self, key: str) -> Checked | None:
        """The value at `key`, or None where the key is absent."""
        return self[key] if key in self.value else None

    def each(self) -> Iterator[Checked]:
        """The members of this, a list."""
        for number, member in enumerate(self._of(list, N_("must be a list"))):
            yield Checked(member, f"{self.where}[{number}]")

    def text(self, *, longest: int | None = None, empty: bool = True) -> str:
        """This, a text of at most `longest` characters."""
        text: str = self._of(str, N_("must be a text"))
        if longest is not None and len(text) > longest:
            raise Malformed(
                self.where,
                N_("holds {length} characters; at most {longest} are allowed"),
                length=len(text),
                longest=longest,
            )
        if not empty and is_blank(storable(text)):
            raise Malformed(self.where, N_("must not be empty"))
        return text

    def one_of(self, allowed: Collection[str]) -> str:
        """This, one of the `allowed` texts."""
        text = self.text()
        if text not in allowed:
            raise Malformed(
                self.where,
                N_("is “{value}”; it must be one of: {allowed}"),
                value=shown(text),
                allowed=", ".join(allowed),
            )
        return text

    def whole(self, *, least: int = 0, most: int = 1_000_000) -> int:
        """This, a whole number within bounds."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise Malformed(self.where, N_("must be a whole number"))
        if not least <= self.value <= most:
            raise Malformed(
                self.where, N_("must be from {least} to {most}"), least=least, most=most
            )
        return self.value

    def figure(self, *, most: int) -> float:
        """This, a number from zero of at most two decimals."""
        value = self.value
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise Malformed(self.where, N_("must be a number"))
        if not 0 <= value <= most:
            raise Malformed(self.where, N_("must be from {least} to {most}"), least=0, most=most)
        if round(value, 2) != value:
            raise Malformed(self.where, N_("has more than two decimals"))
        return float(value)

    def truth(self) -> bool:
        """This, true or false."""
        return bool(self._of(bool, N_("must be true or false")))

    def day(self) -> date:
        """This, a date written 2017-11-27."""
        text = self.text()
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is not None and not EARLIEST <= day <= LATEST:
            raise Malformed(
                self.where,
                N_("is “{value}”; the year must be from {least} to {most}"),
                value=text,
                least=EARLIEST.year,
                most=LATEST.year,
            )
        if day is None or day.isoformat() != text:  # 20171127 and 2017-W48-1 are ISO dates too
            raise Malformed(
                self.where, N_("is “{value}”; it must be a date like 2017-11-27"), value=shown(text)
            )
        return day

    def _of(self, kind: type, otherwise: str) -> Any:
        if not isinstance(self.value, kind):
            raise Malformed(self.where, otherwise)
        return self.value

    def _place(self, key: str) -> str:
        key = shown(key)
        return f"{self.where}.{key}" if self.where else key


def shown(text: str, longest: int = 40) -> str:
    """A text from a stranger, short and printable enough to stand in a sentence."""
    printable = "".join(c if c.isprintable() else "�" for c in text)
    return printable if len(printable) <= longest else printable[: longest - 1] + "…"
