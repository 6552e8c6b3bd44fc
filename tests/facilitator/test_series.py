"""Series: their pages, what is put into them, and who may see and do what."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from lxml import html

from tests.meetings.running import Meeting
from tests.meetings.series import twin_units
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, Office
from workshop.people import audit
from workshop.storage.database import Database
from workshop.storage.models import Expected, Session


@pytest.fixture
def ada(office: Office) -> Facilitator:
    return office.facilitator(ADA)


@pytest.fixture
def bo(office: Office) -> Facilitator:
    return office.facilitator(BO)


def new_series(who: Facilitator, *units: str) -> str:
    """The id of a series with these units."""
    who.open("/facilitator/series")
    who.submit("/series", title="Councils", language="en-GB")
    series = who.page.url.path.rsplit("/", 1)[1]
    for unit in units:
        who.submit("/units", **{"new-name": unit, "new-facts": "3 regions\n\n 12 municipalities"})
        assert who.page.status_code == 200, who.words
    return series


def unit_ids(who: Facilitator, series: str) -> list[str]:
    who.open(f"/facilitator/series/{series}")
    found = html.fromstring(who.page.text).xpath("//li[starts-with(@id, 'unit-')]/@id")
    return [str(one).removeprefix("unit-") for one in found]


def units_of(who: Facilitator, series: str) -> list[str]:
    """The names of its units, as they stand."""
    who.open(f"/facilitator/series/{series}")
    return [one.text_content() for one in html.fromstring(who.page.text).xpath("//li/div/h3")]


def in_database(office: Office, work: Callable[[Any], Any]) -> Any:
    with closing(Database.opened(f"sqlite:///{office.database}")) as database:
        return database.write(work)


def change_unit(who: Facilitator, series: str, unit: str, name: str, **values: str) -> None:
    """Fill in the form of a unit, which is there once one asks for it."""
    who.open(f"/facilitator/series/{series}")
    found = html.fromstring(who.page.text).xpath(
        f"//li[@id='unit-{unit}']//a[. = $name]/@href", name=name
    )
    who.open(found[0])
    who.submit(f"/units/{unit}", **values)


def test_units_stand_in_an_order_of_their_own(ada: Facilitator) -> None:
    series = new_series(ada, "North", "South", "North")
    first, second, third = unit_ids(ada, series)
    change_unit(ada, series, third, name="Edit North", act="up")
    assert units_of(ada, series) == ["North", "North", "South"]
    change_unit(ada, series, second, name="Edit South", act="save", **{f"{second}-name": "<South>"})
    change_unit(ada, series, first, name="Edit North", act="remove")
    assert units_of(ada, series) == ["North", "<South>"]
    assert "12 municipalities" in ada.words
    change_unit(ada, series, second, name="Edit <South>", act="save", **{f"{second}-name": " "})
    assert ada.page.status_code == 422
    assert "Write something here." in ada.words


def test_a_unit_that_moves_can_be_moved_on(ada: Facilitator) -> None:
    series = new_series(ada, "North", "South", "West")
    *_, third = unit_ids(ada, series)
    change_unit(ada, series, third, name="Edit West", act="up")
    ada.submit(f"/units/{third}", act="up")
    assert units_of(ada, series) == ["West", "North", "South"]


def test_a_meeting_starts_from_its_unit_with_who_was_expected_before(
    office: Office, ada: Facilitator
) -> None:
    series = new_series(ada, "The north")
    (unit,) = unit_ids(ada, series)
    first = start_in(ada, "New meeting")
    assert title_of(office, first) == ("The north", series, unit)
    in_database(office, lambda db: db.add(expected(first, "Region North")))
    ada.open(f"/facilitator/series/{series}")
    assert "1 meeting" in ada.words
    second = start_in(ada, "New meeting")
    names = in_database(office, lambda db: names_of(db, second))
    assert names == ["Region North"]
    assert "2 meetings" in ada.open(f"/facilitator/series/{series}").text


def start_in(who: Facilitator, link: str) -> str:
    """Two clicks: the link, and the button. The id of the meeting."""
    (way,) = [
        one.get("href")
        for one in html.fromstring(who.page.text).xpath("//main//a")
        if one.text_content().strip().startswith(link)
    ]
    who.open(way)
    assert "Those who organise it can read the meeting." in who.words
    who.submit("startup-meeting", seating="persons")
    assert who.page.url.path.endswith("/live"), who.words
    return who.page.url.path.split("/")[-2]


def title_of(office: Office, session: str) -> tuple[str, str | None, str | None]:
    def look(db: Any) -> tuple[str, str | None, str | None]:
        one = db.get_one(Session, session)
        return one.title, one.series_id, one.unit_id

    found: tuple[str, str | None, str | None] = in_database(office, look)
    return found


def expected(session: str, name: str) -> Expected:
    return Expected(session_id=session, group="regions", name=name, rank="V")


def names_of(db: Any, session: str) -> list[str]:
    return [one.name for one in db.query(Expected).filter_by(session_id=session)]


def test_only_who_leads_a_meeting_puts_it_in_or_takes_it_out(
    office: Office, ada: Facilitator, bo: Facilitator
) -> None:
    meeting = Meeting(ada, title="Held by Ada")
    series = new_series(bo, "North")
    token = token_of(bo, f"/facilitator/series/{series}")
    not_theirs = {"put-in-session": meeting.id, "put-in-csrf_token": token}
    assert post(bo, f"/facilitator/series/{series}/sessions", token, **not_theirs) == 422
    assert title_of(office, meeting.id)[1] is None
    ada.open("/facilitator/series")
    assert series not in ada.page.text
    bo.open(f"/facilitator/series/{series}")
    bo.submit("/organisers", **{"organiser-name": ADA})
    assert ADA in bo.words
    ada.open(f"/facilitator/series/{series}")
    assert "These can then read the meeting: Ada Berg, Bo Ek." in ada.words
    (unit,) = unit_ids(ada, series)
    ada.submit("/sessions", **{"put-in-session": meeting.id, "put-in-unit": unit})
    assert title_of(office, meeting.id)[1:] == (series, unit)
    token = token_of(bo, f"/facilitator/series/{series}")
    answer = post(bo, f"/facilitator/series/{series}/sessions/{meeting.id}", token, act="out")
    assert answer == 404
    ada.open(f"/facilitator/series/{series}?session={meeting.id}")
    ada.submit(f"/sessions/{meeting.id}", act="out")
    assert title_of(office, meeting.id)[1] is None


def test_the_last_who_organises_a_series_stays(ada: Facilitator, bo: Facilitator) -> None:
    series = new_series(ada)
    token = token_of(ada, f"/facilitator/series/{series}")
    assert post(ada, f"/facilitator/series/{series}/leave", token) == 422
    ada.open(f"/facilitator/series/{series}")
    ada.submit("/organisers", **{"organiser-name": BO})
    ada.submit("/organisers", **{"organiser-name": BO})
    assert "Bo Ek organises this series already." in ada.words
    ada.open(f"/facilitator/series/{series}")
    ada.submit("/leave")
    assert ada.open(f"/facilitator/series/{series}").status_code == 404
    assert bo.open(f"/facilitator/series/{series}").status_code == 200


def test_a_series_that_nobody_else_organises_is_deleted_and_its_meetings_stay(
    office: Office, ada: Facilitator, bo: Facilitator
) -> None:
    series = new_series(ada, "North")
    (unit,) = unit_ids(ada, series)
    meeting = Meeting(ada, title="Held in the north")
    ada.open(f"/facilitator/series/{series}")
    ada.submit("/sessions", **{"put-in-session": meeting.id, "put-in-unit": unit})
    ada.submit("/organisers", **{"organiser-name": BO})
    token = token_of(ada, f"/facilitator/series/{series}")
    assert "Delete the series" not in ada.words
    assert post(ada, f"/facilitator/series/{series}/end", token) == 422
    bo.open(f"/facilitator/series/{series}")
    bo.submit("/leave")
    ada.open(f"/facilitator/series/{series}")
    ada.submit("/end")
    assert ada.page.url.path == "/facilitator/series"
    assert ada.open(f"/facilitator/series/{series}").status_code == 404
    assert title_of(office, meeting.id) == ("Held in the north", None, None)
    assert ada.open(f"/facilitator/sessions/{meeting.id}").status_code == 200
    assert acts_on(office, series) == ["series.erased"]


def test_files_of_a_series_are_noted(office: Office, ada: Facilitator) -> None:
    series = new_series(ada)
    for file in ("export.json", "steps.xlsx"):
        assert ada.open(f"/facilitator/series/{series}/{file}").status_code == 200
    assert acts_on(office, series) == ["series.exported"] * 2


def acts_on(office: Office, series: str) -> list[str]:
    """What the audit log says of it."""
    lines = in_database(office, audit.lines)
    return [one.act for one in lines if one.about == series]


def test_a_series_that_is_imported_opens_at_its_own_page(ada: Facilitator) -> None:
    ada.open("/facilitator")
    file = ("series.json", json.dumps(twin_units()).encode(), "application/json")
    ada.submit("/import", files={"file": file})
    assert ada.page.url.path.startswith("/facilitator/series/"), ada.words
    assert ada.words.count("Samma namn") > 1


# ---- Who may see and do what: every route, for everybody

READ = ["", "/compare"]
WRITE = [
    *("/units", "/units/{unit}", "/sessions", "/sessions/{session}", "/import"),
    *("/documents", "/organisers", "/leave", "/end"),
]
OF_SESSION = ["", "/minutes"]
LED = ["/live"]
LED_POSTS = ["/leaders", "/minutes/steps"]


@pytest.fixture(scope="module")
def cast(office: Office) -> dict[str, Any]:
    """Ada leads a meeting that is in Bo's series, and organises another one."""
    ada, bo = office.facilitator(ADA), office.facilitator(BO)
    meeting = Meeting(ada, title="Held by Ada")
    series = new_series(bo, "North")
    (unit,) = unit_ids(bo, series)
    in_database(office, lambda db: setattr(db.get_one(Session, meeting.id), "series_id", series))
    new_series(ada, "South")
    people = {"leader": ada, "organiser": bo}
    return people | {"meeting": meeting, "series": series, "unit": unit}


