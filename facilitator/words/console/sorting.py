"""What the console says of categories, and on the board where ideas are sorted into them."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _
from workshop.meeting.limits import LONGEST_CATEGORY_NAME


def words() -> Words:
    """All of these."""
    return {**_categories(), "board": _board()}


def _categories() -> Words:
    return {
        "categories": _("Categories"),
        "so_many_categories": _("{n} of about {target}"),
        "several": _("Move several"),
        "choose_place": _("Choose where to"),
        "move_several": {"one": _("Move {n} entry"), "other": _("Move {n} entries")},
        "new_category": _("New category"),
        "category_name": _("Name of the category"),
        "part_text": _("What it says; everybody in the room can read it"),
        "name_too_long": _("The name can hold at most {most} characters.").format(
            most=LONGEST_CATEGORY_NAME
        ),
        "add": _("Add"),
        "rename": _("Rename"),
        "remove_category": _("Remove the category"),
        "category_removed": _("{name} is removed. What was there is unsorted."),
        "no_categories": _("There are no categories yet. Write the first one here."),
        "removed": _("Removed categories"),
        "left_out": {
            "one": _("{n} entry is left out of the minutes"),
            "other": _("{n} entries are left out of the minutes"),
        },
        "restore_category": _("Restore"),
    }


def _board() -> Words:
    return {
        "view": _("Show as"),
        "views": {"list": _("Reading"), "columns": _("Board"), "outline": _("Outline")},
        "so_many": {"one": _("{n} category."), "other": _("{n} categories.")},
        "so_many_of": {
            "one": _("{n} of about {target} categories."),
            "other": _("{n} of about {target} categories."),
        },
        "left": {"one": _("{n} idea is unsorted."), "other": _("{n} ideas are unsorted.")},
        "none_left": _("All ideas are sorted."),
        "all_sorted": _("All ideas are sorted"),
        "selection": _("Selected"),
        "picked": {"one": _("{n} idea selected."), "other": _("{n} ideas selected.")},
        "press": _("Press {keys} to move"),
        "how": _("Select ideas, or press {keys} on one to move it."),
        "no_categories": _("Write a category first, or select ideas and make a category of them."),
        "move_to": _("Move to…"),
        "move_to_this": _("Move to {category}"),
        "merge": _("Merge"),
        "under": _("Make sub-points"),
        "asks": {
            "move": _("Move to…"),
            "merge": _("Which text shall speak for the others?"),
            "under": _("Which idea shall the others stand under?"),
            "split": _("New category"),
        },
        "is_here": _("Is here now"),
        **_board_differing(),
        **_board_acts(),
        **_board_categories(),
    }


def _board_acts() -> Words:
    return {
        "moved": {
            "one": _("“{text}” is now in {category}."),
            "other": _("{n} ideas are now in {category}."),
        },
        "unsorted": {
            "one": _("“{text}” is now unsorted."),
            "other": _("{n} ideas are now unsorted."),
        },
        "raise": _("Move up"),
        "lower": _("Move down"),
        "raised": {"one": _("“{text}” stands one place up.")},
        "lowered": {"one": _("“{text}” stands one place down.")},
        "merged": _("{n} ideas are merged into one."),
        "speaks_for": {"one": _("{n} duplicate"), "other": _("{n} duplicates")},
        "unmerge": _("Separate"),
        "unmerged": _("“{text}” is an idea of its own again."),
        "put_under": {
            "one": _("{n} idea is now a sub-point."),
            "other": _("{n} ideas are now sub-points."),
        },
        "make_own": _("Make it an idea of its own"),
        "made_own": _("“{text}” is now an idea of its own."),
        "nothing_to_undo": _("There is nothing to undo."),
    }


def _board_differing() -> Words:
    """Where the room would have ideas that stand elsewhere."""
    return {
        "suggest": {
            "one": _("{n} suggests {category}"),
            "other": _("{n} suggest {category}"),
        },
        "take": _("Move there"),
        "keep": _("Leave it here"),
        "kept": _("“{text}” stays in {category}."),
        "differ": {"one": _("Differ on {n}"), "other": _("Differ on {n}")},
    }


def _board_categories() -> Words:
    return {
        "sideways": {"back": _("Move left"), "on": _("Move right")},
        "upwards": {"back": _("Move up"), "on": _("Move down")},
        "renamed": _("{name} is now called {other}."),
        "added": _("{name} is a new category."),
        "merge_category": _("Merge into…"),
        "merging": _("Which category shall {name} be part of?"),
        "category_merged": _("{name} is now part of {other}."),
        "removing": _("What shall become of what stands in {name}?"),
        "leave_unsorted": _("Leave it unsorted"),
        "restored": _("{name} is back."),
    }
