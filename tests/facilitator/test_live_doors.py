"""Who may do what in a running meeting: every kind of operation, asked for by everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.attacks import access
from tests.attacks.access import Asked
from tests.servers.office import Office


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Asked]]:
    office = Office(tmp_path_factory.mktemp("office"), **access.NO_RATES)
    yield access.asked(office)
    office.close()


def test_every_kind_of_operation_has_its_line(pairs: list[Asked]) -> None:
    """A new one has to be put into the table, with what everybody is answered."""
    assert access.unlisted(pairs) == []


def test_everybody_is_answered_what_is_written_down(pairs: list[Asked]) -> None:
    assert [one for one in pairs if one.answer != one.expected] == []
