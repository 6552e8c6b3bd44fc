"""The catalogues: every sentence in English in the code, in Swedish in `locale/sv.po`.

Catalogues are read from their .po files at first use (some 700 sentences in 50 ms), so nothing
has to be compiled, and a third language is one more file, named by its two letters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from words.checked import Malformed
from words.directions import isolated
from words.refused import Refused

LOCALE = Path(__file__).parent / "locale"
_TAGS = dict.fromkeys(("sv", "en", *sorted(path.stem for path in LOCALE.glob("[a-z][a-z].po"))))
LANGUAGES: Mapping[str, str] = {
    tag: (Locale.parse(tag).get_display_name() or tag).capitalize() for tag in _TAGS
}
"""The languages of the pages and the names they give themselves; the first is the default."""


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English needs none."""
    path = LOCALE / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def sentence(refused: Refused, language: str) -> str:
    """What was refused, said in a language."""
    translate = translations(language).gettext
    values = {name: _shown(value, language) for name, value in refused.values.items()}
    said = translate(refused.message).format(**values)
    return f"{refused.where}: {said}" if isinstance(refused, Malformed) and refused.where else said


def _shown(value: object, language: str) -> object:
    """A value as it stands within a sentence."""
    if isinstance(value, Refused):
        return sentence(value, language)
    return isolated(value) if isinstance(value, str) else value


def choose(wanted: Iterable[str | None]) -> str:
    """The first of the wanted languages that there is ("sv-SE" finds "sv"), else the default."""
    for tag in wanted:
        language = (tag or "").replace("_", "-").split("-")[0].lower()
        if language in LANGUAGES:
            return language
    return next(iter(LANGUAGES))


def prepare() -> None:
    """Read all that is read at first use. Babel has locks, at which the threads of a server must
    not meet (docs/decisions/0014)."""
    for language in LANGUAGES:
        translations(language)
        _months(language)


def long_date(day: dt.date, language: str) -> str:
    """A date in words: 27 november 2017."""
    return f"{day.day} {_months(language)[0][day.month]} {day.year}"


def file_size(size: int, language: str) -> str:
    """How large a file of so many bytes is: 41 kB, 1.2 MB."""
    if size < _MEGABYTE:
        return f"{max(1, round(size / 1000))} kB"
    return f"{format_decimal(round(size / _MEGABYTE, 1), locale=_locale(language))} MB"


_MEGABYTE = 1_000_000


def short_month(day: dt.date, language: str) -> str:
    """The month in short, without a full stop: nov."""
    return _months(language)[1][day.month].rstrip(".")


@cache
def _months(language: str) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The names of the months by number, as they stand in a date, in full and in short."""
    locale = _locale(language)
    full, short = (get_month_names(width, locale=locale) for width in ("wide", "abbreviated"))
    return dict(full), dict(short)


def _locale(language: str) -> str:
    return {"en": "en_GB"}.get(language, language)
