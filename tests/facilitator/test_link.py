"""The link that `samsyn demo` prints: it opens the list of meetings, once."""

from __future__ import annotations

from collections.abc import Callable

from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server

Start = Callable[..., Server]
USED_UP = "This link has been used or is too old. Sign in, or start Samsyn again for a new link."


def test_it_signs_in_once(installation: Installation, started: Start) -> None:
    server = started(installation)
    demo, late = Facilitator(server.url, "en"), Facilitator(server.url, "en")
    assert demo.follow_link(server.link).url.path == "/facilitator"
    assert "Skogsbygdens sjukvårdsregion" in demo.words
    assert late.follow_link(server.link).status_code == 410
    assert USED_UP in late.words
    assert demo.open("/facilitator").url.path == "/facilitator"


def test_looking_does_not_sign_in(installation: Installation, started: Start) -> None:
    server = started(installation)
    program, demo = Facilitator(server.url, "en"), Facilitator(server.url, "en")
    assert program.web.head(server.link).status_code == 200
    assert program.open(server.link).status_code == 200  # as a preview of links does
    assert program.open("/facilitator").url.path == "/facilitator/sign-in"
    assert demo.follow_link(server.link).url.path == "/facilitator"


def test_a_second_start_keeps_everything_and_prints_a_new_link(
    installation: Installation, started: Start
) -> None:
    first = started(installation)
    demo = Facilitator(first.url, "en")
    demo.follow_link(first.link)
    shown = demo.words.count("Invented meeting")
    before = installation.stored()
    first.kill()
    second = started(installation)
    assert second.link != first.link
    assert demo.open("/facilitator").url.path == "/facilitator"  # the same login
    assert Facilitator(second.url).follow_link(first.link).status_code == 410
    after = installation.stored()
    for kept in ("sessions", "ideas", "facilitators", "session_facilitators"):
        assert after[kept] == before[kept]
    again = Facilitator(second.url, "en")
    again.follow_link(second.link)
    assert again.words.count("Invented meeting") == shown > 0


def test_a_made_up_link(plain: Installation, started: Start) -> None:
    server = started(plain)
    stranger = Facilitator(server.url, "en")
    for token in ("x", "x" * 43, "😀"):
        assert stranger.follow_link(f"/facilitator/link#{token}").status_code == 410
    assert stranger.follow_link("/facilitator/link#").status_code == 422
    assert "write its end here" in stranger.words
    assert stranger.open("/facilitator").url.path == "/facilitator/sign-in"
    assert (
        Facilitator(server.url).follow_link(server.link).url.path == "/facilitator"
    )  # is left as it was


def test_the_base_address_stands_in_the_link(plain: Installation, started: Start) -> None:
    server = started(plain, SAMSYN_BASE_URL="http://192.168.1.7:9000")
    assert server.link.startswith("http://192.168.1.7:9000/facilitator/link#")
