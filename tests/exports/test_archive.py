"""The package for the archive: all that belongs to a version, sums that are right, nothing else."""

from __future__ import annotations

import csv
import hashlib
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from lxml import etree

from exports import exporting, kept
from exports.formats import FORMATS
from exports.gather import minutes
from exports.options import Options
from tests.meetings.held import Held, small_meeting
from words.refused import Refused
from workshop.sessions import versions
from workshop.sessions.versions import Kept, Seen
from workshop.storage.models import Session

NAMES = [
    "minnesanteckningar-granstad-2026-10-14-v1.docx",
    "minnesanteckningar-granstad-2026-10-14-v1.pdf",
    "minnesanteckningar-granstad-2026-10-14-v1.json",
    "metadata.xml",
    "metadata.csv",
    "LÄS MIG.txt",
    "SHA256SUMS",
]


@pytest.fixture(scope="module")
def settled() -> tuple[Kept, Session]:
    """A version of a meeting, and the meeting."""
    held = Held()
    small_meeting(held)
    content = kept.content_of(minutes.gather(held.contents(), "=Regionen"))
    seen = Seen(content, kept.digest_of(content))
    versions.take(held.db, held.session.id, "settle", seen, "Ada Berg")
    version = versions.find(held.db, held.session.id, 1)
    assert version is not None
    return version, held.session


def package(settled: tuple[Kept, Session]) -> bytes:
    out = BytesIO()
    exporting.export_version(*settled, FORMATS["zip"], out, options=Options())
    return out.getvalue()


def files(settled: tuple[Kept, Session]) -> dict[str, bytes]:
    with ZipFile(BytesIO(package(settled))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_these_files_and_no_other(settled: tuple[Kept, Session]) -> None:
    assert list(files(settled)) == NAMES


def test_every_sum_is_right(settled: tuple[Kept, Session]) -> None:
    found = files(settled)
    lines = found.pop("SHA256SUMS").decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}


def test_the_kept_text_has_the_sum_that_the_version_has(settled: tuple[Kept, Session]) -> None:
    content = files(settled)[NAMES[2]]
    assert hashlib.sha256(content).hexdigest() == settled[0].version.digest
    assert json.loads(content)["title"] == settled[1].title


def test_its_files_are_those_that_one_can_have_alone(settled: tuple[Kept, Session]) -> None:
    found = files(settled)
    for name, kind in zip(NAMES, ("docx", "pdf"), strict=False):
        alone = BytesIO()
        exporting.export_version(*settled, FORMATS[kind], alone, options=Options())
        assert found[name] == alone.getvalue()


def test_both_forms_of_metadata_say_the_same(settled: tuple[Kept, Session]) -> None:
    found = files(settled)
    of_xml = [(one.tag, one.text or "") for one in etree.fromstring(found["metadata.xml"])]
    text = StringIO(found["metadata.csv"].decode("utf-8-sig"), newline="")
    of_csv = [(name, value) for name, value in csv.reader(text, delimiter=";")]
    assert [name for name, _ in of_xml] == [name for name, _ in of_csv]
    told = dict(of_xml)
    assert told["state"] == "settled"
    assert told["sha256"] == settled[0].version.digest
    assert told["settle"].endswith("Ada Berg")
    assert dict(of_csv)["author"] == "'=Regionen"


def test_it_is_the_same_bytes_twice(settled: tuple[Kept, Session]) -> None:
    assert package(settled) == package(settled)


def test_a_board_has_none() -> None:
    held = Held()
    small_meeting(held)
    with pytest.raises(Refused, match=r"^Only a kept version can be written as zip\.$"):
        exporting.export(
            held.contents(), FORMATS["zip"], BytesIO(), author="Samsyn", options=Options()
        )
