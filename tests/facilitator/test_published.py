"""The link by which anybody reads a settled text: what it shows, to whom, and until when."""

from __future__ import annotations

import re

from lxml import html

from tests.facilitator.test_minutes import held
from tests.facilitator.test_versions import at, take, write
from tests.people.over_http import Facilitator
from tests.servers.office import BO, Office


def settled(office: Office) -> tuple[Facilitator, str]:
    """Ada, before the page of her settled text."""
    ada, session = held(office)
    ada.open(at(session))
    take(ada, "settle")
    return ada, session


def link(ada: Facilitator, session: str, number: int = 1) -> str:
    """Make the link of a version: its path."""
    ada.open(at(session, "versions", str(number)))
    ada.submit("/link")
    return shown(ada)


def shown(ada: Facilitator) -> str:
    found = html.fromstring(ada.page.text).xpath("//a[contains(@href, '/text/')]/@href")
    return re.sub(r"^https?://[^/]+", "", str(found[0]))


def test_anybody_reads_a_settled_text_by_its_link_until_it_is_withdrawn(office: Office) -> None:
    ada, session = settled(office)
    address = link(ada, session)
    stranger = office.visitor()
    answer = stranger.open(address)
    assert answer.status_code == 200
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    page = html.fromstring(answer.text)
    assert page.get("lang") == "sv"
    assert len(page.xpath("//h1")) == 1
    assert "Fastställd" in stranger.words
    assert "Tillit" in stranger.words
    assert "Ada Berg" not in stranger.words
    assert page.xpath("//script | //form") == []
    assert "set-cookie" not in answer.headers
    write(office, session, "Skrivet efteråt")
    assert "Skrivet efteråt" not in stranger.open(address).text
    qr = stranger.open(f"{address}/qr.svg")
    assert qr.headers["content-type"] == "image/svg+xml"
    ada.open(at(session, "versions", "1"))
    ada.submit("/link", withdraw="y")
    assert stranger.open(address).status_code == 404
    assert stranger.open(f"{address}/qr.svg").status_code == 404
    again = link(ada, session)
    assert again != address
    assert stranger.open(address).status_code == 404
    assert stranger.open(f"{again}.").status_code == 200  # a mail took the stop along
    acts = [line.split()[1] for line in office.installation.run("audit").stdout.splitlines()]
    assert [act for act in acts if act.startswith("minutes.link")] == [
        "minutes.link_made",
        "minutes.link_ended",
        "minutes.link_made",
    ]


def test_the_database_holds_no_link(office: Office) -> None:
    ada, session = settled(office)
    token = link(ada, session).rpartition("/")[2]
    assert len(token) == 22
    assert token not in repr(office.installation.stored())


def test_a_link_is_made_once_and_of_a_settled_text_alone(office: Office) -> None:
    ada, session = held(office)
    ada.open(at(session))
    take(ada, "propose")
    assert not html.fromstring(ada.page.text).xpath("//form[contains(@action, '/link')]")
    token = ada.form("/minutes/steps").fields["csrf_token"]
    path = f"{ada.url}{at(session, 'versions', '1', 'link')}"
    assert ada.web.post(path, data={"csrf_token": token}).status_code == 409
    take(ada, "settle")
    answers = ada.submit_twice("/link")
    assert {answer.url.path for answer in answers} == {at(session, "versions", "1")}
    assert len({shown_in(answer.text) for answer in answers}) == 1


def shown_in(text: str) -> str:
    return str(html.fromstring(text).xpath("//a[contains(@href, '/text/')]/@href")[0])


def test_a_text_that_is_corrected_says_so_and_leads_to_the_new_one(office: Office) -> None:
    ada, session = settled(office)
    first, stranger = link(ada, session), office.visitor()
    take(ada, "correct", note="Fel datum")
    stranger.open(first)
    assert "Något i den här texten håller på att rättas." in stranger.words
    write(office, session, "Rättat")
    ada.open(at(session))
    take(ada, "settle")
    stranger.open(first)
    assert "Den här texten har ersatts av version 2." in stranger.words
    second = link(ada, session, 2)
    stranger.open(first)
    assert shown_in(stranger.page.text) == second
    stranger.open(second)
    assert "ersatts" not in stranger.words
    assert "Rättat" in stranger.words


def test_its_qr_code_stands_on_a_sheet_of_its_own(office: Office) -> None:
    ada, session = settled(office)
    sheet = at(session, "versions", "1", "sheet")
    assert ada.open(sheet).status_code == 404
    address = link(ada, session)
    page = html.fromstring(ada.open(sheet).text)
    assert page.xpath("//img/@src") == [f"{address}/qr.svg"]
    assert address in str(page.text_content())
    assert ada.open(f"{address}/qr.svg").status_code == 200


def test_what_is_thrown_away_is_shown_to_nobody(office: Office) -> None:
    ada, session = settled(office)
    address, stranger = link(ada, session), office.visitor()
    with office.installation.engine() as engine, engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO put_aside VALUES (?, 'bin', '2026-01-01 00:00:00')", (session,)
        )
    assert stranger.open(address).status_code == 404
    with office.installation.engine() as engine, engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM put_aside WHERE session_id = ?", (session,))
    assert stranger.open(address).status_code == 200


def test_nobody_else_makes_or_withdraws_a_link(office: Office) -> None:
    ada, session = settled(office)
    address, bo = link(ada, session), office.facilitator(BO)
    bo.open("/facilitator")
    token = bo.form("/sign-out").fields["csrf_token"]
    path = f"{bo.url}{at(session, 'versions', '1', 'link')}"
    assert bo.web.post(path, data={"csrf_token": token, "withdraw": "y"}).status_code == 404
    assert office.visitor().open(address).status_code == 200


def test_nonsense_opens_nothing(office: Office) -> None:
    stranger = office.visitor()
    for token in ("x", "x" * 22, "x" * 4000, "%00", "å", "."):
        assert stranger.open(f"/text/{token}").status_code == 404
        assert stranger.open(f"/text/{token}/qr.svg").status_code == 404
