"""The groups of organisations that a method counts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from words.checked import Checked, Malformed
from words.refused import N_


@dataclass(frozen=True)
class GroupPlan:
    """A group: `unit` is what is counted of it, `lead_in` stands before the number.

    One that is not `counted` is there without being part of the figures, as hosts are.
    """

    key: str
    label: str
    counted: bool = True
    unit: str | None = None
    lead_in: str | None = None

    def as_json(self) -> dict[str, Any]:
        """What a session keeps of this: what is written beside the numbers is in its rows."""
        return {key: asdict(self)[key] for key in ("key", "label", "counted")}


def groups(file: Checked) -> tuple[GroupPlan, ...]:
    """The groups of a template, each with a key of its own."""
    found: dict[str, GroupPlan] = {}
    for entry in file.each():
        group = _group(entry)
        if group.key in found:
            raise Malformed(f"{entry.where}.key", N_("is there twice"))
        found[group.key] = group
    return tuple(found.values())


def _group(file: Checked) -> GroupPlan:
    file.only(("key", "label"), ("counted", "unit", "lead_in"))
    counted, unit, lead_in = (file.get(key) for key in ("counted", "unit", "lead_in"))
    group = GroupPlan(
        key=file["key"].text(empty=False),
        label=file["label"].text(empty=False),
        counted=counted.truth() if counted else True,
        unit=unit.text(empty=False) if unit else None,
        lead_in=lead_in.text(empty=False) if lead_in else None,
    )
    if group.counted and group.unit is None:
        raise Malformed(f"{file.where}.unit", N_("is missing"))
    return group
