"""Our oldest browsers: nothing that they lack is used, and a phone runs where all of it is gone."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.meetings.to_join import Meeting
from tests.people.lead import Lead
from tests.places import PACKAGES, ROOT
from tests.servers.office import Office
from tests.workshop.static import compat
from workshop.base.ids import new_id

OURS = {
    *("added", "address", "cast", "changed", "draw", "drop", "entry", "first", "forget", "hide"),
    *("last", "limits", "lines", "move", "node", "number", "opened", "range", "removed", "results"),
    *("retry", "segment", "session", "share", "sources", "states", "subscribe", "sync", "take"),
    *("to", "token", "unit", "views", "when"),
}
"""Names of our own, which some browsers have for something else."""

ASKED_FIRST = {
    "createPolicy": "policies are asked for where there are any",
    "createScriptURL": "likewise",
    "DecompressionStream": "without it a workbook is refused, with what can be done instead",
    "moveBefore": "asked for by Preact",
}
DONE_WITHOUT = {
    "accent-color": "ticks have the browser's own colour",
    "contain-intrinsic-size": "goes with content-visibility",
    "content-visibility": "all of a long list is drawn",
    "field-sizing": "fields grow by a script",
    "forced-color-adjust": "Safari has no forced colours",
    "hyphens": "long words break anywhere",
    "line-clamp": "stands beside the prefixed one",
    "details-content": "what is folded stays so on paper",
    "orphans": "a line may stand alone on paper",
    "widows": "likewise",
    "page": "paper has the margins that the browser gives it",
    "print-color-adjust": "the build puts the prefixed one beside it",
    "outline": "Safari rounds no corners of it",
    "overflow-clip-margin": "a shadow is cut",
    "overscroll-behavior": "the page behind a sheet scrolls along",
    "resize": "phones have no handle",
    "text-size-adjust": "stands beside the prefixed one",
    "text-wrap": "lines are less even",
    "color-mix": "what is quiet has the colour of the words around it",
}


def test_no_script_uses_what_our_oldest_browsers_lack() -> None:
    known: dict[str, list[bool]] = defaultdict(list)
    for _, name, feature in compat.members():
        known[name].append(bool(compat.lacking(feature)))
    too_new = {name for name, lacking in known.items() if all(lacking)}
    owners = {name for name, feature in compat.owners() if compat.lacking(feature)}
    used = {name for text in scripts() for name in re.findall(r"(?<!\.)\.(\w+)", text)}
    called = {name for text in scripts() for name in re.findall(r"\bnew ([A-Z]\w+)", text)}
    assert used & too_new - OURS - set(ASKED_FIRST) == set()
    assert called & owners - set(ASKED_FIRST) == set()
    assert [text for text in scripts() if re.search(r"\(\?<[=!]", text)] == [], "iOS 16.4"


def test_no_style_needs_what_our_oldest_browsers_lack() -> None:
    css = compat.data()["css"]
    text = "".join(
        path.read_text("utf-8") for path in (ROOT / "workshop/static/css").rglob("*.css")
    )
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    used = {
        "properties": set(re.findall(r"[{;]\s*([a-z-]+):", text)),
        "selectors": set(re.findall(r"(?<=[\w\])*\s&(]):{1,2}([a-z-]+)", text)),
        "at-rules": set(re.findall(r"@([a-z-]+)", text)),
    }
    lacking = {
        name
        for part, names in used.items()
        for name in names
        if not name.startswith("-") and name in css[part] and compat.lacking(css[part][name])
    }
    mixed = css["types"]["color"]["color-mix"]
    lacking |= {"color-mix"} if "color-mix(" in text and compat.lacking(mixed) else set()
    assert lacking == set(DONE_WITHOUT)


def test_what_phones_load_is_joined_for_these_browsers() -> None:
    named = {"chrome": "chrome", "edge": "edge", "firefox": "firefox"}
    named |= {"safari": "safari", "safari_ios": "ios"}
    told = {
        f"{name}{'.'.join(map(str, compat.oldest()[browser]))}" for browser, name in named.items()
    }
    build = (ROOT / "frontend/hatch_build.py").read_text("utf-8")
    [joined_for] = re.findall(r'^BROWSERS = "(.+?)"', build, re.MULTILINE)
    assert set(joined_for.split(",")) == told


@pytest.fixture
def old_phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone without all that one of our oldest browsers lacks."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
    context.add_init_script(without_what_is_new())
    yield context
    context.close()


def test_a_phone_takes_part_without_all_that_is_newer(
    old_phone: BrowserContext, office: Office, meet: Callable[..., Meeting]
) -> None:
    meeting = meet()
    lead = Lead(office.facilitator(), meeting)
    page = old_phone.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(office.server.url + meeting.link)
    page.get_by_role("button", name="Delta").click()
    lead.open(0)
    assert page.evaluate("[].toReversed") is None
    page.get_by_label("Ny idé").fill("Tillit")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card .state")).to_have_text("Sparad")
    lead.do("category.add", id=new_id(), name="Kultur/arv")
    for segment, step, seen in STEPS:
        lead.open(segment, step)
        expect(page.locator("main")).to_contain_text(seen)
    assert wrong == []


STEPS = (
    (0, "cluster", "Tillit"),
    (0, "settle", "Kultur/"),
    (1, "write", "Hinder"),
    (2, "write", "Kultur/"),
    (2, "vote", "Inget här än."),
)


def test_a_browser_that_is_too_old_is_told_so(
    browser: Browser, office: Office, meet: Callable[..., Meeting]
) -> None:
    context = browser.new_context(locale="sv-SE")
    context.add_init_script("delete Array.prototype.findLast; delete Array.prototype.at")
    page = context.new_page()
    meeting = meet()
    page.goto(office.server.url + meeting.link)
    page.get_by_role("button", name="Delta").click()
    is_told_and_led_on(page, "Den här webbläsaren är för gammal för sidan.")
    context.close()


def test_a_browser_that_cannot_even_read_the_script_is_told_so(
    browser: Browser, office: Office, meet: Callable[..., Meeting]
) -> None:
    context = browser.new_context(locale="sv-SE")
    context.route(
        "**/participant/phone.js",
        lambda route: route.fulfill(body="let x = ;", content_type="text/javascript"),
    )
    page = context.new_page()
    meeting = meet()
    page.goto(office.server.url + meeting.link)
    page.get_by_role("button", name="Delta").click()
    is_told_and_led_on(page, "Om inget mer kommer här är webbläsaren för gammal för sidan.")
    context.close()


def is_told_and_led_on(page: Page, sentence: str) -> None:
    expect(page.get_by_text(sentence)).to_be_visible()
    page.get_by_role("link", name="Skriv med ett enkelt formulär").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def without_what_is_new() -> str:
    """A script that takes away whatever one of our oldest browsers lacks."""
    gone = [
        [owner, name]
        for owner, name, one in compat.members()
        if compat.lacking(one) and name not in ASKED_FIRST  # the policy of the pages asks for some
    ]
    return f"""for (const [owner, name] of {json.dumps(gone)}) {{
      const made = globalThis[owner];
      if (!made) continue;
      for (const one of [made, made.prototype]) if (one) Reflect.deleteProperty(one, name);
    }}"""


def scripts() -> list[str]:
    """Without their comments."""
    folders = [ROOT / package / "static" for package in PACKAGES]
    found = [path for folder in folders for path in folder.rglob("*.js")]
    own = [path for path in found if "vendor" not in path.parts or path.name.startswith("preact")]
    return [
        re.sub(r"/\*.*?\*/|^\s*//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL | re.M)
        for path in own
    ]
