"""What the console says of its keys, and of finding what can be done by its name."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {
        "find": _("Find and do"),
        "find_label": _("Words of an act, a step, a category or an idea"),
        "nothing_found": _("Nothing is called that."),
        "command_act": _("Act"),
        "command_step": _("Step"),
        "keys": _("All keys"),
        "key_list": [
            ["Ctrl K", _("Find an act, a step, a category or an idea")],
            ["Ctrl Z", _("Undo what was done last, a step too")],
            ["?", _("This list")],
            [_("Arrows"), _("From one idea to the next")],
            [_("Space"), _("Select the idea on the board")],
            ["1–9", _("Move the selected ideas to that category")],
            ["0", _("Make them unsorted")],
            ["M", _("Ask where they shall go")],
            [_("Alt and an arrow"), _("Move the idea up or down")],
            ["Enter", _("Open what can be done with the idea")],
            ["Esc", _("Close, or select nothing")],
        ],
    }
