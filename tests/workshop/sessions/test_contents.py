"""A session's contents in order: what stands where, what was merged, what stands nowhere."""

from __future__ import annotations

import pytest

from session_templates import kinds
from session_templates.kinds import Kind, SegmentKind
from tests.meetings.held import Held
from workshop.base.ids import new_id
from workshop.meeting.columns import DISCUSSION
from workshop.sessions.contents import Contents, Entry
from workshop.storage.models import Participant


def tables(contents: Contents, kind: SegmentKind) -> list[list[str]]:
    (segment,) = (one for one in contents.segments if one.kind == kind)
    return [[category.name for category in table] for table in contents.tables(segment)]


def texts(entries: list[Entry]) -> list[str]:
    return [entry.idea.text for entry in entries]


# ---- The categories of a segment


def test_segments_that_are_not_arranged_have_the_order_of_the_board() -> None:
    held = Held()
    *_, last = (held.category(name) for name in "ABC")
    last.rank = "0"
    contents = held.contents()
    assert tables(contents, "frame") == tables(contents, "lists") == [["C"], ["A"], ["B"]]
    assert tables(contents, "matrix") == [["C", "A"], ["B"]]


def test_a_segment_that_is_arranged_has_an_order_of_its_own() -> None:
    held = Held()
    a, b, c, d = (held.category(name) for name in "ABCD")
    held.arrange("matrix", [[d], [b, a], [c]])
    held.arrange("lists", [[c], [a]])
    contents = held.contents()
    assert tables(contents, "frame") == [["A"], ["B"], ["C"], ["D"]]
    assert tables(contents, "matrix") == [["D"], ["B", "A"], ["C"]]
    assert tables(contents, "lists") == [["C"], ["A"]]


def test_three_at_a_table_are_two_and_one() -> None:
    held = Held()
    a, b, c = (held.category(name) for name in "ABC")
    held.arrange("matrix", [[a], [b], [c]])
    held.placement("matrix", b).beside = held.placement("matrix", c).beside = True
    assert tables(held.contents(), "matrix") == [["A", "B"], ["C"]]


def test_a_category_may_be_listed_and_worked_on_nowhere_and_the_other_way_round() -> None:
    held = Held()
    listed, worked_on = held.category("Listed"), held.category("Worked on")
    for kind in ("matrix", "lists"):
        held.placement(kind, listed).shown = False
    held.placement("frame", worked_on).shown = False
    contents = held.contents()
    assert tables(contents, "frame") == [["Listed"]]
    assert tables(contents, "matrix") == tables(contents, "lists") == [["Worked on"]]


@pytest.mark.parametrize("arranged", [False, True])
def test_what_is_removed_or_merged_stands_nowhere(arranged: bool) -> None:
    held = Held()
    here = [held.category("Here")]
    held.category("Removed", state="removed")
    held.category("Merged", state="merged", merged_into_id=here[0].id)
    for segment in held.segments.values():
        segment.arranged = arranged
    contents = held.contents()
    assert [tables(contents, kind) for kind in held.segments] == [[["Here"]]] * 3


def test_the_sentence_counts_the_listed_or_says_the_number_declared() -> None:
    held = Held()
    held.category("A")
    hidden = held.category("B")
    held.placement("frame", hidden).shown = False
    contents = held.contents()
    assert "ned till en kunskapskategorier" in contents.outcome(contents.segments[0])
    held = Held()
    held.category("A")
    held.segments["frame"].declared = 4
    contents = held.contents()
    assert "ned till fyra kunskapskategorier" in contents.outcome(contents.segments[0])


# ---- Duplicates


def test_a_duplicate_is_folded_into_the_idea_that_speaks_for_it() -> None:
    held = Held()
    first = held.idea("First")
    speaker = held.idea("Speaker")
    held.idea("Own", under=speaker)
    duplicate = held.idea("Duplicate", into=speaker)
    of_duplicate = held.idea("Of the duplicate", under=duplicate)
    held.idea("Deeper", under=of_duplicate)
    held.idea("Another duplicate", into=speaker)
    contents = held.contents()
    roots = contents.column(contents.segments[0])
    assert texts(roots) == [first.text, speaker.text]
    assert [idea.text for idea in roots[1].merged] == ["Duplicate", "Another duplicate"]
    assert [(level, entry.idea.text) for level, entry in roots[1].walk()] == [
        (0, "Speaker"),
        (1, "Own"),
        (1, "Of the duplicate"),
        (2, "Deeper"),
    ]
    assert roots[0].merged == []


