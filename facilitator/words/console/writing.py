"""What the console says of ideas, of writing them, and of what could not be saved."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these."""
    return {**_ideas(), **_acts(), **_aside(), **_plans(), **_forms()}


def _ideas() -> Words:
    return {
        "ideas": _("Ideas"),
        "newest": _("Newest first"),
        "idea_count": {"one": _("{n} idea"), "other": _("{n} ideas")},
        "nothing_yet": _("Nothing here yet."),
        "discussion": _("Notes on the discussion"),
        "write_note": _("Write a note on the discussion"),
        "write_idea": _("Write an idea for the room"),
        "write_idea_at_desk": _("Write an idea"),
        "write_in": _("Write for {category}"),
        "write_in_column": _("Write under {column} for {category}"),
        "write_under": _("Write under {heading}"),
        "write": _("Write"),
        "not_discussed": _("The question was not discussed"),
        "send": _("Send"),
        "send_each": {
            "one": _("Send as an idea with sub-points"),
            "other": _("Send as {n} ideas"),
        },
        "sent_each": {"one": _("One idea was sent."), "other": _("{n} ideas were sent.")},
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
        "reveal_question": {
            "one": _("Show {n} idea to the room?"),
            "other": _("Show {n} ideas to the room?"),
        },
        "reveal_note": _("Everybody sees them at once, and private writing ends."),
        "reveal_now": _("Yes, show them"),
        "revealed": {
            "one": _("{n} idea is shown to the room."),
            "other": _("{n} ideas are shown to the room."),
        },
        "withheld_by": _("Written and not shown yet"),
        "all_withheld": _("What has been written is not shown yet."),
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
            "sources": _("Sources"),
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
        "other_tab": _("Written in another tab."),
        "unsent_for": _("Written for {from}"),
        "unsent_change": _("Your change of “{text}”"),
        "unsent_name": _("The name of a category"),
    }


def _plans() -> Words:
    return {
        "plan": _("Who and when"),
        "owner": _("Responsible"),
        "due": _("Done by"),
        "progress": _("How far it has come"),
        "no_progress": _("Not said"),
        "progresses": {
            "planned": _("Planned"),
            "ongoing": _("Ongoing"),
            "done": _("Finished"),
            "dropped": _("Dropped"),
        },
    }


def _forms() -> Words:
    return {
        "headings": _("Edit the headings"),
        "heading": _("Heading"),
        "heading_of": _("Heading {n} below it"),
        "headings_changed": _("The headings are changed."),
        "form": _("Form in the minutes"),
        "forms": {
            "idea": _("Point in a list"),
            "paragraph": _("Paragraph"),
            "heading": _("Heading"),
            "quotation": _("Quotation"),
        },
        "actor": _("Who says so"),
        "actor_group": _("Actor group"),
        "no_group": _("None"),
        "personal": _("Names persons"),
        "personal_note": _("It can be left out when the minutes are handed on."),
    }
