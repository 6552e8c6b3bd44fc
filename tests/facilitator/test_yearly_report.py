"""A yearly report: page one is written on its page, and what its mandate lacks is named."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from tests.facilitator.test_series import new_series
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, Office
from workshop.base.ids import new_id
from workshop.storage.database import Database
from workshop.storage.models import Idea, Segment


@pytest.fixture
def ada(office: Office) -> Facilitator:
    return office.facilitator(ADA)


def report_in(who: Facilitator, series: str) -> str:
    """Make the report of a series; its id."""
    who.open(f"/facilitator/series/{series}")
    who.submit("/documents", template="yearly-report")
    assert who.page.url.path.endswith("/live"), who.words
    return who.page.url.path.split("/")[-2]


def write(office: Office, report: str, key: str, text: str, **more: Any) -> str:
    def work(db: Any) -> str:
        segment = db.query(Segment).filter_by(session_id=report, key=key).one()
        about = {"session_id": report, "segment_id": segment.id, "rank": "V", "text": text}
        idea = Idea(id=new_id(), **about, **more)
        db.add(idea)
        return idea.id

    with closing(Database.opened(f"sqlite:///{office.database}")) as database:
        return database.write(work)


def test_page_one_is_that_of_a_letter(ada: Facilitator) -> None:
    report = report_in(ada, new_series(ada, "North"))
    ada.open(f"/facilitator/sessions/{report}")
    said = {
        "front-title": "Report on <2016>",
        "front-date": "2017-02-21",
        "front-recipients": "The Ministry of Health\n\n  =The Ministry of Education ",
        "front-since": "2016-07-01",
        "front-until": "2017-01-31",
    }
    ada.submit("/page-one", **said)
    assert ada.page.status_code == 200
    words = ada.open(f"/facilitator/sessions/{report}/minutes").text.partition("<article")[2]
    order = ["Date", "2017-02-21", "The Ministry of Health", "=The Ministry", "Report on &lt;2016"]
    places = [words.index(one) for one in order]
    assert places == sorted(places)
    ada.open(f"/facilitator/sessions/{report}")
    ada.submit("/page-one", **said | {"front-until": "2016-06-30", "front-title": " "})
    assert ada.page.status_code == 422
    assert "Write a day after the first one." in ada.words
    assert "Write something here." in ada.words
    assert "The Ministry of Health" in ada.page.text  # what was typed is still there


def test_a_part_without_an_activity_is_named_before_settling(
    office: Office, ada: Facilitator
) -> None:
    report = report_in(ada, new_series(ada, "North"))
    write(office, report, "background", "The mandate has these parts:", kind="paragraph")
    parts = [write(office, report, "background", f"Part {n}") for n in (1, 2)]
    rests = [{"session": report, "kind": "idea", "id": parts[0], "unit": None, "rev": 1}]
    write(office, report, "activities", "Dialogue", kind="heading", sources=rests)
    ada.open(f"/facilitator/sessions/{report}/minutes")
    form = ada.words.partition("1 part has no activity yet:")[2]
    assert form.lstrip().startswith("Part 2")
