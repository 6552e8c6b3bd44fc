"""Long lists: every line on one page, in order, whatever page is asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.sessions.paging import paging


@given(st.integers(0, 60), st.integers(1, 9))
def test_the_pages_together_are_the_list(number: int, at_once: int) -> None:
    lines = list(range(number))
    pages = paging(number, 1, at_once).pages
    shown = [paging(number, page, at_once).of(lines) for page in range(1, pages + 1)]
    assert [line for page in shown for line in page] == lines
    assert all(len(page) == at_once for page in shown[:-1])


@given(st.integers(0, 60), st.integers(), st.integers(1, 9))
def test_a_page_that_is_none_is_the_nearest(number: int, wanted: int, at_once: int) -> None:
    at = paging(number, wanted, at_once)
    assert 1 <= at.page <= at.pages
    assert at.page == wanted or not 1 <= wanted <= at.pages
