"""Lists, tables and files from elsewhere: how they are read, and how they come into a meeting."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.meetings.running import Meeting
from tests.servers.office import Office
from workshop.base.ids import new_id

SORTED = [["Fler platser", "Lokaler"], ["Mer tid", "Tid"], ["Öppet, hela året", "Lokaler"]]
TEXTS = {
    "semicolons, as Excel saves them": (
        "Idé;Grupp\r\nFler platser;Lokaler\r\nMer tid;Tid\r\nÖppet, hela året;Lokaler\r\n",
        "windows-1252",
    ),
    "commas": (
        'Kategori,Text\nLokaler,Fler platser\nTid,Mer tid\nLokaler,"Öppet, hela året"\n',
        "utf-8",
    ),
    "a board tool": (
        (
            "id\tContent\tAuthor\tGroup\n1\tFler platser\tA\tLokaler\n2\tMer tid\tB\tTid\n"
            "3\tÖppet, hela året\tA\tLokaler\n"
        ),
        "utf-16",
    ),
    "no header": (
        "Lokaler|Fler platser\nTid|Mer tid\nLokaler|Öppet, hela året\nLokaler|Öppet, hela året\n",
        "utf-8",
    ),
    "Markdown": (
        (
            "# Workshop\n\n## Lokaler\n- Fler platser\n\n## Tid\n- Mer tid\n"
            "## Lokaler\n- Öppet, hela året\n"
        ),
        "utf-8-sig",
    ),
}


@pytest.fixture(scope="module")
def reader(office: Office, browser: Browser) -> Iterator[Page]:
    """A page that can read."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(office.server.url)
    yield page
    context.close()


@pytest.mark.parametrize("name", TEXTS)
def test_texts_and_their_groups_are_found(reader: Page, name: str) -> None:
    text, encoding = TEXTS[name]
    found = read(reader, text.encode(encoding))["ideas"]
    assert [[one["text"], one["group"]] for one in found][:3] == SORTED


def test_a_workbook_is_read_by_its_cells(reader: Page) -> None:
    found = read(reader, workbook())
    assert found["choices"]["roles"] == ["group", "unused", "idea", "sub"]
    assert found["ideas"] == [
        {"text": "Fler & större platser", "subs": ["För alla", "Hela året"], "group": "Lokaler"},
        {"text": "Mer tid", "subs": [], "group": "Tid"},
    ]


def test_lists_and_paragraphs_are_told_apart(reader: Page) -> None:
    nested = read(reader, b"- Fler platser\n  - Hela dygnet\n- Mer tid\n")["ideas"]
    assert [(one["text"], one["subs"]) for one in nested] == [
        ("Fler platser", ["Hela dygnet"]),
        ("Mer tid", []),
    ]
    prose = read(reader, "Vi behöver\nfler platser.\n\nOch mer tid.".encode())
    assert prose["choices"]["form"] == "paragraphs"
    assert [one["text"] for one in prose["ideas"]] == ["Vi behöver fler platser.", "Och mer tid."]


def test_what_somebody_chooses_is_so_and_the_rest_follows(reader: Page) -> None:
    table = "Mer tid;Tid\nFler platser;Lokaler\n".encode("utf-16le")
    chosen = read(reader, table, {"header": True, "roles": ["group", "idea"]})
    assert [(one["text"], one["group"]) for one in chosen["ideas"]] == [("Lokaler", "Fler platser")]
    lines = read(reader, table, {"form": "list"})["ideas"]
    assert [one["text"] for one in lines] == ["Mer tid;Tid", "Fler platser;Lokaler"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"{\\rtf1 Mer tid}", "rich_text"),
        (b"\x00\x01\x02\x03 nothing", "unknown"),
    ],
)
def test_a_file_that_holds_no_list_is_named(reader: Page, content: bytes, name: str) -> None:
    assert read(reader, content) == {"refused": name}


def test_archives_are_named_by_what_is_in_them(reader: Page) -> None:
    assert read(reader, archive({"word/document.xml": "<w/>"})) == {"refused": "word"}
    assert read(reader, archive({"mimetype": "application/vnd"})) == {"refused": "open_document"}
    assert read(reader, workbook()[:-200]) == {"refused": "unknown"}
    broken = bytearray(workbook())
    broken[60:120] = bytes(60)
    assert read(reader, bytes(broken)) == {"refused": "damaged"}


