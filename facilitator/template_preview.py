"""What people will see of a template: on phones, on the wall, and in the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import abort
from markupsafe import Markup

from exports.gather.minutes import gather
from exports.web.body import Body
from facilitator.blueprint import pages
from facilitator.own_templates import template_of
from facilitator.words.template import step_names
from session_templates.kinds import KINDS
from session_templates.plan import Template
from session_templates.segments import SegmentPlan
from workshop.http import web
from workshop.meeting.plan import minutes_of
from workshop.sessions.imagined import imagined


@dataclass(frozen=True)
class Shown:
    """A segment as screens will have it: what stands on the wall while the room writes, and its
    steps with their minutes."""

    plan: SegmentPlan
    on_wall: str
    steps: list[tuple[str, int]]


@pages.get("/templates/<template_id>/preview")
def preview_template(template_id: str) -> str:
    """Of a template that whoever is signed in can start from."""
    template = template_of(template_id) or abort(404)
    return web.render(
        "facilitator/template_preview.html",
        template=template,
        segments=list(_segments(template)),
        paper=web.database().apart(_paper, template),
    )


def _segments(template: Template) -> Iterator[Shown]:
    for plan in template.segments:
        called, steps = step_names(plan.kind, plan.votes), plan.led_through
        on_wall = plan.prompt if KINDS[plan.kind].makes_categories else plan.short_prompt
        minutes = minutes_of(None, plan.minutes, len(steps))
        yield Shown(plan, on_wall, [(called[step], minutes) for step in steps])


def _paper(template: Template) -> Markup:
    """The minutes of a meeting in which each wrote “…”, by what makes all minutes."""
    document = gather(imagined(template), "")
    return Markup("".join(Body(document, first_level=2).pieces()))  # noqa: S704
