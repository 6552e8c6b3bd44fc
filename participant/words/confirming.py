"""What a phone says of the text that is proposed; it comes with the text."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words(*, at_table: bool) -> Words:
    """All of these. At a table it is the table that says it."""
    return {**_acts(), **(_table() if at_table else _alone())}


def _table() -> Words:
    return {
        "agree_all": _("We agree to the whole text"),
        "agree_rest": _("We agree to the rest"),
        "agree": _("We agree to this"),
        "agreed": _("The table agrees"),
        "agreed_all": _("The table agrees to the whole text."),
        "answered_all": _("The table has answered all of it."),
        "said": _("The table says that this is wrong:"),
    }


def _alone() -> Words:
    return {
        "agree_all": _("I agree to the whole text"),
        "agree_rest": _("I agree to the rest"),
        "agree": _("I agree"),
        "agreed": _("You agree"),
        "agreed_all": _("You agree to the whole text."),
        "answered_all": _("You have answered all of it."),
        "said": _("You say that this is wrong:"),
    }


def _acts() -> Words:
    return {
        "wrong": _("Something is wrong"),
        "what": _("What is wrong?"),
        "change": _("Change"),
        "send": _("Send"),
        "cancel": _("Cancel"),
        "empty": _("Write something first."),
        "replied": _("Whoever leads the meeting answers:"),
        "parts": {"one": _("{n} part is left"), "other": _("{n} parts are left")},
        "saving": _("Saving"),
        "waiting": _("Waiting for network"),
    }
