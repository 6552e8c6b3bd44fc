"""The sentences of the wall."""

from __future__ import annotations

from facilitator.words import shared
from workshop.http.web import Words
from workshop.http.web import gettext as _


def wall_words() -> Words:
    """All sentences of the wall, in the language of this request."""
    return {
        **shared.words(),
        "how_to_join": _(
            "Point your camera at the square, or go to the address and write the code."
        ),
        "ended": _("The meeting has ended"),
        "ended_note": _("Thank you. What was written is kept for the minutes."),
        "rehearsal": _("Rehearsal"),
        "here": _("with us"),
        "ideas": _("ideas"),
        "so_many_here": {"one": _("{n} with us"), "other": _("{n} with us")},
        "so_many_entries": {"one": _("{n} entry"), "other": _("{n} entries")},
        "ready": {"one": _("{n} is done"), "other": _("{n} are done")},
        "newest": _("Newest"),
        "nothing_yet": _("What you write appears here at once."),
        "nobody_counted": _("Who is here appears as people join."),
        "private_note": {
            "persons": _("Everybody writes for themselves. All ideas are shown together later."),
            "tables": _("Each table writes for itself. All ideas are shown together later."),
        },
        **_on_the_wall(),
        **_agreeing(),
        **_voting(),
        **_turning(),
    }


def _on_the_wall() -> Words:
    return {
        "our_categories": _("Our categories"),
        "no_categories_yet": _("The categories appear here as they are written."),
        "unsorted": _("Unsorted"),
        "so_many_sorted": {"one": _("{n} idea sorted"), "other": _("{n} ideas sorted")},
        "so_many_unsorted": {"one": _("{n} idea unsorted"), "other": _("{n} ideas unsorted")},
        "more_like_it": {"one": _("{n} more like it"), "other": _("{n} more like it")},
        "table": _("Table {name}"),
        "tables": _("Tables {name}"),
    }


def _agreeing() -> Words:
    return {
        "do_we_agree": _("Do we agree?"),
        "tables_agree": {
            "one": _("{n} of {all} tables agrees"),
            "other": _("{n} of {all} tables agree"),
        },
        "alone_agree": {
            "one": _("and {n} on their own"),
            "other": _("and {n} on their own"),
        },
        "persons_agree": {"one": _("{n} of {all} agrees"), "other": _("{n} of {all} agree")},
        "so_many_agree": {"one": _("{n} agrees"), "other": _("{n} agree")},
        "new_name": _("new or renamed"),
        "gone_names": _("Not in the list any more: {names}"),
        "new_order": _("The order has been changed."),
        "declared": {
            "one": _("The minutes will say {n} category."),
            "other": _("The minutes will say {n} categories."),
        },
    }


def _voting() -> Words:
    return {
        "vote_on_phone": _("Vote on your phone"),
        "votes_of_table": {
            "one": _("Each table, and each who is on their own, has {n} vote."),
            "other": _("Each table, and each who is on their own, has {n} votes."),
        },
        "votes_of_person": {
            "one": _("Each of you has {n} vote."),
            "other": _("Each of you has {n} votes."),
        },
        "votes_counted": _("How we voted"),
        "so_many_votes": {"one": _("{n} vote"), "other": _("{n} votes")},
        "without_votes": shared.without_votes(),
    }


def _turning() -> Words:
    return {
        "page": _("Page {page} of {pages}"),
        "page_back": _("Previous page"),
        "page_on": _("Next page"),
        "stop_pages": _("Stay on this page"),
        "turn_pages": _("Turn the pages"),
        "show_clock": _("Large clock"),
        "hide_clock": _("Small clock"),
        "so_many_minutes": {"one": _("{n} minute"), "other": _("{n} minutes")},
        "time_left": _("Time left"),
        "left": _("left"),
        "paused": _("paused"),
        "time_up": _("Time is up"),
    }
