"""The sentences that console and wall have in common."""

from __future__ import annotations

from session_templates.kinds import KINDS
from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """What both say."""
    return {
        "connecting": _("Fetching the meeting…"),
        "join": _("Join here"),
        "joining_closed": _("Joining is closed"),
        "qr": _("QR code to the meeting"),
        "segment": _("Segment {n}"),
        "steps": steps_called(),
        "ready_of": {"one": _("{n} of {all} is done"), "other": _("{n} of {all} are done")},
        "owned_by": _("Responsible: {name}"),
        "due_by": _("by {date}"),
        "live": {"too_long": _("That is too long to send. Divide it in two.")},
    }


def steps_called() -> Words:
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
    of_counts = names | {"review": _("See who is here")}
    return {
        f"{name} {step}": (
            of_ideas if kind.makes_categories else of_counts if kind.counts else names
        )[step]
        for name, kind in KINDS.items()
        for step in (*kind.steps, "vote")
    }


def without_votes() -> Words:
    """How many ideas were left without a vote."""
    return {"one": _("{n} idea got no vote."), "other": _("{n} ideas got no votes.")}
