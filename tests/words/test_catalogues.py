"""The catalogues hold every sentence of the code, and none besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.places import PACKAGES, ROOT
from words import catalogues
from words.checked import Malformed
from words.refused import Refused

KEYWORDS = {
    **dict.fromkeys(("_", "N_", "_l", "gettext", "lazy"), None),
    **dict.fromkeys(("ngettext", "_n", "nlazy"), (1, 2)),
}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "newstyle_gettext": "true"}}

Sentence = str | tuple[str, ...]


@cache
def said() -> dict[Sentence, str]:
    """Every sentence of the code, and where it stands."""
    return {
        tuple(message) if isinstance(message, list | tuple) else message: f"{package}/{file}:{line}"
        for package in PACKAGES
        for file, line, message, _, _ in extract_from_dir(
            ROOT / package, METHODS, OPTIONS, keywords=KEYWORDS
        )
    }


def catalogue(language: str) -> dict[Sentence, Message]:
    with (catalogues.LOCALE / f"{language}.po").open("rb") as file:
        messages = read_po(file, locale=language)
    assert not messages.obsolete
    return {tuple(m.id) if isinstance(m.id, list | tuple) else m.id: m for m in messages if m.id}


CATALOGUES = [path.stem for path in sorted(catalogues.LOCALE.glob("*.po"))]


def test_every_catalogue_is_a_language_that_names_itself() -> None:
    assert list(catalogues.LANGUAGES.items()) == [("sv", "Svenska"), ("en", "English")]
    assert {*CATALOGUES, "en"} == set(catalogues.LANGUAGES)


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_sentence_is_missing(language: str) -> None:
    known = {key for key, message in catalogue(language).items() if all(strings(message))}
    assert {sentence: at for sentence, at in said().items() if sentence not in known} == {}


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_sentence_is_left_over(language: str) -> None:
    assert sorted(catalogue(language).keys() - said().keys(), key=str) == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_sentence_is_a_guess(language: str) -> None:
    assert [m.id for m in catalogue(language).values() if m.fuzzy] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_both_languages_have_the_same_places_to_fill_in(language: str) -> None:
    wrong = []
    for key, message in catalogue(language).items():
        wanted = {
            place for text in ([key] if isinstance(key, str) else key) for place in places(text)
        }
        wrong += [key for text in strings(message) if set(places(text)) != wanted]
    assert wrong == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_translation_ends_otherwise_than_the_sentence(language: str) -> None:
    """A full stop, question mark or colon that got lost or was added."""
    wrong = []
    for key, message in catalogue(language).items():
        first = key if isinstance(key, str) else key[0]
        wrong += [text for text in strings(message) if ending(text) != ending(first)]
    assert wrong == []


def strings(message: Message) -> Iterator[str]:
    yield from [message.string] if isinstance(message.string, str) else message.string or []


def places(text: str) -> list[str]:
    """{names} and %(names)s; a name may stand twice."""
    return re.findall(r"%\(\w+\)[sd]|\{\w*\}", text)


def ending(text: str) -> str:
    return text[-1] if text[-1:] in ".?!:…" else ""


# ---- Choosing a language, and saying things in it


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["sv-SE"], "sv"),
        (["sv_FI.UTF-8"], "sv"),
        (["de", "en-US", "sv"], "en"),
        ([None, "", "C.UTF-8", "EN"], "en"),
        (["de", "*"], "sv"),
        ([], "sv"),
    ],
)
def test_the_first_language_there_is(wanted: list[str | None], chosen: str) -> None:
    assert catalogues.choose(wanted) == chosen


def test_a_refusal_within_a_refusal_is_translated_too() -> None:
    inner = Malformed("segments[0].minutes", "must be from {least} to {most}", least=1, most=9)
    outer = Refused("{file}: {fault}", file="x.toml", fault=inner)
    assert catalogues.sentence(outer, "en") == "x.toml: segments[0].minutes: must be from 1 to 9"
    assert catalogues.sentence(outer, "sv").startswith("x.toml: segments[0].minutes: ")
    assert "must be" not in catalogues.sentence(outer, "sv")


def test_what_people_wrote_is_never_taken_for_a_place_to_fill_in() -> None:
    refused = Refused("There is no account named {name}.", name="{secret} %(x)s")
    assert catalogues.sentence(refused, "en") == "There is no account named {secret} %(x)s."


def test_dates_in_words() -> None:
    day = date(2017, 11, 7)
    assert (
        catalogues.long_date(day, "sv")
        == catalogues.long_date(day, "en").lower()
        == "7 november 2017"
    )
    assert [catalogues.short_month(day, language) for language in ("sv", "en")] == ["nov", "Nov"]
