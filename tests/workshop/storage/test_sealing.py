"""Sealed backups: put back by whoever has the key, and read by nobody else."""

from __future__ import annotations

import resource
import signal
import stat
from pathlib import Path

import pytest

from tests.places import DEMO, contents_below
from tests.servers.installation import Installation
from words.refused import Refused
from workshop.storage import sealing


def done(installation: Installation, *arguments: str) -> str:
    command = installation.run(*arguments)
    assert command.returncode == 0, command.stderr
    return command.stdout


def refused(installation: Installation, *arguments: str) -> str:
    command = installation.run(*arguments)
    assert (command.returncode, command.stderr.count("\n")) == (2, 1), command.stderr
    return command.stderr


@pytest.fixture
def key(tmp_path: Path, installation: Installation) -> Path:
    """A key file; beside it `public`, with no more than what seals."""
    key = tmp_path / "key"
    public = done(installation, "backup-key", f"--output={key}")
    assert public.startswith("age1")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    (tmp_path / "public").write_text(public, "ascii")
    return key


@pytest.mark.parametrize("made_with", ["key", "public"])
def test_a_sealed_backup_is_put_back_by_whoever_has_the_key(
    installation: Installation, tmp_path: Path, key: Path, made_with: str
) -> None:
    kept, folder = installation.imported(DEMO), tmp_path / "backups"
    folder.mkdir()
    done(installation, "backup", f"--output={folder}/copy", f"--key={tmp_path / made_with}")
    ((copy, content),) = contents_below(folder)
    assert content.startswith(b"age-encryption.org/v1\n")
    assert (b"SQLite" in content, b"PGDMP" in content) == (False, False)
    installation.imported(DEMO)
    assert "anew" in done(installation, "restore", str(copy), f"--key={key}")
    assert [row[0] for row in installation.stored()["sessions"]] == [kept]


def test_without_the_key_everything_stays(plain: Installation, tmp_path: Path) -> None:
    plain.imported(DEMO)
    for name in ("key", "another"):
        done(plain, "backup-key", f"--output={tmp_path / name}")
    copy, public = tmp_path / "copy", tmp_path / "public"
    public.write_text((tmp_path / "key").read_text("ascii").split()[3], "ascii")
    done(plain, "backup", f"--output={copy}", f"--key={public}")
    before, whole = plain.stored(), copy.read_bytes()
    assert "is sealed" in refused(plain, "restore", str(copy))
    for wrong, sentence in (("another", "cannot be opened"), ("public", "holds no secret key")):
        assert sentence in refused(plain, "restore", str(copy), f"--key={tmp_path / wrong}")
    copy.write_bytes(whole[: len(whole) // 2])
    assert "cannot be opened" in refused(plain, "restore", str(copy), f"--key={tmp_path / 'key'}")
    assert plain.stored() == before
    assert "never written over" in refused(plain, "backup-key", f"--output={tmp_path / 'key'}")
    for nothing in (b"", b"\xff", b"age1nonsense", b"AGE-SECRET-KEY-1NONSENSE"):
        public.write_bytes(nothing)
        assert "holds no key" in refused(plain, "backup", f"--output={copy}", f"--key={public}")
    assert copy.read_bytes() == whole[: len(whole) // 2]


def test_a_folder_keeps_the_newest(plain: Installation, tmp_path: Path) -> None:
    plain.imported(DEMO)
    folder, other = tmp_path / "backups", tmp_path / "backups" / "minutes.docx"
    assert "is no folder" in refused(plain, "backup", f"--output={folder}", "--keep=2")
    folder.mkdir()
    other.touch()
    made: list[Path] = []
    for _ in range(3):
        done(plain, "backup", f"--output={folder}", "--keep=2")
        made += [one for one in folder.iterdir() if one not in [other, *made]]
    assert sorted(folder.iterdir()) == sorted([other, *made[1:]])
    done(plain, "restore", str(made[-1]))


def test_what_finds_no_room_is_said(tmp_path: Path) -> None:
    """However little is missing: also what its library has written last of all. It begins each file
    with some hundred bytes more or less, by chance."""
    clear, sealed, key = tmp_path / "clear", tmp_path / "sealed", tmp_path / "key"
    clear.write_bytes(b"x" * 200_000)
    sealing.new_key(key)
    recipients = sealing.recipients_of(key)
    sealing.seal(clear, sealed, recipients)
    whole = sealed.stat().st_size
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for missing in (1_000, 5_000, 100_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (whole - missing, most[1]))
        try:
            with pytest.raises((OSError, Refused)):
                sealing.seal(clear, sealed, recipients)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, most)
    signal.signal(signal.SIGXFSZ, kept)
