"""What the console says of votes."""

from __future__ import annotations

from facilitator.words.shared import without_votes
from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {
        "votes": _("The voting is open"),
        "have_voted": _("of {all} have voted"),
        "votes_cast": {"one": _("{n} vote is cast."), "other": _("{n} votes are cast.")},
        "votes_each": _("Each has {n}."),
        "votes_secret": _("What they voted for is shown when the voting is closed."),
        "so_many_votes": _("{n} of {all} votes"),
        "not_voted": _("has not voted yet"),
        "close_voting": _("Close the voting"),
        "results": _("How the room voted"),
        "results_note": _("Votes are never in the published part of the minutes."),
        "vote_count": {"one": _("{n} vote"), "other": _("{n} votes")},
        "without_votes": without_votes(),
    }
