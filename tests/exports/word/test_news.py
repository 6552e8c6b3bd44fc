"""The news on the dialogue meetings of 2018 out of their series: byte for byte as published."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exports.gather import minutes
from tests.exports.published_texts import as_published, paragraphs, transcription
from tests.meetings.series import stored
from workshop.sessions.interchange import dumps_series


@pytest.fixture
def series(reference: Path) -> dict[str, Any]:
    return transcription(reference, "dialogmoten-2018.json")


def test_word_is_the_published_text(series: dict[str, Any], reference: Path) -> None:
    published = (reference / "dialogmoten-2018.txt").read_bytes().decode()
    news = stored(series).sessions[-1]
    document = replace(minutes.gather(news, "Samsyn"), appendix=None)
    assert as_published(paragraphs(document)).encode() == published.encode()


def test_the_series_is_given_back_as_it_came(series: dict[str, Any]) -> None:
    assert json.loads(dumps_series(stored(series))) == series
