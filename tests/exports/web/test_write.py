"""Web pages: one file that stands alone, with nothing that runs, loads or looks like a mark."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from exports.document import Bullet, Bullets, Section, Table
from exports.options import Options, Tables
from exports.web.write import write
from tests.accessibility.looking import AXE
from tests.exports.sessions import PUBLISHED, as_document, large, published, reference


def page_of(document: object, tables: Tables = "published") -> bytes:
    out = BytesIO()
    write(document, out, Options(tables=tables))  # type: ignore[arg-type]
    return out.getvalue()


def faults(checker: Path, *files: Path) -> str:
    done = subprocess.run(
        [sys.executable, checker, *files], capture_output=True, encoding="utf-8", check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("tables", get_args(Tables))
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_minutes_pass_the_strict_checker(
    name: str, tables: Tables, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page_of(as_document(published(name)), tables))
    about = [] if tables == "as-lists" else [reference(f"{name}.json")]  # which asks for tables
    assert faults(reference("check_html.py"), file, *about) == ""


BROKEN = {
    "language": ('lang="sv-SE"', 'lang=""'),
    "title": ("<title>", "<other>"),
    "a text": ("Kompetens", "Kompetenz"),
    "a header cell": ('<th scope="col"', "<th"),
    "a level": ("<h2", "<h4"),
    "a caption": ("<caption", "<other"),
    "a script": ("<main>", "<main><script>1</script>"),
    "an outside reference": ("<main>", '<main><img alt="" src="https://example.org/x.png">'),
    "a list": ("<ul>", "<ul><p>x</p>"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_checker_notices(broken: str, tmp_path: Path) -> None:
    file, (right, wrong) = tmp_path / "page.html", BROKEN[broken]
    name = "goteborg-2017"
    text = page_of(as_document(published(name))).decode()
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert faults(reference("check_html.py"), file, reference(f"{name}.json"))


def test_what_people_wrote_is_text() -> None:
    hostile = '<script>alert(1)</script> & "quoted" \'><img src=x onerror=alert(1)>'
    document = replace(
        as_document(large()),
        title=hostile,
        author=hostile,
        sections=(
            Section(
                hostile,
                (
                    Bullets((Bullet(hostile, source=hostile),)),
                    Table(hostile, (hostile, "1"), ((Bullet(hostile), 1),)),
                ),
            ),
        ),
    )
    page = html.fromstring(page_of(document).decode())
    assert not page.xpath("//script | //img | //@onerror")
    assert page.xpath("//h1/text()") == [hostile]
    assert page.xpath("//meta[@name='author']/@content") == [hostile]


def test_the_state_stands_first_and_in_the_title() -> None:
    page = html.fromstring(page_of(replace(as_document(large()), state="settled")).decode())
    assert page.xpath("//main/*[1]/text()") == ["Settled"]
    assert str(page.findtext(".//title")).endswith("(settled)")


def test_headings_never_jump_however_sections_are_put_together() -> None:
    below = Section("", (), (Section("A", (), (Section("", (), (Section("B"),)),)),))
    page = html.fromstring(page_of(replace(as_document(large()), sections=(below,))).decode())
    assert [h.tag for h in page.iter("h1", "h2", "h3", "h4")] == ["h1", "h2", "h3"]


def test_lists_hold_nothing_but_items_however_deep() -> None:
    items = tuple(Bullet(str(n), level) for n, level in enumerate((3, 0, 5, 9, 2, 0, 1)))
    document = replace(as_document(large()), sections=(Section("Lista", (Bullets(items),)),))
    page = html.fromstring(page_of(document).decode())
    assert {child.tag for one in page.iter("ul") for child in one} == {"li"}
    assert [p.text for p in page.xpath("//li/p")] == list("0123456")


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, as the other tests of accessibility have it."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm, tests/npm)")
    return AXE.read_text("utf-8")


@pytest.fixture
def shown(browser: Browser) -> Iterator[Page]:
    """A page of a phone's width."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, bypass_csp=True)
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tables", get_args(Tables))
def test_axe_finds_nothing_and_no_phone_scrolls_sideways(
    scheme: str, tables: Tables, shown: Page, axe: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page_of(as_document(large()), tables))
    shown.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    shown.goto(file.as_uri())
    shown.evaluate(axe)
    found = shown.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    assert found == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
