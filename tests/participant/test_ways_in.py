"""Ways in as people get hold of them: links that a mail cut badly, many meetings on one phone."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.meetings.to_join import Meet
from tests.people.lead import Lead
from tests.servers.office import Office
from workshop.http.cookies import MOST_SESSIONS


@pytest.mark.parametrize(
    "after", [".", ",", ")", "/", ").", "”", "%20", "…", "\u200e", "\u2069", "?utm_source=mail"]
)
def test_what_stands_after_a_link_does_not_count(office: Office, meet: Meet, after: str) -> None:
    meeting = meet()
    visitor = office.visitor()
    visitor.open(meeting.link + quote(after, safe="%?=/"))
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}"


@pytest.mark.parametrize("path", ["/facilitator/", "/facilitator/sign-in/", "/facilitator//"])
def test_a_slash_after_an_address_does_not_count(office: Office, path: str) -> None:
    assert office.visitor().open(path).url.path == "/facilitator/sign-in"


@pytest.mark.parametrize("path", ["//evil.example/", "/%5Cevil.example/", "/nothing/"])
def test_no_slash_leads_elsewhere(office: Office, path: str) -> None:
    visitor = office.visitor()
    answer = visitor.web.get(office.server.url + path)
    assert (answer.status_code, answer.url.host) == (404, "localhost")


def test_a_phone_keeps_the_newest_of_many_meetings(office: Office, meet: Meet) -> None:
    visitor = office.visitor()
    meetings = [meet(title=f"Möte {number}") for number in range(MOST_SESSIONS + 2)]
    for meeting in meetings:
        visitor.open(meeting.link)
        visitor.submit("")
    kept = {cookie.name for cookie in visitor.web.cookies.jar if "samsyn-" in cookie.name}
    newest = {f"samsyn-{meeting.id}" for meeting in meetings[2:]}
    assert kept - {"samsyn-language"} == newest
    size = sum(len(f"{one.name}={one.value}; ") for one in visitor.web.cookies.jar)
    assert size < 4096
    assert visitor.open(f"/s/{meetings[-1].id}").status_code == 200


def test_no_search_engine_is_to_keep_a_page(office: Office, meet: Meet) -> None:
    visitor = office.visitor()
    for path in ("/", meet().link):
        assert "noindex" in visitor.open(path).headers["X-Robots-Tag"]


def test_a_reopened_meeting_lets_newcomers_in_when_joining_is_open(
    office: Office, meet: Meet
) -> None:
    meeting = meet()
    lead, visitor = Lead(office.facilitator(), meeting), office.visitor()
    lead.do("session.end")
    lead.do("session.reopen")
    assert "Joining is closed" in visitor.open(meeting.link).text
    lead.do("session.join", open=True)
    visitor.open(meeting.link)
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}"
