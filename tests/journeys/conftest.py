"""Journeys are made in the browser that people have."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def chosen_chromium(chromium: str) -> str:
    """The one that people have."""
    return chromium
