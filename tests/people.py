"""The people of the tests. They know pages and buttons, nothing of how Samsyn works."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

import httpx
from lxml import html


class Facilitator:
    """Somebody at a laptop, over real HTTP."""

    def __init__(self, url: str, language: str = "sv", **headers: str) -> None:
        self.url = url
        self.web = httpx.Client(
            follow_redirects=True, timeout=60, headers={"Accept-Language": language, **headers}
        )
        self.page: httpx.Response = httpx.Response(200)

    def open(self, path: str) -> httpx.Response:
        """Go to a page."""
        self.page = self.web.get(urljoin(self.url, path))
        return self.page

    def submit(
        self, action: str, files: dict[str, Any] | None = None, **values: str
    ) -> httpx.Response:
        """Fill in the form of the present page that goes to `action` (its end), and send it."""
        form = next(f for f in self.forms() if f.action and f.action.split("?")[0].endswith(action))
        fields = {k: v for k, v in form.form_values() if isinstance(v, str)}
        address = urljoin(str(self.page.url), form.action)
        self.page = self.web.post(
            address, data=fields | values, files=files, headers={"Referer": str(self.page.url)}
        )
        return self.page

    def forms(self) -> list[Any]:
        """The forms of the present page."""
        return list(html.fromstring(self.page.text).forms)

    def sign_in(self, name: str, password: str) -> httpx.Response:
        """Through the door."""
        self.open("/facilitator/sign-in")
        return self.submit("/sign-in", name=name, password=password)

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
        """Press the button as the page's script does: lines of progress, then the file's address."""
        self.open(f"/facilitator/sessions/{session}/minutes")
        self.web.headers["Accept"] = "application/x-ndjson"
        try:
            lines = self.submit("/minutes", **choices).text.splitlines()
        finally:
            del self.web.headers["Accept"]
        return [json.loads(line) for line in lines]

    @property
    def words(self) -> str:
        """What the present page says, in one line."""
        return " ".join(html.fromstring(self.page.text).text_content().split())
