"""What is to be done over a series: the page, its files, and the meeting that goes on from it."""

from __future__ import annotations

from lxml import html

from tests.exports.workbooks import rows_of
from tests.facilitator.test_series import new_series, unit_ids
from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, Office
from workshop.base.ids import new_id


def held(ada: Facilitator, series: str) -> Meeting:
    """A start-up meeting about the first unit, with two steps, of which one is late."""
    (unit,) = unit_ids(ada, series)
    meeting = Meeting(ada, "startup-meeting")
    ada.open(f"/facilitator/series/{series}")
    ada.submit(f"/series/{series}/sessions", **{"put-in-session": meeting.id, "put-in-unit": unit})
    for text, owner in (("=Write; the plan", "Region <North>"), ("Invite", "")):
        place = {"segment_id": meeting.segments[3], "column": "next-steps", "id": new_id()}
        meeting.do("idea.add", text=text, owner=owner, due_on="2026-01-31" * bool(owner), **place)
    return meeting


def test_what_is_to_be_done_is_followed_to_its_end(office: Office) -> None:
    ada, bo = office.facilitator(ADA), office.facilitator(BO)
    series = new_series(ada, "North")
    first = held(ada, series)
    steps = f"/facilitator/series/{series}/steps"
    assert bo.open(steps).status_code == bo.open(f"{steps}.ics").status_code == 404
    ada.open(steps)
    assert [one.text_content() for one in html.fromstring(ada.page.text).xpath("//h2")] == [
        "Region <North>",
        "Nobody is responsible",
    ]
    assert ada.words.count("Late ·") == 1

    (unit,) = unit_ids(ada, series)
    ada.open(f"/facilitator/start/follow-up-meeting?series={series}&unit={unit}")
    (plan,) = [
        str(one.get("value"))
        for one in html.fromstring(ada.page.text).xpath("//input[@name='follow']")
        if "the plan" in one.getparent().text_content()
    ]
    ada.submit("/follow-up-meeting", follow=plan, title=" ")
    assert ada.page.status_code == 422
    ticked = html.fromstring(ada.page.text).xpath("//input[@name='follow'][@checked]/@value")
    assert ticked == [plan]
    ada.submit("/follow-up-meeting", follow=plan, title="North again", seating="persons")
    second = ada.page.url.path.split("/")[-2]
    snapshot = ada.web.get(f"{ada.url}/live/{second}/changes?as=facilitator&from=0&epoch=").json()
    (followed,) = snapshot["snapshot"]["idea"]
    assert followed["text"] == "=Write; the plan"

    rows = rows_of(ada.open(f"{steps}.xlsx").content)["Next steps"]
    assert [row[0] for row in rows] == ["Responsible", "Region <North>", None]
    assert rows[1][2:7] == ["Late", None, "=Write; the plan", "North", "North again"]
    calendar = ada.open(f"{steps}.ics").text
    assert calendar.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:=Write\\; the plan" in calendar
    assert ada.open(f"{steps}.doc").status_code == 404
    assert first.id != second

    op = {"op_id": new_id(), "kind": "idea.edit", "id": followed["id"], "rev": followed["rev"]}
    done = op | {"text": followed["text"], "progress": "done"}
    sent = ada.web.post(
        f"{ada.url}/live/{second}/operations?as=facilitator",
        json={"ops": [done]},
        headers={"X-Samsyn": "1", "Origin": ada.url},
    )
    assert "n" in sent.json()["answers"][0]
    ada.open(steps)
    assert "the plan" not in ada.words
    assert "Also what is done or dropped (1)" in ada.words
    assert "the plan" in ada.open(f"{steps}?all=").text
