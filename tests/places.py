"""Where things are, wherever a test stands."""

from __future__ import annotations

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
