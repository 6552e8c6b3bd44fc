"""What the fields of a template are called, by their place in its file."""

from __future__ import annotations

from facilitator.words.shared import steps_called
from session_templates.kinds import Kind, SegmentKind, steps_of
from words.refused import N_
from workshop.http.web import gettext as _

NAMES = {
    "title": N_("Title"),
    "description": N_("What it is for"),
    "categories": N_("Categories from the start, one a line"),
    "segments.heading": N_("Heading in the minutes"),
    "segments.short_heading": N_("Heading on screens"),
    "segments.prompt": N_("What is asked"),
    "segments.short_prompt": N_("What is asked, in few words for phones"),
    "segments.minutes": N_("Length in minutes"),
    "segments.steps": N_("Steps, in order"),
    "segments.votes": N_("Votes for each table or person"),
    "segments.target_categories": N_("Categories to aim at"),
    "segments.outcome": N_("Set sentence in the minutes"),
    "segments.discussion_heading": N_("Heading over the notes"),
    "segments.samples": N_("Samples for rehearsals, one a line"),
    "segments.columns.label": N_("Column"),
    "segments.columns.samples": N_("Samples for rehearsals, one a line"),
    "segments.columns.planned": N_("Entries say who does it and by when"),
    "organisation.question": N_("Question"),
    "organisation.choices": N_("Choices, one a line"),
    "organisation.other": N_("One may come from elsewhere"),
    "organisation.required": N_("Nobody joins without an answer"),
    "organisation.asked": N_("It is asked unless whoever starts the meeting says otherwise"),
    "groups.label": N_("Name of the group"),
    "groups.unit": N_("What is counted of it"),
    "groups.lead_in": N_("What stands before the number"),
    "wording.minutes": N_("What the name of the file begins with"),
    "wording.place_date_line": N_("Line of place and date"),
    "wording.date_line": N_("Line of the date alone"),
    "wording.months": N_("Months, one a line"),
    "wording.number_words": N_("Numbers from zero, one a line"),
    "wording.question_prefix": N_("Before a question"),
    "wording.joining_word": N_("Before the last of several names"),
    "wording.draft": N_("Mark of what is not settled"),
    "wording.settled": N_("Mark of what is settled"),
    "wording.page": N_("Number of the page"),
    "wording.table_title": N_("Title of a table, for screen readers"),
    "wording.table_description": N_("How a table is read, for screen readers"),
    "wording.count_line": N_("Line of how many came"),
    "wording.decimal": N_("Sign in a number that is not whole"),
    "wording.not_discussed": N_("Point of what nobody had time for"),
    "wording.quotation": N_("A quotation"),
    "wording.figure": N_("Of how many units a line speaks"),
    "wording.appendix.heading": N_("Heading of the appendix"),
    "wording.appendix.sentence": N_("Sentence under the heading"),
    "wording.appendix.by_category": N_("Over the ideas by category"),
    "wording.appendix.unsorted": N_("Over the ideas under no category"),
    "wording.appendix.merged": N_("Over the duplicates"),
    "wording.appendix.votes": N_("Over the votes"),
    "wording.appendix.responsible": N_("Over who does what"),
    "wording.appendix.due": N_("By when"),
    "wording.appendix.left_out": N_("Over what is not in the minutes"),
    "wording.appendix.origin": N_("From which table"),
}
OF_WORDING = tuple(key for place in NAMES if (key := place.removeprefix("wording.")) != place)
"""The keys of the set words, in order; the appendix has a part of its own."""


def kind_name(kind: Kind) -> str:
    """What one does in a kind of segment in which the room writes."""
    if kind.makes_categories:
        return _("Ideas that the room sorts into categories")
    if kind.under_categories:
        return _("Columns for each category") if kind.columns else _("A list for each category")
    return _("Points under no category")


def step_names(kind: SegmentKind, votes: int | None) -> dict[str, str]:
    """What the steps are called that a segment can have."""
    called = steps_called()
    return {step: called[f"{kind} {step}"] for step in steps_of(kind, votes)}
