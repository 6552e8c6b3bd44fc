"""LibreOffice opens the minutes; its tagged PDF has the structure and the pages expected."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.exports.sessions import PUBLISHED, SessionFile, large, published
from tests.exports.word.files import WordFile, written_session

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of the tests' own: LibreOffice runs once per profile."""
    for program in ("soffice", "pdfinfo"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed (LibreOffice Writer and poppler-utils)")
    return tmp_path_factory.mktemp("libreoffice")


def converted(document: WordFile, profile: Path, folder: Path) -> Path:
    document.saved(folder / "minutes.docx")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", TAGGED, "--outdir", str(folder), str(folder / "minutes.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "minutes.pdf"


def pages(pdf: Path) -> int:
    return int(re.findall(r"^Pages:\s+(\d+)", pdfinfo(pdf), re.M)[0])


def tags(pdf: Path) -> Counter[str]:
    return Counter(re.findall(r"^ *(H\d|TH|LI|Table)\b", pdfinfo(pdf, "-struct"), re.M))


def pdfinfo(pdf: Path, *options: str) -> str:
    command = ["pdfinfo", *options, str(pdf)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_sessions_take_three_pages_with_every_heading_and_item_tagged(
    name: str, profile: Path, tmp_path: Path
) -> None:
    session = published(name)
    pdf = converted(written_session(session), profile, tmp_path)
    assert pages(pdf) == 3
    assert tags(pdf) == expected_tags(session)


def test_a_large_odd_session_converts_with_every_item(profile: Path, tmp_path: Path) -> None:
    session = large()
    pdf = converted(written_session(session), profile, tmp_path)
    assert tags(pdf)["LI"] == expected_tags(session)["LI"]


def expected_tags(session: SessionFile) -> Counter[str]:
    frame = session["segments"]["reference_frame"]
    measures = [c["measures"] for c in session["categories"]]
    notes = (frame.get("discussion") or {"notes": []})["notes"]
    tables = session["segments"]["obstacles_and_opportunities"]["tables"]
    return Counter(
        H1=1,
        H2=len(session["segments"]),
        H3=len(session["categories"]) + ("discussion" in frame),
        LI=sum(map(items, (frame["ideas"], notes, *measures))),
        Table=len(tables) + (frame["category_list_layout"] == "table_row"),
        TH=sum(3 * len(table) for table in tables),
    )


def items(entries: list[SessionFile]) -> int:
    return sum(1 + items(entry.get("children", [])) for entry in entries)