def test_a_table_with_groups_lands_sorted_and_is_taken_back(office: Office, page: Page) -> None:
    meeting = lead(office, page)
    meeting.do("category.add", id=new_id(), name="tid")
    page.get_by_role("button", name="Bring in").click()
    sheet = page.get_by_role("dialog", name="Bring in what was written elsewhere")
    sheet.locator("input[type=file]").set_input_files(
        {"name": "lappar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    expect(sheet.get_by_role("alert")).to_contain_text("That is a PDF.")
    text, encoding = TEXTS["semicolons, as Excel saves them"]
    sheet.locator("input[type=file]").set_input_files(
        {"name": "lappar.csv", "mimeType": "text/csv", "buffer": text.encode(encoding)}
    )
    expect(
        sheet.get_by_role("heading", name=re.compile("^Lokaler new category 2 ideas"))
    ).to_be_visible()
    expect(sheet.get_by_role("heading", name=re.compile("^tid 1 idea"))).to_be_visible()
    sheet.get_by_role("button", name="Bring in 3 entries").click()
    expect(page.get_by_text("3 entries were brought in.")).to_be_visible()
    expect(page.get_by_text("Everything is saved")).to_be_visible()
    assert sorted(placed(meeting)) == [
        ("Fler platser", "Lokaler"),
        ("Mer tid", "tid"),
        ("Öppet, hela året", "Lokaler"),
    ]
    page.get_by_role("main").focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".idea")).to_have_count(0)
    expect(page.get_by_text("Everything is saved")).to_be_visible()
    assert placed(meeting) == []
    names = [one["name"] for one in meeting.snapshot()["category"] if one["state"] == "active"]
    assert names == ["tid"]


def test_what_was_pasted_stays_until_it_is_brought_in(office: Office, page: Page) -> None:
    meeting = lead(office, page)
    meeting.do("category.add", id=new_id(), name="Tid")
    meeting.open_step(1)
    page.keyboard.press("Control+k")
    page.keyboard.type("bring in")
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Bring in what was written elsewhere")
    sheet.get_by_label("Paste a list or a table").fill("- Mer tid\n- Fler platser")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    page.get_by_role("button", name="Bring in").click()
    expect(sheet.get_by_label("Paste a list or a table")).to_have_value("- Mer tid\n- Fler platser")
    sheet.get_by_label("Where it goes").select_option(index=1)
    sheet.get_by_role("button", name="Bring in 2 entries").click()
    expect(page.get_by_text("Everything is saved")).to_be_visible()
    columns = {one["id"]: one["column"] for one in meeting.snapshot()["idea"]}
    assert len(set(columns.values())) == 1
    assert [name for _, name in placed(meeting)] == ["Tid", "Tid"]
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator(".idea")).to_have_count(0)


def placed(meeting: Meeting) -> list[tuple[str, str | None]]:
    """The ideas that stand, each with the name of its category."""
    board = meeting.snapshot()
    names = {one["id"]: one["name"] for one in board["category"]}
    return [(one["text"], names.get(one["category_id"])) for one in board["idea"]]


def lead(office: Office, page: Page) -> Meeting:
    """A meeting that writes its first ideas, led on a page."""
    meeting = Meeting(office.facilitator())
    meeting.open_step(0)
    leader = meeting.leader
    page.context.add_cookies([{"name": "samsyn", "value": leader.cookie, "url": leader.url}])
    page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/live")
    expect(page.get_by_role("button", name="Bring in")).to_be_visible()
    return meeting


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    yield context.new_page()
    context.close()


def read(page: Page, content: bytes, said: dict[str, Any] | None = None) -> Any:
    """What is found in a file, read as somebody has chosen."""
    return page.evaluate(
        """async ([content, said]) => {
          const style = document.querySelector("link[rel=stylesheet]").href;
          const there = style.replace(/css\\/.*/, "facilitator/console/bringing/reading.js");
          const { opened, understood } = await import(there);
          const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
          const source = await opened(new Blob([bytes]));
          return "refused" in source ? source : understood(source, said);
        }""",
        [base64.b64encode(content).decode(), said or {}],
    )


def archive(files: dict[str, str]) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, text in files.items():
            into.writestr(name, text)
    return made.getvalue()


def workbook() -> bytes:
    """An Excel workbook: shared texts, texts in cells, a gap, a number, and a row that goes on."""
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2"><v>1</v></c>'
        '<c r="C2" t="s"><v>5</v></c><c r="D2" t="inlineStr"><is><t>För alla</t></is></c></row>'
        '<row r="3"><c r="D3" t="inlineStr"><is><t>Hela året</t></is></c></row><row r="4"/>'
        '<row r="5"><c r="A5" t="inlineStr"><is><t>Tid</t></is></c>'
        '<c r="C5" t="str"><v>Mer tid</v></c></row>'
    )
    shared = (
        "<si><t>Kategori</t></si><si><t>Nr</t></si><si><t>Idé</t></si><si><t>Detaljer</t></si>"
        "<si><t>Lokaler</t></si>"
        "<si><r><t>Fler &amp; </t></r><r><t>större platser</t></r><rPh><t>x</t></rPh></si>"
    )
    sheets = '<sheets><sheet name="Blad1" r:id="rId1"/></sheets>'
    parts = '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
    return archive(
        {
            "xl/workbook.xml": f"<workbook>{sheets}</workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships>{parts}</Relationships>",
            "xl/sharedStrings.xml": f"<sst>{shared}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
        }
    )
