"""Starting a session: from a template to rows, and from the list of meetings to the code."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html
from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from facilitator.forms import StartForm
from samsyn.app import create_app
from session_templates import kinds
from session_templates.kinds import Kind
from session_templates.plan import Template, shipped
from tests.meetings.new import SECRET, new_meeting
from tests.people.over_http import Facilitator
from workshop.base.settings import Settings
from workshop.meeting.limits import LONGEST_PLACE, LONGEST_TITLE, MOST_TABLES
from workshop.people import accounts
from workshop.sessions import codes, leading
from workshop.sessions.contents import load as contents_of
from workshop.sessions.describing import UnfitField
from workshop.storage.database import Database
from workshop.storage.models import Segment, Session, SessionFacilitator, Step, Table

TODAY = dt.date(2026, 10, 14)
TEMPLATE = shipped()["tre-segment"]
USUAL: dict[str, Any] = {"seating": "tables", "tables": 6}


@pytest.fixture
def database(empty: Database) -> Database:
    return empty


def start(database: Database, **different: Any) -> str:
    """The id of a session started with the usual answers but these."""

    def work(db: DbSession) -> str:
        leads = accounts.find(db, "Vera") or accounts.add(db, accounts.new_facilitator("Vera"))
        return new_meeting(db, facilitator=leads, **(USUAL | different)).id

    return database.write(work)


def test_a_session_holds_the_words_of_its_template(database: Database) -> None:
    session_id = start(database)
    with DbSession(database.engine) as db:
        session = db.get_one(Session, session_id)
        assert (session.method, session.template) == ("three-segment", "tre-segment")
        assert session.language == "sv-SE"
        assert session.wording == json.loads(json.dumps(TEMPLATE.wording.as_json()))
        segments = db.scalars(select(Segment).order_by(Segment.position)).all()
        assert [(s.heading, s.prompt, s.minutes) for s in segments] == [
            (plan.heading, plan.prompt, plan.minutes) for plan in TEMPLATE.segments
        ]
        assert segments[0].outcome_pattern == TEMPLATE.segments[0].outcome
        assert segments[0].target_categories == 4
        assert [column["id"] for column in segments[1].columns] == ["opportunities", "obstacles"]


def test_segments_are_called_what_the_template_calls_them(database: Database) -> None:
    first, second, third = TEMPLATE.segments
    planned = replace(second.columns[1], planned=True)
    matrix = replace(second, key="obstacles", columns=(second.columns[0], planned))
    start(database, template=replace(TEMPLATE, segments=(first, matrix, third)))
    with DbSession(database.engine) as db:
        segments = db.scalars(select(Segment).order_by(Segment.position)).all()
        assert [segment.key for segment in segments] == ["frame", "obstacles", "lists"]
        assert [column.get("planned") for column in segments[1].columns] == [None, True]


def test_a_segment_is_led_through_the_steps_that_its_template_chose(database: Database) -> None:
    first, *others = TEMPLATE.segments
    chosen = replace(first, steps=("cluster", "write"))
    start(database, template=replace(TEMPLATE, segments=(chosen, *others)))
    with DbSession(database.engine) as db:
        steps = db.scalars(select(Step).order_by(Step.position)).all()
        kinds = [step.kind for step in steps]
    assert kinds == ["cluster", "write", "write", "review", "write", "review", "vote"]


def test_a_session_has_the_categories_of_its_template_from_its_start(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = Kind(steps=("write", "review"), written=True)
    monkeypatch.setitem(kinds.KINDS, "points", points)
    last = replace(TEMPLATE.segments[2], key="points", kind="points")
    names = ("Förslaget i sin helhet", "Uppdrag", "Uppdrag")
    template = replace(TEMPLATE, segments=(*TEMPLATE.segments, last), categories=names)
    session_id = start(database, template=template)
    with DbSession(database.engine) as db:
        contents = contents_of(db, session_id)
        assert contents is not None
        tables = {
            segment.key: [
                [category.name for category in table] for table in contents.tables(segment)
            ]
            for segment in contents.segments
        }
    alone = [[name] for name in names]
    assert tables == {
        "frame": alone,
        "matrix": [list(names[:2]), [names[2]]],
        "lists": alone,
        "points": [],
    }


NOWHERE = replace(
    TEMPLATE,
    needs_place=False,
    wording=replace(TEMPLATE.wording, date_line="{day} {month} {year}"),
)


def test_a_session_may_be_nowhere_where_its_template_says_so(database: Database) -> None:
    session_id = start(database, template=NOWHERE, place=" ", date=TODAY)
    somewhere = start(database, template=NOWHERE, place="Granstad", date=TODAY)
    with DbSession(database.engine) as db:
        both = [contents_of(db, one) for one in (session_id, somewhere)]
    lines = [contents.place_and_date for contents in both if contents is not None]
    assert lines == ["14 oktober 2026", "Granstad, 14 oktober 2026"]


@pytest.mark.parametrize(("template", "wrong"), [(TEMPLATE, ["place"]), (NOWHERE, [])])
def test_the_form_asks_for_a_place_where_one_is_needed(
    template: Template, wrong: list[str], database: Database, tmp_path: Path
) -> None:
    app = create_app(Settings(data_dir=tmp_path, secret=SECRET), database)
    answers = {"title": "Rapport", "place": "", "date": "2026-10-14", "seating": "persons"}
    with app.test_request_context(method="POST", data=answers | {"names": "no"}):
        form = StartForm.by(replace(template, organisation=None), TODAY)
        form.validate()
        assert [name for name in form.errors if name != "csrf_token"] == wrong
        assert form.place.flags.required == bool(wrong)


def test_it_is_open_to_join_by_its_code_and_led_by_who_started_it(database: Database) -> None:
    session_id = start(database)
    with DbSession(database.engine) as db:
        session = db.get_one(Session, session_id)
        assert (session.state, session.joining, session.head) == ("open", True, 0)
        code = codes.code_of(SECRET, session)
        assert codes.find_by_code(db, SECRET, code) is session
        leads = accounts.find(db, "Vera")
        assert leads is not None
        assert db.get(SessionFacilitator, (session_id, leads.id)) is not None


def test_another_facilitator_finds_no_such_session(database: Database) -> None:
    session_id = start(database)
    with DbSession(database.engine) as db:
        leads = accounts.find(db, "Vera")
        other = accounts.add(db, accounts.new_facilitator("Sven"))
        assert leads is not None
        assert leading.find_led(db, session_id, leads.id) is not None
        assert leading.find_led(db, session_id, other.id) is None


def test_every_segment_has_its_steps_in_order(database: Database) -> None:
    start(database)
    with DbSession(database.engine) as db:
        votes = db.execute(select(Segment.votes).order_by(Segment.position)).scalars().all()
        assert votes == [None, None, 3]
        steps = db.execute(
            select(Segment.kind, Step.kind, Step.state).join(Step).order_by(Step.position)
        ).all()
    assert [tuple(step) for step in steps] == [
        ("frame", "write", "coming"),
        ("frame", "discuss", "coming"),
        ("frame", "cluster", "coming"),
        ("frame", "settle", "coming"),
        ("matrix", "write", "coming"),
        ("matrix", "review", "coming"),
        ("lists", "write", "coming"),
        ("lists", "review", "coming"),
        ("lists", "vote", "coming"),
    ]


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        ({"seating": "tables", "tables": 12}, [str(n) for n in range(1, 13)]),
        ({"seating": "persons", "tables": 12}, []),
        ({"seating": "persons", "tables": 0}, []),
    ],
)
def test_there_are_tables_where_people_sit_at_tables(
    database: Database, answers: dict[str, Any], names: list[str]
) -> None:
    start(database, **answers)
    with DbSession(database.engine) as db:
        tables = sorted(db.scalars(select(Table)).all(), key=lambda table: table.rank)
    assert [table.name for table in tables] == names


def test_two_sessions_have_two_codes(database: Database) -> None:
    ids = [start(database), start(database)]
    with DbSession(database.engine) as db:
        assert len({codes.code_of(SECRET, db.get_one(Session, one)) for one in ids}) == 2


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("title", ""),
        ("title", " \n\t "),
        ("title", "\x00\x07"),
        ("title", "å" * (LONGEST_TITLE + 1)),
        ("place", ""),
        ("place", "å" * (LONGEST_PLACE + 1)),
        ("tables", 0),
        ("tables", -1),
        ("tables", MOST_TABLES + 1),
    ],
)
def test_what_cannot_start_is_refused_by_name_and_leaves_nothing(
    database: Database, name: str, answer: object
) -> None:
    with pytest.raises(UnfitField) as refused:
        start(database, **{name: answer})
    assert refused.value.name == name
    with DbSession(database.engine) as db:
        assert db.scalars(select(Session)).all() == []


def test_texts_are_cleaned_and_fit_exactly(database: Database) -> None:
    title = "å" * LONGEST_TITLE
    first = start(database, title=f"  {title}\n", place="Gran\r\nstad\x07 ")
    with DbSession(database.engine) as db:
        session = db.get_one(Session, first)
        assert (session.title, session.place) == (title, "Gran stad")


@pytest.fixture
def vera(leader: Facilitator) -> Facilitator:
    leader.open("/facilitator")
    return leader


def began(vera: Facilitator, **different: str) -> dict[str, Any]:
    """Start a session in the browser; what its console is told."""
    vera.open("/facilitator/start/tre-segment")
    usual = {"title": "Skogsbygdens sjukvårdsregion", "place": "Granstad"}
    vera.submit("/start/tre-segment", None, **(usual | different))
    return told(vera.page)


def told(page: httpx.Response) -> dict[str, Any]:
    """The data that a page gives its script."""
    found = html.fromstring(page.text).get_element_by_id("session-data")
    data: dict[str, Any] = json.loads(found.text_content())
    return data


def test_the_list_of_meetings_offers_each_method_in_the_language_of_the_page_first(
    vera: Facilitator,
) -> None:
    links = html.fromstring(vera.page.text).xpath("//*[@class='templates']//a/@href")
    names = [
        *("samrad", "consultation", "tre-segment", "three-segments"),
        *("uppfoljningsmote", "follow-up-meeting", "uppstartsmote", "startup-meeting"),
    ]
    assert links == [f"/facilitator/start/{name}" for name in names]


def test_four_clicks_from_the_list_to_the_code_on_the_wall(vera: Facilitator) -> None:
    vera.open("/facilitator/start/tre-segment")  # 1: Starta
    assert f'value="{dt.datetime.now().astimezone().date()}"' in vera.page.text
    vera.submit("/start/tre-segment", title="Västra", place="Göteborg")  # 2: Starta mötet
    assert vera.page.status_code == 200
    assert vera.page.url.path.endswith("/live")
    wall = vera.open(told(vera.page)["urls"]["wall"])  # 3: Väggen
    assert wall.status_code == 200
    image = vera.open(told(wall)["urls"]["qr"])
    assert image.headers["Content-Type"].startswith("image/svg+xml")
    assert b"<svg" in image.content


def test_a_phone_joins_by_the_link_that_the_console_knows(vera: Facilitator) -> None:
    link = began(vera)["urls"]["join"]
    phone = httpx.get(link, follow_redirects=True)
    assert (phone.status_code, "Skogsbygdens" in phone.text) == (200, True)
    assert link.startswith(vera.url)


def test_a_session_that_runs_stands_first_with_its_code(vera: Facilitator) -> None:
    session_id = began(vera, title="Norra")["session"]
    page = vera.open("/facilitator").text
    running = html.fromstring(page).xpath("//section[contains(@class, 'now')]")
    assert any(f"/sessions/{session_id}/live" in html.tostring(one).decode() for one in running)
    assert all(len(one.xpath(".//*[@class='code']")) == 1 for one in running)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"title": ""}, "Skriv något här."),
        ({"title": "å" * 121}, "Högst 120 tecken."),
        ({"place": "å" * 61}, "Högst 60 tecken."),
        ({"tables": "0"}, "Från 1 till 60 bord."),
        ({"tables": ""}, "Från 1 till 60 bord."),
        ({"date": ""}, "Skriv ett datum."),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field_and_the_rest_is_kept(
    vera: Facilitator, answers: dict[str, str], sentence: str
) -> None:
    vera.open("/facilitator/start/tre-segment")
    usual = {"title": "Södra", "place": "Malmö"}
    page = vera.submit("/start/tre-segment", None, **(usual | answers))
    assert page.status_code == 422
    tree = html.fromstring(page.text)
    assert sentence in tree.get_element_by_id(f"{next(iter(answers))}-error").text_content()
    kept = {name for name in usual if name not in answers}
    assert all(tree.xpath(f"//input[@name='{name}']/@value") == [usual[name]] for name in kept)


@pytest.mark.parametrize("asked", ["yes", "no"])
def test_those_who_join_are_asked_where_they_come_from_if_the_facilitator_wants_it(
    vera: Facilitator, asked: str
) -> None:
    assert "Region, Kommun, Lärosäte" in vera.open("/facilitator/start/tre-segment").text
    link = began(vera, seating="persons", organisation=asked)["urls"]["join"]
    page = httpx.get(link, headers={"Accept-Language": "sv"}).text
    words = ("Varifrån kommer du?", "Region", "Kommun", "Lärosäte", "Annat", "Inget svar")
    assert [f">{word}<" in page for word in words] == [asked == "yes"] * 6


@pytest.mark.parametrize("asked", [True, False])
def test_the_form_proposes_what_its_template_says(
    database: Database, tmp_path: Path, asked: bool
) -> None:
    assert TEMPLATE.organisation is not None
    template = replace(TEMPLATE, organisation=replace(TEMPLATE.organisation, asked=asked))
    app = create_app(Settings(data_dir=tmp_path, secret=SECRET), database)
    with app.test_request_context():
        form = StartForm.by(template, TODAY)
        assert (form.asks("organisation"), form.asks("names")) == (asked, False)
        form = StartForm.by(replace(TEMPLATE, organisation=None), TODAY)
        assert not form.asks("organisation")
        assert "organisation" not in form


def test_there_is_no_such_template(vera: Facilitator) -> None:
    assert vera.open("/facilitator/start/nothing").status_code == 404


@pytest.mark.parametrize("spoil", [lambda url: url[:-1], lambda url: url + "x", lambda url: url])
def test_only_its_own_link_opens_a_wall(vera: Facilitator, spoil: Callable[[str], str]) -> None:
    urls = began(vera)["urls"]
    address = spoil(urls["wall"])
    status = httpx.get(vera.url + address).status_code
    assert status == (200 if address == urls["wall"] else 404)


def test_the_wall_is_in_the_language_of_the_meeting_and_says_nothing_of_who_leads(
    vera: Facilitator,
) -> None:
    wall = began(vera)["urls"]["wall"]
    page = httpx.get(vera.url + wall, headers={"Accept-Language": "en"}).text
    assert html.fromstring(page).get("lang") == "sv"
    assert "Demo" not in page
    assert told_by(page)["texts"]["newest"] == "Nyast"


def told_by(text: str) -> dict[str, Any]:
    return told(httpx.Response(200, text=text))


def test_a_stranger_comes_to_the_door_and_what_is_not_there_is_not_found(vera: Facilitator) -> None:
    session_id = began(vera)["session"]
    path = f"/facilitator/sessions/{session_id}/live"
    answer = httpx.get(vera.url + path)
    assert (answer.status_code, "/sign-in" in answer.headers["Location"]) == (302, True)
    assert vera.open("/facilitator/sessions/nothing/live").status_code == 404
