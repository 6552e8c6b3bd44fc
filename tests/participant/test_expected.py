"""Joining a meeting that expects organisations: by their names, alone or for several at a table."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from session_templates.plan import shipped
from tests.meetings.to_join import Meet, Meeting
from tests.participant.room import PHONE
from tests.servers.office import Office
from workshop.storage.database import Database
from workshop.storage.models import Expected, Table

REGIONS, INSTITUTIONS = ("Region Nord", "Region Syd"), ("Fjällhögskolan",)


def awaiting(office: Office, meet: Meet, *more: str, **wanted: Any) -> Meeting:
    """A start-up meeting that expects these, and `more` regions."""
    meeting = meet(template=shipped()["uppstartsmote"], asks_organisation=True, **wanted)
    listed = [("regions", name) for name in (*REGIONS, *more)]
    listed += [("institutions", name) for name in INSTITUTIONS]
    rows = [
        Expected(session_id=meeting.id, group=group, name=name, rank=f"V{at:03}")
        for at, (group, name) in enumerate(listed)
    ]
    with closing(Database.opened(f"sqlite:///{office.database}")) as database:
        database.write(lambda db: db.add_all(rows))
    return meeting


def answers_of(office: Office, meeting: Meeting) -> list[tuple[list[str], int]]:
    """(organisations, persons) of all devices."""
    with sqlite3.connect(office.database) as connection:
        query = "SELECT organisations, persons FROM participants WHERE session_id = ?"
        return [(json.loads(row[0]), row[1]) for row in connection.execute(query, [meeting.id])]


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({"group": "=Region Syd"}, ["Region Syd"]),
        ({"group": "other", "organisation": "region  nord"}, ["Region Nord"]),
        ({"group": "other", "organisation": "Vårdföretagarna"}, ["Vårdföretagarna"]),
        ({}, []),
    ],
)
def test_one_person_presses_a_name_and_joins(
    office: Office, meet: Meet, chosen: dict[str, str], kept: list[str]
) -> None:
    meeting = awaiting(office, meet)
    visitor = office.visitor("sv")
    visitor.open(meeting.link)
    page = html.fromstring(visitor.page.text)
    assert "Vilken organisation kommer du från?" in visitor.words
    groups = page.xpath("//fieldset//*[@role='group']")
    assert [group.xpath("string(p)") for group in groups] == ["Regioner", "Lärosäten"]
    labels = [
        one.text_content().strip() for one in page.xpath("//fieldset//label[.//@type='radio']")
    ]
    assert labels == [*REGIONS, *INSTITUTIONS, "Annan …", "Inget svar"]
    assert page.xpath("//*[@name='persons']") == []
    visitor.submit("", **chosen)
    assert visitor.page.url.path == f"/s/{meeting.id}", visitor.words
    assert answers_of(office, meeting) == [(kept, 1)]


def test_a_table_answers_for_several_and_says_how_many_they_are(office: Office, meet: Meet) -> None:
    meeting = awaiting(office, meet, seating="tables", tables=2)
    table = first_table(office, meeting)
    visitor = office.visitor()
    visitor.open(meeting.link)
    several: Any = ["=Region Nord", "=Fjällhögskolan", "other"]
    visitor.submit("", table=table, groups=several, persons="0")
    assert visitor.page.status_code == 422
    assert "Write how many you are." in visitor.words
    assert "Write which one." in visitor.words
    visitor.submit("", table=table, groups=several, organisation="Hälsobolaget", persons="5")
    said = ["Region Nord", "Fjällhögskolan", "Hälsobolaget"]
    assert answers_of(office, meeting) == [(said, 5)]
    visitor.open(f"/seat/{meeting.id}")
    form = visitor.form("")
    ticked = form.xpath(".//input[@name='groups'][@checked]/@value")
    assert (ticked, form.fields["organisation"], form.fields["persons"]) == (
        several,
        "Hälsobolaget",
        "5",
    )
    visitor.submit("", groups=several, persons="2")
    assert answers_of(office, meeting) == [(said, 2)]


def first_table(office: Office, meeting: Meeting) -> str:
    with closing(Database.opened(f"sqlite:///{office.database}")) as database:
        found = database.read(lambda db: db.query(Table).filter_by(session_id=meeting.id).first())
    assert found
    return found.id


def test_nobody_is_listed_yet_so_one_writes(office: Office, meet: Meet) -> None:
    meeting = meet(template=shipped()["uppstartsmote"], asks_organisation=True)
    visitor = office.visitor("sv")
    visitor.open(meeting.link)
    assert "Vilken organisation kommer du från?" in visitor.words
    visitor.submit("", organisation="Region Nord")
    assert answers_of(office, meeting) == [(["Region Nord"], 1)]


def test_among_many_one_searches(office: Office, meet: Meet, browser: Browser) -> None:
    """Two taps after that: the name, and in."""
    many = [f"Region {name}" for name in "ABCDEFGHIJKLMNOPQRSTUVXYZÅÄÖ"]
    meeting = awaiting(office, meet, *many)
    context = browser.new_context(viewport=PHONE, locale="sv-SE")  # type: ignore[arg-type]
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(office.server.url + meeting.link)
    page.get_by_label("Sök").fill("FJÄLL")
    expect(page.get_by_role("status")).to_have_text("1 träffar")
    expect(page.get_by_text("Region A", exact=True)).to_be_hidden()
    expect(page.get_by_text("Inget svar")).to_be_visible()
    page.get_by_label("Sök").press("Enter")
    page.get_by_label("Fjällhögskolan").check(force=True)
    page.get_by_label("Sök").fill("syd")
    expect(page.get_by_text("Fjällhögskolan")).to_be_visible()  # chosen
    page.get_by_role("button", name="Delta").click()
    page.get_by_text("Ansluten").wait_for()
    assert answers_of(office, meeting) == [(["Fjällhögskolan"], 1)]
    context.close()
