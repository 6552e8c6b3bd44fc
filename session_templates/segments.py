"""The segments of a method, as a template plans them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from session_templates.kinds import KINDS, Gathers, Kind, SegmentKind, StepKind, steps_of
from session_templates.patterns import pattern
from words.checked import Checked, Malformed
from words.refused import N_

Carried = Literal["all", "open"]
"""What of a segment goes into the next session by the same method: all, or what is planned or
ongoing."""


@dataclass(frozen=True)
class ColumnPlan:
    """A column of a segment. `id` is stored, `label` is shown; where it is `planned`, its entries
    say who does them and by when, in whatever kind of segment. `samples` are as a segment's."""

    id: str
    label: str
    planned: bool = False
    samples: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What a segment keeps of this: of what is not so, nothing."""
        return {"id": self.id, "label": self.label} | ({"planned": True} if self.planned else {})


@dataclass(frozen=True)
class SegmentPlan:
    """One segment. `key` tells it from the others of the template, whatever its words are;
    `minutes` is a suggested length; `short_prompt` is for small screens.

    Where categories are made there are `target_categories` (a guide, not a wall) and `outcome`, the
    set sentence with {number_word}; where there are notes, a `discussion_heading`. `votes` is how
    many each table or person may cast when the segment ends; None: there is no voting. Where it is
    counted who is there, `outcome` holds {persons} and, in brackets, {excluded}. `gathers` is what
    is shown of the series, `gathers_of` the column whose entries that are. `carried`: in a series
    it begins with what stood there the last time, all of it or what is still open. `serves` is the
    key of another segment, whose points what is done here is for. `follows`: the columns and
    segments of the last meeting whose open steps it begins with, where that is wanted. `tells`: it
    begins with a skeleton of the series: how many came, when and who, and its themes. `steps`:
    those that it is led through, where these are not all of its kind in their usual order.
    `samples`: what simulated participants write here when the meeting is rehearsed.
    """

    key: str
    kind: SegmentKind
    heading: str
    short_heading: str
    prompt: str
    short_prompt: str
    minutes: int
    columns: tuple[ColumnPlan, ...] = ()
    target_categories: int | None = None
    discussion_heading: str | None = None
    outcome: str | None = None
    votes: int | None = None
    gathers: Gathers | None = None
    gathers_of: str | None = None
    carried: Carried | None = None
    serves: str | None = None
    follows: tuple[str, ...] = ()
    tells: bool = False
    steps: tuple[StepKind, ...] = ()
    samples: tuple[str, ...] = ()

    @property
    def led_through(self) -> tuple[StepKind, ...]:
        """The steps of it, in order."""
        return self.steps or steps_of(self.kind, self.votes)

    def samples_of(self, column: str) -> tuple[str, ...]:
        """What may be written in a column in a rehearsal: its own samples, else the segment's."""
        own = next((one.samples for one in self.columns if one.id == column), ())
        return own or self.samples


MOST_SAMPLES = 99
MOST_SEGMENTS = 40
"""So many segments has a file of a session at most; so many steps has one screen room for."""


def segments(file: Checked) -> tuple[SegmentPlan, ...]:
    """The segments of a template, each with a key of its own."""
    found: dict[str, SegmentPlan] = {}
    for entry in file.each():
        segment = _segment(entry)
        if segment.key in found:
            raise Malformed(f"{entry.where}.key", N_("is there twice"))
        found[segment.key] = segment
    if not found:
        raise Malformed(file.where, N_("must not be empty"))
    if len(found) > MOST_SEGMENTS:
        raise Malformed(file.where, N_("must hold at most {most}"), most=MOST_SEGMENTS)
    for entry, plan in zip(file.each(), found.values(), strict=True):
        if plan.serves is not None and plan.serves not in found:
            raise Malformed(f"{entry.where}.serves", N_("there is no segment of this key"))
    return tuple(found.values())


_SEGMENT_KEYS = ("key", "kind", "heading", "short_heading")
_KEYS_OF_TRAITS = {
    "written": ("prompt", "short_prompt", "minutes"),
    "makes_categories": ("target_categories", "outcome"),
    "notes": ("discussion_heading",),
    "needs_columns": ("columns",),
    "counts": ("outcome",),
    "gathers": ("gathers",),
}
_MAY_BE = {
    "written": ("votes", "samples"),
    "columns": ("columns",),
    "gathers": ("of",),
    "counts": ("minutes",),
    "forms": ("carried", "serves", "follows", "tells"),
}


