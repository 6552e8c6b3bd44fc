"""What the room says of agreeing on the categories, and of votes."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {
        "so_many_agree": {"one": _("{n} has agreed"), "other": _("{n} have agreed")},
        "nobody_agrees": _("Nobody has agreed yet."),
        "take_agree_back": _("Take it back"),
        "none_to_agree": _("There are no categories yet."),
        "votes_of": _("of {all}"),
        "no_votes_left": _("No votes are left. Take one back to choose another."),
        "votes": {"one": _("{n} vote"), "other": _("{n} votes")},
        "voted": _("How the votes fell"),
        "no_votes": _("Nobody voted."),
    }
