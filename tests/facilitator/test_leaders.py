"""Several facilitators lead one session: who they are, who may add to them, what is refused."""

from __future__ import annotations

import pytest
from lxml import html

from tests import places
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, Office

DEMO = places.DEMO.read_bytes()


@pytest.fixture
def ada(office: Office) -> Facilitator:
    return office.facilitator()


def started(ada: Facilitator) -> str:
    """The address of a session that only Ada leads; she has its page open."""
    ada.open("/facilitator/start/tre-segment")
    console = ada.submit("/start/tre-segment", title="Västra", place="Göteborg").url.path
    address = console.removesuffix("/live")
    assert ada.open(address).status_code == 200
    return address


def leaders(person: Facilitator) -> list[str]:
    items = html.fromstring(person.page.text).xpath("//*[@id='leaders']//li/bdi")
    return [str(item.text_content()) for item in items]


def beside_the_field(person: Facilitator) -> str:
    return str(html.fromstring(person.page.text).get_element_by_id("name-error").text_content())


def test_two_lead_one_session(office: Office, ada: Facilitator) -> None:
    address, bo = started(ada), office.facilitator(BO)
    assert leaders(ada) == [ADA]
    assert bo.open(f"{address}/live").status_code == 404
    answer = ada.submit("/leaders", name=f" {BO.upper()} ")
    assert (answer.status_code, answer.url.path) == (200, address)
    assert leaders(ada) == [ADA, BO]
    assert f"{address}/live" in bo.open("/facilitator").text
    assert bo.open(address).status_code == 200
    assert leaders(bo) == [ADA, BO]
    assert bo.open(f"{address}/live").status_code == 200
    assert 'id="session-data"' in bo.page.text


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Nobody", "There is no account named Nobody."),
        ("x\0", "There is no account named x"),
        (ADA, f"{ADA} leads this meeting already."),
        (ADA.lower(), f"{ADA} leads this meeting already."),
        ("", "Write something here."),
        ("x" * 61, "That name is too long."),
    ],
)
def test_a_name_that_cannot_be_added(ada: Facilitator, name: str, sentence: str) -> None:
    address = started(ada)
    assert ada.submit("/leaders", name=name).status_code == 422
    assert sentence in beside_the_field(ada)
    assert leaders(ada) == [ADA]
    ada.open(address)
    assert leaders(ada) == [ADA]


def test_a_name_is_added_once(ada: Facilitator) -> None:
    started(ada)
    ada.submit("/leaders", name=BO)
    assert ada.submit("/leaders", name=BO).status_code == 422
    assert beside_the_field(ada) == f"{BO} leads this meeting already."
    assert leaders(ada) == [ADA, BO]


def test_a_stranger_to_a_session_adds_nobody(office: Office, ada: Facilitator) -> None:
    address, bo = started(ada), office.facilitator(BO)
    token = bo.form("/sign-out").fields["csrf_token"]
    data = {"csrf_token": token, "name": BO}
    assert bo.web.post(f"{bo.url}{address}/leaders", data=data).status_code == 404
    assert bo.open(f"{address}/live").status_code == 404
    ada.open(address)
    assert leaders(ada) == [ADA]


def test_a_session_from_a_file_has_a_console_and_a_code_of_its_own(
    office: Office, ada: Facilitator
) -> None:
    address = f"/facilitator/sessions/{office.session(DEMO)}"
    assert f"{address}/live" in ada.open(address).text
    codes = {console_code(ada, address) for _ in range(2)}
    assert len(codes) == 1
    ada.submit("/new-code")
    assert console_code(ada, address) not in codes


def console_code(person: Facilitator, address: str) -> str:
    """The address by which one joins: another one for each code."""
    page = person.open(f"{address}/live").text
    person.open(address)
    return page.split('"join": "http')[1].split('"')[0]
