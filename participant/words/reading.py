"""What the room says of what all have written."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {
        "others_ideas": _("The others' ideas"),
        "ideas": {"one": _("{n} idea"), "other": _("{n} ideas")},
        "newest_first": {
            "one": _("{n} idea"),
            "other": _("{n} ideas, the newest first"),
        },
        "all_ideas_n": {"one": _("Show the idea"), "other": _("Show all {n} ideas")},
        "entries": {"one": _("{n} entry"), "other": _("{n} entries")},
        "none_from_others": _("Nothing from the others yet."),
        "new": _("New"),
        "new_from_others": {
            "one": _("{n} new idea from the others."),
            "other": _("{n} new ideas from the others."),
        },
        "hidden": _("Hidden by the person leading the meeting"),
        "hidden_with": _(
            "Hidden by the person leading the meeting, along with the idea it belongs to"
        ),
        "mute": _("Do not read out what is new from the others"),
        "others_hidden": _("The others' ideas are shown when all are shown at once."),
        "nothing_here": _("Nothing here yet."),
        "categories": _("Categories"),
        "all_categories": _("Show all categories"),
        "not_sorted": _("Unsorted"),
        "table": _("Table {table}"),
        "whole_question": _("Read the whole question"),
        "the_question": _("Read the question"),
        "less": _("Show less"),
        "in_the_list": _("It is in the list now."),
        "look_up": _("Look up"),
        "look_up_more": _("Nothing is written just now. The meeting goes on in the room."),
        "begins_soon": _("The meeting begins soon."),
        "together": _("You talk together now. Look up."),
        "held": _("A moment’s pause"),
        "held_more": _("The person leading lets you go on soon. What you have written stays here."),
        "ended": _("The meeting has ended"),
        "ended_more": _("Thank you. The person who led the meeting has what was written."),
        "agenda": _("The meeting"),
        "now": _("now"),
        "done": _("done"),
        "now_is": _("Now: {heading}."),
        "neighbour": _("The code for a neighbour: {code}"),
        "wrong_table": _("Wrong table?"),
        "wrong_answers": _("Change your answers"),
    }
