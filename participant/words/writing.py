"""What the room says of writing, of one's own ideas, and of what could not be saved."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {**_writing(), **_own(), **_aside()}


def _writing() -> Words:
    return {
        "write": _("Write"),
        "new_idea": _("New idea"),
        "new_idea_table": _("New idea from table {table}"),
        "new_in": _("New under {column} for {category}"),
        "new_for": _("New for {category}"),
        "new_in_column": _("New under {column}"),
        "new_point": _("New point"),
        "new_under": _("Sub-point under “{text}”"),
        "sub_point": _("Sub-point"),
        "sub_point_n": _("Sub-point {n}"),
        "remove_sub_point": _("Remove sub-point {n}"),
        "not_under": _("Write a new idea instead"),
        "send": _("Send"),
        "send_each": {
            "one": _("Send as an idea with sub-points"),
            "other": _("Send as {n} ideas"),
        },
        "sent_each": {"one": _("One idea was sent."), "other": _("{n} ideas were sent.")},
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
        "dealt_to": _("Your table now works on {category} first."),
        "write_there": _("Take the words there"),
        "closed_with_text": _(
            "Writing for {from} has closed. What you have written can still be sent for a moment."
        ),
        "ended_with_text": _("The meeting has ended. What you have written stays on this device."),
        "no_categories": _("There are no categories yet. Ask the person leading the meeting."),
        "on_behalf": _("On behalf of"),
        "of_nobody": _("Nobody in particular"),
        "who_when": _("Who and when?"),
        "who": _("Responsible"),
        "when": _("Done by"),
        "owned_by": _("Responsible: {name}"),
        "due_by": _("by {date}"),
    }


def _own() -> Words:
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


def _aside() -> Words:
    return {
        "aside": _("Not saved"),
        "not_taken": _("Not saved. The words are at the top of the page."),
        "aside_more": _("The words are still here. Choose what becomes of them."),
        "begun": _("Begun"),
        "begun_more": _("Not sent. The words are kept here."),
        "other_tab": _("Written in another tab."),
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
