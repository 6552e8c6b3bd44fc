"""What the tests of the rules share."""

from __future__ import annotations

import pytest

from tests.workshop.operations.memory_board import MemoryBoard


@pytest.fixture
def board() -> MemoryBoard:
    """A session in which everybody may write."""
    return MemoryBoard()
