"""The one text type: what cannot be kept goes, everything else stays as it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from words.text import folded, is_blank, storable, typed

ANYTHING = st.text(st.characters(codec=None, exclude_categories=())).map(str)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x01c\x1bd\x7f", "abcd\x7f"),
        ("line\x0bline\x0cpage\x0ecolumn", "line\nline\npage\ncolumn"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("cell\x07cell", "cell\tcell"),
        ("file\x1cgroup\x1drecord", "file group record"),
        ("mål\x1eoch sam\x1fverkan", "mål-och sam\u00adverkan"),
        ("one \ud83d and another \ude00", "one  and another "),
        ("not characters: \ufffe\uffff", "not characters: "),
        ("one\r\ntwo\rthree\nfour\tfive", "one\ntwo\nthree\nfour\tfive"),
        ("👩‍👩‍👧‍👦 🏳️‍🌈 שלום \u202eback\u202c \u00ad\u200b\ufeff", None),
        ("=1+1 -- --> “Nivå strukturera” mål- innan", None),
        ("e\u0301 is not made é", None),
    ],
)
def test_what_is_kept(text: str, kept: str | None) -> None:
    assert storable(text) == (text if kept is None else kept)


def test_what_is_typed_is_trimmed() -> None:
    assert typed(" \t\n two  spaces \r\n\u00a0") == "two  spaces"
    assert typed("\x00 \x07") == ""


UNSEEN = ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u3164", "\u2800", "\u115f", "\U000e0041"]


@pytest.mark.parametrize("text", [*UNSEEN, " \u200b \u2063\n", "\u202e\u202c", "\ufe0f", "\u00a0"])
def test_what_shows_nothing_is_nothing(text: str) -> None:
    assert is_blank(text)
    assert typed(text) == ""


@pytest.mark.parametrize("mark", UNSEEN)
def test_between_others_it_stays(mark: str) -> None:
    assert typed(f"a{mark}b") == f"a{mark}b"
    assert not is_blank(f"{mark}.")


@given(ANYTHING)
def test_xml_and_utf_8_hold_whatever_is_storable(text: str) -> None:
    kept = storable(text)
    element = etree.Element("t")
    element.text = kept
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == (kept or None)
    assert storable(kept) == kept


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))))
def test_what_can_be_kept_is_not_touched(text: str) -> None:
    assert storable(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Linköping", "linkoping"),
        ("Målbild/Vision", "malbild-vision"),
        ("Tromsø & Łódź", "tromso-lodz"),
        ("../../etc/passwd", "etc-passwd"),
        ("東京", ""),
    ],
)
def test_what_remains_of_a_name(text: str, name: str) -> None:
    assert folded(text) == name


@given(ANYTHING)
def test_what_remains_of_a_name_is_safe_everywhere(text: str) -> None:
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", folded(text))
    assert len(folded(text)) <= 60