@pytest.mark.parametrize("state", ["hidden", "removed", "private"])
def test_what_was_merged_into_something_unseen_is_not_seen(state: str) -> None:
    held = Held()
    speaker = held.idea("Speaker", state=state)
    duplicate = held.idea("Duplicate", into=speaker)
    held.idea("Below", under=duplicate)
    assert held.contents().roots == {}


# ---- What stands nowhere


def test_what_stands_under_no_category_is_found_and_nothing_else() -> None:
    held = Held()
    here, removed = held.category("Here"), held.category("Removed", state="removed")
    elsewhere = held.category("Elsewhere")
    held.placement("lists", elsewhere).shown = False
    held.idea("Sorted", "lists", here)
    held.idea("Never sorted", "lists")
    held.idea("Of a category removed", "lists", removed)
    held.idea("Of one not worked on here", "lists", elsewhere)
    held.idea("A cell", "matrix", elsewhere, "opportunities")
    held.idea("A cell of none", "matrix", None, "obstacles")
    held.idea("Not sorted", "frame")
    held.idea("Into a removed one", "frame", removed)
    held.idea("Into one", "frame", here)
    held.idea("A note", "frame", None, DISCUSSION)
    contents = held.contents()
    frame, matrix, lists = contents.segments
    assert texts(contents.unsorted(lists)) == texts(contents.left_out(lists))
    assert texts(contents.left_out(lists)) == [
        "Never sorted",
        "Of a category removed",
        "Of one not worked on here",
    ]
    assert texts(contents.left_out(matrix)) == ["A cell of none"]
    assert texts(contents.unsorted(frame)) == ["Not sorted", "Into a removed one"]
    assert contents.left_out(frame) == []


def test_everything_of_a_segment_comes_in_the_order_of_the_minutes() -> None:
    held = Held()
    a, b = held.category("A"), held.category("B")
    held.arrange("matrix", [[b, a]])
    held.idea("none", "matrix", None, "opportunities")
    held.idea("A obstacle", "matrix", a, "obstacles")
    first = held.idea("A opportunity", "matrix", a, "opportunities")
    held.idea("below", "matrix", a, "opportunities", under=first)
    held.idea("B obstacle", "matrix", b, "obstacles")
    held.idea("note", "frame", None, DISCUSSION)
    held.idea("idea", "frame", a)
    contents = held.contents()
    frame, matrix, lists = contents.segments
    assert texts(list(contents.everything(matrix))) == [
        "B obstacle",
        "A opportunity",
        "below",
        "A obstacle",
        "none",
    ]
    assert texts(list(contents.everything(frame))) == ["idea", "note"]
    assert list(contents.everything(lists)) == []


# ---- A kind that has no categories


@pytest.mark.parametrize("headings", [[], ["purpose", "organisation"]])
def test_what_stands_under_no_category_is_in_order_and_left_out_only_without_a_column(
    headings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    points = Kind(steps=("write",), columns=True, written=True)
    monkeypatch.setitem(kinds.KINDS, "points", points)
    held = Held()
    held.category("A")
    segment = held.segments["lists"]
    segment.kind = "points"
    segment.columns = [{"id": one, "label": one} for one in headings]
    for column in (headings or [""])[::-1]:
        above = held.idea(f"In {column}", "lists", column=column)
        held.idea(f"Below {column}", "lists", column=column, under=above)
    held.idea("Elsewhere", "lists", column="elsewhere")
    contents = held.contents()
    segment = contents.segments[-1]
    listed = [f"{where} {column}" for column in headings or [""] for where in ("In", "Below")]
    assert texts([*contents.everything(segment)]) == [*listed, "Elsewhere"]
    assert texts(contents.unsorted(segment)) == texts(contents.left_out(segment)) == ["Elsewhere"]


# ---- A rehearsal


def test_what_was_simulated_is_in_no_document_and_nobody_of_them_was_there() -> None:
    held = Held()
    simulated, somebody = (
        Participant(id=new_id(), session_id=held.session.id, simulated=one) for one in (True, False)
    )
    held.db.add_all([simulated, somebody])
    held.db.flush()
    category = held.category("A")
    theirs = held.idea("Simulated", category=category, participant_id=simulated.id)
    held.idea("Under it", category=category, under=theirs, participant_id=somebody.id)
    held.idea("Alike", category=category, into=theirs, participant_id=somebody.id)
    own = held.idea("Written", category=category, participant_id=somebody.id)
    held.idea("Alike too", category=category, into=own, participant_id=simulated.id)
    contents = held.contents()
    entries = contents.entries(held.segments["frame"], contents.categories[0])
    assert texts(entries) == ["Under it", "Alike", "Written"]
    assert [entry.merged for entry in entries] == [[], [], []]
    assert contents.attendance.persons(None) == 1
