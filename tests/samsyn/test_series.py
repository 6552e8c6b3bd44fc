"""The command on series: taken in, listed, and written in every format."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pptx
import pytest

from tests.exports.workbooks import rows_of
from tests.meetings.series import results, series_file, strange_lines, twin_units
from tests.meetings.synthesis import OF_FIVE, six_regions
from tests.places import DEMO, DEMO_SERIES
from tests.samsyn.test_cli import NOBODY, refused
from tests.servers.installation import Installation

FORMATS = ("docx", "pptx", "xlsx", "json")


@pytest.fixture
def series(plain: Installation, tmp_path: Path) -> str:
    return plain.imported(saved(strange_lines(), tmp_path))


def saved(series: object, folder: Path) -> Path:
    path = folder / "series.json"
    path.write_text(json.dumps(series), encoding="utf-8")
    return path


def exported(installation: Installation, series: str, kind: str, *more: str) -> Path:
    path = installation.folder / f"file.{kind}"
    done = installation.run(
        "export", "--series", series, f"--format={kind}", f"--output={path}", *more
    )
    assert (done.returncode, done.stderr) == (0, "")
    return path


def test_a_series_is_listed_on_one_line_and_its_sessions_too(
    plain: Installation, series: str
) -> None:
    assert plain.run("series").stdout.splitlines() == [f"{series}  Serien strange"]
    assert len(plain.run("sessions").stdout.splitlines()) == 2


def test_what_was_imported_is_exported_again(plain: Installation, series: str) -> None:
    file = exported(plain, series, "json")
    assert json.loads(file.read_text("utf-8")) == strange_lines()


def test_a_series_is_written_in_every_format(plain: Installation, series: str) -> None:
    slides = pptx.Presentation(str(exported(plain, series, "pptx", "--figures")))
    assert any(shape.has_chart for slide in slides.slides for shape in slide.shapes)
    without = pptx.Presentation(str(exported(plain, series, "pptx")))
    assert not any(shape.has_chart for slide in without.slides for shape in slide.shapes)
    document = docx.Document(str(exported(plain, series, "docx")))
    assert document.paragraphs[0].text == "Resultat"
    assert len(rows_of(exported(plain, series, "xlsx").read_bytes())) == 3


def test_the_sources_of_a_text_are_written_as_a_list_and_as_a_table(
    plain: Installation, tmp_path: Path
) -> None:
    plain.imported(saved(six_regions(), tmp_path))
    listed = plain.run("sessions").stdout.splitlines()
    text = next(line.split()[0] for line in listed if "Nationell" in line)
    document = docx.Document(str(plain.export(text, tmp_path / "a.docx", "docx", "--list=sources")))
    assert any(OF_FIVE in one.text for one in document.paragraphs)
    table = plain.export(text, tmp_path / "a.xlsx", "xlsx", "--list=sources")
    assert any(OF_FIVE in row for row in rows_of(table.read_bytes())["Källor"])
    for kind, why in (("json", "Sources cannot be written as json."), ("pdf", "")):
        done = plain.run(
            "export", text, f"--format={kind}", f"--output={tmp_path / kind}", "--list=sources"
        )
        assert done.stderr.strip() == why
    alone = plain.imported(DEMO)
    file = f"--output={tmp_path / 'alone'}"
    for wanted, why in (
        ("sources", "Only a text in a series has sources."),
        ("steps", "Sources are listed of a text, and next steps of a series."),
    ):
        assert refused(plain, "export", alone, "--format=xlsx", file, f"--list={wanted}") == why


@pytest.mark.parametrize("kind", FORMATS)
def test_no_person_is_named_where_they_are_left_out(
    kind: str, plain: Installation, series: str
) -> None:
    named, unnamed = (
        said(exported(plain, series, kind, *more)) for more in ((), ("--without-persons",))
    )
    assert "Anna Andersson" in named
    assert "Anna Andersson" not in unnamed
    assert "(name removed)" in unnamed


def said(path: Path) -> str:
    match path.suffix:
        case ".docx":
            return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
        case ".pptx":
            shapes = [s for slide in pptx.Presentation(str(path)).slides for s in slide.shapes]
            return "\n".join(s.text_frame.text for s in shapes if s.has_text_frame)
        case ".xlsx":
            return repr(rows_of(path.read_bytes()))
        case _:
            return path.read_text("utf-8")


def test_the_document_that_is_named_is_written(plain: Installation, tmp_path: Path) -> None:
    older = results() | {"id": "older", "title": "Förra året", "date": "2025-10-01"}
    series = plain.imported(saved(series_file("s", [], {}, [older, results()]), tmp_path))
    (line,) = (one for one in plain.run("sessions").stdout.splitlines() if "Förra året" in one)
    newest, named = (
        docx.Document(str(exported(plain, series, "docx", *more))).paragraphs[0].text
        for more in ((), ("--document", line.split()[0]))
    )
    assert (newest, named) == ("Resultat", "Förra året")


def test_what_cannot_be_written_is_one_sentence(plain: Installation, tmp_path: Path) -> None:
    meetings = twin_units()["sessions"][:3]
    series = plain.imported(saved(series_file("s", [], {}, meetings), tmp_path))
    output = f"--output={tmp_path / 'file'}"
    of_series = ("export", "--series", series, output)
    assert refused(plain, *of_series, "--format=pptx") == (
        "There is no results document in this series yet."
    )
    assert refused(plain, *of_series, "--format=docx", "--document", NOBODY) == (
        f"There is no document with the id {NOBODY} in this series."
    )
    assert refused(plain, "export", "--series", NOBODY, "--format=json", output) == (
        f"There is no series with the id {NOBODY}. “samsyn series” lists them all."
    )
    assert refused(plain, "export", "--format=json", output) == (
        "Name either a meeting or, with --series, a series."
    )
    assert not (tmp_path / "file").exists()


def test_a_series_whose_last_session_is_wrong_leaves_nothing(
    plain: Installation, tmp_path: Path
) -> None:
    series = json.loads(DEMO_SERIES.read_text("utf-8"))
    series["sessions"][-1]["segments"][-1]["items"][0]["text"] = 7
    said = refused(plain, "import", str(saved(series, tmp_path)))
    assert said == "sessions[3].segments[5].items[0].text: must be a text"
