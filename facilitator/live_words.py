"""The sentences of the console and the wall, for their scripts, which hold none of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.web import gettext as _

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
        "page": _("Page {page} of {pages}"),
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
        "steps": {
            "frame write": _("Write ideas"),
            "frame discuss": _("Read and discuss"),
            "matrix write": _("Write"),
            "matrix review": _("Go through together"),
            "lists write": _("Write"),
            "lists review": _("Go through together"),
        },
        "live": {"too_long": _("That is too long to send. Divide it in two.")},
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
        "close": _("Close"),
    }


def _agenda() -> Words:
    return {
        "agenda": _("Agenda"),
        "closing": _("Closing"),
        "done": _("done"),
        "opened": _("The room is now at: {step}."),
        "next": _("Next step"),
        "step_of": _("{step}: {heading}"),
        "room_is_at": _("You are only looking. The room is at: {step}."),
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
    }


def _categories() -> Words:
    return {
        "categories": _("Categories"),
        "so_many_categories": _("{n} of about {target}"),
        "new_category": _("New category"),
        "category_name": _("Name of the category"),
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
        "here": _("here now"),
        "contributions": _("entries"),
        "per_table": _("Entries per table"),
        "per_person": _("Entries per person"),
        "not_written": _("has not written yet"),
        "not_joined": _("has not joined"),
        "away": _("away"),
        "close_joining": _("Close joining"),
        "open_joining": _("Open joining"),
    }
