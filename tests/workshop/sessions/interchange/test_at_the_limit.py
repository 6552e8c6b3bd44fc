"""Whatever Samsyn writes it can read: the largest meeting that can be held, and odd files."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert

from tests.meetings.held import Held
from workshop.base.ids import new_id
from workshop.meeting import limits
from workshop.meeting.ranks import spread
from workshop.sessions.interchange import MOST_BYTES, dumps, read
from workshop.storage.models import Idea

WIDEST = "\U0001f600"
"""As many bytes as one character takes in a file; what is escaped takes fewer."""


@pytest.mark.long
def test_the_largest_meeting_there_can_be_is_a_file_that_can_be_imported() -> None:
    held = Held(title=WIDEST * limits.LONGEST_TITLE, place=WIDEST * limits.LONGEST_PLACE)
    for _ in range(limits.MOST_CATEGORIES):
        held.category(WIDEST * limits.LONGEST_CATEGORY_NAME)
    held.db.execute(insert(Idea), list(as_deep_and_long_as_can_be(held)))
    content = dumps(held.contents()).encode()
    assert limits.MOST_CHARACTERS * 4 < len(content) <= MOST_BYTES
    rows = read(content).rows
    texts = [row.text for row in rows if isinstance(row, Idea)]
    assert len(texts) == limits.MOST_IDEAS
    assert sum(map(len, texts)) == limits.MOST_CHARACTERS


def as_deep_and_long_as_can_be(held: Held) -> Any:
    """Ideas of a frame, each with sub-points on all levels, that are all a session holds."""
    parents: list[str] = []
    for number, rank in enumerate(spread(limits.MOST_IDEAS)):
        level = number % limits.MOST_LEVELS
        del parents[level:]
        idea_id = new_id()
        yield {
            "id": idea_id,
            "session_id": held.session.id,
            "segment_id": held.segments["frame"].id,
            "column": "",
            "rank": rank,
            "text": WIDEST * (limits.MOST_CHARACTERS // limits.MOST_IDEAS),
            "kind": "question",
            "parent_id": parents[-1] if parents else None,
        }
        parents.append(idea_id)


@pytest.mark.long
def test_what_people_would_read_too_much_of_is_written_for_us() -> None:
    deep: Any = [1] * 400_000
    for _ in range(90):
        deep = [deep]
    held = Held()
    held.session.imported = {"source": {"lists": deep}}
    file = dumps(held.contents())
    assert (file.count("\n"), len(file.encode()) < MOST_BYTES) == (1, True)
    assert read(file.encode()).session.imported == held.session.imported | {"id": held.session.id}
    assert "\n  " in dumps(Held().contents())
