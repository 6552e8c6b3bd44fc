"""What the room says of sorting ideas into categories, together or by shares."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _
from workshop.meeting.limits import LONGEST_CATEGORY_NAME


def words() -> Words:
    """All of these."""
    return {**_sorting(), **_sharing(), **_sheets()}


def _sorting() -> Words:
    return {
        "all": _("All"),
        "unsorted": _("Unsorted ideas"),
        "only_unsorted": _("Not sorted"),
        "all_ideas": _("All ideas"),
        "which": _("Show"),
        "so_many_unsorted": {"one": _("{n} idea unsorted"), "other": _("{n} ideas unsorted")},
        "all_sorted": _("All ideas are sorted."),
        "no_ideas": _("There are no ideas yet."),
        "no_category_yet": _(
            "There are no categories yet. Move an idea, and give the first one a name."
        ),
        "keys": _(
            "Drag a card by its grip to a category, or use the keys: 1–9 move it, 0 makes it "
            "unsorted, M shows where to, space ticks it, the arrows go between cards, Z undoes."
        ),
        "pick_many": _("Pick several"),
        "pick_done": _("Done picking"),
        "pick": _("Pick: {text}"),
        "picked": {"one": _("{n} idea picked"), "other": _("{n} ideas picked")},
        "unpick": _("Clear"),
        "move": _("Move"),
        "move_idea": _("Move: {text}"),
        "merge": _("Merge"),
        "moved_to": {
            "one": _("Moved to {category}"),
            "other": _("{n} ideas moved to {category}"),
        },
        "merged": {
            "one": _("{n} idea merged into this one"),
            "other": _("{n} ideas merged into this one"),
        },
        "merged_with": _("Merged with “{text}”"),
        "now_under": _("Now a sub-point of “{text}”"),
        "unmerge": _("Take apart"),
        "unmerge_idea": _("Take apart: {text}"),
        "unmerged": _("“{text}” is an idea of its own again."),
        "now_merged": {
            "one": _("{n} idea merged into “{text}”"),
            "other": _("{n} ideas merged into “{text}”"),
        },
        "on_its_own": _("“{text}” is an idea of its own."),
    }


def _sharing() -> Words:
    """One's share of the unsorted ideas."""
    return {
        "share": {"one": _("Sort {n} for the room"), "other": _("Sort {n} for the room")},
        "share_more": _("One at a time: where does it belong? The others get other ideas."),
        "share_title": _("Where does it belong?"),
        "share_at": _("{n} of {all}"),
        "share_to": _("Just now: {category}."),
        "share_skip": _("Skip"),
        "share_keys": _("Keys: 1–9 sort the card, 0 skips it, Z undoes."),
        "share_thanks": _("Thank you!"),
        "share_done": {
            "one": _("{n} idea sorted for the room."),
            "other": _("{n} ideas sorted for the room."),
        },
        "share_differ": {
            "one": _(
                "{n} of them stood elsewhere already. It stays there, and the person leading the "
                "meeting sees the suggestion."
            ),
            "other": _(
                "{n} of them stood elsewhere already. They stay there, and the person leading the "
                "meeting sees the suggestions."
            ),
        },
        "share_again": {"one": _("Take {n} more"), "other": _("Take {n} more")},
        "share_back": _("To all ideas"),
    }


def _sheets() -> Words:
    """What slides in from below: where to, which one stays, and a category."""
    return {
        "move_to": _("Move to…"),
        "here_now": _("Here now"),
        "new_category": _("New category"),
        "category_name": _("Name of the category"),
        "kept_name": _("The name of a category"),
        "create_move": _("Create and move"),
        "create": _("Create"),
        "back": _("Back"),
        "sub_points": _("Sub-points"),
        "make_idea": _("Make it an idea of its own"),
        "merge_into": _("Which one should stay?"),
        "merge_more": _("The others are folded into it. They can be taken apart again."),
        "rename": _("Save the name"),
        "renamed": _("The category is now called {name}."),
        "created": _("New category: {name}"),
        "merge_category": _("Merge with…"),
        "category_merged": _("{name} is merged into {into}."),
        "remove_category": _("Remove the category"),
        "remove_more": _("Its ideas become unsorted."),
        "category_removed": _("{name} is removed. What was there is unsorted."),
        "name_too_long": _("The name can hold at most {most} characters.").format(
            most=LONGEST_CATEGORY_NAME
        ),
    }
