"""Templates of one's own: copied, changed, shared, as files; and meetings that start from them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from session_templates.plan import FOLDER
from tests.people.over_http import Facilitator
from tests.servers.office import BO, Office

SHIPPED = (FOLDER / "three-segments.toml").read_text("utf-8")
LIST = "/facilitator/templates"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.close()


@pytest.fixture
def ada(office: Office) -> Facilitator:
    return office.facilitator()


def copied(person: Facilitator, of: str = "three-segments") -> str:
    """The address of a copy; its page is open."""
    person.open(LIST)
    person.submit("/templates/copy", template=of)
    assert person.page.status_code == 200
    return person.page.url.path


def changed(person: Facilitator, act: str = "save", **values: Any) -> httpx.Response:
    """Press a button of the form, with this typed into it; a field of several has a list."""
    form: dict[str, list[str]] = {}
    for name, value in person.form(person.page.url.path).form_values():
        form.setdefault(str(name), []).append(str(value))
    sent = form | values | {"act": act}
    headers = {"Referer": str(person.page.url)}
    person.page = person.web.post(str(person.page.url), data=sent, headers=headers)
    return person.page


def held(person: Facilitator, address: str) -> Any:
    """What the file of a template holds."""
    return tomllib.loads(person.web.get(f"{person.url}{address}/file.toml").text)


def segments(person: Facilitator) -> list[str]:
    """The headings of the form's segments."""
    page = html.fromstring(person.page.text)
    return [str(one.text_content()) for one in page.xpath("//section/h2")]


def beside(person: Facilitator, field: str) -> str:
    """What is said beside a field."""
    page = html.fromstring(person.page.text)
    return str(page.xpath("string(//*[@id=$id])", id=f"{field}-error"))


def started(person: Facilitator, address: str) -> str:
    """The id of a meeting that is started from a template."""
    path = address.replace("/templates/", "/start/")
    person.open(path)
    answer = person.submit(path, title="Western region", place="Gothenburg")
    return answer.url.path.split("/")[-2]


@pytest.mark.parametrize("name", ["three-segments", "startup-meeting", "consultation"])
def test_a_copy_holds_what_it_was_copied_from_also_when_it_is_saved(
    ada: Facilitator, name: str
) -> None:
    address = copied(ada, name)
    shipped = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    assert held(ada, address) == shipped
    changed(ada)
    assert "The template is saved." in ada.words
    assert held(ada, address) == shipped


def test_a_meeting_has_the_words_steps_and_columns_of_its_own_template(
    office: Office, ada: Facilitator
) -> None:
    address = copied(ada)
    words = {
        "title": "Our method",
        "segments[0].prompt": "What do we need?",
        "segments[0].target_categories": "5",
        "segments[1].columns[0].label": "Openings",
        "segments[1].minutes": "35",
        "segments[2].votes": "",
        "organisation.question": "From where?",
    }
    changed(ada, **words)
    assert "The template is saved." in ada.words
    now = held(ada, address)
    assert now["title"] == "Our method"
    assert (now["segments"][0]["prompt"], now["segments"][0]["target_categories"]) == (
        "What do we need?",
        5,
    )
    assert "votes" not in now["segments"][2]
    meeting = started(ada, address)
    assert "What do we need?" in ada.open(f"/facilitator/sessions/{meeting}").text
    assert "Openings" in str(office.installation.stored()["segments"])
    ada.open(address)
    changed(ada, **{"segments[0].prompt": "Something else"})
    assert "What do we need?" in ada.open(f"/facilitator/sessions/{meeting}").text


def test_segments_and_columns_are_added_moved_and_removed(ada: Facilitator) -> None:
    address = copied(ada)
    changed(ada, act="up:segments[2]", **{"segments[2].prompt": "Typed before it moved"})
    assert "Not saved yet." in ada.words
    changed(ada, act="remove:segments[2]")
    changed(ada, act="add:segments", kind="points")
    changed(ada, act="add:segments[2]")
    last = html.fromstring(ada.page.text).xpath("count(//fieldset[legend])")
    assert last
    columns = held(ada, address)["segments"]
    assert [one["kind"] for one in columns] == ["frame", "matrix", "lists"]  # nothing is kept yet
    names = {
        field: "A column"
        for field in html.fromstring(ada.page.text).xpath("//input/@name")
        if str(field).startswith("segments[2].columns") and str(field).endswith(".label")
    }
    changed(ada, **names)
    now = held(ada, address)["segments"]
    assert [one["kind"] for one in now] == ["frame", "lists", "points"]
    assert now[1]["prompt"] == "Typed before it moved"
    assert now[2]["columns"][-1]["label"] == "A column"
    assert started(ada, address)


