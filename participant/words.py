"""The sentences of the room, for its scripts, which hold none of their own."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.http.web import gettext as _

Forms = Mapping[str, str]
"""Sentences by name: for the plural categories of the language, {n} being the number, or states."""


def room_words(*, at_table: bool) -> dict[str, str | Forms]:
    """All sentences of the room; one's own are the table's where one sits at a table."""
    return _everybody() | (_table() if at_table else _alone())


def _table() -> dict[str, str | Forms]:
    return {
        "own_ideas": _("The table’s ideas"),
        "none_yet": _("The table has not written anything yet."),
        "own_too": _("The table’s idea"),
        "agree": _("We agree"),
        "agreed": _("The table has agreed to the list."),
        "list_changed": _("The list has changed since the table agreed. Read it again."),
        "may_change": _("The table can change its choice until voting closes."),
        "votes_left": {
            "one": _("The table has {n} vote left"),
            "other": _("The table has {n} votes left"),
        },
        "only_you": _("Only the table sees it so far"),
        "private_now": _(
            "The table writes for itself. The others see your ideas when all are shown at once."
        ),
        "one_hidden": _("The person leading the meeting has hidden an idea of the table's."),
        "one_withheld": _(
            "The person leading the meeting has hidden an idea, and with it what the table "
            "wrote there."
        ),
    }


def _alone() -> dict[str, str | Forms]:
    return {
        "own_ideas": _("Your ideas"),
        "none_yet": _("You have not written anything yet."),
        "own_too": _("Your idea"),
        "agree": _("I agree"),
        "agreed": _("You have agreed to the list."),
        "list_changed": _("The list has changed since you agreed. Read it again."),
        "may_change": _("You can change your choice until voting closes."),
        "votes_left": {"one": _("{n} vote left"), "other": _("{n} votes left")},
        "only_you": _("Only you see it so far"),
        "private_now": _(
            "You write for yourself. The others see your ideas when all are shown at once."
        ),
        "one_hidden": _("The person leading the meeting has hidden an idea of yours."),
        "one_withheld": _(
            "The person leading the meeting has hidden an idea, and with it what you wrote there."
        ),
    }


def _everybody() -> dict[str, str | Forms]:
    return {
        **_states(),
        **_writing(),
        **_reading(),
        **_steps(),
        **_sorting(),
        **_sharing(),
        **_sheets(),
        **_settling(),
        **_own(),
        **_aside(),
        **_clock(),
    }


def _states() -> dict[str, str | Forms]:
    return {
        "saving": _("Saving"),
        "saved": _("Saved"),
        "waiting": _("Waiting for network"),
        "refused": _("Not saved"),
        "connecting": _("Fetching the meeting…"),
        "links": {
            "connecting": _("Connecting"),
            "live": _("Connected"),
            "slow": _("Slower connection"),
            "offline": _("No network"),
            "bye": _("Not connected"),
        },
        "offline": _("No network just now. Go on writing."),
        "offline_more": _("Your words stay on this device and are sent when the network is back."),
        "slow": _("Slower connection"),
        "slow_more": _("Everything works, only with a little delay."),
        "connected_again": _("Connected again."),
        "not_kept": _("This browser keeps nothing. Leave the page open until all is saved."),
        "bye": _("This page is no longer connected."),
        "write_code": _("Write a code"),
        "shown_now": _("Now everybody sees all ideas."),
        "all_saved": _("Saved."),
        "not_all_saved": _("Not saved yet: waiting for network."),
    }


def _writing() -> dict[str, str | Forms]:
    return {
        "write": _("Write"),
        "new_idea": _("New idea"),
        "new_idea_table": _("New idea from table {table}"),
        "new_in": _("New under {column} for {category}"),
        "new_for": _("New for {category}"),
        "new_under": _("Sub-point under “{text}”"),
        "sub_point": _("Sub-point"),
        "sub_point_n": _("Sub-point {n}"),
        "remove_sub_point": _("Remove sub-point {n}"),
        "not_under": _("Write a new idea instead"),
        "send": _("Send"),
        "too_long": _("That is too long to send. Make it two ideas."),
        "too_many": {
            "one": _("{n} character too many. Make it two ideas."),
            "other": _("{n} characters too many. Make it two ideas."),
        },
        "left_over": {"one": _("{n} character left"), "other": _("{n} characters left")},
        "empty": _("Write something first."),
        "i_write": _("I write"),
        "idea": _("Idea"),
        "question": _("Question"),
        "moved": _("You wrote this for {from}. If you send it now, it goes under {to}."),
        "closed_with_text": _(
            "Writing for {from} has closed. What you have written can still be sent for a moment."
        ),
        "ended_with_text": _("The meeting has ended. What you have written stays on this device."),
        "no_categories": _("There are no categories yet. Ask the person leading the meeting."),
        "who_when": _("Who and when?"),
        "who": _("Responsible"),
        "when": _("Done by"),
        "owned_by": _("Responsible: {name}"),
        "due_by": _("by {date}"),
    }


def _reading() -> dict[str, str | Forms]:
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


def _steps() -> dict[str, str | Forms]:
    """What a step is called, and what it asks of the room, where that is not the question."""
    return {
        "step_cluster": _("Cluster"),
        "step_settle": _("Agree"),
        "step_vote": _("Prioritise"),
        "ask_cluster": _("Sort the ideas into categories"),
        "ask_cluster_into": {
            "one": _("Sort the ideas into about {n} category"),
            "other": _("Sort the ideas into about {n} categories"),
        },
        "ask_settle": _("Are these our categories?"),
        "ask_vote": {
            "one": _("Choose the one to begin with"),
            "other": _("Choose at most {n} to begin with"),
        },
        "numbers": _("zero one two three four five six seven eight nine ten eleven twelve"),
    }


def _sorting() -> dict[str, str | Forms]:
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


def _sharing() -> dict[str, str | Forms]:
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


def _sheets() -> dict[str, str | Forms]:
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
        "name_too_long": _("The name can hold at most 80 characters."),
    }


def _settling() -> dict[str, str | Forms]:
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


def _own() -> dict[str, str | Forms]:
    return {
        "change": _("Change or take back"),
        "change_short": _("Change"),
        "edit": _("Edit the text"),
        "take_back": _("Take back"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "your_text": _("Text"),
        "taken_back": _("Taken back."),
        "change_dropped": _("Change thrown away."),
        "undo": _("Undo"),
        "undone": _("Undone."),
        "close": _("Close"),
    }


def _aside() -> dict[str, str | Forms]:
    return {
        "aside": _("Not saved"),
        "not_taken": _("Not saved. The words are at the top of the page."),
        "aside_more": _("The words are still here. Choose what becomes of them."),
        "begun": _("Begun"),
        "begun_more": _("Not sent. The words are kept here."),
        "go_there": _("Go there"),
        "kept_for": _("Written for {from}"),
        "kept_change": _("Your change of “{text}”"),
        "theirs": _("It now says:"),
        "mine": _("You wrote:"),
        "keep_mine": _("Keep mine"),
        "keep_theirs": _("Keep the other"),
        "put_back": _("Put in the field"),
        "try_again": _("Try again"),
        "discard": _("Throw away"),
    }


def _clock() -> dict[str, str | Forms]:
    return {
        "time_left": _("Time left"),
        "left": _("left"),
        "paused": _("paused"),
        "time_up": _("Time is up"),
        "minutes_left": {"one": _("{n} minute left"), "other": _("{n} minutes left")},
    }
