"""Kept versions on the page: kept as looked at, settled after a question, had as the same bytes."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

from docx import Document
from lxml import html

from tests.facilitator.test_minutes import DEMO, WORD, held, led
from tests.people.over_http import Facilitator
from tests.servers.office import BO, Office


def at(session: str, *more: str) -> str:
    return "/".join((f"/facilitator/sessions/{session}/minutes", *more))


def take(ada: Facilitator, step: str, **values: str) -> Any:
    """Press a button of the state, and once more where one is asked once more."""
    ada.submit("/minutes/steps", step=step, **values)
    if "Settle the text?" in ada.title:
        ada.submit("/minutes/steps")
    return ada.page


def header(content: bytes) -> str:
    section = Document(BytesIO(content)).sections[0]
    return "\n".join(paragraph.text for paragraph in section.first_page_header.paragraphs)


def write(office: Office, session: str, text: str) -> None:
    """Change what stands on the board, as people do."""
    with office.installation.engine() as engine, engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE ideas SET text = ? WHERE id = "
            "(SELECT min(id) FROM ideas WHERE session_id = ? AND state = 'shared')",
            (text, session),
        )


def test_a_text_is_proposed_settled_and_corrected(office: Office) -> None:
    ada, session = held(office)
    ada.open(at(session))
    assert take(ada, "propose").url.path == at(session, "versions", "1")
    assert "Version 1, proposed" in ada.words
    assert "Förslag" in ada.words
    proposed = ada.submit("/versions/1").content
    assert "Förslag" in header(proposed)
    ada.open(at(session, "versions", "1"))
    ada.submit("/minutes/steps", step="settle")
    assert ada.title.startswith("Settle the text?")
    asked = html.fromstring(ada.page.text)
    assert "Ada" in asked.text_content()
    assert re.search(r"\b[0-9a-f]{64}\b", asked.text_content())
    ada.submit("/minutes/steps")
    assert "Version 1, settled" in ada.words
    settled = ada.submit("/versions/1")
    assert "Fastställd" in header(settled.content)
    assert settled.headers["content-disposition"].endswith("-v1.docx")
    ada.open(at(session, "versions", "1"))
    assert take(ada, "correct").status_code == 409
    assert "Write what has to be corrected." in ada.words
    assert "Version 1, settled" in ada.words
    assert take(ada, "correct", note="Fel datum").url.path == at(session)
    assert "Arbetsmaterial" in ada.words
    take(ada, "settle")
    assert "It replaces version 1. Fel datum" in ada.words
    told = [" ".join(li.split()) for li in steps(ada)]
    assert [line.split(",")[0] for line in told] == [
        "Settled",
        "Proposed",
        "Settled",
        "Opened to be corrected",
    ]


def steps(ada: Facilitator) -> list[str]:
    page = html.fromstring(ada.page.text)
    return [
        str(li.text_content())
        for li in page.xpath("//section[@aria-labelledby='versions']/ol/li/ul/li")
    ]


def test_a_kept_version_is_the_same_bytes_whatever_happens_on_the_board(office: Office) -> None:
    ada, session = held(office)
    ada.open(at(session))
    take(ada, "settle")
    first = ada.submit("/versions/1").content
    ada.open(at(session, "versions", "1"))
    assert "Nothing has changed in the meeting since version 1." in ada.words
    write(office, session, "Tillit och tid")
    ada.open(at(session, "versions", "1"))
    assert "1 change in the meeting since version 1" in ada.words
    page = html.fromstring(ada.page.text)
    assert page.xpath("//details//ins/text()") or page.xpath("//details//del/text()")
    assert ada.submit("/versions/1").content == first
    ada.open(at(session))
    board = ada.submit("/minutes").content
    assert board != first
    assert "Arbetsmaterial" in header(board)
    assert "Tillit och tid" in "".join(p.text for p in Document(BytesIO(board)).paragraphs)


def test_what_was_not_looked_at_is_not_kept(office: Office) -> None:
    ada, session = held(office)
    ada.open(at(session))
    write(office, session, "Det kom något emellan")
    answer = take(ada, "propose")
    assert answer.status_code == 409
    assert "The text has changed since you looked. This is how it is now." in ada.words
    assert "Det kom något emellan" in ada.words
    assert take(ada, "propose").url.path == at(session, "versions", "1")


def test_a_second_tap_and_a_second_leader_make_nothing_more(office: Office) -> None:
    ada, session = held(office)
    ada.open(at(session))
    answers = ada.submit_twice("/minutes/steps", step="propose")
    assert {answer.url.path for answer in answers} == {at(session, "versions", "1")}
    assert ada.open(at(session, "versions", "2")).status_code == 404
    ada.open(at(session, "versions", "1"))
    late = office.facilitator()
    late.open(at(session, "versions", "1"))
    take(ada, "settle")
    answer = take(late, "withdraw")
    assert answer.status_code == 409
    assert "Somebody was quicker: the text is in another state now. Look again." in late.words
    assert "Version 1, settled" in late.words


def test_a_script_follows_the_making_of_a_version(office: Office) -> None:
    ada, session = led(office)
    ada.open(at(session))
    take(ada, "settle")
    ada.web.headers["Accept"] = "application/x-ndjson"
    lines = ada.submit("/versions/1").text.splitlines()
    del ada.web.headers["Accept"]
    made = json.loads(lines[-1])
    assert made["name"] == "minnesanteckningar-granstad-2026-10-14-v1.docx"
    answer = ada.open(made["file"])
    assert answer.headers["content-type"] == WORD
    assert made["name"] in answer.headers["content-disposition"]


def test_a_version_has_no_appendix_and_the_command_says_so(office: Office) -> None:
    ada, session = held(office)
    ada.open(at(session))
    take(ada, "settle")
    assert "appendix" not in ada.form("/versions/1").fields
    assert ada.submit("/versions/1", appendix="y").status_code == 422
    run = office.installation.run
    to = ("--format=docx", f"--output={office.installation.folder / 'x.docx'}")
    for more, said in (
        (("--appendix",), "A kept version has no appendix."),
        (("--version=2",), "There is no version 2 of this text."),
        (
            ("--without-persons",),
            "Persons are left out when a version is made, not afterwards.",
        ),
    ):
        done = run("export", session, *to, *more)
        assert (done.returncode, done.stderr.strip()) == (2, said)


def test_the_command_writes_what_is_settled_and_the_board_where_that_is_asked(
    office: Office,
) -> None:
    ada, session = held(office)
    ada.open(at(session))
    take(ada, "settle")
    by_page = ada.submit("/versions/1").content
    write(office, session, "Efteråt")
    folder = office.installation.folder
    kept = office.installation.export(session, folder / "kept.docx").read_bytes()
    board = office.installation.export(session, folder / "board.docx", "docx", "--board")
    assert kept == by_page
    assert "Arbetsmaterial" in header(board.read_bytes())
    assert "sha256:" in Document(BytesIO(kept)).core_properties.identifier


def test_a_version_without_persons_never_held_them(office: Office) -> None:
    content = json.loads(DEMO)
    ada, session = led(office, json.dumps(content).encode())
    ada.open(at(session))
    take(ada, "propose", without_persons="y")
    assert "Version 1, proposed" in ada.words
    assert "Nothing has changed in the meeting since version 1." in ada.words


def test_a_stranger_reads_no_version(office: Office) -> None:
    ada, session = held(office)
    ada.open(at(session))
    take(ada, "propose")
    bo = office.facilitator(BO)
    assert bo.open(at(session, "versions", "1")).status_code == 404
    bo.open("/facilitator")
    token = bo.form("/sign-out").fields["csrf_token"]
    for path, data in (
        (at(session, "versions", "1"), {}),
        (at(session, "steps"), {"step": "settle", "sure": "yes"}),
    ):
        answer = bo.web.post(bo.url + path, data={"csrf_token": token, **data})
        assert answer.status_code == 404
    assert "Version 1, proposed" in ada.open(at(session, "versions", "1")).text


def test_nonsense_is_no_step(office: Office) -> None:
    ada, session = held(office)
    for values in ({"step": "publish"}, {"step": ""}, {"step": "propose", "seen": ""}):
        ada.open(at(session))
        assert ada.submit("/minutes/steps", **values).status_code == 422
    ada.open(at(session))
    assert take(ada, "withdraw").status_code == 409
    for number in ("0", "1", "-1", "x", "9" * 30):
        assert ada.open(at(session, "versions", number)).status_code == 404
