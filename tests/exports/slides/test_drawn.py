"""LibreOffice draws the slides; no word of the text is lower than the text has room."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.document import Document
from exports.slides.look import FOOT_TOP, WIDTH
from tests.exports.sessions import as_document, large
from tests.exports.slides.files import content, written
from tests.exports.slides.test_slides import results
from tests.meetings.series import published_series, strange_lines

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">')
ABOVE = 4
"""How far, in points, the box of a line at the foot reaches above its placeholder."""


def drawn(document: Document, folder: Path) -> str:
    """Where each word stands on each page, by poppler."""
    for program in ("soffice", "pdftotext"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed (LibreOffice Impress and poppler-utils)")
    (folder / "deck.pptx").write_bytes(content(document))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    where = ["pdftotext", "-bbox", str(folder / "deck.pdf"), "-"]
    done = subprocess.run(where, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.mark.parametrize("name", ["published", "strange", "minutes"])
def test_all_words_stand_within_their_slide_and_above_its_foot(name: str, tmp_path: Path) -> None:
    made = {
        "published": lambda: results(published_series()),
        "strange": lambda: results(strange_lines()),
        "minutes": lambda: as_document(large()),
    }
    document = made[name]()
    _, *pages = drawn(document, tmp_path).split("<page ")
    assert len(pages) == len(written(document).slides)
    for page in pages[1:]:
        for left, top, right, bottom in (map(float, word) for word in WORD.findall(page)):
            assert left >= 0
            assert right <= WIDTH
            assert top >= FOOT_TOP - ABOVE or bottom <= FOOT_TOP
