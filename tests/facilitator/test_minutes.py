"""The minutes: looked at, made while one watches, downloaded by a name one can read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import html
from sqlalchemy.orm import Session as DbSession

from tests import places
from tests.meetings.held import Held, small_meeting
from tests.meetings.made_up import big_session
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, Office
from workshop.people import accounts
from workshop.storage.database import Database

DEMO = places.DEMO.read_bytes()
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def led(office: Office, content: bytes = DEMO) -> tuple[Facilitator, str]:
    """A facilitator and the id of a session they just imported."""
    return office.facilitator(), office.session(content)


def changed(**changes: str) -> bytes:
    return json.dumps(json.loads(DEMO) | changes).encode()


def test_the_page_shows_the_minutes_on_paper(office: Office) -> None:
    ada, session = led(office)
    ada.open(f"/facilitator/sessions/{session}/minutes")
    (paper,) = html.fromstring(ada.page.text).xpath("//article")
    assert paper.get("lang") == "sv-SE"
    said = " ".join(paper.text_content().split())
    for text in (
        "Skogsbygdens sjukvårdsregion",
        "Granstad, 14 oktober 2026",
        "Tid avsatt i schemat",
    ):
        assert text in said


def test_without_a_script_the_button_answers_with_the_file(office: Office) -> None:
    ada, session = led(office)
    answer = ada.download_minutes(session)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == WORD
    assert answer.headers["content-disposition"] == (
        "attachment; filename=minnesanteckningar-granstad-2026-10-14.docx"
    )
    assert Document(BytesIO(answer.content)).paragraphs


@pytest.mark.parametrize("name", ["goteborg-2017.json", "linkoping-2017.json"])
def test_published_minutes_come_as_published(
    name: str, office: Office, reference: Path, tmp_path: Path
) -> None:
    ada, session = led(office, (reference / name).read_bytes())
    file = tmp_path / "minutes.docx"
    file.write_bytes(ada.download_minutes(session, tables="published").content)
    checked = subprocess.run(
        [sys.executable, reference / "check_docx.py", "--strict", file, reference / name],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_script_is_told_how_far_it_is_and_where_the_file_is(office: Office) -> None:
    ada, session = led(office, json.dumps(big_session(400, 4)).encode())
    *progress, ready = ada.follow_minutes(session)
    assert ada.page.headers["content-type"].startswith("application/x-ndjson")
    assert progress
    done = [line["done"] for line in progress]
    assert done == sorted(done)
    assert done[-1] == progress[-1]["total"]
    assert {line["total"] for line in progress} == {progress[0]["total"]}
    assert ready["name"] == "minnesanteckningar-granstad-2026-10-14.docx"
    answer = ada.open(ready["file"])
    assert answer.headers["content-type"] == WORD
    assert ready["name"] in answer.headers["content-disposition"]
    assert "stort-mote" not in str(answer.url)


def test_each_kind_of_tables(office: Office) -> None:
    ada, session = led(office)
    columns = {
        tables: max(
            (
                len(table.columns)
                for table in Document(
                    BytesIO(ada.download_minutes(session, tables=tables).content)
                ).tables
            ),
            default=0,
        )
        for tables in ("published", "accessible", "as-lists")
    }
    assert columns == {"published": 4, "accessible": 2, "as-lists": 0}


# ---- The appendix


def held(office: Office) -> tuple[Facilitator, str]:
    """A facilitator and the id of a meeting they held, with something of everything in it."""

    def hold(db: DbSession) -> str:
        meeting = Held(db=db, facilitator=accounts.named(db, ADA))
        small_meeting(meeting)
        return meeting.session.id

    with closing(Database.opened(office.installation.database_url)) as database:
        return office.facilitator(), database.write(hold)


def paragraphs(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def test_the_appendix_comes_where_it_is_asked_for(office: Office) -> None:
    ada, session = held(office)
    without = paragraphs(ada.download_minutes(session).content)
    asked = paragraphs(ada.download_minutes(session, appendix="y").content)
    assert asked[: len(without)] == without
    assert asked[len(without)] == "Bilaga – Underlag"
    assert "Bilaga – Underlag" not in without
    made = ada.follow_minutes(session, appendix="y")[-1]["file"]
    assert paragraphs(ada.open(made).content) == asked


def test_the_paper_holds_the_appendix_and_the_page_says_what_is_left_out(office: Office) -> None:
    ada, session = held(office)
    ada.open(f"/facilitator/sessions/{session}/minutes")
    page = html.fromstring(ada.page.text)
    (appendix,) = page.xpath("//article/*[@data-appendix]")
    said = " ".join(appendix.text_content().split())
    for text in ("Bilaga – Underlag", "Mer tillit – bord 3", "Ordlista – Målbild, bord 1"):
        assert text in said
    assert (
        "1 entry stands under no category and is left out of the minutes. The appendix shows it."
        in ada.words
    )
    assert ada.form("/minutes").fields["appendix"] is None


def test_what_a_file_says_is_settled_has_no_appendix(office: Office) -> None:
    ada, session = held(office)
    with office.installation.engine() as engine, engine.begin() as connection:
        so = "UPDATE sessions SET status = 'settled' WHERE id = ?"
        connection.exec_driver_sql(so, (session,))
    ada.open(f"/facilitator/sessions/{session}/minutes")
    assert "Fastställd" in ada.words
    assert "appendix" not in ada.form("/minutes").fields
    answer = ada.submit("/minutes", appendix="y")
    assert answer.status_code == 422
    assert "A settled text has no appendix." in ada.words
    assert ada.download_minutes(session).headers["content-type"] == WORD


def test_where_there_is_nothing_to_append_nothing_is_offered(office: Office) -> None:
    ada, session = led(office)
    ada.open(f"/facilitator/sessions/{session}/minutes")
    assert "appendix" not in ada.form("/minutes").fields
    assert "left out" not in ada.words
    assert not html.fromstring(ada.page.text).xpath("//*[@data-appendix]")


def test_the_meeting_to_read_shows_duplicates_votes_and_what_is_unsorted(office: Office) -> None:
    ada, session = held(office)
    ada.open(f"/facilitator/sessions/{session}")
    page = html.fromstring(ada.page.text)
    (idea,) = page.xpath("//li[p[starts-with(normalize-space(), 'Tillit')]]")
    assert [" ".join(e.text_content().split()) for e in idea.xpath("./details")] == [
        "1 duplicate Mer tillit"
    ]
    (number,) = idea.xpath("./p/span[contains(@class, 'mark')]")
    assert (number.text, number.getnext().text) == ("2", "Kultur")
    below = [" ".join(e.text_content().split()) for e in idea.xpath("./ul/li")]
    assert below == ["Mellan chefer", "Också mellan yrken"]
    (voted,) = page.xpath("//li/p[starts-with(normalize-space(), 'Ordlista')]")
    assert voted.xpath("./span/text()") == ["3 votes"]
    (unsorted,) = page.xpath("//section[h3[starts-with(normalize-space(), 'Unsorted')]]")
    said = " ".join(unsorted.text_content().split())
    assert said == "Unsorted 1 entry Går över huvudet Hinder"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Linköping", "minnesanteckningar-linkoping-2026-10-14.docx"),
        ("../../etc", "minnesanteckningar-etc-2026-10-14.docx"),
        ('"; rm -rf', "minnesanteckningar-rm-rf-2026-10-14.docx"),
        ("東京", "minnesanteckningar-{id}-2026-10-14.docx"),
        ("", "minnesanteckningar-{id}-2026-10-14.docx"),
    ],
)
def test_the_file_is_named_after_the_place(place: str, name: str, office: Office) -> None:
    ada, session = led(office, changed(place=place))
    said = ada.download_minutes(session).headers["content-disposition"]
    assert said == f"attachment; filename={name.format(id=session)}"


@pytest.mark.parametrize(
    "choices",
    [
        {"tables": "round"},
        {"format": "exe"},
        {"format": "zip"},
        {"tables": ""},
        {"appendix": "y", "format": "docx "},
    ],
)
def test_nonsense_is_refused(choices: dict[str, str], office: Office) -> None:
    ada, session = led(office)
    answer = ada.download_minutes(session, **choices)
    assert answer.status_code == 422
    assert "Not done yet" in ada.title


def test_a_stranger_gets_nothing(office: Office) -> None:
    ada, session = led(office)
    made = ada.follow_minutes(session)[-1]["file"]
    bo = office.facilitator(BO)
    mine = led(office)[1]
    assert bo.open(made).status_code == 404
    assert ada.open(made.replace(session, mine)).status_code == 404
    # A token of one's own opens nobody else's minutes.
    bo.open("/facilitator")
    token = bo.form("/sign-out").fields["csrf_token"]
    address = f"{bo.url}/facilitator/sessions/{session}/minutes"
    answer = bo.web.post(address, data={"csrf_token": token, "tables": "published"})
    assert answer.status_code == 404
    assert office.visitor().open(made).url.path == "/facilitator/sign-in"


@pytest.mark.parametrize(
    "name", ["x", "0" * 32, "%2e%2e", "..%2f..%2fsecret", "%2e%2e%2fsecret", "é"]
)
def test_a_file_that_was_not_made(name: str, office: Office) -> None:
    ada, session = led(office)
    ada.download_minutes(session)
    assert ada.open(f"/facilitator/sessions/{session}/minutes/{name}").status_code == 404


def test_without_a_token_nothing_is_made(office: Office) -> None:
    ada, session = led(office)
    address = f"{ada.url}/facilitator/sessions/{session}/minutes"
    answer = ada.web.post(address, data={"tables": "published"})
    assert answer.status_code == 400


# ---- Not too often, and one at a time


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with a budget of two minutes a minute."""
    office = Office(tmp_path_factory.mktemp("strict"), SAMSYN_EXPORTS_PER_MINUTE="2")
    yield office
    office.close()


