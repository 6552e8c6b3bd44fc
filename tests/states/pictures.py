"""Pictures of every page and state, light and dark.

`make pictures` puts them into `pictures/`; another folder is given as argument. The two pictures
of the README are made anew along with them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.places import ROOT
from tests.states.a_meeting import play_a_meeting
from tests.states.a_series import play_a_series
from tests.states.a_start_up_meeting import play_a_start_up_meeting
from tests.states.outside import play_outside

OF_README = ROOT / "docs" / "pictures"
IN_README = {"phone-writing": "phone.png", "laptop-console-writing": "console.png"}


def main(folder: Path) -> None:
    """Play the meeting, and take all pictures into a folder."""
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for play in (play_outside, play_a_meeting, play_a_start_up_meeting, play_a_series):
            play(browser, Path(data) / play.__name__, Album(folder).take)


class Album:
    """A folder of pictures, each state in light and dark."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, page: Page) -> None:
        """The page as it stands, both ways; it stays light."""
        for scheme in ("dark", "light"):
            settle(page, scheme)
            page.screenshot(path=self.folder / f"{name}-{scheme}.png")
        if name in IN_README:
            page.screenshot(path=OF_README / IN_README[name])


def settle(page: Page, scheme: Any) -> None:
    """Let colours and sockets come to rest."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(250)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
