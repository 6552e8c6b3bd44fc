"""Where things are, wherever a test stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "samsyn" / "demo.json"
DEMO_SERIES = ROOT / "samsyn" / "demo.series.json"
DOCS = ROOT / "docs"
ANYWHERE = ROOT / "tests" / "meetings" / "questions-anywhere.json"
"""A file with questions in all places where there may be one."""
NPM = ROOT / ".venv" / "npm" / "node_modules"
REFERENCE = ROOT.parent / "shared" / "reference"

PACKAGES = (
    "samsyn",
    "facilitator",
    "participant",
    "exports",
    "workshop",
    "session_templates",
    "words",
)


def contents_below(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder with its bytes, but those that a running server takes away."""
    for path in folder.rglob("*"):
        try:
            yield path, path.read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            continue
