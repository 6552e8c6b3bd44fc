"""The page of a results document: what the series holds, and its files."""

from __future__ import annotations

import json
from io import BytesIO

import pptx
import pytest
from lxml import html

from tests.meetings.series import twin_units
from tests.people.over_http import Facilitator
from tests.servers.office import BO, Office


@pytest.fixture
def bo(office: Office) -> Facilitator:
    office.session(json.dumps(twin_units()).encode(), BO)
    return office.facilitator(BO)


def deck(bo: Facilitator) -> str:
    """The id of the results, the first on the list: they are of the latest day."""
    bo.open("/facilitator")
    links = html.fromstring(bo.page.text).xpath("//main//li//a/@href")
    return next(link.split("/")[3] for link in map(str, links) if link.endswith("/minutes"))


def test_it_shows_what_the_meetings_of_the_series_hold(bo: Facilitator) -> None:
    bo.open(f"/facilitator/sessions/{deck(bo)}/minutes")
    for shown in ("Samma namn", "1,5/2 län", "Samma igen", "2,5 av 3,25", "End with who was there"):
        assert shown in bo.words


def test_its_slides_end_with_who_was_there_where_that_is_asked_for(bo: Facilitator) -> None:
    session = deck(bo)
    plain, figures = (
        pptx.Presentation(BytesIO(bo.download_minutes(session, format="pptx", **choices).content))
        for choices in ({}, {"figures": "y"})
    )
    assert len(figures.slides) > len(plain.slides)
    assert any(shape.has_chart for slide in figures.slides for shape in slide.shapes)


def test_its_file_is_called_by_its_title(bo: Facilitator) -> None:
    answer = bo.download_minutes(deck(bo), format="docx")
    named = "attachment; filename=resultat-resultat-2026-10-01.docx"
    assert answer.headers["content-disposition"] == named
