"""The list of meetings: one's own, the latest first."""

from __future__ import annotations

import datetime as dt
import json

from lxml import html

from tests.people.over_http import Facilitator
from tests.places import DEMO
from tests.servers.office import BO, Office
from workshop.base.clock import today


def meeting(**changes: str) -> bytes:
    return json.dumps(json.loads(DEMO.read_text("utf-8")) | changes).encode()


def titles(person: Facilitator) -> list[str]:
    person.open("/facilitator")
    links = html.fromstring(person.page.text).xpath("//main//h3/a")
    return [str(link.text_content()) for link in links]


def test_it_is_empty_at_first(office: Office) -> None:
    bo = office.facilitator(BO)
    assert titles(bo) == []
    assert "There are no meetings here yet." in bo.words


def test_it_holds_the_facilitators_own_meetings_the_latest_first(office: Office) -> None:
    ada, bo = office.facilitator(), office.facilitator(BO)
    for title, date in (("Older", "2024-05-06"), ("Newest", "2026-01-02"), ("Old", "2025-03-04")):
        office.session(meeting(title=title, date=date))
    assert titles(ada) == ["Newest", "Old", "Older"]
    assert titles(bo) == []
    years = html.fromstring(ada.page.text).xpath("//main//h2/text()")
    assert years == ["2026", "2025", "2024"]


def test_each_line_leads_to_the_meeting_and_its_minutes(office: Office) -> None:
    bo = office.facilitator(BO)
    address = f"/facilitator/sessions/{office.session(meeting(title='A meeting'), BO)}"
    bo.open("/facilitator")
    links = html.fromstring(bo.page.text).xpath("//main//li//a/@href")
    assert [address, f"{address}/minutes"] == [link for link in links if address in link]
    for link in links:
        assert bo.open(link).status_code == 200


def test_an_invented_meeting_says_so(office: Office) -> None:
    demo = office.visitor()
    demo.follow_link(office.server.link)
    assert "Invented meeting" in demo.words


def test_a_fortnight_before_it_is_erased_a_meeting_stands_on_top(office: Office) -> None:
    ada = office.facilitator()
    soon, later = (office.session(meeting(title=one)) for one in ("Gone soon", "Kept a while"))
    for session, days in ((soon, 10), (later, 20)):
        ada.open(f"/facilitator/sessions/{session}")
        day = today() + dt.timedelta(days=days)
        assert ada.submit("/keep", erase_on=day.isoformat()).status_code == 200
    ada.open("/facilitator")
    [told] = html.fromstring(ada.page.text).xpath("//h2[.='Erased soon']/following-sibling::ul[1]")
    assert ("Gone soon" in told.text_content(), "Kept a while" in told.text_content()) == (
        True,
        False,
    )
    assert f"/facilitator/sessions/{soon}/minutes" in told.xpath(".//a/@href")
    assert "Erased soon" not in office.facilitator(BO).words
