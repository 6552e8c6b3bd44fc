"""The yearly report of 2016, taken in and written as Word: byte for byte the published text.

The page of the published one breaks inside a paragraph; there, and only there, a blank line stands.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exports.published_texts import (
    as_published,
    document_of,
    paragraphs,
    taken_in,
    transcription,
)
from workshop.sessions.coverage import coverage
from workshop.sessions.interchange import dumps


@pytest.fixture
def report(reference: Path) -> dict[str, Any]:
    return transcription(reference, "arsrapport-2016.json")


def test_word_is_the_published_text(report: dict[str, Any], reference: Path) -> None:
    published = (reference / "arsrapport-2016.txt").read_bytes().decode()
    found = paragraphs(document_of(report))
    (page_break,) = report["as_published"]["page_breaks"]
    whole = report["segments"][1]["items"][5]["children"][1]["text"]
    at = page_break["after"]
    assert [text for _, text in found].count(whole) == 1
    broken = f"{whole[:at]}\n\n{whole[at + 1 :]}"
    text = as_published(found).replace(whole, broken)
    assert ("\n\n" + text).encode() == published.encode()


def test_headings_nest_and_lists_stay_whole(report: dict[str, Any]) -> None:
    found = paragraphs(document_of(report))
    levels = [style for style, _ in found if style.startswith("Heading")]
    assert levels == [f"Heading{level}" for level in (1, 2, 2, 3, 3, 3, 3, 2, 3, 3)]
    lists = [style for style, _ in found if style.startswith("ListBullet")]
    assert lists == ["ListBullet"] * 6 + ["ListBulletGap", "ListBullet"]


def test_it_is_given_back_as_it_came(report: dict[str, Any]) -> None:
    given = json.loads(dumps(taken_in(report)[1]))
    assert given == report


def test_every_part_of_the_mandate_has_an_activity(report: dict[str, Any]) -> None:
    parts = coverage(taken_in(report)[1])
    assert [len(part.activities) for part in parts] == [2, 1, 1, 1]
    for activity in report["segments"][1]["items"]:
        activity.pop("sources", None)
    assert not any(part.activities for part in coverage(taken_in(report)[1]))
