"""Which points of a text something is done for: the parts of a mandate and their activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from session_templates.plan import by_method
from workshop.sessions.contents import Contents
from workshop.storage.models import Idea, Segment


@dataclass(frozen=True)
class Part:
    """A point, and what is done for it: what of the segment that serves it rests on it."""

    idea: Idea
    activities: Sequence[Idea]


def coverage(contents: Contents) -> list[Part]:
    """The points of each segment that another one serves, in order; lines between them are none."""
    template = by_method(contents.session.template, contents.session.method)
    segments = {segment.key: segment for segment in contents.segments}
    found: list[Part] = []
    for plan in template.segments if template else ():
        served, serving = segments.get(plan.serves or ""), segments.get(plan.key)
        if served and serving:
            found += _covered(contents, served, serving)
    return found


def _covered(contents: Contents, served: Segment, serving: Segment) -> list[Part]:
    activities = [entry.idea for entry in contents.everything(serving)]
    parts = (entry.idea for entry in contents.everything(served) if entry.idea.kind == "idea")
    return [Part(one, [a for a in activities if _rests(a, one)]) for one in parts]


def _rests(activity: Idea, part: Idea) -> bool:
    return any(source["id"] == part.id for source in activity.sources)
