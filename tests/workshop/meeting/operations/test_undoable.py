"""The one table of what may be undone, against the operations that there are."""

from __future__ import annotations

from workshop.meeting.operations import KINDS
from workshop.meeting.operations.undoable import UNDO, last_acts


def test_only_operations_are_undone() -> None:
    assert UNDO.keys() <= KINDS.keys()


def test_words_are_undone_where_they_stand_alone() -> None:
    assert UNDO.keys() - {*last_acts()} == {"idea.add", "idea.edit"}
