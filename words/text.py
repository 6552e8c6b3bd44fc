"""The one text type: what people type or paste, cleaned at the door."""

from __future__ import annotations

import re
import unicodedata

# What neither XML 1.0 (section 2.2) nor UTF-8 can hold: control characters, lone surrogates.
_UNSTORABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def storable(text: str) -> str:
    """`text` without what Word and the databases cannot hold, lines broken by "\\n" alone."""
    return _UNSTORABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def typed(text: str) -> str:
    """What a person meant by `text`: storable and trimmed. Nothing else is corrected."""
    return storable(text).strip()


# Letters that are no other letter with a mark, so that Unicode cannot take them apart.
_SPELLED_OUT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)


def folded(text: str, longest: int = 60) -> str:
    """Small ASCII letters and digits, everything else one hyphen: "malbild-vision"."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED_OUT))
    ascii_only = letters.encode("ascii", "ignore").decode("ascii")
    return re.sub("[^a-z0-9]+", "-", ascii_only).strip("-")[:longest].strip("-")
