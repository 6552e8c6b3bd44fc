"""How a command ends, whatever the system, the terminal and the file do: one sentence, status 2."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from samsyn.server import CannotListen, listener
from tests.places import DEMO
from tests.servers.installation import Installation
from workshop.base.settings import SettingsError, from_environment

TREE = "\U0001f333"


def export(
    installation: Installation, output: str, **settings: str
) -> subprocess.CompletedProcess[str]:
    session = installation.imported(DEMO)
    return installation.run("export", session, "--format=json", "--output", output, **settings)


def test_a_stream_is_written_to(plain: Installation) -> None:
    done = export(plain, "/dev/stdout")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"schema": "three-segment-session/1"' in done.stdout
    assert Path("/dev/stdout").is_symlink()


def test_a_pipe_is_written_to(plain: Installation, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["/bin/cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        done = export(plain, str(pipe))
        read, _ = reader.communicate(timeout=60)
    assert done.returncode == 0, done.stderr
    assert '"schema"' in read
    assert pipe.is_fifo()


def test_a_link_stays_one_and_its_file_is_written(plain: Installation, tmp_path: Path) -> None:
    link, file = tmp_path / "link", tmp_path / "folder" / "file.json"
    file.parent.mkdir()
    link.symlink_to(file)
    for _ in range(2):  # where there is no file yet, and where there is
        assert export(plain, str(link)).returncode == 0
        assert link.is_symlink()
        assert '"schema"' in file.read_text("utf-8")


@pytest.mark.parametrize("output", ["folder", "missing/file"])
def test_what_cannot_be_written_is_said(plain: Installation, tmp_path: Path, output: str) -> None:
    (tmp_path / "folder").mkdir()
    done = export(plain, str(tmp_path / output))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr


def test_links_that_lead_to_each_other(plain: Installation, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    done = export(plain, str(tmp_path / "a"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("encoding", ["latin-1", "cp437"])
def test_no_terminal_makes_a_command_fail(
    plain: Installation, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "meeting.json"
    file.write_text(DEMO.read_text("utf-8").replace("Granstad", f"Gran{TREE}stad"), "utf-8")
    for meeting in (file, DEMO):
        plain.imported(meeting)
    done = subprocess.run(
        [sys.executable, "-m", "samsyn.start", "sessions"],
        env=plain.environment({"PYTHONIOENCODING": encoding}),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Gran\\U0001f333stad" in done.stdout.decode(encoding)
    assert len(done.stdout.splitlines()) == 2


def test_a_reader_that_has_seen_enough(plain: Installation) -> None:
    plain.imported(DEMO)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "samsyn.start", "sessions"],
        env=plain.environment({}),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_an_address_family_that_the_system_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(*_: object) -> socket.socket:
        raise OSError(errno.EAFNOSUPPORT, os.strerror(errno.EAFNOSUPPORT))

    monkeypatch.setattr(socket, "socket", none)
    with pytest.raises(CannotListen, match="address family not supported by protocol"):
        listener(from_environment({"SAMSYN_HOST": "::"}))


def test_a_folder_with_any_name_keeps_all(plain: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "q?x=1#%20 å"
    done = plain.run("import", str(DEMO), SAMSYN_DATA_DIR=str(folder))
    assert done.returncode == 0, done.stderr
    assert (folder / "samsyn.sqlite3").exists()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("q")] == [folder]


@pytest.mark.parametrize(
    "name",
    [
        "SAMSYN_PORT",
        "SAMSYN_PORT_8642_TCP",
        "SAMSYN_WEB_PORT",
        "SAMSYN_WEB_PORT_80_TCP",
    ],
)
def test_what_kubernetes_says_of_its_services_is_no_setting(name: str) -> None:
    assert from_environment({name: "tcp://10.96.3.7:8642"}) == from_environment({})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SAMSYN_SERVICE_HOST", "10.96.3.7"),
        ("SAMSYN_SERVICE_PORT", "8642"),
        ("SAMSYN_SERVICE_PORT_HTTP", "8642"),
        ("SAMSYN_PORT_8642_TCP_ADDR", "10.96.3.7"),
        ("SAMSYN_PORT_8642_TCP_PORT", "8642"),
        ("SAMSYN_PORT_8642_TCP_PROTO", "tcp"),
        ("SAMSYN_WEB_SERVICE_HOST", "10.96.3.7"),
        ("SAMSYN_NAME", "/web/samsyn"),
        ("SAMSYN_ENV_PATH", "/bin"),
    ],
)
def test_nor_are_their_other_variables(name: str, text: str) -> None:
    assert from_environment({name: text}) == from_environment({})


@pytest.mark.parametrize("name", ["SAMSYN_HOSTNAME", "SAMSYN_SERVICE", "SAMSYN_PORTS"])
def test_a_setting_that_is_misspelt_is_still_said(name: str) -> None:
    with pytest.raises(SettingsError, match="is not a setting"):
        from_environment({name: "1"})
