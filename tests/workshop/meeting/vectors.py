"""Who is there, as cases that both languages are held to: what is given, what comes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from workshop.meeting.attendance import Attendance

Case = dict[str, Any]

CASES: list[Case] = json.loads(
    Path(__file__).with_name("attendance.json").read_text(encoding="utf-8")
)
OUTCOMES = ("figures", "persons", "excluded", "unlisted")


def given_of(case: Case) -> Case:
    """The records that a case tells of."""
    return {
        "groups": [{"key": key, "counted": counted} for key, counted in case["groups"]],
        "expected": [
            {
                "id": str(n),
                "rank": f"V{n:03}",
                "group": group,
                "name": name,
                "also": also,
                "here": here,
            }
            for n, (group, name, also, here) in enumerate(case["expected"])
        ],
        "participants": [
            {"organisations": names, "persons": persons} for names, persons in case["participants"]
        ],
        "counts": [{"group": g, "present": present, "of": of} for g, present, of in case["counts"]],
        "declared": case.get("declared"),
        "typed": case.get("typed"),
    }


def came_of(case: Case) -> Case:
    """What the rule makes of a case."""
    given = given_of(case)
    there = Attendance(given["groups"], given["expected"], given["participants"])
    figures = [there.figures(count) for count in given["counts"]]
    return {
        "figures": [one and [one.present, one.of] for one in figures],
        "persons": there.persons(given["declared"]),
        "excluded": there.excluded(given["typed"]),
        "unlisted": sorted(there.unlisted()),
    }


GROUPS = ["regions", "institutions", "hosts"]
NAMES = st.sampled_from(["A", "B", "C", "Å", "\U0001f600", "\uffff", "A "])
FIGURE = st.none() | st.integers(0, 900).map(lambda n: n / 100)

ANY_CASE: st.SearchStrategy[Case] = st.fixed_dictionaries(
    {
        "groups": st.tuples(*([st.booleans()] * 3)).map(
            lambda counted: [list(one) for one in zip(GROUPS, counted, strict=True)]
        ),
        "expected": st.lists(
            st.tuples(
                st.sampled_from([*GROUPS, "of no group"]),
                NAMES,
                st.lists(NAMES, max_size=2),
                st.none() | st.booleans(),
            ),
            max_size=8,
        ),
        "participants": st.lists(
            st.tuples(st.lists(NAMES, max_size=3), st.integers(1, 9)), max_size=6
        ),
        "counts": st.lists(st.tuples(st.sampled_from(GROUPS), FIGURE, FIGURE), max_size=4),
        "declared": st.none() | st.integers(0, 100),
        "typed": st.none() | st.lists(NAMES, max_size=2),
    }
)
