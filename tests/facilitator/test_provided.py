"""Signing in at a provider of OpenID Connect: a real one, which the tests start and let forge."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from lxml import html

from tests.people.over_http import Facilitator
from tests.servers.installation import free_port
from tests.servers.office import ADA, PASSWORD, Office
from tests.servers.provider_process import CLIENT, SECRET

CILLA = {"sub": "1", "name": "Cilla Dahl", "groups": ["leaders"]}
NOT_PROVEN = "That did not prove who you are. Sign in again."


class Provider:
    """A provider beside an office; `say` what it says from now on."""

    def __init__(self, folder: Path) -> None:
        self.port, self._file = free_port(), folder / "said.json"
        self.issuer = f"http://127.0.0.1:{self.port}"
        self.say(CILLA)
        command = [sys.executable, "-m", "tests.servers.provider_process"]
        self.process = subprocess.Popen(
            [*command, str(self.port), self._file],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline()

    def say(self, proven: dict[str, Any], **forged: Any) -> None:
        whole = self._file.with_suffix(".new")
        whole.write_text(json.dumps({"proven": proven} | forged), "utf-8")
        whole.replace(self._file)

    def settings(self, **others: str) -> dict[str, str]:
        return {
            "SAMSYN_OIDC_ISSUER": self.issuer,
            "SAMSYN_OIDC_CLIENT_ID": CLIENT,
            "SAMSYN_OIDC_CLIENT_SECRET": SECRET,
            "SAMSYN_OIDC_LEADERS": "groups=leaders",
            "SAMSYN_OIDC_ADMINS": "realm_access.roles=samsyn-admin",
        } | others

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    provider = Provider(tmp_path_factory.mktemp("provider"))
    yield provider
    provider.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, provider: Provider) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("office"), **provider.settings())
    yield office
    office.close()


def links(person: Facilitator, wanted: str) -> list[str]:
    """Where the page's own links lead whose address holds this."""
    tree = html.fromstring(person.page.text)
    return [str(one) for one in tree.xpath("//main//a/@href") if wanted in one]


def come(office: Office, to: str = "/facilitator") -> Facilitator:
    """Somebody who comes to a page and goes through the sign-in of their organisation."""
    person = office.visitor()
    person.open(to)
    person.open(links(person, "organisation")[0])
    return person


def test_who_is_proven_is_in_and_stays_the_same_person(office: Office, provider: Provider) -> None:
    provider.say(CILLA)
    cilla = come(office, "/facilitator/account")
    assert cilla.page.url.path == "/facilitator/account"  # where they were going
    assert "Cilla Dahl" in cilla.words
    assert "Another password" not in cilla.words
    provider.say(CILLA | {"name": "Cilla Dahl-Ek"})
    assert "Cilla Dahl" in come(office).words
    names = [row[1] for row in office.installation.stored()["facilitators"]]
    assert names.count("Cilla Dahl") == 1
    assert "Cilla Dahl-Ek" not in names


def test_a_name_opens_nobody_elses_account(office: Office, provider: Provider) -> None:
    provider.say({"sub": "2", "name": ADA, "email": "ada@example.org", "groups": ["leaders"]})
    other = come(office)
    assert other.page.url.path == "/facilitator"
    assert f"{ADA} (ada@example.org)" in other.words
    assert office.facilitator(ADA).page.url.path == "/facilitator"  # passwords beside it


def test_what_is_said_of_somebody_decides_what_they_may(office: Office, provider: Provider) -> None:
    provider.say({"sub": "3", "name": "Eva Frost", "groups": ["others"]})
    assert "does not let you lead meetings here" in come(office).words
    eva = {"sub": "3", "name": "Eva Frost", "groups": "leaders"}
    provider.say(eva)
    assert come(office).open("/facilitator/accounts").status_code == 404
    provider.say(eva, told={"realm_access": {"roles": ["samsyn-admin"]}})
    admin = come(office)
    assert admin.open("/facilitator/accounts").status_code == 200
    assert "Eva Frost · looks after accounts · signs in through the organisation" in admin.words
    provider.say(eva)
    assert come(office).open("/facilitator/accounts").status_code == 404
    assert admin.open("/facilitator/accounts").status_code == 404


