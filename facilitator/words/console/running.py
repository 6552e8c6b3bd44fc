"""What the console says of the meeting as a whole: steps, clock, who is there, its end."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {**_bar(), **_agenda(), **_lobby(), **_clock(), **_room()}


def _bar() -> Words:
    return {
        "code": _("Code"),
        "wall": _("The wall"),
        "minutes": _("Minutes"),
        "document": _("Document"),
        "see_document": _("See the document"),
        "part": _("Part {n}"),
        "gathers_units": _("Here stand the units of the series, each with its facts."),
        "gathers_meetings": _("Here stands when each meeting of the series was held."),
        "gathers_sessions": _("Here stand the meetings of the series, one after another."),
        "gathers_counts": _("Here stands who was represented at each meeting of the series."),
        "gathers_points": _("Here stand the points of all meetings of the series."),
        "gathers_views": _("Here stands what all meetings of the series said on each part."),
        "gathers_crosswalk": _("Here stands which categories of the meetings go together."),
        "link_categories": _("Put the categories together"),
        "states": {
            "connecting": _("Connecting"),
            "saving": _("Saving"),
            "live": _("Everything is saved"),
            "slow": _("Everything is saved. Slower connection"),
            "offline": _("No network just now. Go on writing."),
        },
        "my_meetings": _("My meetings"),
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
        "looking_at": _("You are looking at: {segment}, {step}."),
        "room_is_at": _("The room is at: {segment}, {step}."),
        "room_nowhere": _("No step is open."),
        "take_room": _("Take the room there"),
        "go_back": _("Back to the room"),
        "plan_times": _("Schedule"),
        "starts": _("The meeting starts at"),
        "starts_note": _("Each step then says until when it goes. Empty: there is no schedule."),
        "clock_by_plan": _("The clock starts by itself when a step is opened"),
        "min": _("min"),
        "until": _("until {time}"),
        "planned_until": _("until"),
        "behind": _("{n} min behind the schedule"),
        "end": _("End the meeting"),
        "end_now": _("Yes, end it"),
        "end_question": _("End the meeting?"),
        "end_note": _("Nobody can write or join after that. You can open it again at any time."),
        "not_yet": _("Not yet"),
        "ended": _("The meeting has ended"),
        "ended_note": _("Everything is kept. Nobody can write until you open it again."),
        "reopen": _("Open it again"),
        **_proposed(),
    }


def _proposed() -> Words:
    return {
        "proposed": _("The text is proposed"),
        "answered": _("{n} of {all} have answered."),
        "uncontested": _("Nothing is contested."),
        "contested": {"one": _("{n} part is contested."), "other": _("{n} parts are contested.")},
        "unanswered": {
            "one": _("{n} objection waits for an answer."),
            "other": _("{n} objections wait for an answer."),
        },
        "see_answers": _("See the answers"),
    }


def _lobby() -> Words:
    return {
        "lobby": _("People can join now"),
        "lobby_note": _(
            "Show the wall to the room. The meeting begins when you open the first step."
        ),
        "sheets": _("Sheets to print"),
        "planned": _("The meeting is planned"),
        "planned_note": _(
            "Nobody can join yet. Look around and prepare; start it when people are there."
        ),
        "expect": _("Who is expected"),
        "begin": _("Start the meeting"),
        "no_step": _("No step is open"),
        "no_step_note": _("Nobody can write just now. Open a step when the room goes on."),
        "go_to": _("Go to"),
        "joined_now": {"one": _("{n} device has joined"), "other": _("{n} devices have joined")},
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
        "all_ready": _("All are done"),
        "is_ready": _("is done"),
        "nothing_new": _("Nothing new for {n} min"),
        "per_table": _("Entries per table"),
        "per_person": _("Entries per person"),
        "coming_from": _("Who has come"),
        "not_said": _("No answer"),
        "not_written": _("has not written yet"),
        "not_joined": _("has not joined"),
        "away": _("away"),
        "left": _("not counted"),
        "count_out": _("Take out of the count"),
        "count_in": _("Count again"),
        "close_joining": _("Close for newcomers"),
        "open_joining": _("Open for newcomers"),
        "lobby_of": {
            "on": _("Let newcomers in one by one"),
            "off": _("Let newcomers in at once"),
            "waiting": {"one": _("{n} device waits"), "other": _("{n} devices wait")},
            "all": _("Let all in"),
            "one": _("Let in"),
        },
        "rehearsal": {
            "title": _("Rehearsal"),
            "people": {
                "one": _("{n} simulated participant."),
                "other": _("{n} simulated participants."),
            },
            "never": _("Nothing of theirs is in the minutes."),
            "clear": _("Remove them and what they wrote"),
        },
        "hold": _("Let the room wait"),
        "let_go_on": _("Let the room go on"),
        "held": _("The room waits. Nobody loses words."),
    }
