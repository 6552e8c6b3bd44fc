"""Swedish and English, as the browser asks and as people choose."""

from __future__ import annotations

import pytest
from lxml import html

from tests.servers.office import BO, PASSWORD, Office


@pytest.mark.parametrize(
    ("asked", "given"),
    [("sv-SE,sv;q=0.9", "sv"), ("en-GB", "en"), ("de, en;q=0.5", "en"), ("de", "sv"), ("", "sv")],
)
def test_the_browser_asks_first(asked: str, given: str, office: Office) -> None:
    stranger = office.visitor(asked)
    stranger.open("/facilitator/sign-in")
    assert stranger.language == given
    assert {"sv": "Logga in", "en": "Sign in"}[given] in stranger.words


def test_a_choice_is_kept_by_the_browser(office: Office) -> None:
    stranger = office.visitor("sv")
    stranger.open("/facilitator/sign-in?next=/facilitator")
    stranger.submit("/language", language="en")
    assert stranger.page.url.path == "/facilitator/sign-in"
    assert stranger.language == "en"
    stranger.open("/facilitator/sign-in")
    assert stranger.language == "en"


def test_a_choice_is_kept_by_the_account(office: Office) -> None:
    bo = office.facilitator(BO, "sv")
    bo.open("/facilitator")
    bo.submit("/language", language="en")
    assert bo.page.url.path == "/facilitator"
    assert bo.language == "en"
    elsewhere = office.visitor("sv")
    elsewhere.sign_in(BO, PASSWORD)
    assert elsewhere.language == "en"


@pytest.mark.parametrize("nonsense", ["", "de", "../sv", "x" * 1000])
def test_a_language_there_is_not(nonsense: str, office: Office) -> None:
    stranger = office.visitor("en")
    stranger.open("/facilitator/sign-in")
    assert stranger.submit("/language", language=nonsense).status_code == 200
    assert stranger.language == "sv"


def test_a_choice_leads_to_no_other_house(office: Office) -> None:
    stranger = office.visitor("sv")
    stranger.open("/facilitator/sign-in")
    answer = stranger.submit("/language", language="en", next="//evil.example/x")
    assert answer.url.host == "localhost"


def test_each_language_is_called_by_its_own_name(office: Office) -> None:
    for language, other in (("en", "Svenska"), ("sv", "English")):
        stranger = office.visitor(language)
        page = html.fromstring(stranger.open("/facilitator/sign-in").text)
        (button,) = page.xpath("//button[@name='language']")
        assert (button.text_content(), button.get("lang")) == (other, button.get("value"))
