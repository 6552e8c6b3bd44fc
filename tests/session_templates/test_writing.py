"""A template as a file again, and the steps that one may choose."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_templates.plan import FOLDER, checked
from session_templates.segments import MOST_SEGMENTS
from session_templates.writing import as_toml
from words.checked import Malformed

FILES = sorted(FOLDER.glob("*.toml"))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\x7f"))
PLAIN = TEXTS | st.booleans() | st.integers(-9, 9) | st.lists(TEXTS, max_size=3)
KEYS = st.text("abc_", min_size=1) | TEXTS
TABLES = st.recursive(
    st.dictionaries(KEYS, PLAIN, max_size=3),
    lambda inner: st.dictionaries(
        KEYS, PLAIN | inner | st.lists(inner, min_size=1, max_size=3), max_size=3
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_that_is_read_and_written_holds_the_same(path: Any) -> None:
    held = tomllib.loads(path.read_text("utf-8"))
    assert tomllib.loads(as_toml(held)) == held


@given(TABLES)
def test_whatever_a_table_holds_is_read_again(table: dict[str, Any]) -> None:
    assert tomllib.loads(as_toml(table)) == table


def template(**of_last: Any) -> Any:
    """The three segments, with something else of the last one, which has votes."""
    held = tomllib.loads((FOLDER / "three-segments.toml").read_text("utf-8"))
    held["segments"][-1] |= of_last
    return held


def test_a_segment_is_led_through_the_steps_of_its_kind_or_through_those_it_names() -> None:
    frame, _, lists = checked("mine", template()).segments
    assert frame.led_through == ("write", "discuss", "cluster", "settle")
    assert lists.led_through == ("write", "review", "vote")
    chosen = checked("mine", template(steps=["review", "write", "vote"])).segments[-1]
    assert chosen.led_through == ("review", "write", "vote")


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([], "must not be empty"),
        (["write", "write", "vote"], "holds the same step twice"),
        (["vote", "write"], "must end with the vote"),
        (["write"], "must end with the vote"),
        (["cluster", "vote"], "it must be one of: write, review, vote"),
    ],
)
def test_steps_that_will_not_do_are_refused(steps: list[str], sentence: str) -> None:
    with pytest.raises(Malformed, match=sentence) as refused:
        checked("mine", template(steps=steps))
    assert refused.value.where.startswith("segments[2].steps")


def test_a_template_has_so_many_segments_and_no_more() -> None:
    held = template()
    last = held["segments"][-1]
    held["segments"] += [last | {"key": str(n)} for n in range(MOST_SEGMENTS - 2)]
    with pytest.raises(Malformed, match=f"at most {MOST_SEGMENTS}"):
        checked("mine", held)
    held["segments"].pop()
    assert len(checked("mine", held).segments) == MOST_SEGMENTS
