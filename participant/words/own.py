"""What is the table's where one sits at a table, and else one's own."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words(*, at_table: bool) -> Words:
    """One or the other."""
    return _table() if at_table else _alone()


def _table() -> Words:
    return {
        "own_ideas": _("The table’s ideas"),
        "none_yet": _("The table has not written anything yet."),
        "own_too": _("The table’s idea"),
        "agree": _("We agree"),
        "say_ready": _("We are done"),
        "not_ready": _("We are not done yet"),
        "is_ready": _("The table is done with this step."),
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


def _alone() -> Words:
    return {
        "own_ideas": _("Your ideas"),
        "none_yet": _("You have not written anything yet."),
        "own_too": _("Your idea"),
        "agree": _("I agree"),
        "say_ready": _("I am done"),
        "not_ready": _("I am not done yet"),
        "is_ready": _("You are done with this step."),
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
