"""What the console says of what lines rest on."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these, under one name."""
    return {"resting": {**_lines(), **_picking(), **_acts()}}


def _lines() -> Words:
    return {
        "sources": _("Sources"),
        "of_all": _("{number} of {all}"),
        "units": _("Rests on: {units}"),
        "on_nothing": _("It rests on nothing yet."),
        "changed": _("Changed since"),
        "states": {
            "changed": _("Changed since"),
            "gone": _("Taken away since"),
            "erased": _("The meeting is erased, or no longer in the series"),
        },
        "table": _("table {table}"),
        "follow": _("Follow the lines"),
    }


def _picking() -> Words:
    return {
        "pick": _("Choose what it rests on"),
        "kind": _("Show"),
        "kinds": {
            "idea": _("Ideas"),
            "category": _("Categories"),
            "session": _("Meetings and documents"),
        },
        "unit": _("Unit"),
        "every_unit": _("All units"),
        "category": _("Category"),
        "every_category": _("All categories"),
        "words": _("Words in it"),
        "search": _("Search"),
        "range": _("{first}–{last} of {all}"),
        "none": _("Nothing was found."),
        "before": _("Previous"),
        "after": _("Next"),
        "not_fetched": _("The meetings could not be fetched. Try again."),
    }


def _acts() -> Words:
    return {
        "add": _("Add as sources ({number})"),
        "new_line": _("New line of these ({number})"),
        "from_sources": _("New line from sources"),
        "drop": _("Take away"),
        "known": _("I have read it"),
        "added": _("The sources are added."),
        "dropped": _("The source is taken away."),
        "line_made": _("The line is written. Rewrite it as it should read."),
    }