def test_too_often_is_a_sentence_and_other_sessions_are_free(strict: Office) -> None:
    ada, session = led(strict)
    other = led(strict)[1]
    assert [ada.download_minutes(session).status_code for _ in range(3)] == [200, 200, 503]
    (error,) = html.fromstring(ada.page.text).xpath("//form//p[@role='alert'][not(@hidden)]")
    assert error.text_content().startswith(
        "The minutes have been made many times just now. Try again in "
    )
    (line,) = ada.follow_minutes(session)
    assert line["error"].startswith("The minutes have been made many times just now.")
    assert ada.download_minutes(other).status_code == 200


def test_two_at_once_are_made_one_at_a_time(office: Office) -> None:
    content = json.dumps(big_session(4_000, 9)).encode()
    ada, session = led(office, content)

    def follow(person: Facilitator) -> dict[str, Any]:
        return person.follow_minutes(session)[-1]

    other = office.facilitator()
    with ThreadPoolExecutor(2) as both:
        ended = list(both.map(follow, [ada, other]))
    assert sorted(key for line in ended for key in line) == ["error", "file", "name", "size"]
    (error,) = [line["error"] for line in ended if "error" in line]
    assert error == "The minutes are being made already. Wait until they are ready."
    assert "file" in follow(other)  # and afterwards it is free again
