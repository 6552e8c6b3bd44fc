"""What the clients of a meeting know was promised to them: every operation, and every answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Operation = dict[str, Any]
Answer = dict[str, Any]


@dataclass
class Entry:
    """An operation, who asked for it, how often it was sent, and all that was ever answered."""

    by: str
    op: Operation
    sent: int = 0
    answers: list[Answer] = field(default_factory=list)

    @property
    def numbers(self) -> set[int]:
        """The numbers it was acknowledged with: one, if all is well."""
        return {one["n"] for one in self.answers if "n" in one}

    @property
    def taken_back(self) -> bool:
        """Whether a refusal came after it had been acknowledged."""
        known = ["n" in one for one in self.answers]
        return known != sorted(known)


class Journal:
    """The journal of one meeting, kept on the clients' side."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    def asked(self, by: str, op: Operation) -> None:
        """Somebody wants something."""
        self.entries[op["op_id"]] = Entry(by, op)

    def sent(self, ops: list[Operation]) -> None:
        """Operations are on their way, for the first time or again."""
        for op in ops:
            self.entries[op["op_id"]].sent += 1

    def answered(self, answers: list[Answer]) -> None:
        """What became of operations. Those that could not be stored are sent again."""
        for answer in answers:
            if answer.get("refused") != "unavailable":
                self.entries[answer["op_id"]].answers.append(answer)

    def open_again(self, ops: list[Operation]) -> None:
        """They were answered in a history that is gone."""
        for op in ops:
            self.entries[op["op_id"]].answers.clear()

    def acknowledged(self) -> Iterator[tuple[int, Entry]]:
        """What was acknowledged, with its number."""
        for entry in self.entries.values():
            for number in entry.numbers:
                yield number, entry

    def after(self, head: int) -> list[Entry]:
        """What was acknowledged with a later number than that."""
        return [one for one in self.entries.values() if max(one.numbers, default=0) > head]

    @property
    def refused(self) -> int:
        """How many operations were refused by name, and never carried out."""
        entries = self.entries.values()
        return sum(bool(entry.answers) and not entry.numbers for entry in entries)

    @property
    def duplicates(self) -> int:
        """How often an operation was sent again."""
        return sum(max(0, entry.sent - 1) for entry in self.entries.values())
