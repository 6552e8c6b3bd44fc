"""Looking after an installation: copies that are whole, what is erased, and what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import docx
import pytest

from tests.meetings.running import Meeting, Room
from tests.meetings.synthesis import six_regions
from tests.people.over_http import Facilitator
from tests.places import DEMO, contents_below
from tests.servers.installation import Installation, Server
from tests.servers.office import ADA, PASSWORD
from workshop.base.ids import new_id

MARKER = "Ett-märke-som-ingen-annan-skriver"
BYTES = MARKER.encode()


def done(installation: Installation, *arguments: str, **settings: str) -> str:
    ended = installation.run(*arguments, **settings)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def refused(installation: Installation, *arguments: str) -> str:
    ended = installation.run(*arguments)
    assert ended.returncode == 2, ended.stdout
    assert ended.stderr.count("\n") == 1
    return ended.stderr


# ---- backup and restore


def test_a_backup_is_put_back_as_it_was(installation: Installation, tmp_path: Path) -> None:
    kept = installation.imported(DEMO)
    copy = tmp_path / "copy"
    done(installation, "backup", f"--output={copy}")
    assert oct(copy.stat().st_mode)[-3:] == "600"
    before = installation.stored()
    installation.imported(DEMO)
    assert done(installation, "restore", str(copy)) == "Screens will fetch 1 meeting anew.\n"
    after = installation.stored()
    assert [row[0] for row in after["sessions"]] == [kept]
    assert after["sessions"] != before["sessions"], "under a new epoch"
    apart: dict[str, list[tuple[object, ...]]] = {"sessions": [], "audit": []}
    assert after | apart == before | apart
    assert [row[2] for row in after["audit"]] == ["backup.restored"]
    assert [*tmp_path.glob(".copy*")] == []


def test_it_is_made_while_people_work(
    plain: Installation, started: Callable[..., Server], tmp_path: Path
) -> None:
    server = started(plain)
    ada = Facilitator(server.url)
    ada.follow_link(server.link)
    for number in range(3):
        ada.import_file("a.json", DEMO.read_bytes())
        done(plain, "backup", f"--output={tmp_path}/{number}")
    other = Installation(tmp_path / "other")
    (tmp_path / "other").mkdir()
    done(other, "restore", f"{tmp_path}/2")
    assert len(other.stored()["sessions"]) == len(plain.stored()["sessions"])


def test_what_is_no_whole_backup_leaves_everything(plain: Installation, tmp_path: Path) -> None:
    plain.imported(DEMO)
    copy = tmp_path / "copy"
    done(plain, "backup", f"--output={copy}")
    before, whole = plain.stored(), copy.read_bytes()
    for content in (b"", b"no database", whole[: len(whole) // 2], whole[:8192] + b"x" * 8192):
        copy.write_bytes(content)
        assert "is no whole backup of Samsyn" in refused(plain, "restore", str(copy))
    assert "cannot be used" in refused(plain, "restore", f"{tmp_path}/nothing")
    assert plain.stored() == before


def test_a_copy_by_sqlites_own_command_is_one_too(plain: Installation, tmp_path: Path) -> None:
    session, copy = plain.imported(DEMO), tmp_path / "copy"
    file = plain.folder / "data" / "samsyn.sqlite3"
    with closing(sqlite3.connect(file)) as one, closing(sqlite3.connect(copy)) as other:
        one.backup(other)
    done(plain, "erase", session, "--yes")
    copy.chmod(0o400)
    done(plain, "restore", str(copy))
    assert [row[0] for row in plain.stored()["sessions"]] == [session]


# ---- erase


def test_what_is_erased_is_in_no_file_any_more(
    installation: Installation, started: Callable[..., Server]
) -> None:
    server = started(installation)
    leader = Facilitator(server.url)
    leader.follow_link(server.link)
    kept = {row[0] for row in installation.stored()["sessions"]} | {installation.imported(DEMO)}
    room = Room(Meeting(leader, title=MARKER))
    room.write("idea.remove", id=room.add(f"{MARKER}, taken back"))
    session = room.meeting.id
    data = installation.folder / "data"
    for folder in ("made", "incoming"):
        (data / folder / session).mkdir(parents=True)
        (data / folder / session / "0.docx").write_bytes(BYTES)
    (data / "incoming" / "left-over").write_bytes(BYTES)
    assert holding(installation, cluster_of(installation))
    assert "Nobody can be asked here" in refused(installation, "erase", session)
    assert done(installation, "erase", session, "--yes") == ""
    assert holding(installation, cluster_of(installation)) == []
    assert {row[0] for row in installation.stored()["sessions"]} == kept
    assert room.writer.until("bye")["refused"] == "no_session"
    assert "There is no meeting with the id" in refused(installation, "erase", session, "--yes")
    assert httpx_status(server) == 200


def test_who_took_part_is_in_no_file_any_more(
    installation: Installation, started: Callable[..., Server], tmp_path: Path
) -> None:
    """And what they wrote, and how many they were, is there as before."""
    server = started(installation)
    leader = Facilitator(server.url, "en")
    leader.follow_link(server.link)
    meeting = Meeting(leader, "startup-meeting", names="yes")
    renamed = with_names(meeting)
    refusal = refused(installation, "anonymise", meeting.id, "--yes")
    assert "End the meeting first" in refusal
    meeting.do("session.end")
    kept = {"1 of 2 regions", WRITTEN, "Write a plan"}
    assert kept <= lines_of(installation, meeting.id, tmp_path)
    made = installation.folder / "data" / "made" / meeting.id
    made.mkdir(parents=True)
    (made / "0.docx").write_bytes(BYTES)
    assert holding(installation, cluster_of(installation))
    assert "Nobody can be asked here" in refused(installation, "anonymise", meeting.id)
    assert done(installation, "anonymise", meeting.id, "--yes") == ""
    assert holding(installation, cluster_of(installation)) == []
    kept |= {"(name removed)", "3 participants in all."}
    assert kept <= lines_of(installation, meeting.id, tmp_path)
    meeting.do("session.reopen")
    meeting.write({"op_id": new_id(), "kind": "undo", "of": renamed})
    board = meeting.snapshot()
    assert (board["expected"], MARKER in str(board)) == ([], False)
    assert holding(installation, cluster_of(installation)) == []
    assert "session.anonymised" in done(installation, "audit")
    assert "There is no meeting with the id" in refused(installation, "anonymise", "x", "--yes")


WRITTEN = "What was written stays"


def with_names(meeting: Meeting) -> str:
    """Name persons and organisations wherever a meeting has room for them; the id of the operation
    that gave one of these another name."""
    regions = [f"Region {MARKER}", "Region Nord"]
    meeting.do("expected.list", group="regions", names=regions)
    expected = {one["name"]: one["id"] for one in meeting.snapshot()["expected"]}
    device = Facilitator(meeting.leader.url, "en")
    device.open(meeting.link)
    device.submit(meeting.link, name=MARKER, group=f"=Region {MARKER}")
    renamed = new_id()
    op = {"op_id": renamed, "kind": "expected.set", "id": expected["Region Nord"]}
    assert "n" in meeting.write(op | {"name": f"Nord {MARKER}"})
    baseline, counted, _, steps = meeting.segments
    meeting.do("segment.declare", id=counted, number=3, excluded=[f"The {MARKER}"])
    place = {"segment_id": baseline}
    meeting.do("idea.add", **place, id=new_id(), text=WRITTEN)
    meeting.do("idea.add", **place, id=new_id(), text=f"Rector {MARKER}", personal=True)
    meeting.do("idea.add", **place, id=new_id(), text="Well done", form="quotation", actor=MARKER)
    step = {"segment_id": steps, "column": "next-steps", "id": new_id()}
    meeting.do("idea.add", **step, text="Write a plan", owner=MARKER)
    meeting.do("idea.edit", id=step["id"], rev=1, text="Write a plan", owner="")
    return renamed


def lines_of(installation: Installation, session: str, folder: Path) -> set[str]:
    """What stands in the minutes, line by line."""
    file = folder / "minutes.docx"
    done(installation, "export", session, "--format=docx", f"--output={file}")
    return {one.text for one in docx.Document(str(file)).paragraphs}


def test_a_meeting_that_a_synthesis_rests_on_leaves_its_unit_and_no_word(
    installation: Installation, tmp_path: Path
) -> None:
    """Its figures stay. Then the series goes too, and the text that summed it up stays."""
    series, text = imported_synthesis(installation, tmp_path)
    region = id_of(installation, f"Regionen {MARKER}")
    before = figures_of(installation, text, tmp_path)
    assert before
    assert holding(installation, cluster_of(installation))
    done(installation, "erase", region, "--yes")
    assert holding(installation, cluster_of(installation)) == []
    assert figures_of(installation, text, tmp_path) == before
    assert done(installation, "erase", "--series", series, "--yes") == ""
    assert holding(installation, cluster_of(installation), b"Nationell serie") == []
    assert done(installation, "series") == ""
    assert id_of(installation, "Nationell sammanst") == text
    assert "There is no series with the id" in refused(installation, "erase", "--series", series)
    assert "Name either a meeting" in refused(installation, "erase")


def imported_synthesis(installation: Installation, folder: Path) -> tuple[str, str]:
    """The ids of a series and of its synthesis, a region of which says the marked words."""
    series = six_regions() | {"title": "Nationell serie"}
    region = series["sessions"][1]
    region["title"] = f"Regionen {MARKER}"
    region["segments"]["reference_frame"]["ideas"][0]["text"] += MARKER
    region["categories"][0]["name"] += MARKER
    file = folder / "series.json"
    file.write_text(json.dumps(series), encoding="utf-8")
    return installation.imported(file), id_of(installation, "Nationell sammanst")


def id_of(installation: Installation, title: str) -> str:
    (line,) = (one for one in done(installation, "sessions").splitlines() if title in one)
    return line.split()[0]


def figures_of(installation: Installation, text: str, folder: Path) -> list[str]:
    """Of how many each line of a synthesis speaks, as printed."""
    file = folder / "text.docx"
    done(installation, "export", text, "--format=docx", f"--output={file}")
    lines = (one.text for one in docx.Document(str(file)).paragraphs)
    return [line for line in lines if " av 6)" in line]


def cluster_of(installation: Installation) -> Path | None:
    """The folder of the PostgreSQL that an installation uses, with everything written to it."""
    url = installation.settings["SAMSYN_DATABASE_URL"]
    if not url:
        return None
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")  # as it does by itself from time to time
        connection.execute("CHECKPOINT")
        row = connection.execute("SHOW data_directory").fetchone()
    return Path(row[0]) if row else None


def holding(installation: Installation, cluster: Path | None, marked: bytes = BYTES) -> list[str]:
    """The files that hold the marked words: all of the data folder, the database and a dump."""
    folders = [installation.folder / "data", *([cluster / "base"] if cluster else [])]
    files = [file for folder in folders for file in contents_below(folder)]
    found = [str(path) for path, content in files if marked in content]
    if cluster and marked in dump(installation):
        found.append("a dump")
    return found


def dump(installation: Installation) -> bytes:
    return subprocess.run(
        [shutil.which("pg_dump") or "pg_dump", installation.settings["SAMSYN_DATABASE_URL"]],
        capture_output=True,
        check=True,
        env=os.environ,
    ).stdout


def httpx_status(server: Server) -> int:
    return Facilitator(server.url).open("/readyz").status_code


# ---- health and doctor


def test_whoever_watches_is_told(plain: Installation, started: Callable[..., Server]) -> None:
    server = started(plain)
    watcher = Facilitator(server.url, Host="10.0.0.7:8642")
    for path in ("/healthz", "/readyz"):
        assert (watcher.open(path).status_code, watcher.page.text) == (200, "ok\n")
    assert "set-cookie" not in watcher.page.headers


def test_before_the_disk_is_full_nothing_more_is_saved(
    plain: Installation, started: Callable[..., Server]
) -> None:
    plain.run("user", "add", ADA, said=PASSWORD)
    server = started(plain, SAMSYN_DISK_RESERVE="100000000")
    person = Facilitator(server.url, "en")
    assert (person.open("/readyz").status_code, person.page.text) == (
        503,
        "the disk is nearly full\n",
    )
    assert person.open("/").status_code == 200
    answer = person.sign_in(ADA, PASSWORD)
    assert answer.status_code == 422
    assert "The disk of the server is nearly full: nothing more is saved." in person.words


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_doctor_names_what_is_wrong_and_what_to_do(
    language: str, plain: Installation, started: Callable[..., Server]
) -> None:
    started(plain)
    plain.folder.joinpath("data").chmod(0o755)
    ended = plain.run("doctor", LANGUAGE=language)
    assert ended.returncode == 1
    lines = ended.stdout.splitlines()
    assert [line[0] for line in lines] == ["✗", "✓", "✗", "✓", "✓", "✓"]
    assert "chmod 700" in lines[2]
    ended = plain.run("doctor", SAMSYN_PORT="9")
    assert "http://localhost:9 does not answer" in ended.stdout.splitlines()[-1]
