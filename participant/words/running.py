"""What the room says of the connection, of the step it is at, of the clock and the end."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {**_states(), **_steps(), **_clock(), **_proposed()}


def _states() -> Words:
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
        "rehearsal": _("This is a rehearsal: some of those who take part are simulated."),
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


def _steps() -> Words:
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


def _proposed() -> Words:
    """What is said of the text that is proposed, before it is opened."""
    return {
        "proposed": _("The text of the meeting is proposed"),
        "proposed_more": _("Read it and say whether it is right, or what is wrong with it."),
        "read_text": _("Read and answer"),
        "proposed_failed": _("The text did not come. Check that you are online and try again."),
        "kept_objection": _("About a text that is not proposed any more"),
    }


def _clock() -> Words:
    return {
        "time_left": _("Time left"),
        "left": _("left"),
        "paused": _("paused"),
        "time_up": _("Time is up"),
        "minutes_left": {"one": _("{n} minute left"), "other": _("{n} minutes left")},
    }
