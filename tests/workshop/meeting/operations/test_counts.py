"""Who was there: lines with numbers by the list or by hand, and the list of those expected."""

from __future__ import annotations

from typing import Any

import pytest

from session_templates.plan import shipped
from tests.meetings.memory_board import ANNA, FRAME, LONE, WALL, MemoryBoard, segment
from workshop.base.ids import new_id
from workshop.meeting.board import Put
from workshop.meeting.limits import MOST_COUNTS, MOST_PASTED
from workshop.meeting.representation import line, sentence

COUNTS = "counts"


@pytest.fixture
def board(board: MemoryBoard) -> MemoryBoard:
    """A meeting that counts regions and municipalities, and has hosts."""
    equip(board)
    return board


def equip(board: MemoryBoard) -> None:
    template = shipped()["uppstartsmote"]
    board.add("segment", segment(COUNTS) | {"outcome_pattern": template.segments[1].outcome})
    board.session |= {
        "wording": template.wording.as_json(),
        "groups": [group.as_json() for group in template.groups],
    }


def counted(board: MemoryBoard, **fields: Any) -> str:
    """A line of a group; its id."""
    count_id = new_id()
    about = {"segment_id": COUNTS, "group": "regions", "unit": "regioner"}
    board.do(ANNA, "count.set", id=count_id, **about | fields)
    return count_id


def expected(board: MemoryBoard, *names: str, group: str = "regions") -> list[str]:
    """Organisations pasted for a group; their ids in order."""
    board.do(ANNA, "expected.list", group=group, names=list(names))
    of = [one for one in board.every("expected") if one["name"] in names and one["group"] == group]
    return [one["id"] for one in sorted(of, key=lambda one: one["rank"])]


def said(board: MemoryBoard, count_id: str) -> str | None:
    return line(board, board.records["count"][count_id])  # type: ignore[arg-type]


def device(board: MemoryBoard, *organisations: str, persons: int = 1) -> None:
    said = {"organisations": list(organisations), "persons": persons}
    record = {"id": new_id(), "waiting": False, "simulated": False} | said
    board.add("participant", record)


def test_a_line_follows_the_list_until_a_number_is_typed(board: MemoryBoard) -> None:
    count = counted(board)
    assert said(board, count) is None
    first, _, _ = expected(board, "Norr", "Syd", "Väst")
    assert said(board, count) == "0 av 3 regioner"
    device(board, "Syd")
    board.do(ANNA, "expected.set", id=first, here=True)
    assert said(board, count) == "2 av 3 regioner"
    board.do(ANNA, "count.set", id=count, present=2.5, addition="samt kansliet")
    assert said(board, count) == "2,5 av 3 regioner samt kansliet"
    board.do(ANNA, "count.set", id=count, of=4, lead_in="Tjänstemän från")
    assert said(board, count) == "Tjänstemän från 2,5 av 4 regioner samt kansliet"
    board.do(ANNA, "count.set", id=count, present=None, of=None, addition="", lead_in=" ")
    assert said(board, count) == "2 av 3 regioner"
    board.do(ANNA, "expected.set", id=first, here=None)
    assert said(board, count) == "1 av 3 regioner"


def test_where_nobody_in_particular_was_expected_there_is_no_of(board: MemoryBoard) -> None:
    count = counted(board, unit="patientråd", present=3)
    assert said(board, count) == "3 patientråd"


def test_more_than_expected_are_refused_and_written_as_an_addition(board: MemoryBoard) -> None:
    count = counted(board, present=3, of=3)
    assert board.refuses(ANNA, "count.set", id=count, present=4) == "more_than_expected"
    assert board.refuses(ANNA, "count.set", id=count, of=2.99) == "more_than_expected"
    assert board.refuses(ANNA, "count.set", id=count, present=4, of=4) is None


@pytest.mark.parametrize("wrong", [-1, 10_001, 1.005, "3", True, float("nan"), [], 10**400])
def test_a_number_is_from_zero_and_has_two_decimals(board: MemoryBoard, wrong: Any) -> None:
    count = counted(board)
    assert board.refuses(ANNA, "count.set", id=count, present=wrong) == "malformed"


def test_a_line_that_is_gone_is_no_longer_changed(board: MemoryBoard) -> None:
    count = counted(board)
    board.do(ANNA, "count.remove", id=count)
    assert board.records["count"][count]["removed"]
    assert board.refuses(ANNA, "count.set", id=count, present=1) == "not_found"
    assert board.refuses(ANNA, "count.remove", id=new_id()) == "not_found"


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"segment_id": FRAME}, "malformed"),
        ({"segment_id": "unknown"}, "not_found"),
        ({"group": "unknown"}, "malformed"),
        ({"unit": " "}, "empty"),
        ({"unit": "o" * 201}, "too_long"),
        ({"addition": "o" * 201}, "too_long"),
        ({"id": "mine"}, "malformed"),
        ({"rank": "V"}, "malformed"),
    ],
)
def test_a_new_line_needs_a_place_a_group_and_a_unit(
    board: MemoryBoard, wrong: dict[str, Any], name: str
) -> None:
    wanted = {"id": new_id(), "segment_id": COUNTS, "group": "regions", "unit": "regioner"}
    assert board.refuses(ANNA, "count.set", **wanted | wrong) == name
    for key in wanted:
        less = {one: value for one, value in wanted.items() if one != key}
        assert board.refuses(ANNA, "count.set", **less) == "malformed"


