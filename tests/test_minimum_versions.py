"""What has published vulnerabilities below a version is never installed below it.

A scanner can end well having looked at nothing; this table cannot.
"""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest
from packaging.version import Version

from tests.places import ROOT

LEAST = {
    "python-socketio": "5.16.2",
    "python-engineio": "4.13.2",
    "werkzeug": "3.1.6",
    "gevent": "23.9",
    "jinja2": "3.1.6",
}


def locked(file: str) -> dict[str, Version]:
    """The versions that a requirements file pins."""
    text = (ROOT / "requirements" / file).read_text("utf-8")
    return {
        name.lower(): Version(pin)
        for name, pin in re.findall(r"^([\w.-]+)(?:\[.*\])?==(\S+)", text, re.M)
    }


@pytest.mark.parametrize("name", LEAST)
def test_what_is_installed_and_what_is_locked(name: str) -> None:
    assert Version(version(name)) >= Version(LEAST[name])
    assert locked("run.txt")[name] >= Version(LEAST[name])


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_every_package_is_locked_with_its_hashes(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text("utf-8")
    packages = re.split(r"^(?=[\w.-]+(?:\[.*\])?==)", text, flags=re.M)[1:]
    assert len(packages) >= len(locked(file)) > 20
    assert [p.split()[0] for p in packages if "--hash=sha256:" not in p] == []
    assert "://" not in text


def test_no_gunicorn_or_eventlet_slips_in() -> None:
    """gunicorn is not used; eventlet and gevent-websocket would be taken silently if they came."""
    for name in ("gunicorn", "eventlet", "gevent-websocket"):
        assert name not in locked("run.txt")
