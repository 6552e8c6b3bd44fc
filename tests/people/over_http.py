"""The people of the tests. They know pages and buttons, nothing of how Samsyn works."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from typing import Any
from urllib.parse import urljoin

import httpx
from lxml import html

SESSION_COOKIES = ("samsyn", "__Host-samsyn")


class Facilitator:
    """Somebody at a laptop, over real HTTP."""

    def __init__(
        self, url: str, language: str = "sv", behind: str | None = None, **headers: str
    ) -> None:
        """`behind` names the host of a proxy that speaks https, through which they come."""
        self.url = url
        self._origin = f"https://{behind}" if behind else url
        proxied = {"Host": behind, "X-Forwarded-Proto": "https"} if behind else {}
        self._headers = {"Accept-Language": language, **proxied, **headers}
        self.web = self.client()
        self.page: httpx.Response = httpx.Response(200)

    def open(self, path: str) -> httpx.Response:
        """Go to a page."""
        self.page = self.web.get(urljoin(self.url, path))
        return self.page

    def submit(self, action: str, files: Any = None, **values: str) -> httpx.Response:
        """Fill in the form of the present page that goes to `action` (its end), and send it."""
        form = self.form(action)
        fields = {k: v for k, v in form.form_values() if isinstance(v, str)}
        address = self._goes_to(form)
        self.page = self.web.post(
            address,
            data=fields | values,
            files=files,
            headers={"Referer": self._origin + self.page.url.raw_path.decode()},
        )
        return self.page

    def submit_twice(self, action: str, files: Any = None, **values: str) -> list[httpx.Response]:
        """Send that form two times at once, as a double tap may; both answers.

        Neither knows what the other brought; this browser keeps what the last one did.
        """
        twins = [copy(self), copy(self)]
        for twin in twins:
            twin.web = twin.client(self.web.cookies)
        with ThreadPoolExecutor() as both:
            answers = list(both.map(lambda twin: twin.submit(action, files, **values), twins))
        self.page, self.web = answers[-1], twins[-1].web
        return answers

    def client(self, cookies: httpx.Cookies | None = None) -> httpx.Client:
        """A browser of theirs that keeps these cookies."""

        def through_the_proxy(_response: httpx.Response) -> None:
            # The proxy got its secure cookies over https; from there on it is http.
            for cookie in client.cookies.jar:
                cookie.secure = False

        client = httpx.Client(
            follow_redirects=True,
            timeout=60,
            headers=self._headers,
            cookies=cookies,
            event_hooks={"response": [through_the_proxy] if "Host" in self._headers else []},
        )
        return client

    def form(self, action: str) -> Any:
        """The form of the present page that goes to `action` (its end)."""
        return next(form for form in self.forms() if self._goes_to(form).path.endswith(action))

    def _goes_to(self, form: Any) -> httpx.URL:
        """Where a form is sent: to its own page where it does not say."""
        return self.page.url.join(form.action or "")

    def forms(self) -> list[Any]:
        """The forms of the present page."""
        return list(html.fromstring(self.page.text).forms)

    def sign_in(self, name: str, password: str) -> httpx.Response:
        """Through the door."""
        self.open("/facilitator/sign-in")
        return self.submit("/sign-in", name=name, password=password)

    def follow_link(self, link: str) -> httpx.Response:
        """Open a printed link and press its button, as a browser without a script does."""
        address, _, token = link.partition("#")
        self.open(address)
        return self.submit(httpx.URL(address).path, token=token)

    def set_up(self, link: str, name: str, password: str, again: str = "") -> httpx.Response:
        """Make the first account by the printed link, as a browser without a script does."""
        parts = httpx.URL(link)
        self.open(parts.path)
        words = {"name": name, "password": password, "again": again or password}
        return self.submit(parts.path, token=parts.fragment, **words)

    def sign_out(self) -> httpx.Response:
        self.open("/facilitator")
        return self.submit("/sign-out")

    def import_file(self, name: str, content: bytes) -> httpx.Response:
        """Import a session from a file."""
        self.open("/facilitator")
        return self.submit("/import", files={"file": (name, content, "application/json")})

    def download_minutes(self, session: str, **choices: str) -> httpx.Response:
        """Press the button without a script: the answer is the file."""
        self.open(f"/facilitator/sessions/{session}/minutes")
        return self.submit("/minutes", **choices)

    def follow_minutes(self, session: str, **choices: str) -> list[dict[str, Any]]:
        """Press the button as the page's script does: lines of progress, then the address."""
        self.open(f"/facilitator/sessions/{session}/minutes")
        self.web.headers["Accept"] = "application/x-ndjson"
        try:
            lines = self.submit("/minutes", **choices).text.splitlines()
        finally:
            del self.web.headers["Accept"]
        return [json.loads(line) for line in lines]

    @property
    def cookie(self) -> str:
        """What the browser keeps of the session."""
        return next(str(c.value) for c in self.web.cookies.jar if c.name in SESSION_COOKIES)

    @cookie.setter
    def cookie(self, value: str) -> None:
        self.web.cookies.clear()
        self.web.cookies.set("samsyn", value, domain="localhost.local", path="/")

    @property
    def language(self) -> str:
        """The language of the present page."""
        return str(html.fromstring(self.page.text).get("lang"))

    @property
    def title(self) -> str:
        """The title of the present page."""
        return str(html.fromstring(self.page.text).findtext(".//title"))

    @property
    def words(self) -> str:
        """What the present page says, in one line."""
        return " ".join(html.fromstring(self.page.text).text_content().split())
