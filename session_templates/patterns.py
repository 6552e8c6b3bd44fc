"""Set sentences of a method: words with {names} in them, which are filled in."""

from __future__ import annotations

import re
from string import Formatter

from words.checked import Checked, Malformed
from words.refused import N_

_PART = re.compile(r"\[([^\[\]]*)\]")
_FORMS = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


def pattern(file: Checked, *names: str) -> str:
    """A text with exactly these {names} in it."""
    text = file.text(empty=False)
    try:
        found = _names(text)
    except ValueError:
        found = []
    if sorted(found) != sorted(names):
        wanted = " ".join(f"{{{name}}}" for name in names)
        raise Malformed(file.where, N_("must hold exactly {names}"), names=wanted)
    return text


def filled(text: str, /, **values: str | None) -> str:
    """A pattern filled in; of it, what stands [in brackets] only where what it names is there."""

    def kept(part: re.Match[str]) -> str:
        return part[1] if all(values[name] for name in _names(part[1])) else ""

    return _PART.sub(kept, text).format(**values)


def counted(text: str, number: int, /, **values: str) -> str:
    """A pattern filled in; of [one form|another] the first where it is of one, else the other."""
    return _FORMS.sub(lambda forms: forms[1 if number == 1 else 2], text).format(**values)


def _names(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
