"""What lines rest on, on pages: followed both ways, picked from, and categories put together."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from tests.meetings.running import Meeting
from tests.meetings.synthesis import OF_FIVE, UNITS, six_regions
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, Office

NAUGHTY = "<b>=1+1</b> \u202eegaugnal\u202c & \U0001f600"


@pytest.fixture(scope="module")
def ada(office: Office) -> Facilitator:
    """Who has taken in a series, and begun a text on it that she works on."""
    ada = office.facilitator(ADA)
    ada.open("/facilitator")
    content = json.dumps(six_regions(NAUGHTY)).encode()
    ada.submit("/import", files={"file": ("series.json", content, "application/json")})
    return ada


@pytest.fixture(scope="module")
def series(ada: Facilitator) -> str:
    return str(ada.page.url.path)


def sessions_of(ada: Facilitator, series: str) -> dict[str, str]:
    """The ids of the sessions of the series, by title."""
    ada.open(series)
    links = html.fromstring(ada.page.text).xpath("//li[@class='held']//p/a")
    return {link.text_content(): link.get("href").rsplit("/", 1)[1] for link in links}


def test_a_line_is_followed_to_its_words_and_back(ada: Facilitator, series: str) -> None:
    sessions = sessions_of(ada, series)
    ada.open(f"/facilitator/sessions/{sessions[NAUGHTY]}/trace")
    assert "5 of 6" in ada.words
    assert "Åtagande nummer 4 om tillit" in ada.words
    page = html.fromstring(ada.page.text)
    (line,) = [li for li in page.xpath("//li[h3]") if li.find("h3").text_content() == OF_FIVE]
    assert len(line.findall("ul/li")) == 6
    way = line.xpath("ul/li/a/@href")[0]
    ada.open(way.partition("#")[0])
    page = html.fromstring(ada.page.text)
    (used,) = page.xpath(f"//li[@id='{way.partition('#')[2]}']")
    assert OF_FIVE in used.text_content()
    (back,) = used.xpath("ul/li/a/@href")
    assert back.endswith(f"#{line.get('id')}")


def test_used_and_unused_are_all(ada: Facilitator, series: str) -> None:
    sessions = sessions_of(ada, series)
    ada.open(f"/facilitator/sessions/{sessions[NAUGHTY]}/trace")
    part = "//section[@aria-labelledby='completeness']//p"
    said = [p.text_content() for p in html.fromstring(ada.page.text).xpath(part)]
    sums = [[int(word) for word in one.replace(",", "").split() if word.isdigit()] for one in said]
    assert [used + unused for used, unused, _ in sums] == [every for *_, every in sums]
    assert len(sums) == len(UNITS)
    (_, unused, _), way = sums[-1], html.fromstring(ada.page.text).xpath(f"{part}/a/@href")[-1]
    ada.open(way.partition("#")[0])
    page = html.fromstring(ada.page.text)
    (shown,) = page.xpath("//section[@aria-labelledby='completeness']//ul")
    assert len(shown) == unused
    assert shown.getparent().get("id") == way.partition("#")[2]


def test_one_picks_by_unit_and_words(ada: Facilitator, series: str) -> None:
    text = sessions_of(ada, series)[NAUGHTY]
    at = f"{ada.url}/facilitator/sessions/{text}/sources"
    answer: Any = ada.web.get(f"{at}/pick", params={"words": "åtagande"}).json()
    assert (answer["all"], answer["more"], len(answer["found"])) == (6, False, 6)
    unit = answer["units"][0]["id"]
    answer = ada.web.get(f"{at}/pick", params={"words": "åtagande", "unit": unit}).json()
    assert [one["text"] for one in answer["found"]] == ["Åtagande nummer 0 om tillit"]
    assert ada.web.get(f"{at}/pick", params={"page": "x", "words": "\x00"}).json()["all"] == 0
    lines = ada.web.get(at).json()["lines"]
    assert sorted(one["number"] for one in lines.values()) == [1, 3, 5]


def test_categories_and_meetings_are_picked_from_too(ada: Facilitator, series: str) -> None:
    text = sessions_of(ada, series)[NAUGHTY]
    at = f"{ada.url}/facilitator/sessions/{text}/sources/pick"
    answer: Any = ada.web.get(at, params={"kind": "session", "words": "sodra"}).json()
    (found,) = answer["found"]
    assert (found["kind"], found["text"], found["place"]) == (
        "session",
        "Möte i sodra",
        "Ort 4, 2026-10-14",
    )
    answer = ada.web.get(at, params={"kind": "category", "words": "kultur"}).json()
    assert [(one["kind"], one["unit"]) for one in answer["found"]] == [
        ("category", "Mellersta regionen")
    ]


def test_categories_go_under_one_of_the_text_by_a_press(ada: Facilitator, series: str) -> None:
    ada.open(series)
    ada.submit("/documents", template="nationell-sammanstallning")
    text = ada.page.url.path.split("/")[-2]
    ada.open(f"/facilitator/sessions/{text}/crosswalk")
    assert "The text has no categories yet." in ada.words
    press(ada, "Tillit mellan aktörer", "new")
    own = "Tillit mellan aktörer"
    assert row_of(ada, own) == [own, own, "", "", "", "", "", "1 of 6"]
    suggested = buttons_of(ada, "Ömsesidig tillit")
    assert [one.text_content() for one in suggested] == [f"Suggested: {own}"]
    press(ada, "Ömsesidig tillit", suggested[0].get("value"))
    assert row_of(ada, own)[-1] == "2 of 6"
    press(ada, "Ömsesidig tillit", linked(ada, "Ömsesidig tillit"))
    assert row_of(ada, own)[-1] == "1 of 6"


def test_only_those_who_organise_the_series_follow_its_lines(
    office: Office, ada: Facilitator, series: str
) -> None:
    bo, text = office.facilitator(BO), sessions_of(ada, series)[NAUGHTY]
    at = f"/facilitator/sessions/{text}"
    for path in ("/trace", "/sources", "/sources/pick", "/crosswalk"):
        assert ada.open(at + path).status_code == 200, path
        assert bo.open(at + path).status_code == 404, path
        assert "Sign in" in office.visitor().open(at + path).text, path
    ada.open(at)
    ada.submit("/leaders", name=BO)
    for path in ("/trace", "/sources", "/sources/pick", "/crosswalk"):
        assert bo.open(at + path).status_code == 404, path
    assert bo.open(at).status_code == 200


def form_of(ada: Facilitator, name: str) -> Any:
    forms = html.fromstring(ada.page.text).xpath("//main//form")
    return next(one for one in forms if one.xpath(".//input[@name='name']/@value") == [name])


def buttons_of(ada: Facilitator, name: str) -> list[Any]:
    return list(form_of(ada, name).xpath("./button[not(contains(@class, 'btn--plain'))]"))


def linked(ada: Facilitator, name: str) -> str:
    return str(form_of(ada, name).xpath("./button/@value")[0])


def press(ada: Facilitator, name: str, act: str) -> None:
    """Press a button in the form of a category."""
    form = form_of(ada, name)
    data = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    ada.page = ada.web.post(ada.url + ada.page.url.path, data=data | {"act": act})
    assert ada.page.status_code == 200, ada.words


def row_of(ada: Facilitator, name: str) -> list[str]:
    rows = html.fromstring(ada.page.text).xpath("//tbody/tr")
    found = next(row for row in rows if row.find("th").text_content() == name)
    return [" ".join(cell.text_content().replace("Take away", "").split()) for cell in found]


def test_both_say_so_where_a_meeting_behind_a_version_has_changed(
    ada: Facilitator, series: str
) -> None:
    sessions = sessions_of(ada, series)
    at = f"/facilitator/sessions/{sessions[NAUGHTY]}/minutes"
    ada.open(at)
    ada.submit("/minutes/steps", step="propose")
    assert "What lies behind it" not in ada.words
    meeting = Meeting.of(ada, sessions["Möte i norra"])
    meeting.do("session.reopen")
    ada.open(at)
    assert "What lies behind it" not in ada.words
    idea = next(one for one in meeting.snapshot()["idea"] if one["parent_id"] is None)
    meeting.do("idea.edit", id=idea["id"], rev=idea["rev"], text="Andra ord")
    ada.open(at)
    (mark,) = html.fromstring(ada.page.text).xpath("//p[starts-with(., 'What lies behind')]")
    assert mark.text_content() == "What lies behind it has changed since version 1"
    links = mark.getnext().xpath(".//a")
    assert [one.text_content() for one in links] == ["Möte i norra"]
    said = "//p[starts-with(., 'This lies behind these texts')]"
    ada.open(f"/facilitator/sessions/{meeting.id}/minutes")
    (mark,) = html.fromstring(ada.page.text).xpath(said)
    assert [one.text_content() for one in mark.getnext().xpath(".//a")] == [NAUGHTY]
    ada.open(f"/facilitator/sessions/{sessions['Möte i sodra']}/minutes")
    assert not html.fromstring(ada.page.text).xpath(said)
