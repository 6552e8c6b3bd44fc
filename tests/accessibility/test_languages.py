"""A third language is one file: with a made-up catalogue, a participant reads nothing of another.

Every sentence of it stands in ⟦brackets⟧. What people and templates wrote has none, and is known.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po, write_po
from playwright.sync_api import Browser, expect

from tests.people.in_browsers import Console, Phone
from tests.places import PACKAGES, ROOT
from tests.servers.installation import Installation
from words import catalogues

MADE_UP = "eo"  # a language that the calendar and the plurals know, and that Samsyn does not
TITLE, PLACE, TODAY = "Norra regionen", "Umeå", "2026-10-14"
IDEAS = ["Tillit", "Tid"]
BY_PEOPLE = [
    TITLE,
    PLACE,
    *IDEAS,
    "Kultur",
    "14 oktober 2026",
    "Samsyn",
    *catalogues.LANGUAGES.values(),
]

READ = """() => {
  const texts = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  for (let one = walk.currentNode; one; one = walk.nextNode()) {
    if (one.closest("script, template, noscript, svg")) continue;
    texts.push(...[...one.childNodes].map(({ data }) => data ?? ""));
    for (const name of ["aria-label", "title", "alt", "placeholder"]) {
      texts.push(one.getAttribute(name) ?? "");
    }
  }
  return texts;
}"""


@dataclass
class Abroad:
    """Somebody who reads the third language, and a facilitator who reads English."""

    console: Console
    phone: Phone
    untranslated: dict[str, list[str]]

    def look(self, state: str) -> None:
        """Keep what is read there and stands in no brackets, beside what people wrote."""
        self.phone.page.wait_for_load_state()
        texts = [" ".join(text.split()) for text in self.phone.page.evaluate(READ)]
        assert any("⟦" in text for text in texts), f"nothing is translated: {state}"
        if found := [text for text in texts if untranslated(text)]:
            self.untranslated[state] = found


def untranslated(text: str) -> bool:
    """Whether words are left beside sentences in brackets, people's words and the template's."""
    rest = text
    while rest != (rest := re.sub(r"⟦[^⟦⟧]*⟧", "", rest)):  # one may stand in another one
        pass
    for words in sorted({*BY_PEOPLE, *template_words()}, key=len, reverse=True):
        rest = rest.replace(words, "")
    return re.search(r"[^\W\d_]{2}", rest) is not None


@cache
def template_words() -> frozenset[str]:
    """All that the method's template says, in its own language."""
    path = ROOT / "session_templates" / "tre-segment.toml"
    found, inside = set[str](), list[Any]([tomllib.loads(path.read_text("utf-8"))])
    while inside:
        match inside.pop():
            case dict() as some:
                inside += some.values()
            case list() as some:
                inside += some
            case str(words):
                found.add(" ".join(words.split()))
    return frozenset(found)


@pytest.fixture
def abroad(tmp_path: Path, browser: Browser) -> Iterator[Abroad]:
    """An installation of a copy of Samsyn, into which one file has been put."""
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / "copy" / package, ignore=ignored)
    for name in (MADE_UP, "pt_BR"):  # of which only the first is named by two letters
        write_catalogue(tmp_path / "copy" / "words" / "locale" / f"{name}.po")
    copied = {"PYTHONPATH": str(tmp_path / "copy"), "PYTHONSAFEPATH": "1"}
    server = Installation(tmp_path, **copied).start()
    console = Console(browser).signs_in(server.link)
    console.starts_a_meeting("Tre segment", TITLE, PLACE, TODAY)
    phone = Phone(browser, language=MADE_UP)
    phone.page.goto(server.url)
    yield Abroad(console, phone, {})
    server.kill()


def write_catalogue(path: Path) -> None:
    """The Swedish one with brackets around every sentence."""
    with (catalogues.LOCALE / "sv.po").open("rb") as file:
        catalogue = read_po(file, locale=MADE_UP)
    for message in catalogue:
        if message.id:
            forms = message.id
            message.string = (
                bracketed(forms) if isinstance(forms, str) else tuple(map(bracketed, forms))
            )
    with path.open("wb") as file:
        write_po(file, catalogue)


def bracketed(sentence: str) -> str:
    return f"⟦{sentence}⟧"


def test_a_third_language_is_one_file(abroad: Abroad) -> None:
    comes_in(abroad)
    writes(abroad)
    sorts_and_agrees(abroad)
    writes_for_categories(abroad)
    votes_and_ends(abroad)
    assert abroad.untranslated == {}


