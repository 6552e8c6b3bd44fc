"""The pages that lead through the code name files that are there."""

from __future__ import annotations

import re

import pytest

from tests.places import DOCS, ROOT

NAMED = re.compile(r"`/?([\w.-]+(?:/[\w.*-]+)*/?)`")
NOT_PATHS = re.compile(r"[\w.]+|.*\bxx\.po|s/")
"""What stands in the same quotes: single names, a file that may come, an address."""


@pytest.mark.parametrize("page", ["architecture.md", "glossary.md"])
def test_every_path_leads_somewhere(page: str) -> None:
    named = set(NAMED.findall((DOCS / page).read_text("utf-8")))
    paths = {path for path in named if "/" in path and not NOT_PATHS.fullmatch(path)}
    assert len(paths) > 20
    assert [path for path in sorted(paths) if not _is_there(path)] == []


def _is_there(path: str) -> bool:
    """As a file, a folder or a pattern of them, at the top or in `workshop`."""
    return any(list(folder.glob(path.rstrip("/"))) for folder in (ROOT, ROOT / "workshop"))
