"""What the console says of who is there of those who were expected."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these, under one name."""
    return {"counting": {**_names(), **_lines(), **_listing(), **_unlisted(), **_persons()}}


def _names() -> Words:
    return {
        "marks": _("● said so on a phone · ✓ there, by hand · ✗ not there, by hand · ○ not seen"),
        "seen": {
            "device": _("there, as a phone says"),
            "yes": _("there, by hand"),
            "no": _("not there, by hand"),
            "none": _("not seen"),
        },
        "nobody_listed": _("Nobody is expected here yet."),
        "apart": _("Not counted"),
    }


def _lines() -> Words:
    return {
        "of_all": _("{present} of {all}"),
        "by_hand": _("by hand"),
        "as_listed": _("Go by the list"),
        "by_the_list": _("The numbers go by the list again."),
        "change_line": _("Edit the line of {group}"),
        "line_changed": _("The line is changed."),
        "line_removed": _("The line is taken away."),
        "line_added": _("The line is added."),
        "remove_line": _("Take the line away"),
        "new_line": _("New line"),
        "group": _("Group"),
        "fields": {
            "present": _("There"),
            "of": _("Out of"),
            "unit": _("What is counted"),
            "lead_in": _("Before the numbers"),
            "addition": _("After them"),
        },
        "empty_is_listed": _("Left empty, a number goes by the list."),
        "no_number": _("Write a number with at most two decimals."),
        "more_than_all": _(
            "More are there than there are in all. Raise the second number, or write the rest "
            "after them."
        ),
        "no_unit": _("Write what is counted."),
    }


def _listing() -> Words:
    return {
        "the_list": _("Edit the list"),
        "add_names": _("Add names"),
        "add_names_to": _("Add names to {group}"),
        "change_list": _("Edit the list of {group}"),
        "paste": _("Names for {group}, one on each line"),
        "names_added": _("The names are added to {group}."),
        "name": _("Name"),
        "change_name": _("Edit {name}"),
        "remove_name": _("Take {name} away"),
        "name_changed": _("It is now called {name}."),
        "name_removed": _("{name} is taken away."),
        "also": _("also: {names}"),
    }


def _unlisted() -> Words:
    return {
        "unlisted": _("Not on the list"),
        "unlisted_note": _("Phones have answered this in their own words."),
        "what_is_it": _("Choose …"),
        "same_as": _("The same as, in {group}"),
        "add_to": _("Add it to the list"),
        "into": _("Add to {group}"),
        "settle_answer": _("Save for {answer}"),
        "is_same": _("{answer} now counts as {name}."),
        "is_listed": _("{answer} is on the list."),
    }


def _persons() -> Words:
    return {
        "persons": _("Persons in all"),
        "no_sentence": _("Nobody has said how many they are."),
        "as_devices": _("Go by the phones"),
        "by_devices": _("The number goes by the phones again."),
        "change_persons": _("Edit how many they are"),
        "persons_changed": _("The sentence is changed."),
        "how_many": _("How many persons"),
        "empty_is_devices": _("Left empty, the number goes by the phones."),
        "no_whole_number": _("Write a whole number."),
        "without": _("Not counted among them, one on each line"),
        "sentence": _("The sentence word for word, where it is to read otherwise"),
    }