def test_steps_are_left_out_and_put_in_another_order(ada: Facilitator) -> None:
    address = copied(ada)
    chosen: Any = {"segments[0].steps": ["write", "", "cluster", "discuss"]}
    changed(ada, **chosen)
    assert held(ada, address)["segments"][0]["steps"] == ["write", "cluster", "discuss"]
    assert held(ada, address)["segments"][1].get("steps") is None


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("segments[0].minutes", "soon", "must be a whole number"),
        ("segments[0].heading", " ", "must not be empty"),
        ("segments[0].outcome", "So many.", "must hold exactly"),
        ("segments[2].votes", "100", "must be from 1 to 99"),
        ("organisation.choices", "", "must not be empty"),
        ("organisation.choices", "x" * 61, "at most 60 are allowed"),
        ("wording.months", "May", "must hold twelve names"),
    ],
)
def test_what_will_not_do_is_said_beside_its_field_and_what_was_typed_stays(
    ada: Facilitator, field: str, said: str, sentence: str
) -> None:
    address = copied(ada)
    changed(ada, **{field: said, "title": "Typed beside it"})
    assert ada.page.status_code == 422
    assert sentence in beside(ada, field)
    assert "Typed beside it" in ada.page.text
    assert said.strip() in ada.page.text
    assert held(ada, address) == tomllib.loads(SHIPPED)


def test_what_was_changed_in_another_tab_is_not_overwritten(ada: Facilitator) -> None:
    address = copied(ada)
    first = ada.page
    changed(ada, title="Changed in one tab")
    ada.page = first
    changed(ada, title="Changed in the other")
    assert ada.page.status_code == 422
    assert "was changed meanwhile" in ada.words
    assert "Changed in the other" in ada.page.text
    assert held(ada, address)["title"] == "Changed in one tab"


def test_a_form_that_nobody_was_shown_is_refused(ada: Facilitator) -> None:
    address = copied(ada)
    assert changed(ada, draft="x").status_code == 400
    ada.open(address)
    assert changed(ada, act="up:nothing[3]").status_code == 400
    ada.open(address)
    assert changed(ada, act="remove:title").status_code == 400


def test_a_template_goes_out_as_a_file_and_comes_in_again(ada: Facilitator) -> None:
    address = copied(ada)
    changed(ada, title="By file", **{"segments[0].prompt": 'With "marks", a \\ and å'})
    answer = ada.web.get(f"{ada.url}{address}/file.toml")
    assert "filename=by-file.toml" in answer.headers["content-disposition"]
    ada.open(LIST)
    ada.submit("/templates/file", files={"file": ("mine.toml", answer.content, "text/plain")})
    assert ada.words.count("By file") >= 2
    again = str(ada.page.url).rpartition("#template-")[2] or _newest(ada)
    assert held(ada, f"{LIST}/{again}") == tomllib.loads(answer.text)


def _newest(person: Facilitator) -> str:
    ids = html.fromstring(person.page.text).xpath("//li[starts-with(@id, 'template-')]/@id")
    return max(str(one) for one in ids).removeprefix("template-")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "no text in UTF-8"),
        (b"title = ", "no TOML file"),
        (b"title = 'x'", "method: is missing"),
        (SHIPPED.replace("minutes = 75", "minutes = 0").encode(), "segments[0].minutes"),
        (b"#" * 100_001, "at most 100000 characters"),
    ],
)
def test_a_file_that_is_no_template_is_told_what_it_is(
    ada: Facilitator, content: bytes, sentence: str
) -> None:
    ada.open(LIST)
    before = ada.page.text.count('id="template-')
    ada.submit("/templates/file", files={"file": ("mine.toml", content, "text/plain")})
    assert ada.page.status_code == 422
    assert sentence in ada.words.replace("\u2068", "").replace("\u2069", "")
    assert ada.page.text.count('id="template-') == before


