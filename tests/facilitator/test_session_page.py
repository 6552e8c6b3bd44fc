"""One meeting, to read: all that is in it, as it was written, for those who lead it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.meetings.made_up import big_session, every_item
from tests.people.over_http import Facilitator
from tests.servers.office import BO, Office
from words.text import storable

CANARY = "\"'><script>document.title='sung'</script><img src=x onerror=alert(1)>{{7*7}}%s&amp;"


def opened(office: Office, session: Any, language: str = "en") -> Facilitator:
    """A facilitator who sees a session of their own."""
    ada = office.facilitator(language=language)
    address = f"/facilitator/sessions/{office.session(json.dumps(session).encode())}"
    assert ada.open(address).status_code == 200
    return ada


def one_line(text: str) -> str:
    return " ".join(storable(text).split())


def texts(session: Any) -> list[str]:
    """Every text of a session that its page shows."""
    parts = session["segments"].values()
    return [
        session["title"],
        *(part[key] for part in parts for key in ("heading", "prompt")),
        *(category["name"] for category in session["categories"]),
        *(item["text"] for item in every_item(session)),
        session["segments"]["reference_frame"]["clustering_sentence"],
    ]


@pytest.mark.parametrize("name", ["goteborg-2017.json", "linkoping-2017.json"])
def test_all_that_was_published_is_there(name: str, office: Office, reference: Path) -> None:
    session = json.loads((reference / name).read_text("utf-8"))
    ada = opened(office, session)
    assert [text for text in texts(session) if one_line(text) not in ada.words] == []


def test_sub_points_stand_under_their_ideas(office: Office, reference: Path) -> None:
    session = json.loads((reference / "linkoping-2017.json").read_text("utf-8"))
    page = html.fromstring(opened(office, session).page.text)
    (idea,) = page.xpath("//li[p[normalize-space()='Struktur för samverkan utifrån faser']]")
    below = [item.text_content().strip() for item in idea.xpath("./ul/li")]
    assert below == ["Innan", "Under", "Efter", "I produktion"]


def test_a_strangers_meeting_is_not_there(office: Office, reference: Path) -> None:
    session = json.loads((reference / "linkoping-2017.json").read_text("utf-8"))
    address = opened(office, session).page.url.path
    bo = office.facilitator(BO)
    for path in (address, f"{address}/minutes", f"{address}/minutes/abc"):
        answer = bo.open(path)
        assert answer.status_code == 404
        assert "Linköping" not in answer.text


@pytest.mark.parametrize("name", ["x", "00000000-0000-7000-8000-000000000000", "%00", "é", "' --"])
def test_a_meeting_there_is_not(name: str, office: Office) -> None:
    ada = office.facilitator()
    for path in (f"/facilitator/sessions/{name}", f"/facilitator/sessions/{name}/minutes"):
        assert ada.open(path).status_code == 404
        assert "There is no page here, or you may not see it. Check the address." in ada.words


# ---- Nothing that people write becomes markup


def everywhere(session: Any, text: str) -> Any:
    """The session with a text in every place that holds one, but for ids, kinds and dates."""
    kept = {"schema", "id", "language", "date", "category_list_layout", "kind"}
    ids = {category["id"] for category in session["categories"]}
    if isinstance(session, str):
        return text

    def replaced(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: replaced(member, name) for name, member in value.items()}
        if isinstance(value, list):
            return [replaced(member, key) for member in value]
        return text if isinstance(value, str) and key not in kept and value not in ids else value

    return replaced(session)


def shape(page: str) -> list[tuple[str, list[str]]]:
    """The elements of a page and their attributes' names, without what stands in them."""
    return [
        (str(element.tag), sorted(map(str, element.attrib)))
        for element in html.fromstring(page).iter()
        if isinstance(element.tag, str)
    ]


@pytest.mark.parametrize("page", ["", "/minutes"])
def test_markup_in_every_field_stays_text(page: str, office: Office, reference: Path) -> None:
    session = json.loads((reference / "linkoping-2017.json").read_text("utf-8"))
    ada = opened(office, everywhere(session, "plain"))
    plain = ada.open(ada.page.url.path + page).text
    ada = opened(office, everywhere(session, CANARY))
    answer = ada.open(ada.page.url.path + page)
    assert shape(answer.text) == shape(plain)
    assert ada.words.count(CANARY) == html.fromstring(plain).text_content().count("plain")
    ada.open("/facilitator")
    assert CANARY in ada.words
    assert not html.fromstring(ada.page.text).xpath("//script[not(@src)] | //*[@onerror]")


def test_naughty_strings_are_shown_as_they_are(office: Office, reference: Path) -> None:
    lines = (reference / "naughty-strings.txt").read_text("utf-8", "surrogateescape").split("\n")
    naughty = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(naughty) > 400
    session = big_session(0, 1)
    session["segments"]["reference_frame"]["ideas"] = [{"text": text} for text in naughty]
    session["categories"][0]["opportunities"] = naughty
    ada = opened(office, session)
    seen = [
        one_line(element.text_content())
        for element in html.fromstring(ada.page.text).xpath("//li[@dir='auto']/p")
    ]
    wanted = [one_line(text) for text in naughty]
    assert seen == wanted * 2


def test_a_large_meeting_opens(office: Office) -> None:
    session = big_session(2_000, 9, naughty=True)
    ada = opened(office, session)
    assert len(html.fromstring(ada.page.text).xpath("//li[@dir='auto']/p")) == 2_000
