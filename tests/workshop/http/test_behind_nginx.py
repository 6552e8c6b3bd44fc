"""Behind nginx as `docs/running.md` has it, and behind proxies that leave out or rewrite things."""

from __future__ import annotations

import json
import socket
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from lxml import html

from tests.people.over_http import Facilitator
from tests.servers import nginx
from tests.servers.installation import free_port
from tests.servers.nginx import LISTENS_AT, Nginx
from tests.servers.office import ADA, PASSWORD, Office
from workshop.base.ids import new_id
from workshop.base.settings import ascii_name

UPGRADE = "proxy_set_header Upgrade $http_upgrade;"
AS_IT_IS = ("", "")


@dataclass(frozen=True)
class Behind:
    """An installation as people reach it."""

    office: Office
    proxy: Nginx
    address: str

    @property
    def origin(self) -> str:
        """What browsers call it."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{ascii_name(parts.netloc)}"

    def visitor(self) -> Facilitator:
        """Somebody who comes through the proxy, as a browser does."""
        visitor = Facilitator(self.origin, "en")
        visitor.web = httpx.Client(
            transport=Here(verify=self.proxy.trusted()),
            follow_redirects=True,
            headers={"Accept-Language": "en", "Origin": self.origin},
            timeout=60,
        )
        return visitor

    def path(self, path: str) -> str:
        return urlsplit(self.address).path + path

    def status_of_a_socket(self, **headers: str) -> str:
        """What the opening of a websocket is answered with."""
        parts = urlsplit(self.origin)
        host = parts.hostname or ""
        place = "::1" if ":" in host else "127.0.0.1"
        wanted = {
            "Host": parts.netloc,
            "Origin": self.origin,
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        } | headers
        lines = "".join(f"{name}: {value}\r\n" for name, value in wanted.items())
        asked = f"GET {self.path('/socket.io/?EIO=4&transport=websocket')} HTTP/1.1\r\n{lines}\r\n"
        with (
            socket.create_connection((place, self.proxy.port), timeout=10) as plain,
            self.proxy.trusted().wrap_socket(plain, server_hostname=host) as line,
        ):
            line.sendall(asked.encode())
            return line.recv(12).decode().partition(" ")[2]


class Here(httpx.HTTPTransport):
    """The network of the tests, in which all names lead to this machine."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        return super().handle_request(
            httpx.Request(
                request.method,
                request.url.copy_with(host="::1" if ":" in host else "127.0.0.1"),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
        )


Stand = Callable[..., Behind]


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    """Put an installation behind nginx, under a name and maybe a path, not on port 443."""
    if absent := nginx.missing():
        pytest.skip(absent)
    offices: list[Office] = []
    proxies: list[Nginx] = []

    def behind(
        name: str = "samsyn.example.org",
        path: str = "",
        location: str = "location / {",
        instead: tuple[str, str] = AS_IT_IS,
        **settings: str,
    ) -> Behind:
        port = free_port()
        host = f"[{name}]" if ":" in name else name
        address = f"https://{host}:{port}{path}"
        wanted = {"SAMSYN_BASE_URL": address, "SAMSYN_PROXIES": "1"} | settings
        offices.append(Office(tmp_path / "office", **wanted))
        proxies.append(
            Nginx(tmp_path, offices[0].server.port, ascii_name(name), location, port, instead)
        )
        return Behind(offices[0], proxies[0], address)

    yield behind
    for proxy in proxies:
        proxy.__exit__()
    for office in offices:
        office.close()


def also(header: str) -> dict[str, Any]:
    """With a header set or taken away besides."""
    return {"instead": (UPGRADE, f"{UPGRADE} proxy_set_header {header};")}


IPV6 = pytest.param({"name": "::1"}, id="IPv6")
UNDER_A_PATH = {"path": "/samsyn", "location": "location /samsyn/ {"}


@pytest.mark.parametrize(
    "there",
    [
        pytest.param({}, id="as the page has it"),
        pytest.param({"location": nginx.FILE.name}, id="the file of deploy"),
        pytest.param({"name": "127.0.0.1"}, id="a number"),
        pytest.param({"name": "möte.example.se"}, id="international name"),
        IPV6,
        pytest.param(UNDER_A_PATH, id="under a path"),
        pytest.param(
            UNDER_A_PATH | {"instead": (f"{LISTENS_AT};", f"{LISTENS_AT}/;")}, id="path cut off"
        ),
        pytest.param(also('Referer ""'), id="no Referer"),
        pytest.param(also("Host inside:80"), id="another Host"),
        pytest.param(also("Host $http_host"), id="the Host that was asked for"),
    ],
)
def test_a_meeting_from_the_first_page_to_the_first_idea(
    there: dict[str, Any], stand: Stand
) -> None:
    if there.get("name") == "::1" and not socket.has_ipv6:
        pytest.skip("there is no IPv6 here")
    behind = stand(**there)
    ada = behind.visitor()
    ada.open(behind.path("/facilitator"))
    assert ada.page.url.path == behind.path("/facilitator/sign-in")
    ada.submit("/sign-in", name=ADA, password=PASSWORD)
    assert ada.page.url.path == behind.path("/facilitator")
    ada.open(behind.path("/facilitator/start/tre-segment"))
    ada.submit("/start/tre-segment", title="Rapport", place="Granstad", seating="persons")
    assert ada.page.url.path.endswith("/live"), ada.words
    told = session_data(ada)
    assert told["urls"]["join"].startswith(f"{behind.address}/j/")
    assert ada.open(told["urls"]["qr"]).headers["Content-Type"] == "image/svg+xml"

    phone = behind.visitor()
    phone.open(behind.path(urlsplit(told["urls"]["join"]).path.removeprefix(behind.path(""))))
    phone.submit("")
    assert phone.page.url.path == behind.path(f"/s/{told['session']}"), phone.words
    files = html.fromstring(phone.page.text).xpath("//script/@src | //link/@href")
    assert [phone.open(file).status_code for file in files] == [200] * len(files)

    log = behind.proxy.log.read_text()
    assert behind.path("/facilitator/sign-in") in log
    assert "/j/" not in log

    assert behind.status_of_a_socket() == "101"
    assert behind.status_of_a_socket(Origin="https://another.example.org") == "403"
    assert written(ada, behind, told["session"])["answers"][0]["n"] == 2  # after the one who joined


