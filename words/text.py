"""The one text type: what people type or paste, cleaned at the door."""

from __future__ import annotations

import re
import unicodedata

# What neither XML 1.0 (section 2.2) nor UTF-8 can hold: control characters, lone surrogates.
_UNSTORABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_STANDS_FOR = str.maketrans(
    {
        "\x07": "\t",  # the end of a table's cell, in what Word puts on the clipboard
        "\x0b": "\n",  # a line break within a paragraph, of Word and PowerPoint
        "\x0c": "\n",  # a new page
        "\x0e": "\n",  # a new column
        "\x1c": " ",
        "\x1d": " ",
        "\x1e": "-",  # Word's hyphen at which no line breaks
        "\x1f": "\u00ad",  # Word's hyphen that shows at the end of a line only
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
"""What programs paste as control characters, and separators of lines that Word shows as nothing."""

_UNSEEN = re.compile(
    "["
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "]"
)
"""What shows nothing by itself: Unicode's Default_Ignorable_Code_Point, the marks around ruby, and
the braille pattern without dots. They mean something between others, and stay there."""


def storable(text: str) -> str:
    """`text` as Word and the databases can hold it, lines broken by "\\n" alone.

    Control characters become what they stand for where they are pasted; the rest of them goes.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_STANDS_FOR)
    return _UNSTORABLE.sub("", lines)


def typed(text: str) -> str:
    """What a person meant by `text`: storable and trimmed; empty where it would show nothing."""
    meant = storable(text).strip()
    return "" if is_blank(meant) else meant


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen, on a screen or on paper."""
    return not _UNSEEN.sub("", text).strip()


# Letters that are no other letter with a mark, so that Unicode cannot take them apart.
_SPELLED_OUT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)


def folded(text: str, longest: int = 60) -> str:
    """Small ASCII letters and digits, everything else one hyphen: "malbild-vision"."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED_OUT))
    ascii_only = letters.encode("ascii", "ignore").decode("ascii")
    return re.sub("[^a-z0-9]+", "-", ascii_only).strip("-")[:longest].strip("-")
