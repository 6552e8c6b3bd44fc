"""From a file to the Word minutes and back to the file, by the command alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exports.downloaded import check
from tests.meetings.made_up import big_session
from tests.servers.installation import Installation


@pytest.fixture(params=["goteborg-2017", "linkoping-2017", "of our own"])
def file(request: pytest.FixtureRequest, reference: Path, tmp_path: Path) -> Path:
    """Both published meetings, and one of 400 ideas with all that people can paste."""
    if request.param != "of our own":
        return reference / f"{request.param}.json"
    made = tmp_path / "big.json"
    made.write_text(json.dumps(big_session(400, 9, naughty=True)), "ascii")
    return made


def test_the_minutes_pass_the_strict_checker(
    plain: Installation, file: Path, reference: Path, tmp_path: Path
) -> None:
    session = plain.imported(file)
    minutes = plain.export(session, tmp_path / "minutes.docx")
    check(minutes, file, reference)


@pytest.mark.parametrize("name", ["goteborg-2017", "linkoping-2017"])
def test_the_file_comes_back_as_it_was(
    plain: Installation, name: str, reference: Path, tmp_path: Path
) -> None:
    file = reference / f"{name}.json"
    again = plain.export(plain.imported(file), tmp_path / "again.json", "json")
    assert json.loads(again.read_text("utf-8")) == json.loads(file.read_text("utf-8"))