def test_colleagues_start_from_what_is_shared_and_change_only_copies(
    office: Office, ada: Facilitator
) -> None:
    address, bo = copied(ada), office.facilitator(BO)
    changed(ada, title="Ours together")
    start, file = address.replace("/templates/", "/start/"), f"{address}/file.toml"
    assert [bo.open(path).status_code for path in (start, file, address)] == [404, 404, 404]
    ada.open(LIST)
    ada.submit(f"{address}/share")
    assert "Shared with everybody" in ada.words
    bo.open(LIST)
    assert "Shared by Ada Berg" in bo.words.replace("\u2068", "").replace("\u2069", "")
    assert [bo.open(path).status_code for path in (start, file, address)] == [200, 200, 404]
    assert held(bo, copied(bo, of=address.split("/")[-1]))["title"] == "Ours together"
    meeting = started(bo, address)
    bo.open(LIST)
    token = bo.form("/sign-out").fields["csrf_token"]
    for act in ("share", "remove"):
        url = urljoin(bo.url, f"{address}/{act}")
        assert bo.web.post(url, data={"csrf_token": token}).status_code == 404
    ada.open(LIST)
    ada.submit(f"{address}/remove")
    assert "Ours together" not in ada.words
    assert bo.open(f"/facilitator/sessions/{meeting}").status_code == 200
    assert bo.open(start).status_code == 404
    bo.open("/facilitator?q=western")
    assert "A template that was removed" in bo.words


def test_a_meeting_of_a_series_can_start_from_it(ada: Facilitator) -> None:
    address = copied(ada)
    changed(ada, title="For a series")
    ada.open("/facilitator/series")
    ada.submit("/series", title="Councils", language="en-GB")
    series = ada.page.url.path
    ada.open(f"/facilitator/start/three-segments?series={series.rsplit('/', 1)[1]}")
    page = html.fromstring(ada.page.text)
    (way,) = page.xpath(
        "//aside//a[text()='For a series' and contains(@href, $id)]/@href",
        id=address.rsplit("/", 1)[1],
    )
    ada.open(str(way))
    ada.submit(httpx.URL(str(way)).path, title="Northern region", place="Umeå")
    assert "Northern region" in ada.open(series).text


def test_a_preview_shows_what_phones_wall_and_minutes_will_say(ada: Facilitator) -> None:
    address = copied(ada)
    words = {"short_prompt": "Say it", "prompt": "Say it all", "discussion_heading": "We talked"}
    changed(ada, **{f"segments[0].{key}": said for key, said in words.items()})
    page = html.fromstring(ada.open(f"{address}/preview").text)
    said = [one.text for one in page.xpath("//*[@aria-labelledby='segment-1']//p")]
    assert said == ["Say it", "Say it all"]
    assert "Cluster, 20 min" in page.xpath("string(//*[@aria-labelledby='segment-1'])")
    paper = page.xpath("string(//article)")
    assert "We talked" in paper
    assert "Opportunities" in paper
    assert "four knowledge categories" in paper
    assert ada.open("/facilitator/templates/three-segments/preview").status_code == 200
    assert ada.open("/facilitator/templates/nothing/preview").status_code == 404


def test_a_facilitator_prepares_a_method_and_starts_from_it(
    office: Office, browser: Browser
) -> None:
    page = browser.new_context(locale="en").new_page()
    page.goto(f"{office.server.url}/facilitator/sign-in")
    page.get_by_label("Name").fill(BO)
    page.get_by_label("Password", exact=True).fill("a password of Ada and Bo")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Templates of your own").click()
    page.get_by_role("button", name="Copy: Three segments").click()
    page.get_by_label("Title", exact=True).fill("A short one")
    page.get_by_role("button", name="Remove: Obstacles and opportunities").click()
    page.get_by_text("Not saved yet.").wait_for()
    page.get_by_label("What is asked", exact=True).first.fill("What matters?")
    page.get_by_label("Length in minutes").first.fill("x")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Length in minutes").first).to_be_focused()
    expect(page.get_by_text("must be a whole number")).to_be_visible()
    page.get_by_label("Length in minutes").first.fill("20")
    page.keyboard.press("Enter")
    page.get_by_text("The template is saved.").wait_for()
    page.get_by_role("main").get_by_role("link", name="Templates of your own").click()
    page.get_by_role("link", name="Start: A short one").click()
    page.get_by_label("Title", exact=True).fill("Eastern region")
    page.get_by_label("Place").fill("Norrköping")
    page.get_by_role("button", name="Start the meeting").click()
    agenda = page.get_by_role("heading", name="Segment 2 Initiatives and measures")
    expect(agenda).to_be_visible()
    page.context.close()
