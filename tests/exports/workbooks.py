"""Excel files as they are read back: what each cell holds, of which type."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile("_x([0-9A-F]{4})_")

Row = list[str | float | None]


def rows_of(content: bytes) -> dict[str, list[Row]]:
    """The rows of each sheet by its name; dates are numbers of days. Fails where one has a
    formula."""
    with ZipFile(BytesIO(content)) as package:
        names = [one.get("name", "") for one in _part(package, "workbook").iter(f"{M}sheet")]
        texts = [
            "".join(one.itertext(f"{M}t")) for one in _part(package, "sharedStrings").iter(f"{M}si")
        ]
        sheets = [_part(package, f"worksheets/sheet{n}") for n in range(1, len(names) + 1)]
    return {
        name: [_row(row, texts) for row in sheet.iter(f"{M}row")]
        for name, sheet in zip(names, sheets, strict=True)
    }


def _part(package: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(f"xl/{name}.xml"))


def _row(row: etree._Element, texts: list[str]) -> Row:
    cells: Row = []
    for cell in row.iter(f"{M}c"):
        assert cell.find(f"{M}f") is None
        column = _column(str(cell.get("r")))
        cells += [None] * (column - len(cells))
        value = cell.findtext(f"{M}v")
        if cell.get("t") == "s":
            cells.append(_unescaped(texts[int(value or 0)]))
        else:
            cells.append(None if value is None else float(value))
    return cells


def _column(reference: str) -> int:
    number = 0
    for letter in re.sub(r"\d", "", reference):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