def test_there_are_only_so_many_lines(board: MemoryBoard) -> None:
    for _ in range(MOST_COUNTS):
        counted(board)
    about = {"segment_id": COUNTS, "group": "regions", "unit": "regioner"}
    assert board.refuses(ANNA, "count.set", id=new_id(), **about) == "full"


def test_pasted_names_are_cleaned_and_none_is_there_twice(board: MemoryBoard) -> None:
    expected(board, "Norr")
    board.do(ANNA, "expected.list", group="regions", names=["NORR", " Syd \t", "", "\u200b", "Syd"])
    names = [one["name"] for one in board.every("expected")]
    assert names == ["Norr", "Syd"]
    assert expected(board, "Norr", group="hosts")  # in another group it is another one
    many = ["x"] * (MOST_PASTED + 1)
    assert board.refuses(ANNA, "expected.list", group="regions", names=many) == "malformed"
    assert board.refuses(ANNA, "expected.list", group="none", names=[]) == "malformed"
    assert board.refuses(ANNA, "expected.list", group="regions", names=["o" * 201]) == "too_long"


def test_a_free_answer_can_mean_one_of_the_list(board: MemoryBoard) -> None:
    count, (region,) = counted(board), expected(board, "Västra Götalandsregionen")
    device(board, "VGR")
    assert said(board, count) == "0 av 1 regioner"
    board.do(ANNA, "expected.set", id=region, also=["VGR"])
    assert said(board, count) == "1 av 1 regioner"


def test_another_name_goes_on_being_meant_by_what_devices_answered(board: MemoryBoard) -> None:
    count, (region,) = counted(board), expected(board, "Region Nor")
    device(board, "Region Nor")
    board.do(ANNA, "expected.set", id=region, name="Region Norr")
    assert board.records["expected"][region]["also"] == ["Region Nor"]
    assert said(board, count) == "1 av 1 regioner"
    board.do(ANNA, "expected.set", id=region, name="Region Nor")
    assert board.records["expected"][region]["also"] == ["Region Norr"]


def test_who_is_not_expected_after_all_is_not_counted(board: MemoryBoard) -> None:
    count, (one, _) = counted(board), expected(board, "Norr", "Syd")
    board.do(ANNA, "expected.remove", id=one)
    assert said(board, count) == "0 av 1 regioner"
    assert board.refuses(ANNA, "expected.set", id=one, here=True) == "not_found"
    assert expected(board, "Norr")  # and may be pasted again


def test_the_sentence_counts_persons_without_the_hosts(board: MemoryBoard) -> None:
    def says() -> str | None:
        return sentence(board, board.records["segment"][COUNTS])  # type: ignore[arg-type]

    assert says() is None
    device(board, persons=4)
    assert says() == "Totalt 4 deltagare."
    expected(board, "Socialstyrelsen", "UKÄ", "Ingen", group="hosts")
    for name in ("UKÄ", "Socialstyrelsen"):
        device(board, name, persons=2)
    assert says() == "Totalt 4 deltagare exkl. Socialstyrelsen och UKÄ."
    board.do(ANNA, "segment.declare", id=COUNTS, number=19)
    assert says() == "Totalt 19 deltagare exkl. Socialstyrelsen och UKÄ."
    board.do(ANNA, "segment.declare", id=COUNTS, number=19, excluded=["UKÄ"])
    assert says() == "Totalt 19 deltagare exkl. UKÄ."
    verbatim = "19 deltagare exkl. Socialstyrelsen och UKÄ"
    board.do(ANNA, "segment.declare", id=COUNTS, number=19, sentence=verbatim)
    assert says() == verbatim
    board.do(ANNA, "segment.declare", id=COUNTS, number=None, sentence=None, excluded=None)
    assert says() == "Totalt 4 deltagare exkl. Socialstyrelsen och UKÄ."


@pytest.mark.parametrize("fields", [{"sentence": "Så här."}, {"excluded": []}])
def test_categories_are_declared_by_their_number_alone(
    board: MemoryBoard, fields: dict[str, Any]
) -> None:
    assert board.refuses(ANNA, "segment.declare", id=FRAME, number=4, **fields) == "malformed"


def test_what_follows_from_the_list_is_told_with_it(board: MemoryBoard) -> None:
    count = counted(board)
    puts = board.do(ANNA, "expected.list", group="regions", names=["Norr"])
    assert [put.kind for put in puts] == ["expected", "segment", "count"]
    assert puts[2] == Put("count", board.records["count"][count])


def test_only_who_leads_says_who_is_there_and_not_after_the_end(board: MemoryBoard) -> None:
    count, (one,) = counted(board), expected(board, "Norr")
    asked: list[tuple[str, dict[str, Any]]] = [
        ("count.set", {"id": count, "present": 1}),
        ("count.remove", {"id": count}),
        ("expected.set", {"id": one, "here": True}),
        ("expected.remove", {"id": one}),
        ("expected.list", {"group": "regions", "names": ["Syd"]}),
        ("segment.declare", {"id": COUNTS, "number": 4}),
        ("segment.rename", {"id": COUNTS, "heading": "Andra"}),
    ]
    for kind, fields in asked:
        for somebody in (LONE, WALL):
            assert board.refuses(somebody, kind, **fields) == "not_yours"
    board.session |= {"state": "ended"}
    for kind, fields in asked:
        assert board.refuses(ANNA, kind, **fields) == "ended"
