"""A consultation over two meetings: the same parts, views that say whose they are to those who lead
alone, the list of them, and a news text that begins with what the series holds."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx

from tests.exports.workbooks import rows_of
from tests.facilitator.test_series import new_series
from tests.meetings.running import Meeting, Room, patiently
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, Office
from workshop.base.ids import new_id

TEXT = "A council is set up."


def consulted(ada: Facilitator, series: str, title: str) -> Meeting:
    return Meeting(ada, f"consultation?series={series}", title=title, place="")


class Guest(Room):
    """A device of somebody who speaks for a group."""

    def __init__(self, meeting: Meeting, **answers: str) -> None:
        self.meeting, self.device = meeting, Facilitator(meeting.leader.url)
        self.device.open(meeting.link)
        self.device.submit(meeting.link, **answers)

    def sees(self) -> dict[str, Any]:
        path = f"/live/{self.meeting.id}/changes?as=participant&from=0&epoch="
        found: dict[str, Any] = patiently(self.device, path)["snapshot"]
        return found

    def says(self, text: str, category: str) -> None:
        idea = {"id": new_id(), "text": text, "category_id": category, "column": "overall"}
        op = {"op_id": new_id(), "kind": "idea.add", "segment_id": self.meeting.segments[0]}
        answer = self.device.web.post(
            f"{self.device.url}/live/{self.meeting.id}/operations?as=participant",
            json={"ops": [op | idea]},
            headers={"X-Samsyn": "1", "Origin": self.device.url},
        ).json()
        assert "n" in answer["answers"][0], answer


def test_views_are_gathered_over_meetings(office: Office) -> None:
    ada = office.facilitator(ADA)
    series = new_series(ada)
    first = consulted(ada, series, "Consultation 1")
    (whole,) = first.snapshot()["category"]
    first.do("category.rename", id=whole["id"], name="The proposal", text=TEXT)
    first.do("category.add", id=new_id(), name="The council")
    ada.open(f"/facilitator/sessions/{first.id}")
    ada.submit("/page-one", **{"front-audience": "care providers", "front-paper": "javascript:x"})
    assert "Write a link that begins with https://." in ada.words
    ada.submit("/page-one", **{"front-audience": "care providers", "front-paper": ""})

    second = consulted(ada, series, "Consultation 2")
    parts = sorted(second.snapshot()["category"], key=lambda one: one["rank"])
    assert [(part["name"], part["text"]) for part in parts] == [
        ("The proposal", TEXT),
        ("The council", None),
    ]

    second.open_step(0)
    one, other = Guest(second, group="0"), Guest(second, group="other", organisation="The union")
    one.says("Say who decides", parts[0]["id"])
    other.says("=More seats", parts[0]["id"])
    leads = {idea["text"]: (idea["actor"], idea["actor_group"]) for idea in views_of(second)}
    assert leads == {"Say who decides": (None, "principals"), "=More seats": ("The union", None)}
    seen = {idea["text"]: idea for idea in one.sees()["idea"]}
    assert not {"actor", "actor_group", "personal", "sources"} & seen["=More seats"].keys()

    ada.open(f"/facilitator/series/{series}")
    ada.submit("/documents", template="consultation-views")
    document = ada.page.url.path.split("/")[-2]
    word = ada.download_minutes(document, format="docx", whose="name")
    lines = [line.text for line in docx.Document(BytesIO(word.content)).paragraphs]
    assert lines[2:10] == [
        "Views",
        "1. The proposal",
        TEXT,
        "Overall",
        "Say who decides –\u00a0Care providers",
        "=More seats –\u00a0The union",
        "In detail",
        "No views.",
    ]
    views = ada.download_minutes(document, format="json").json()["segments"][0]["views"]
    assert [view["text"] for view in views] == ["Say who decides", "=More seats"]
    rows = rows_of(ada.open(f"/facilitator/series/{series}/export.xlsx").content)["Views"]
    assert [row[4] for row in rows] == ["Text", "Say who decides", "=More seats"]
    assert [row[6:8] for row in rows[1:]] == [[None, "Care providers"], ["The union", None]]

    ada.open(f"/facilitator/series/{series}")
    ada.submit("/documents", template="news")
    news = ada.page.url.path.split("/")[-2]
    words = ada.open(f"/facilitator/sessions/{news}/minutes").text
    assert f'href="/facilitator/series/{series}"' in words
    assert 'name="tables"' not in words  # of which there are none in such a text
    assert "Two meetings gathered 2 persons in all." in words
    assert "came care providers." in words


def views_of(meeting: Meeting) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = meeting.snapshot()["idea"]
    return found
