"""What is said where somebody writes for the tables."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of it."""
    return {
        "scribe": {
            "open": _("Write from paper"),
            "title": _("Write for the tables"),
            "how": _(
                "Choose the table once. Enter for the next idea, Tab for a sub-point of the last"
                " one, Shift and Tab back to ideas. Ctrl+Z outside the field undoes."
            ),
            "console": _("To the console"),
            "nowhere": _("There is nowhere to write yet. It opens by itself."),
            "table": _("For which table"),
            "no_table": _("For no table in particular"),
            "segment": _("For which part of the meeting"),
            "list": _("Under which heading"),
            "private": _("Each writes alone now. What you write here everybody sees at once."),
            "idea": _("The next idea"),
            "note": _("The next note"),
            "sub": _("Sub-point of “{text}”"),
            "yours": _("Written by you"),
            "written": {"one": _("{n} entry"), "other": _("{n} entries")},
            "remove": _("Take back"),
            "removed": _("It is taken back."),
        }
    }
