"""What `deploy/` holds, by the programs that read it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

UNIT = ROOT / "deploy" / "samsyn.service"
INSTALLED_AT, SETTINGS = "/opt/samsyn/.venv/bin/samsyn", "EnvironmentFile=/etc/samsyn.env"
MOST_EXPOSED = 2.0
"""Of 10, as systemd reckons; a unit that restricts nothing has 9.6."""


@pytest.fixture
def systemd_analyze() -> str:
    found = shutil.which("systemd-analyze")
    if found is None:
        pytest.skip("systemd-analyze is not installed (systemd)")
    return found


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit as it stands, but for what this machine has in other places."""
    here = tmp_path / UNIT.name
    text = UNIT.read_text("utf-8")
    for there in (INSTALLED_AT, SETTINGS):
        assert text.count(there) == 1
    installed = str(Path(sys.prefix) / "bin" / "samsyn")
    here.write_text(text.replace(INSTALLED_AT, installed).replace(SETTINGS, ""), "utf-8")
    return here


def test_systemd_takes_the_unit(systemd_analyze: str, unit: Path) -> None:
    done = analyze(systemd_analyze, "verify", "--man=no", str(unit))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_may_do_little_more_than_it_needs(systemd_analyze: str, unit: Path) -> None:
    most = f"--threshold={round(MOST_EXPOSED * 10)}"
    done = analyze(systemd_analyze, "security", "--offline=true", most, str(unit))
    assert done.returncode == 0, done.stdout


def test_the_page_says_where_the_unit_looks_for_its_settings() -> None:
    page = (ROOT / "docs" / "running.md").read_text("utf-8")
    unit = UNIT.read_text("utf-8")
    for place in ("/etc/samsyn.env", "/opt/samsyn", "/var/lib/samsyn"):
        assert place in unit
        assert place in page


def analyze(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *arguments], capture_output=True, encoding="utf-8", check=False, timeout=120
    )
