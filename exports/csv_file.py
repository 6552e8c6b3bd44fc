"""Tables as one CSV file: UTF-8 with its mark, so that Excel reads it, and `;` between cells.

No cell begins what a spreadsheet would calculate: an apostrophe stands before it, which means
there that it is text.
"""

from __future__ import annotations

import csv
from datetime import date
from io import TextIOWrapper
from typing import BinaryIO

from exports.options import Options
from exports.progress import Counter, Progress, tell_nobody
from exports.workbook import Cell, Workbook
from words.text import storable

_CALCULATED = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(
    workbook: Workbook,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write all sheets of a workbook, which have the same columns, under one row of labels."""
    del options
    counter = Counter(sum(len(sheet.rows) for sheet in workbook.sheets), progress)
    text = TextIOWrapper(out, "utf-8-sig", newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for number, sheet in enumerate(workbook.sheets):
        if number == 0:
            table.writerow(sheet.labels)
        for row in counter.each(sheet.rows):
            table.writerow(map(_cell, row))
    text.flush()
    text.detach()
    counter.finish()


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        said = storable(cell)
        return f"'{said}" if said.startswith(_CALCULATED) else said
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else f"{cell:g}"
