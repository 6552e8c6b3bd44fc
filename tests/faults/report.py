"""What is printed in the end: tables for people, and all figures for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.faults.outcome import BROKEN, Outcome

MOST_TOLD = 10
HEADS = ("kills", "acknowledged", "refused", "sent again", *BROKEN, "s")


@dataclass
class Played:
    """What was run: a scenario and what came of it, or a mutant and how it was noticed.

    `failed` is why neither is known, `took` in seconds.
    """

    name: str
    seed: int = 0
    took: float = 0.0
    outcome: Outcome | None = None
    caught: str | None = None
    failed: str = ""


@dataclass
class Report:
    """All that was run, and what could not be. `injects` says what faults each scenario is for."""

    played: list[Played]
    missing: list[str]
    injects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def total(self) -> Outcome:
        """Of all scenarios."""
        return sum((one.outcome for one in self.played if one.outcome), Outcome())

    @property
    def figures(self) -> dict[str, int]:
        """The figures, `mutants_caught` of `mutants` among them."""
        total = self.total
        figures = {kind: len(getattr(total, kind)) for kind in BROKEN}
        figures |= {"acknowledged": total.acknowledged, "refused": total.refused}
        figures |= {"duplicates": total.duplicates, "kills": total.kills}
        figures |= {"injected": total.injected.total()}
        figures["mutants_caught"] = sum(bool(one.caught) for one in self.played)
        figures["mutants"] = sum(one.outcome is None and not one.seed for one in self.played)
        return figures | {"failed": sum(bool(one.failed) for one in self.played)}

    @property
    def never(self) -> list[str]:
        """What a scenario is for and did not happen, whatever the seed."""
        return [
            f"{name}: {kind}"
            for name, kinds in self.injects.items()
            if (outcomes := [one.outcome for one in self.played if one.name == name])
            for kind in kinds
            if not any(one.injected[kind] for one in outcomes if one)
        ]

    @property
    def good(self) -> bool:
        """Whether the promise was kept, every mutant noticed, and every fault injected."""
        figures = self.figures
        noticed = figures["mutants_caught"] == figures["mutants"]
        return noticed and not (figures["failed"] or self.never or self.total.broken)

    def lines(self) -> Iterator[str]:
        """All of it in words."""
        yield from self._scenarios()
        yield "\nFaults by kind"
        for kind, count in self.total.injected.most_common():
            yield f"{count:>8,}  {kind}"
        yield "\nWhat clients met"
        for kind, count in self.total.met.most_common():
            yield f"{count:>8,}  {kind}"
        yield "\nMutants"
        for one in self.played:
            if one.caught is not None:
                became = f"noticed: {one.caught}" if one.caught else "NOT NOTICED"
                yield f"  {one.name:<34}{became}, {one.took:.0f} s"
        yield ""
        yield from (f"NOT RUN: {what}" for what in self.missing)
        yield from (f"NEVER INJECTED: {what}" for what in self.never)
        yield from self._troubles()

    def _scenarios(self) -> Iterator[str]:
        yield f"{'':<34}" + "".join(f"{head:>13}" for head in HEADS)
        for one in self.played:
            if one.outcome:
                yield f"{one.name:<34}" + _row(one.outcome, one.took)
        yield f"{'in all':<34}" + _row(self.total, sum(one.took for one in self.played))

    def _troubles(self) -> Iterator[str]:
        for one in self.played:
            if one.failed:
                yield f"FAILED: {one.name}, seed {one.seed}\n{one.failed}"
            for broken in (one.outcome.broken if one.outcome else [])[:MOST_TOLD]:
                yield f"{one.name}, seed {one.seed}: {broken}"


def _row(outcome: Outcome, took: float) -> str:
    counts = [outcome.kills, outcome.acknowledged, outcome.refused, outcome.duplicates]
    counts += [len(getattr(outcome, kind)) for kind in BROKEN]
    return "".join(f"{count:>13,}" for count in counts) + f"{took:>13.0f}"
