"""The command: what each one prints and leaves, and how each one refuses."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from alembic.script import ScriptDirectory
from docx import Document
from sqlalchemy.orm import Session as DbSession

from exports.formats import FORMATS
from tests.meetings.held import Held, small_meeting
from tests.people.over_http import Facilitator
from tests.places import DEMO
from tests.servers.installation import Installation, Server
from tests.servers.office import ADA, BO, PASSWORD
from workshop.storage.database import Database
from workshop.storage.migrations import config
from workshop.storage.models import Session

NOBODY = "01a20021-2f39-74f0-84d3-5598e1a55c69"


def refused(installation: Installation, *arguments: str, said: str = "", **settings: str) -> str:
    """The line with which a command refuses. It leaves the database as it was."""
    before = {k: v for k, v in installation.stored().items() if v}
    done = installation.run(*arguments, said=said, **settings)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.endswith("\n")
    assert done.stderr.count("\n") == 1
    assert {k: v for k, v in installation.stored().items() if v} == before
    return done.stderr.strip()


def listed(installation: Installation) -> list[str]:
    done = installation.run("sessions")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def add(installation: Installation, *names: str) -> None:
    for name in names:
        done = installation.run("user", "add", name, said=PASSWORD + "\n")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# ---- sessions and import


def test_an_imported_session_is_listed_on_one_line(installation: Installation) -> None:
    assert listed(installation) == []
    session = installation.imported(DEMO)
    assert listed(installation) == [
        f"{session}  2026-10-14  Granstad  Skogsbygdens sjukvårdsregion"
    ]


def test_importing_prints_the_id_last_and_a_new_one_each_time(plain: Installation) -> None:
    ids = [plain.imported(DEMO) for _ in range(2)]
    assert len(set(ids)) == 2
    assert all(UUID(one).version == 7 for one in ids)
    assert [line.split()[0] for line in listed(plain)] == sorted(ids, reverse=True)


def test_a_title_of_several_lines_is_listed_on_one(plain: Installation, tmp_path: Path) -> None:
    session = json.loads(DEMO.read_text("utf-8")) | {
        "title": "One\nTwo\u2028Three\x85",
        "place": "",
    }
    file = tmp_path / "session.json"
    file.write_text(json.dumps(session), "utf-8")
    plain.imported(file)
    assert len(listed(plain)) == 1
    assert "One Two Three" in listed(plain)[0]


def test_an_owner_leads_what_is_imported_for_them(
    plain: Installation, started: Callable[..., Server]
) -> None:
    add(plain, ADA, BO)
    session = plain.imported(DEMO, "--owner", BO.upper())
    ada, bo = signed_in(started(plain), ADA, BO)
    assert bo.open(f"/facilitator/sessions/{session}").status_code == 200
    assert ada.open(f"/facilitator/sessions/{session}").status_code == 404


def test_the_first_who_signs_in_adopts_what_has_no_owner(
    installation: Installation, started: Callable[..., Server]
) -> None:
    session = installation.imported(DEMO)
    add(installation, ADA, BO)
    bo, ada = signed_in(started(installation), BO, ADA)
    assert bo.open(f"/facilitator/sessions/{session}").status_code == 200
    assert ada.open(f"/facilitator/sessions/{session}").status_code == 404


def signed_in(server: Server, *names: str) -> list[Facilitator]:
    people = [Facilitator(server.url, "en") for _ in names]
    for person, name in zip(people, names, strict=True):
        assert person.sign_in(name, PASSWORD).url.path == "/facilitator"
    return people


def test_an_owner_there_is_not(plain: Installation) -> None:
    said = refused(plain, "import", str(DEMO), "--owner", "Nobody")
    assert said == "There is no account named Nobody."


# ---- export


def test_minutes_with_tables_of_each_kind(plain: Installation, tmp_path: Path) -> None:
    session = plain.imported(DEMO)
    published = plain.export(session, tmp_path / "published.docx")
    accessible = plain.export(session, tmp_path / "accessible.docx", "docx", "--tables=accessible")
    lists = plain.export(session, tmp_path / "lists.docx", "docx", "--tables=as-lists")
    side_by_side, one_by_one, none = (
        Document(str(file)) for file in (published, accessible, lists)
    )
    assert max(len(table.columns) for table in side_by_side.tables) == 4
    assert {len(table.columns) for table in one_by_one.tables} == {2}
    assert none.tables == []
    assert stat.S_IMODE(published.stat().st_mode) & 0o111 == 0


def test_an_appendix_where_it_is_asked_for_and_never_to_a_settled_text(
    plain: Installation, tmp_path: Path
) -> None:
    plain.run("sessions")  # makes the database
    with closing(Database.opened(plain.database_url)) as database:
        session = database.write(_held)
        texts = [
            [paragraph.text for paragraph in Document(str(file)).paragraphs]
            for file in (
                plain.export(session, tmp_path / "without.docx"),
                plain.export(session, tmp_path / "with.docx", "docx", "--appendix"),
            )
        ]
        assert texts[1][: len(texts[0])] == texts[0]
        assert texts[1][len(texts[0])] == "Bilaga – Underlag"
        database.write(lambda db: _call_settled(db, session))
    wanted = ("--format=docx", f"--output={tmp_path / 'settled.docx'}", "--appendix")
    assert refused(plain, "export", session, *wanted) == "A settled text has no appendix."
    assert not (tmp_path / "settled.docx").exists()


def test_the_author_is_the_organisation_and_the_time_that_of_the_last_change(
    plain: Installation, tmp_path: Path
) -> None:
    session = plain.imported(DEMO)
    files = [plain.export(session, tmp_path / f"{number}.docx") for number in range(2)]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert Document(str(files[0])).core_properties.author == "Samsyn"
    named = tmp_path / "named.docx"
    wanted = ("export", session, "--format=docx", f"--output={named}")
    assert plain.run(*wanted, SAMSYN_ORGANISATION="Västra Götalandsregionen").returncode == 0
    properties = Document(str(named)).core_properties
    assert properties.author == properties.last_modified_by == "Västra Götalandsregionen"


def _call_settled(db: DbSession, session: str) -> None:
    """As a file may that was taken in."""
    db.get_one(Session, session).status = "settled"


def _held(db: DbSession) -> str:
    meeting = Held(db=db)
    small_meeting(meeting)
    return meeting.session.id


@pytest.mark.parametrize("name", ["goteborg-2017.json", "linkoping-2017.json"])
def test_what_was_imported_is_exported_again(
    name: str, installation: Installation, reference: Path, tmp_path: Path
) -> None:
    session = installation.imported(reference / name)
    file = installation.export(session, tmp_path / "session.json", "json")
    assert json.loads(file.read_text("utf-8")) == json.loads((reference / name).read_text("utf-8"))


def test_progress_is_told_in_lines(plain: Installation, tmp_path: Path) -> None:
    session, output = plain.imported(DEMO), tmp_path / "minutes.docx"
    done = plain.run("export", session, "--format=docx", f"--output={output}", "--progress")
    assert (done.returncode, done.stderr) == (0, "")
    steps = [[int(number) for number in line.split()] for line in done.stdout.splitlines()]
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1] > 0
    assert ZipFile(output).testzip() is None


def test_a_file_that_was_there_is_replaced_whole(plain: Installation, tmp_path: Path) -> None:
    session, output = plain.imported(DEMO), tmp_path / "session.json"
    output.write_text("old " * 100_000)
    plain.export(session, output, "json")
    assert json.loads(output.read_text("utf-8"))["id"] == "demo"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["session.json"]


def test_output_that_cannot_be_written(plain: Installation, tmp_path: Path) -> None:
    session = plain.imported(DEMO)
    folder = tmp_path / "folder"
    folder.mkdir()
    for kind in FORMATS.keys() - {"zip"}:
        command = ("export", session, f"--format={kind}")
        missing = tmp_path / "nowhere" / "file"
        assert refused(plain, *command, f"--output={missing}") == (
            f"{missing} cannot be written: no such file or directory."
        )
        assert refused(plain, *command, f"--output={folder}") == (
            f"{folder} cannot be written: is a directory."
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "folder"]


def test_a_session_there_is_not(installation: Installation, tmp_path: Path) -> None:
    for name in (NOBODY, "x\n" * 500, "--", "' OR 1=1", "%"):
        output = tmp_path / "file"
        said = refused(installation, "export", "--format=json", f"--output={output}", "--", name)
        assert said.startswith("There is no meeting ")
        assert len(said) < 140
        assert not output.exists()


# ---- user add


def test_an_account_that_was_added_can_sign_in(
    installation: Installation, started: Callable[..., Server]
) -> None:
    add(installation, "  Åsa \t Öberg ")
    server = started(installation)
    person = Facilitator(server.url, "en")
    assert person.sign_in("åsa öberg", PASSWORD).url.path == "/facilitator"


@pytest.mark.parametrize(
    ("name", "password", "sentence"),
    [
        ("ADA BERG", PASSWORD, "There is already an account named ADA BERG. Choose another name."),
        ("", PASSWORD, "A name has 1 to 60 characters."),
        (" \t ", PASSWORD, "A name has 1 to 60 characters."),
        ("x" * 61, PASSWORD, "A name has 1 to 60 characters."),
        ("Bo", "", "A password has at least 10 characters."),
        ("Bo", "123456789", "A password has at least 10 characters."),
    ],
)
def test_accounts_that_cannot_be_added(
    name: str, password: str, sentence: str, plain: Installation
) -> None:
    add(plain, ADA)
    assert refused(plain, "user", "add", name, said=password) == sentence


# ---- All of them


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Missing command."),
        (["imprt"], "No such command 'imprt'."),
        (["import"], "Missing argument 'FILE'."),
        (["export", NOBODY], "Missing option '--format'."),
        (["sessions", "--all"], "No such option '--all'."),
        (["user"], "Missing command."),
    ],
)
def test_a_command_that_is_not_understood(
    arguments: list[str], sentence: str, plain: Installation
) -> None:
    assert refused(plain, *arguments).startswith(sentence)
    assert not (plain.folder / "data").exists()


@pytest.mark.parametrize("command", [[], ["serve"], ["demo"], ["import"], ["user", "add"]])
def test_help_is_no_error(command: list[str], plain: Installation) -> None:
    done = plain.run(*command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: samsyn" in done.stdout
    assert not (plain.folder / "data").exists()


def test_every_command_makes_its_database_and_for_this_account_alone(
    tmp_path: Path, started: Callable[..., Server]
) -> None:
    commands: dict[str, Callable[[Installation], object]] = {
        "sessions": lambda new: new.run("sessions"),
        "import": lambda new: new.imported(DEMO),
        "export": lambda new: new.run("export", NOBODY, "--format=json", "--output=/dev/null"),
        "add": lambda new: add(new, ADA),
        "restored": lambda new: new.run("restored"),
        "demo": lambda new: started(new).stop(),
        "serve": lambda new: started(
            new, "serve", SAMSYN_BASE_URL="https://samsyn.example.org"
        ).stop(),
    }
    for name, run in commands.items():
        installation = Installation(tmp_path / name)
        run(installation)
        files = list((tmp_path / name / "data").glob("samsyn.sqlite3*"))
        assert files
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert installation.version() == ScriptDirectory.from_config(config()).get_current_head()
