"""What the console says of agreeing on the categories, and of how they go on."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {**_settle(), **_chain(), **_deal()}


def _settle() -> Words:
    return {
        "category_count": {"one": _("{n} category"), "other": _("{n} categories")},
        "about_so_many": _("{said}, the aim is about {target}"),
        "all_sorted": _("All ideas are sorted."),
        "still_unsorted": {
            "one": _("{n} idea is still unsorted."),
            "other": _("{n} ideas are still unsorted."),
        },
        "back_to": _("Back to: {step}"),
        "thin_none": _("thin, no ideas"),
        "thin_one": _("thin, one idea only"),
        "agreement": _("Agreement"),
        "tables_agree": _("of {all} tables and persons agree with this list"),
        "persons_agree": _("of {all} persons agree with this list"),
        "not_agreed": _("Not yet: {names}"),
        "declared": _("The number in the minutes"),
        "states_listed": _("The minutes state {n}, as many as are listed."),
        "states_other": _("The minutes state {n}, though {listed} are listed."),
        "declare": _("Number of categories"),
        "declare_hint": _("Leave it empty to state as many as are listed."),
        "declare_wrong": _("Write a whole number, at most {most}."),
        "goes_on": _("How the categories go on"),
        "in_the_list": _("In the list of the minutes"),
    }


def _chain() -> Words:
    return {
        "arrange": _("Categories in this segment"),
        "chain": _("Which, and in which order"),
        "entry_count": {"one": _("{n} entry"), "other": _("{n} entries")},
        "not_listed": _("not in the list"),
        "not_here": _("not in this segment"),
        "nowhere": _("listed, worked on nowhere"),
        "move_up": _("Move {name} up"),
        "move_down": _("Move {name} down"),
        "now_place": _("{name} is now number {n} of {all}."),
        "beside": _("{name} beside {other}"),
        "now_beside": _("{name} now stands beside {other}."),
        "now_alone": _("{name} now starts a row of its own."),
        "take_out_question": _("Take {name} out of the segment?"),
        "take_out_note": {
            "one": _("{n} entry will not be in the minutes. It is kept and can be brought back."),
            "other": _(
                "{n} entries will not be in the minutes. They are kept and can be brought back."
            ),
        },
        "take_out": _("Take out"),
        "take_in": _("Put back"),
        "taken_out": _("{name} is not in “{segment}” any more."),
        "taken_in": _("{name} now stands in “{segment}”."),
        "out": _("Not in this segment"),
    }


def _deal() -> Words:
    return {
        "deal": _("Who works on what"),
        "everybody": _("Everybody works on everything."),
        "deal_note": _("A table sees its own categories first, and can write in all of them."),
        "deal_evenly": _("Deal out evenly"),
        "deal_none": _("Everybody works on everything"),
        "dealt_out": _("The categories are dealt to the tables."),
        "all_tables": _("all tables"),
    }
