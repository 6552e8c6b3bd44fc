"""Settings: each documented, and whatever cannot be used stops the start with one sentence."""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from tests.places import DOCS
from tests.servers.installation import Installation, Server, free_port
from words import catalogues
from workshop.base import secret
from workshop.base.settings import PREFIX, Settings, SettingsError, from_environment

DOCUMENT = DOCS / "settings.md"
HTTPS = {"SAMSYN_BASE_URL": "https://samsyn.example.org"}
NO_SETTING = "is not a setting of Samsyn. docs/settings.md lists them all."


def refused(installation: Installation, command: str, **settings: str) -> str:
    """The one line with which a command refuses to start; nothing may have been made."""
    done = installation.run(command, **settings)
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert not (installation.folder / "data").exists()
    return done.stderr.strip()


def rows() -> list[str]:
    """What the documentation's table must hold: a row for each setting, in order."""
    return [
        f"| `{PREFIX}{one.name.upper()}` | {shown(one.default)} | {one.metadata['about']} |"
        for one in fields(Settings)
    ]


def shown(default: object) -> str:
    return f"`{default}`" if str(default) else "empty"


def test_every_setting_is_documented_in_the_words_of_the_code() -> None:
    table = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert table == rows()


def test_without_settings_the_defaults_hold() -> None:
    settings = from_environment({"HOME": "/", "SAMSYN_PORT": "", "SAMSYN_SECRET": ""})
    assert settings.port == 8642
    assert settings.address == "http://localhost:8642"
    assert settings.data_dir.is_absolute()
    assert settings.database == settings.data_dir / "samsyn.sqlite3"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://samsyn.example.org", "https://samsyn.example.org"),
        ("https://samsyn.example.org/", "https://samsyn.example.org"),
        ("HTTPS://Samsyn.Example.org:8443", "https://samsyn.example.org:8443"),
        ("http://192.168.1.7:8642", "http://192.168.1.7:8642"),
        ("http://[::1]:8642", "http://[::1]:8642"),
        ("https://example.org/samsyn/", "https://example.org/samsyn"),
        ("https://example.org/tools/Samsyn-2", "https://example.org/tools/Samsyn-2"),
    ],
)
def test_base_addresses_that_can_be_used(given: str, address: str) -> None:
    assert from_environment({"SAMSYN_BASE_URL": given}).address == address


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("SAMSYN_PROT", "8642", f"SAMSYN_PROT {NO_SETTING}"),
        ("SAMSYN_", "x", f"SAMSYN_ {NO_SETTING}"),
        ("SAMSYN_port", "8642", f"SAMSYN_port {NO_SETTING}"),
        ("SAMSYN_PORT", "http", "SAMSYN_PORT must be a whole number from 1 to 65535."),
        ("SAMSYN_PORT", "0", "SAMSYN_PORT must be a whole number from 1 to 65535."),
        ("SAMSYN_PORT", "65536", "SAMSYN_PORT must be a whole number from 1 to 65535."),
        ("SAMSYN_PORT", "-1", "SAMSYN_PORT must be a whole number from 1 to 65535."),
        ("SAMSYN_PORT", "٨٦٤٢", "SAMSYN_PORT must be a whole number from 1 to 65535."),
        ("SAMSYN_PORT", "8" * 5000, "SAMSYN_PORT must be a whole number from 1 to 65535."),
        ("SAMSYN_PROXIES", "10", "SAMSYN_PROXIES must be a whole number from 0 to 9."),
        ("SAMSYN_PROXIES", "1.5", "SAMSYN_PROXIES must be a whole number from 0 to 9."),
        ("SAMSYN_SECRET", "x" * 31, "SAMSYN_SECRET is too short: it needs at least 32 bytes."),
        *(
            (
                "SAMSYN_BASE_URL",
                text,
                "SAMSYN_BASE_URL must be an address like https://samsyn.example.org.",
            )
            for text in (
                "samsyn.example.org",
                "ftp://samsyn.example.org",
                "https://",
                "https://samsyn.example.org/my meetings",
                "https://samsyn.example.org/../meetings",
                "https://samsyn.example.org//meetings",
                "https://samsyn.example.org/möten",
                "https://samsyn.example.org?a=1",
                "https://ada:secret@samsyn.example.org",
                "https://samsyn.example.org:port",
                "https://[::1",
            )
        ),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(name: str, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_environment({name: text})
    assert catalogues.sentence(caught.value, "en") == sentence


@pytest.mark.parametrize(
    "address", ["mysql://localhost/samsyn", "sqlite://", "sqlite:///:memory:", "postgres://x/y"]
)
def test_a_database_that_cannot_keep_sessions(address: str, plain: Installation) -> None:
    assert refused(plain, "sessions", SAMSYN_DATABASE_URL=address) == (
        "SAMSYN_DATABASE_URL must name a PostgreSQL database or an SQLite file."
    )


def test_a_database_address_that_is_none(plain: Installation) -> None:
    said = refused(plain, "sessions", SAMSYN_DATABASE_URL="nonsense")
    assert said == "SAMSYN_DATABASE_URL is not the address of a database."


def test_a_database_server_that_does_not_answer(plain: Installation) -> None:
    address = f"postgresql://ada:secret@127.0.0.1:{free_port()}/samsyn"
    said = refused(plain, "sessions", SAMSYN_DATABASE_URL=address)
    assert said.startswith("The database cannot be opened: ")
    assert "secret" not in said


@pytest.mark.parametrize("command", ["serve", "demo", "sessions"])
def test_every_command_reads_the_settings_first(command: str, plain: Installation) -> None:
    sentence = f"SAMSYN_PROT {NO_SETTING}"
    assert refused(plain, command, SAMSYN_PROT="1", **HTTPS) == sentence


def test_the_sentences_are_in_the_language_of_the_terminal(plain: Installation) -> None:
    said = refused(plain, "sessions", SAMSYN_PORT="x", LANGUAGE="sv_SE:en")
    fault = catalogues.translations("sv").gettext("must be a whole number from {least} to {most}")
    assert said == f"SAMSYN_PORT {fault.format(least=1, most=65535)}."
    assert "must be" not in said


@pytest.mark.parametrize("address", ["", "http://samsyn.example.org"])
def test_production_means_https(address: str, plain: Installation) -> None:
    shown = address or f"http://localhost:{plain.settings['SAMSYN_PORT']}"
    assert refused(plain, "serve", SAMSYN_BASE_URL=address) == (
        f"“samsyn serve” needs an https address in SAMSYN_BASE_URL; it is {shown}."
    )


def test_production_never_runs_in_debug_mode(plain: Installation) -> None:
    said = refused(plain, "serve", FLASK_DEBUG="1", **HTTPS)
    assert said == "FLASK_DEBUG must not be set for “samsyn serve”."


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken(command: str, plain: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert refused(plain, command, SAMSYN_PORT=str(port), **HTTPS) == (
            f"Cannot listen on 127.0.0.1, port {port}: address already in use. "
            "Change SAMSYN_HOST or SAMSYN_PORT."
        )


def test_an_address_that_is_not_ours_to_listen_on(plain: Installation) -> None:
    for host in ("192.0.2.1", "no such host"):
        assert f"Cannot listen on {host}" in refused(plain, "demo", SAMSYN_HOST=host)


def test_a_secret_is_made_once_and_for_this_account_alone(
    installation: Installation, started: Callable[..., Server]
) -> None:
    secret = installation.folder / "data" / "secret"
    started(installation).stop()
    made = secret.read_text()
    assert len(made) >= 32
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700
    started(installation).stop()
    assert secret.read_text() == made
    assert {path.name for path in secret.parent.iterdir()} <= {
        "secret",
        *(f"samsyn.sqlite3{end}" for end in ("", "-wal", "-shm")),
    }


def test_a_secret_in_the_environment_is_used_instead(
    plain: Installation, started: Callable[..., Server]
) -> None:
    started(plain, SAMSYN_SECRET="å" * 16).stop()
    assert not (plain.folder / "data" / "secret").exists()


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 40])
def test_a_secret_file_that_is_no_secret(content: bytes, plain: Installation) -> None:
    folder = plain.folder / "data"
    folder.mkdir()
    (folder / "secret").write_bytes(content)
    done = plain.run("demo")
    assert (done.returncode, done.stdout) == (2, "")
    assert str(folder / "secret") in done.stderr
    assert done.stderr.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["secret"]


def test_a_data_folder_that_is_a_file(plain: Installation, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.touch()
    for command in ("demo", "sessions"):
        done = plain.run(command, SAMSYN_DATA_DIR=str(place), SAMSYN_PORT=str(free_port()))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP])
def test_a_secret_is_made_where_there_are_no_hard_links(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    settings = Settings(data_dir=tmp_path)
    made = secret.of(settings)
    assert secret.of(settings) == made
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