@pytest.mark.parametrize(
    ("instead", "status"),
    [((UPGRADE, ""), "400"), (("proxy_http_version 1.1;", "proxy_http_version 1.0;"), "101")],
)
def test_where_upgrades_are_not_passed_on_screens_are_told_at_once(
    instead: tuple[str, str], status: str, stand: Stand
) -> None:
    behind = stand(instead=instead)
    assert behind.status_of_a_socket() == status
    assert behind.visitor().open("/").status_code == 200


def test_the_file_of_deploy_sends_on_who_comes_by_http(stand: Stand) -> None:
    behind = stand(location=nginx.FILE.name)
    here = f"http://127.0.0.1:{behind.proxy.plain_port}/s/x?a=b"
    answer = httpx.get(here, headers={"Host": nginx.FILES_NAME})
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"https://{nginx.FILES_NAME}/s/x?a=b"


@pytest.mark.parametrize("location", ["location / {", nginx.FILE.name])
def test_nginx_keeps_no_address_that_lets_somebody_in(location: str, stand: Stand) -> None:
    """Also of requests that it cannot pass on, which its error log would name."""
    behind = stand(location=location)
    visitor = behind.visitor()
    for path in ("/j/one", "/text/one", "/wall/one/two", "/facilitator/link", "/kept"):
        visitor.open(path)
    behind.office.server.kill()
    assert visitor.open("/j/one").status_code == 502
    assert visitor.open("/kept").status_code == 502
    behind.proxy.stop()
    kept = behind.proxy.log.read_text()
    assert kept.count("/kept") == 2
    assert "/facilitator/link " in kept
    for path in ("/j/", "/text/", "/wall/"):
        assert path not in kept + behind.proxy.errors.read_text()


def test_the_file_of_deploy_says_what_the_page_says() -> None:
    file = textwrap.dedent(nginx.FILE.read_text("utf-8").split("\n    location")[1])
    for start in ("map $http_upgrade", "map $uri "):
        assert nginx.snippet(start).splitlines()[0] in nginx.FILE.read_text("utf-8")
    for line in nginx.snippet("location / {").splitlines()[1:]:
        assert line.strip() in file


def test_cookies_keep_to_the_path(stand: Stand) -> None:
    behind = stand(**UNDER_A_PATH)
    ada = behind.visitor()
    ada.open(behind.path("/facilitator/sign-in"))
    ada.submit("/language", language="sv")
    kept = {cookie.name: cookie for cookie in ada.web.cookies.jar}
    assert set(kept) == {"__Secure-samsyn", "samsyn-language"}
    assert {cookie.path for cookie in kept.values()} == {"/samsyn/"}
    assert all(cookie.secure for cookie in kept.values())
    assert ada.page.url.path == behind.path("/facilitator/sign-in")


def test_a_large_file_goes_through(stand: Stand) -> None:
    behind = stand()
    ada = behind.visitor()
    ada.open(behind.path("/facilitator/sign-in"))
    ada.submit("/sign-in", name=ADA, password=PASSWORD)
    ada.import_file("session.json", b" " * 2_000_000)
    assert "The file is not JSON" in ada.words


def session_data(person: Facilitator) -> dict[str, Any]:
    data = html.fromstring(person.page.text).get_element_by_id("session-data")
    return dict(json.loads(data.text_content()))


def written(person: Facilitator, behind: Behind, session: str) -> Any:
    """What the live session answers to an idea, over plain HTTP."""
    there = behind.path(f"/live/{session}")
    read = person.web.get(behind.origin + f"{there}/changes?as=facilitator&from=0&epoch=")
    frame = min(read.json()["snapshot"]["segment"], key=lambda one: one["position"])
    idea = {"kind": "idea.add", "op_id": new_id(), "id": new_id(), "text": "Tillit"}
    return person.web.post(
        behind.origin + f"{there}/operations?as=facilitator",
        json={"ops": [idea | {"segment_id": frame["id"]}]},
        headers={"X-Samsyn": "1"},
    ).json()
