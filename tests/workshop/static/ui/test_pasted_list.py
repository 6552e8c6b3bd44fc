"""What is pasted from a list becomes ideas; what is prose stays one."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.servers.office import Office

THREE = [["Fler platser"], ["Mer tid"], ["Gemensam bild"]]
NESTED = [["Fler platser", "För alla", "Hela året"], ["Mer tid"]]

LISTS = {
    "Word": "•\tFler platser\r\n•\tMer tid\r\n•\tGemensam bild\r\n",
    "Word, in its own font": "\uf0b7\tFler platser\r\n\uf0b7\tMer tid\r\n\uf0b7\tGemensam bild",
    "Word for the web": "· Fler platser\n· Mer tid\n· Gemensam bild",
    "PowerPoint": "Fler platser\r\nMer tid\r\nGemensam bild",
    "old Mac": "• Fler platser\r• Mer tid\r• Gemensam bild",
    "Outlook": "  *   Fler platser\r\n  *   Mer tid\r\n  *   Gemensam bild\r\n",
    "Markdown": "- Fler platser\n- Mer tid\n- Gemensam bild\n",
    "Markdown tasks": "- [ ] Fler platser\n- [x] Mer tid\n- [ ] Gemensam bild",
    "numbers": "1.\tFler platser\r\n2.\tMer tid\r\n3.\tGemensam bild",
    "numbers in brackets": "1) Fler platser\n2) Mer tid\n3) Gemensam bild",
    "letters": "a) Fler platser\nb) Mer tid\nc) Gemensam bild",
    "dashes": "– Fler platser\n– Mer tid\n– Gemensam bild",
    "a PDF": "•Fler platser\n\n•Mer\ntid\n\n•Gemensam\nbild",
    "one column": "Fler platser\r\nMer tid\r\nGemensam bild\r\n",
    "no-break spaces": "\u2022\u00a0Fler platser\n\u2022\u00a0Mer tid\n\u2022\u00a0Gemensam bild",
}
WITH_SUB_POINTS = {
    "Word": "•\tFler platser\r\no\tFör alla\r\no\tHela året\r\n•\tMer tid",
    "PowerPoint": "Fler platser\r\n\tFör alla\r\n\t\tHela året\r\nMer tid",
    "Outlook": "  *   Fler platser\n     *   För alla\n     *   Hela året\n  *   Mer tid",
    "Markdown": "* Fler platser\n  * För alla\n    * Hela året\n* Mer tid",
    "numbers": "1. Fler platser\n1.1. För alla\n1.2. Hela året\n2. Mer tid",
    "numbers and letters": "1. Fler platser\na. För alla\nb. Hela året\n2. Mer tid",
    "numbers and dashes": "1. Fler platser\n- För alla\n- Hela året\n2. Mer tid",
    "a heading": "Fler platser:\n- För alla\n- Hela året\nMer tid",
}
PROSE = {
    "one line": "Fler platser",
    "one line with a dash": "- Fler platser\n",
    "two sentences": "Vi behöver fler platser.\nDå får vi mer tid.",
    "wrapped": "Vi behöver fler platser som är\nöppna hela året och för alla",
    "long lines": "Fler platser " * 10 + "\n" + "Mer tid " * 20,
    "a date and a sum": "12.5 procent av budgeten\noch 3.5 miljoner till",
    "nothing": "\n \n•\n",
}


@pytest.fixture(scope="module")
def page(office: Office, browser: Any) -> Any:
    context = browser.new_context()
    page = context.new_page()
    page.goto(office.server.url)
    yield page
    context.close()


@pytest.mark.parametrize("source", LISTS)
def test_each_line_of_a_list_is_an_idea(page: Page, source: str) -> None:
    assert listed(page, LISTS[source]) == THREE


@pytest.mark.parametrize("source", WITH_SUB_POINTS)
def test_what_is_set_below_is_a_sub_point(page: Page, source: str) -> None:
    found = listed(page, WITH_SUB_POINTS[source])
    assert found
    assert [words.rstrip(":") for words in found[0]] == NESTED[0]
    assert found[1:] == NESTED[1:]


def test_each_row_of_a_table_is_an_idea(page: Page) -> None:
    pasted = 'Fler platser\tRegionen\t2027\r\n"Mer tid\noch ""lugn"""\t\t2028\r\n\tKommunen\t\r\n'
    assert listed(page, pasted) == [
        ["Fler platser – Regionen – 2027"],
        ['Mer tid och "lugn" – 2028'],
        ["Kommunen"],
    ]


@pytest.mark.parametrize("source", PROSE)
def test_prose_is_one_idea(page: Page, source: str) -> None:
    assert listed(page, PROSE[source]) is None


def test_a_line_that_goes_on_is_not_another_one(page: Page) -> None:
    assert listed(page, "• Fler platser som är\nöppna\n• Mer tid\n  för alla") == [
        ["Fler platser som är öppna"],
        ["Mer tid för alla"],
    ]


def listed(page: Page, pasted: str) -> list[list[str]] | None:
    """Each idea and its sub-points."""
    found: list[list[str]] | None = page.evaluate(
        """async (pasted) => {
          const style = document.querySelector("link[rel=stylesheet]").href;
          const { listIn } = await import(style.replace(/css\\/.*/, "ui/pasted-list.js"));
          return listIn(pasted)?.map(({ text, subs }) => [text, ...subs]) ?? null;
        }""",
        pasted,
    )
    return found
