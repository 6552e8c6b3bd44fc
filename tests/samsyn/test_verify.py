"""`samsyn verify`: which kept version a file is, and whether it was changed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import docx
import pytest

from samsyn.verifying import DONE
from tests.facilitator.test_minutes import held
from tests.facilitator.test_versions import at, take
from tests.servers.office import Office
from workshop.storage.models import VersionStep

SAME, OTHER = (
    "The file is as Samsyn made it.",
    "The file says so, but it is not as Samsyn made it.",
)


@pytest.fixture(scope="module")
def session(office: Office) -> str:
    """The id of a session whose text is settled."""
    ada, session = held(office)
    ada.open(at(session))
    take(ada, "settle")
    return session


def verified(office: Office, path: Path) -> tuple[int, list[str]]:
    done = office.installation.run("verify", str(path))
    return done.returncode, (done.stdout or done.stderr).splitlines()


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "md", "pptx", "zip"])
def test_each_file_of_a_version_is_known(office: Office, session: str, ending: str) -> None:
    folder = office.installation.folder
    path = office.installation.export(session, folder / f"known.{ending}", ending, "--version=1")
    status, said = verified(office, path)
    assert (status, said[-1]) == (0, SAME)
    assert said[0].startswith("Version 1 of “")
    assert said[1].endswith("  Settled  Ada Berg")
    assert said[2].startswith("SHA-256 ")


def test_each_file_of_a_package_is_known_too(office: Office, session: str) -> None:
    folder = office.installation.folder
    path = office.installation.export(session, folder / "all.zip", "zip", "--version=1")
    with ZipFile(path) as package:
        for name in package.namelist():
            one = folder / f"one.{name.rpartition('.')[2]}"
            one.write_bytes(package.read(name))
            assert verified(office, one)[0] == 0, name


def test_a_file_that_was_changed_says_what_it_was(office: Office, session: str) -> None:
    folder, export = office.installation.folder, office.installation.export
    word = export(session, folder / "changed.docx", "docx", "--version=1")
    document = docx.Document(str(word))
    document.paragraphs[0].add_run("!")
    document.save(str(word))
    page = export(session, folder / "changed.html", "html", "--version=1")
    page.write_bytes(page.read_bytes().replace(b"Tillit", b"Misstro"))
    pdf = export(session, folder / "changed.pdf", "pdf", "--version=1")
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    package = folder / "changed.zip"
    of_package = export(session, folder / "whole.zip", "zip", "--version=1")
    package.write_bytes(with_less(of_package.read_bytes()))
    for path in (word, page, pdf, package):
        status, said = verified(office, path)
        assert (status, said[-1]) == (1, OTHER), path
        assert said[0].startswith("Version 1 of “")


def with_less(content: bytes) -> bytes:
    """A package without its sums."""
    less = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(less, "w") as written:
        for name in package.namelist():
            if name != "SHA256SUMS":
                written.writestr(name, package.read(name))
    return less.getvalue()


def test_what_is_of_no_version_is_refused(office: Office, session: str) -> None:
    folder = office.installation.folder
    board = office.installation.export(session, folder / "board.docx", "docx", "--board")
    for number, content in enumerate((b"", b"PK\x03\x04", b"%PDF-1.7 stream\n\0", b"\xff" * 99)):
        (folder / f"odd{number}").write_bytes(content)
    for path in (board, *(folder / f"odd{number}" for number in range(4))):
        status, said = verified(office, path)
        assert (status, said) == (2, [f"{path} is of no text that is kept here."])
    assert verified(office, folder / "nowhere")[0] == 2


def test_it_has_a_word_for_every_step() -> None:
    assert set(DONE) == set(get_args(VersionStep))
