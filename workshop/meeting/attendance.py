"""Who is there of those who were expected: one rule, for the console, the wall and the minutes.

`workshop/static/live/board/attendance.js` is the same rule for screens; both are held to
`tests/workshop/meeting/attendance.json`. An organisation is there if somebody said so by hand, or
else if a device answers for it. What was typed by hand wins over what the list gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Named = Mapping[str, Any]
"""A record, or as much of it as the rule looks at."""


@dataclass(frozen=True)
class Figures:
    """How many of a group are there; `of` None: nobody in particular was expected."""

    present: float
    of: float | None


class Attendance:
    """The rule on the records of one session; what was removed is not among them.

    `groups`: key, counted. `expected`: group, name, also, here. `participants`: organisations,
    persons.
    """

    def __init__(
        self,
        groups: Iterable[Named],
        expected: Iterable[Named],
        participants: Iterable[Named],
    ) -> None:
        self._uncounted = {one["key"] for one in groups if not one["counted"]}
        self._expected = sorted(expected, key=lambda one: (one["rank"], one["id"]))
        self._participants = list(participants)
        self._named = {name for one in self._participants for name in one["organisations"]}

    def is_here(self, expected: Named) -> bool:
        """Whether an organisation is there."""
        if expected["here"] is not None:
            return bool(expected["here"])
        return not self._named.isdisjoint(_names(expected))

    def figures(self, count: Named) -> Figures | None:
        """The numbers of a line; None: there is nothing to say of that group.

        Never more present than expected: of what the list gives, the one that would be too small
        or too large follows the one that was typed.
        """
        of_group = [one for one in self._expected if one["group"] == count["group"]]
        present, of = count["present"], count["of"]
        if not of_group and present is None and of is None:
            return None
        listed = sum(map(self.is_here, of_group))
        if of is None and of_group:
            of = max(len(of_group), present or 0)
        if present is None:
            present = listed if of is None else min(listed, of)
        return Figures(present, of)

    def persons(self, declared: int | None) -> int | None:
        """How many persons, apart from those who only stand for groups that are not counted.

        None: nobody knows.
        """
        if declared is not None:
            return declared
        uncounted = self._names_uncounted()
        counted = (
            one["persons"]
            for one in self._participants
            if not one["organisations"] or not uncounted.issuperset(one["organisations"])
        )
        return sum(counted) or None

    def excluded(self, typed: Sequence[str] | None) -> list[str]:
        """The names of those who are there and not among the persons."""
        if typed is not None:
            return list(typed)
        apart = (one for one in self._expected if one["group"] in self._uncounted)
        return list(dict.fromkeys(one["name"] for one in apart if self.is_here(one)))

    def unlisted(self) -> set[str]:
        """What devices answered that means none of those expected."""
        listed = {name for one in self._expected for name in _names(one)}
        return self._named - listed

    def _names_uncounted(self) -> set[str]:
        apart = (one for one in self._expected if one["group"] in self._uncounted)
        return {name for one in apart for name in _names(one)}


def _names(expected: Named) -> list[str]:
    return [expected["name"], *expected["also"]]