def test_an_account_that_is_disabled_stays_so(office: Office, provider: Provider) -> None:
    provider.say({"sub": "4", "name": "Folke Gren", "groups": ["leaders"]})
    folke = come(office)
    office.installation.run("user", "disable", "Folke Gren")
    assert folke.open("/facilitator").url.path == "/facilitator/sign-in"
    again = come(office)
    assert "Your account here is closed." in again.words
    assert again.open("/facilitator").url.path == "/facilitator/sign-in"


@pytest.mark.parametrize(
    "forged",
    [
        {"proven": {"nonce": "another"}},
        {"proven": {"aud": "another"}},
        {"proven": {"aud": ["another", CLIENT], "azp": "another"}},
        {"proven": {"iss": "https://another.example.org"}},
        {"proven": {"exp": 1_000_000_000}},
        {"proven": {"sub": ""}},
        {"proven": {"sub": None}},
        {"key": "another"},
        {"signed": "none"},
        {"signed": "HS256"},
        {"state": "another"},
        {"error": "access_denied"},
    ],
    ids=repr,
)
def test_what_is_forged_lets_nobody_in(
    forged: dict[str, Any], office: Office, provider: Provider
) -> None:
    before = office.installation.stored()
    provider.say(CILLA | forged.pop("proven", {}), **forged)
    mallory = come(office)
    assert mallory.page.status_code == 403
    assert NOT_PROVEN in mallory.words
    assert mallory.open("/facilitator").url.path == "/facilitator/sign-in"
    after = office.installation.stored()
    assert (after["logins"], after["facilitators"]) == (before["logins"], before["facilitators"])


def test_what_another_browser_was_given_is_worth_nothing(
    office: Office, provider: Provider
) -> None:
    """Neither twice."""
    provider.say(CILLA)
    cilla, mallory = come(office), office.visitor()
    used = str(cilla.page.history[-1].url)
    assert "code=" in used
    assert mallory.web.get(used).status_code == 403
    assert cilla.web.get(used).status_code == 403


def test_a_provider_that_calls_itself_otherwise_is_another(tmp_path: Path) -> None:
    provider = Provider(tmp_path)
    provider.say(CILLA, issuer="https://another.example.org")
    office = Office(tmp_path / "office", **provider.settings())
    try:
        person = come(office)
        assert person.page.status_code == 503
        assert "does not answer just now" in person.words
        provider.close()
        assert come(office).page.status_code == 503
        assert office.facilitator().page.url.path == "/facilitator"
    finally:
        provider.close()
        office.close()


def test_out_here_and_on_to_the_provider(office: Office, provider: Provider) -> None:
    provider.say(CILLA)
    cilla = come(office)
    answer = cilla.submit("/sign-out")
    assert answer.url.path == "/facilitator/signed-out"
    out = answer.headers["Refresh"].removeprefix("0; url=")
    assert links(cilla, "") == [out]
    asked = parse_qs(urlsplit(out).query)
    assert asked["post_logout_redirect_uri"] == [f"{office.server.url}/facilitator/sign-in"]
    assert httpx.get(out).text.startswith("out, back to ")
    assert cilla.open("/facilitator").url.path == "/facilitator/sign-in"
    ada = office.facilitator()
    assert ada.submit("/sign-out").url.path == "/facilitator/sign-in"


def test_instead_of_passwords(tmp_path: Path, provider: Provider) -> None:
    provider.say(CILLA, told={"realm_access": {"roles": ["samsyn-admin"]}})
    office = Office(tmp_path, **provider.settings(SAMSYN_PASSWORDS="no"))
    try:
        visitor = office.visitor()
        visitor.open("/facilitator/sign-in")
        assert 'type="password"' not in visitor.page.text
        token = visitor.forms()[0].fields["csrf_token"]
        for page in ("sign-in", "password", "set-up"):
            words = {"csrf_token": token, "name": ADA, "password": PASSWORD}
            answer = visitor.web.post(f"{visitor.url}/facilitator/{page}", data=words)
            assert answer.status_code == 404, page
        admin = come(office)
        admin.open("/facilitator/accounts")
        assert "Invite somebody" not in admin.words
        assert "Link for a new password" not in admin.words
    finally:
        office.close()
