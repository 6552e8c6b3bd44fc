"""The sentences of the console and the wall, for their scripts, which hold none of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from session_templates.kinds import KINDS
from workshop.http.web import gettext as _

Words = Mapping[str, Any]
"""Sentences by name. One that counts has a form for each plural category, with {n}."""


def console_words() -> Words:
    """All sentences of the console, in the language of this request."""
    return {
        **_shared(),
        **_bar(),
        **_agenda(),
        **_lobby(),
        **_ideas(),
        **_acts(),
        **_aside(),
        **_categories(),
        **_clock(),
        **_room(),
        **_settle(),
        **_chain(),
        **_deal(),
        **_votes(),
        **_plans(),
        "board": _board(),
    }


def wall_words() -> Words:
    """All sentences of the wall, in the language of this request."""
    return {
        **_shared(),
        "how_to_join": _(
            "Point your camera at the square, or go to the address and write the code."
        ),
        "ended": _("The meeting has ended"),
        "ended_note": _("Thank you. What was written is kept for the minutes."),
        "here": _("with us"),
        "ideas": _("ideas"),
        "so_many_here": {"one": _("{n} with us"), "other": _("{n} with us")},
        "so_many_entries": {"one": _("{n} entry"), "other": _("{n} entries")},
        "newest": _("Newest"),
        "nothing_yet": _("What you write appears here at once."),
        "private_note": _("Everybody writes for themselves. All ideas are shown together later."),
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
        "without_votes": _without_votes(),
    }


def _without_votes() -> Words:
    return {"one": _("{n} idea got no vote."), "other": _("{n} ideas got no votes.")}


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


def _shared() -> Words:
    return {
        "connecting": _("Fetching the meeting…"),
        "join": _("Join here"),
        "joining_closed": _("Joining is closed"),
        "qr": _("QR code to the meeting"),
        "segment": _("Segment {n}"),
        "steps": _steps(),
        "owned_by": _("Responsible: {name}"),
        "due_by": _("by {date}"),
        "live": {"too_long": _("That is too long to send. Divide it in two.")},
    }


def _steps() -> Words:
    """What a step is called, by the kind of its segment and its own."""
    names = {
        "write": _("Write"),
        "discuss": _("Read and discuss"),
        "cluster": _("Cluster"),
        "settle": _("Agree"),
        "review": _("Go through together"),
        "vote": _("Prioritise"),
    }
    of_ideas = names | {"write": _("Write ideas")}
    return {
        f"{name} {step}": (of_ideas if kind.makes_categories else names)[step]
        for name, kind in KINDS.items()
        for step in (*kind.steps, "vote")
    }


def _bar() -> Words:
    return {
        "code": _("Code"),
        "wall": _("The wall"),
        "minutes": _("Minutes"),
        "states": {
            "connecting": _("Connecting"),
            "saving": _("Saving"),
            "live": _("Everything is saved"),
            "slow": _("Everything is saved. Slower connection"),
            "offline": _("No network just now. Go on writing."),
        },
        "undo": _("Undo"),
        "undone": _("Undone."),
        "close": _("Close"),
    }


def _agenda() -> Words:
    return {
        "agenda": _("Agenda"),
        "closing": _("Closing"),
        "done": _("done"),
        "opened": _("The room is now at: {segment}, {step}."),
        "next": _("Next step"),
        "step_of": _("{step}: {heading}"),
        "room_is_at": _("You are only looking. The room is at: {segment}, {step}."),
        "go_there": _("Go there"),
        "end": _("End the meeting"),
        "end_question": _("End the meeting?"),
        "end_note": _("Nobody can write or join after that. You can open it again at any time."),
        "not_yet": _("Not yet"),
        "ended": _("The meeting has ended"),
        "ended_note": _("Everything is kept. Nobody can write until you open it again."),
        "reopen": _("Open it again"),
    }


def _lobby() -> Words:
    return {
        "lobby": _("People can join now"),
        "lobby_note": _(
            "Show the wall to the room. The meeting begins when you open the first step."
        ),
        "no_step": _("No step is open"),
        "no_step_note": _("Nobody can write just now. Open a step when the room goes on."),
        "go_to": _("Go to"),
        "joined_now": {"one": _("{n} device has joined"), "other": _("{n} devices have joined")},
    }


def _ideas() -> Words:
    return {
        "ideas": _("Ideas"),
        "newest": _("Newest first"),
        "idea_count": {"one": _("{n} idea"), "other": _("{n} ideas")},
        "nothing_yet": _("Nothing here yet."),
        "discussion": _("Notes on the discussion"),
        "write_note": _("Write a note on the discussion"),
        "write_idea": _("Write an idea for the room"),
        "write_in": _("Write for {category}"),
        "write_in_column": _("Write under {column} for {category}"),
        "write": _("Write"),
        "send": _("Send"),
        "done_here": _("Done"),
        "kind": _("What it is"),
        "kinds": {"idea": _("Idea"), "question": _("Question")},
        "table": _("Table {name}"),
        "person": _("Person {n}"),
        "leader": _("Facilitator"),
        "edited": _("edited"),
        "hidden": _("Hidden"),
        "private": _("Private writing"),
        "private_note": _("Only the person who wrote a new idea sees it, until you show it."),
        "reveal": {"one": _("Show {n} withheld idea"), "other": _("Show {n} withheld ideas")},
        "unsorted": _("Unsorted"),
    }


def _acts() -> Words:
    return {
        "more": _("More about “{text}”"),
        "acts": {
            "edit": _("Edit"),
            "sub": _("Sub-point"),
            "elsewhere": _("Move to…"),
            "move": _("Move"),
            "hide": _("Hide"),
            "restore": _("Show again"),
        },
        "save": _("Save"),
        "cancel": _("Cancel"),
        "reason": _("Why it is hidden; only those who lead see this"),
        "is_hidden": _("The room no longer sees it."),
        "idea_states": {
            "saving": _("Saving"),
            "saved": _("Saved"),
            "waiting": _("Waiting for network"),
            "refused": _("Not saved"),
        },
    }


def _aside() -> Words:
    return {
        "conflict": _("Somebody else changed this while you wrote."),
        "theirs": _("It now says:"),
        "mine": _("You wrote:"),
        "keep_mine": _("Keep mine"),
        "keep_theirs": _("Keep the other"),
        "not_saved": _("Not saved"),
        "retry": _("Try again"),
        "discard": _("Throw away"),
        "unsent": _("Not sent"),
        "unsent_more": _("No field can show these words now. Copy what you want to keep."),
        "unsent_for": _("Written for {from}"),
        "unsent_change": _("Your change of “{text}”"),
        "unsent_name": _("The name of a category"),
    }


def _categories() -> Words:
    return {
        "categories": _("Categories"),
        "so_many_categories": _("{n} of about {target}"),
        "new_category": _("New category"),
        "category_name": _("Name of the category"),
        "name_too_long": _("The name can hold at most 80 characters."),
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


def _clock() -> Words:
    return {
        "time": _("Time"),
        "time_left": _("Time left"),
        "paused": _("paused"),
        "time_up": _("Time is up"),
        "minutes_left": {"one": _("{n} minute left"), "other": _("{n} minutes left")},
        "minutes_of_time": _("Length in minutes"),
        "start_clock": _("Start the clock"),
        "pause": _("Pause"),
        "resume": _("Resume"),
        "one_more": _("+ 1 min"),
        "stop": _("Stop"),
    }


def _room() -> Words:
    return {
        "room": _("The room"),
        "figures": _("The room in figures"),
        "joined": _("joined"),
        "here": _("with us"),
        "contributions": _("entries"),
        "not_sorted": _("unsorted"),
        "voted": _("have voted"),
        "withheld": {
            "one": _("And {n} entry that is not shown yet."),
            "other": _("And {n} entries that are not shown yet."),
        },
        "nothing_new": _("Nothing new for {n} min"),
        "per_table": _("Entries per table"),
        "per_person": _("Entries per person"),
        "coming_from": _("Who has come"),
        "not_said": _("No answer"),
        "not_written": _("has not written yet"),
        "not_joined": _("has not joined"),
        "away": _("away"),
        "close_joining": _("Close for newcomers"),
        "open_joining": _("Open for newcomers"),
    }


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


def _votes() -> Words:
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
        "without_votes": _without_votes(),
    }


def _plans() -> Words:
    return {
        "plan": _("Who and when"),
        "owner": _("Responsible"),
        "due": _("Done by"),
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