def comes_in(abroad: Abroad) -> None:
    page = abroad.phone.page
    assert page.locator("html").get_attribute("lang") == MADE_UP
    assert page.locator("[name=language]").all_text_contents() == ["Svenska", "English"]
    abroad.look("code")
    page.locator("[name=code]").fill("ABC123")
    page.locator(".form button.btn--primary").click()
    abroad.look("code refused")
    page.locator("[name=code]").fill(abroad.console.code)
    page.locator(".form button.btn--primary").click()
    abroad.look("join")
    page.locator(".door__go button").click()
    abroad.look("join refused")
    page.locator("[name=table]").last.check(force=True)
    page.locator(".door__go button").click()
    page.locator(".say").wait_for()
    abroad.look("lobby")


def writes(abroad: Abroad) -> None:
    page = abroad.phone.page
    abroad.console.goes_on_to("Write ideas")
    page.locator(".composer").wait_for()
    abroad.look("empty")
    for text in IDEAS:
        page.locator(".composer textarea").first.fill(text)
        page.locator(".composer .btn--primary").click()
    expect(page.locator(".state--saved")).to_have_count(2)
    page.locator(".composer .btn--plain").first.click()
    page.locator(".composer textarea").first.fill("ä" * 2001)
    page.locator(".composer .btn--primary").click()
    page.locator(".card__more").first.click()
    abroad.look("writing")
    page.locator(".card__acts button").first.click()
    abroad.look("changing")
    page.locator(".editor__row button").last.click()
    page.locator(".composer textarea").first.fill("")
    page.context.set_offline(True)
    page.locator(".banner").wait_for()
    abroad.look("offline")
    page.context.set_offline(False)
    page.locator(".banner").wait_for(state="detached")


def sorts_and_agrees(abroad: Abroad) -> None:
    page = abroad.phone.page
    abroad.console.goes_on_to("Read and discuss")
    abroad.look("discussing")
    abroad.console.goes_on_to("Cluster")
    page.locator(".card--sort .card__foot .btn").first.click()
    page.locator("dialog").wait_for()
    abroad.look("moving")
    page.locator(".pick").last.click()
    page.locator(".sheet__name input").fill("Kultur")
    page.locator(".sheet__name .btn--primary").click()
    page.locator(".toast").wait_for()
    abroad.look("moved")
    page.locator(".cat-link").first.click()
    abroad.look("category")
    page.locator(".sheet__head button").click()
    abroad.console.goes_on_to("Agree")
    page.locator(".settled").wait_for()
    page.locator(".composer .btn--primary").click()
    page.locator(".agree__said").wait_for()
    abroad.look("agreed")


def writes_for_categories(abroad: Abroad) -> None:
    page = abroad.phone.page
    abroad.console.goes_on_to("Hinder och möjligheter")
    page.locator(".composer .switch").wait_for()
    abroad.look("columns")
    abroad.console.goes_on_to("Go through together")
    abroad.console.goes_on_to("Insatser och åtgärder")
    page.locator(".composer .switch").wait_for()
    page.locator(".composer textarea").fill("Tid")
    page.locator(".composer .btn--primary").click()
    page.locator(".state--saved").wait_for()
    abroad.look("lists")
    abroad.console.goes_on_to("Go through together")


def votes_and_ends(abroad: Abroad) -> None:
    page = abroad.phone.page
    abroad.console.goes_on_to("Prioritise")
    page.locator("[type=checkbox]").check(force=True)
    abroad.look("voting")
    abroad.console.sees_cast(1)
    abroad.console.closes_the_voting()
    page.locator(".results").wait_for()
    abroad.look("voted")


def test_another_language_never_loads_a_draft_away(abroad: Abroad) -> None:
    page = abroad.phone.page
    page.locator("[name=code]").fill(abroad.console.code)
    page.locator(".form button.btn--primary").click()
    page.locator("[name=table]").last.check(force=True)
    page.locator(".door__go button").click()
    abroad.console.goes_on_to("Write ideas")
    page.locator(".composer textarea").fill("Det jag håller på att skriva")
    page.get_by_role("button", name="⟦Sub-point⟧").click()
    page.locator(".composer__sub textarea").fill("och det under")
    page.get_by_role("button", name="Svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_label("Ny idé")).to_have_value("Det jag håller på att skriva")
    expect(page.get_by_label("Underpunkt 1", exact=True)).to_have_value("och det under")
