"""Every part is valid by the schema of ISO 29500, transitional, and by Word's own rules.

The schema files themselves are in no package; openxml-audit carries the same rules as Microsoft's
Open XML SDK and checks every part. The mutants show that it sees what it should.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from exports.options import Tables
from tests.exports.sessions import PUBLISHED, large, published
from tests.exports.word.files import WordFile, written_session

BODY = "word/document.xml"
VALIDATOR = OpenXmlValidator(file_format=FileFormat.OFFICE_2010)


def violations(document: WordFile, folder: Path) -> list[str]:
    result = VALIDATOR.validate(document.saved(folder / "minutes.docx"))
    assert result.is_valid == (not result.errors)
    return [str(error) for error in result.errors]


@pytest.mark.parametrize("tables", get_args(Tables))
@pytest.mark.parametrize("name", [*PUBLISHED, "large"])
def test_all_parts_are_valid(name: str, tables: Tables, tmp_path: Path) -> None:
    session = large() if name == "large" else published(name)
    document = written_session(session, tables)
    assert violations(document, tmp_path) == []


def swapped(first: str, second: str) -> Callable[[str], str]:
    """Puts the second element before the first wherever they stand in this order."""
    pattern = rf"(<w:{first}\b[^>]*/>)\s*(<w:{second}\b[^>]*/>)"
    return lambda xml: re.sub(pattern, r"\2\1", xml)


@pytest.mark.parametrize(
    ("part", "first", "second"),
    [
        (BODY, "tblLook", "tblCaption"),
        (BODY, "tblLayout", "tblLook"),
        (BODY, "cols", "titlePg"),
        (BODY, "tcW", "gridSpan"),
        (BODY, "pStyle", "keepNext"),
        ("word/styles.xml", "uiPriority", "qFormat"),
        ("word/styles.xml", "bCs", "color"),
        ("word/styles.xml", "keepNext", "keepLines"),
        ("word/settings.xml", "autoHyphenation", "hyphenationZone"),
        ("word/numbering.xml", "start", "numFmt"),
        ("word/fontTable.xml", "charset", "family"),
    ],
)
def test_a_part_with_two_elements_in_the_wrong_order_is_not(
    part: str, first: str, second: str, tmp_path: Path
) -> None:
    mutant = written_session(large()).tampered(part, swapped(first, second))
    assert any(part in violation for violation in violations(mutant, tmp_path))


@pytest.mark.parametrize(
    ("part", "found", "instead"),
    [
        (BODY, 'w:type="dxa"', 'w:type="ell"'),
        (BODY, 'w:val="TableText"', 'w:val="NoSuchStyle"'),
        ("word/footer1.xml", 'w:fldCharType="begin"', 'w:fldCharType="start"'),
        ("word/theme/theme1.xml", "a:minorFont", "a:smallFont"),
    ],
)
def test_a_part_with_a_wrong_word_is_not(
    part: str, found: str, instead: str, tmp_path: Path
) -> None:
    mutant = written_session(large()).tampered(part, lambda xml: xml.replace(found, instead))
    assert violations(mutant, tmp_path)
