"""Which templates a series offers for its meetings and documents."""

from __future__ import annotations

from session_templates.kinds import KINDS
from session_templates.plan import Template, offered, shipped
from workshop.sessions.series_overview import Overview
from workshop.storage.models import Series


def usual_of(series: Series, overview: Overview) -> Template:
    """The template of its last meeting; before there is one, that in its language which counts who
    has come."""
    lines = [line for _, of_unit in overview.units for line in of_unit]
    used = sorted((line.session.date, line.session.template) for line in lines)
    templates = offered()
    for _, name in reversed(used):
        if name in templates:
            return templates[name]
    return min(
        templates.values(), key=lambda one: (one.language != series.language, not _counts(one))
    )


def _counts(template: Template) -> bool:
    """Whether it is counted who has come."""
    return any(KINDS[segment.kind].counts for segment in template.segments)


def of_documents(language: str) -> list[Template]:
    """Those of documents, in a language."""
    desk = [template for template in shipped().values() if template.desk]
    return [template for template in desk if template.language == language] or desk