@pytest.mark.parametrize("who", ["leader", "participant", "nobody"])
def test_a_series_is_not_there_for_who_does_not_organise_it(
    who: str, office: Office, cast: dict[str, Any]
) -> None:
    visitor = person(who, office, cast)
    missing = 404 if who == "leader" else 200  # they are asked to sign in
    for path in READ:
        visitor.open(f"/facilitator/series/{cast['series']}{path}")
        assert visitor.page.status_code == missing, path
        assert "Councils" not in visitor.words
    where = f"/facilitator/series/{cast['series']}"
    token = token_of(visitor, "/facilitator/series" if who == "leader" else "/facilitator/sign-in")
    for path in WRITE:
        at = where + path.format(unit=cast["unit"], session=cast["meeting"].id)
        assert post(visitor, at, token, act="out") in (404, 302), path
    assert unit_ids(cast["organiser"], cast["series"]) == [cast["unit"]]
    start = f"/facilitator/start/startup-meeting?series={cast['series']}"
    assert visitor.open(start).status_code == missing


def test_who_organises_a_series_reads_its_meetings_and_writes_in_none(
    cast: dict[str, Any],
) -> None:
    organiser, at = cast["organiser"], f"/facilitator/sessions/{cast['meeting'].id}"
    for path in OF_SESSION:
        assert organiser.open(at + path).status_code == 200, path
        assert "Held by Ada" in organiser.words
    assert "Lead the meeting" not in organiser.open(at).text
    assert html.fromstring(organiser.page.text).xpath("//main//form") == []
    for path in LED:
        assert organiser.open(at + path).status_code == 404, path
    token = token_of(organiser, "/facilitator/series")
    for path in LED_POSTS:
        assert post(organiser, at + path, token, name=BO) == 404, path
    changes = f"/live/{cast['meeting'].id}/changes?as=facilitator&from=0&epoch="
    answer = organiser.web.get(organiser.url + changes)
    assert "snapshot" not in answer.text
    organiser.open(f"{at}/minutes")
    (form,) = html.fromstring(organiser.page.text).xpath("//main//form")
    assert form.action == f"{at}/minutes"
    assert organiser.submit("/minutes", format="docx").status_code == 200


def test_who_organises_another_series_reads_nothing(cast: dict[str, Any]) -> None:
    held = Meeting(cast["organiser"], title="Held by Bo")
    for path in (*OF_SESSION, *LED):
        at = f"/facilitator/sessions/{held.id}{path}"
        assert cast["leader"].open(at).status_code == 404, path


def person(who: str, office: Office, cast: dict[str, Any]) -> Facilitator:
    if who == "leader":
        found: Facilitator = cast["leader"]
        return found
    visitor = office.visitor()
    if who == "participant":
        visitor.open(cast["meeting"].link)
        visitor.submit("")
    return visitor


def token_of(who: Facilitator, page: str) -> str:
    """What proves that a form is of this house."""
    who.open(page)
    (token, *_) = html.fromstring(who.page.text).xpath("//input[@name='csrf_token']/@value")
    return str(token)


def post(who: Facilitator, path: str, token: str, **fields: str) -> int:
    """The answer to a form that nobody was shown."""
    data = {"csrf_token": token, **fields}
    return who.web.post(who.url + path, data=data, follow_redirects=False).status_code