def keys_of(kind: Kind) -> tuple[list[str], list[str]]:
    """The keys that a segment of a kind needs, and those that it may have besides."""
    needed, allowed = (
        [key for trait, keys in table.items() if getattr(kind, trait) for key in keys]
        for table in (_KEYS_OF_TRAITS, _MAY_BE)
    )
    return [*_SEGMENT_KEYS, *needed], [*allowed, "steps"]


def _segment(file: Checked) -> SegmentPlan:
    every = [key for table in (_KEYS_OF_TRAITS, _MAY_BE) for keys in table.values() for key in keys]
    file.only(_SEGMENT_KEYS, [*every, "steps"])
    name = cast(SegmentKind, file["kind"].one_of(KINDS))
    kind = KINDS[name]
    needed, allowed = keys_of(kind)
    file.only(needed, allowed)
    columns, votes, minutes = file.get("columns"), file.get("votes"), file.get("minutes")
    gathers, of = file.get("gathers"), file.get("of")
    carried, serves, follows = (file.get(key) for key in ("carried", "serves", "follows"))
    tells, steps, samples = file.get("tells"), file.get("steps"), file.get("samples")
    budget = votes.whole(least=1, most=99) if votes else None
    return SegmentPlan(
        key=file["key"].text(empty=False),
        kind=name,
        heading=file["heading"].text(empty=kind.gathers or kind.forms),
        short_heading=file["short_heading"].text(empty=False),
        prompt=file["prompt"].text(empty=False) if kind.written else "",
        short_prompt=file["short_prompt"].text(empty=False) if kind.written else "",
        minutes=minutes.whole(least=1, most=1440) if minutes else 0,
        columns=_columns(columns) if columns else (),
        target_categories=(
            file["target_categories"].whole(least=1, most=99) if kind.makes_categories else None
        ),
        discussion_heading=file["discussion_heading"].text(empty=False) if kind.notes else None,
        outcome=_outcome(file, kind),
        votes=budget,
        gathers=cast(Gathers, gathers.one_of(get_args(Gathers))) if gathers else None,
        gathers_of=of.text(empty=False) if of else None,
        carried=cast(Carried, carried.one_of(get_args(Carried))) if carried else None,
        serves=serves.text(empty=False) if serves else None,
        tells=tells.truth() if tells else False,
        follows=tuple(one.text(empty=False) for one in follows.each()) if follows else (),
        steps=_steps(steps, steps_of(name, budget)) if steps else (),
        samples=_samples(samples) if samples else (),
    )


def _steps(file: Checked, of_kind: tuple[StepKind, ...]) -> tuple[StepKind, ...]:
    """Some of those of its kind, each once, in whatever order; a vote comes last."""
    steps = tuple(cast(StepKind, step.one_of(of_kind)) for step in file.each())
    if not steps:
        raise Malformed(file.where, N_("must not be empty"))
    if len(set(steps)) < len(steps):
        raise Malformed(file.where, N_("holds the same step twice"))
    if "vote" in of_kind and steps[-1] != "vote":
        raise Malformed(file.where, N_("must end with the vote, since there are votes"))
    return steps


def _outcome(file: Checked, kind: Kind) -> str | None:
    if kind.counts:
        return pattern(file["outcome"], "persons", "excluded")
    return pattern(file["outcome"], "number_word") if kind.makes_categories else None


def _columns(file: Checked) -> tuple[ColumnPlan, ...]:
    may_say = ("planned", "samples")
    columns = tuple(_column(entry.only(("id", "label"), may_say)) for entry in file.each())
    if not columns:
        raise Malformed(file.where, N_("must not be empty"))
    if len({column.id for column in columns}) < len(columns):
        raise Malformed(file.where, N_("holds the same id twice"))
    return columns


def _column(file: Checked) -> ColumnPlan:
    planned, samples = file.get("planned"), file.get("samples")
    return ColumnPlan(
        id=file["id"].text(empty=False),
        label=file["label"].text(empty=False),
        planned=planned.truth() if planned else False,
        samples=_samples(samples) if samples else (),
    )


def _samples(file: Checked) -> tuple[str, ...]:
    lines = [*file.each()]
    if len(lines) > MOST_SAMPLES:
        raise Malformed(file.where, N_("must hold at most {most}"), most=MOST_SAMPLES)
    return tuple(line.text(empty=False) for line in lines)
