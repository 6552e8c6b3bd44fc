"""What a command says in its terminal: sentences in its language."""

from __future__ import annotations

import os

from words import catalogues
from words.refused import Refused


def sentence(refused: Refused) -> str:
    """What was refused."""
    return catalogues.sentence(refused, language())


def word(message: str) -> str:
    """A sentence of the catalogue."""
    return str(catalogues.translations(language()).gettext(message))


def anew(number: int) -> str:
    """How many meetings screens will fetch anew."""
    said = catalogues.translations(language()).ngettext(
        "Screens will fetch %(num)s meeting anew.",
        "Screens will fetch %(num)s meetings anew.",
        number,
    )
    return str(said % {"num": number})


def language() -> str:
    """The language of the terminal, as gettext finds it."""
    tags = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    return catalogues.choose([*(tag.split(":")[0] for tag in tags if tag), "en"])
