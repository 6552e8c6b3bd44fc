"""The set words of documents that no template holds, in the language of the document."""

from __future__ import annotations

from collections.abc import Callable

from words import catalogues
from words.refused import N_

Say = Callable[[str], str]

CONFIRMED = N_("Confirmed")
"""The word on page one of a text that those who were there have confirmed."""


def words_in(language: str) -> Say:
    """What says a sentence of the catalogues in a language, else in English."""
    return catalogues.translations(catalogues.choose([language, "en"])).gettext


def counted_in(language: str) -> Callable[[str, str, int], str]:
    """The same of sentences that hold a number: one, several, and which."""
    return catalogues.translations(catalogues.choose([language, "en"])).ngettext
