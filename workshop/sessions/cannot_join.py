"""Why a device cannot come in."""

from __future__ import annotations

from words.refused import N_, Refused

_SENTENCES = {
    "unknown_code": N_(
        "There is no meeting with that code. Look at it again: it never has 0, 1, I, L, O or U."
    ),
    "kept_out": N_(
        "The person leading the meeting has taken this device out of it. Speak with them if you"
        " want to take part."
    ),
    "joining_closed": N_("Joining is closed just now. Ask the person leading the meeting."),
    "not_begun": N_(
        "The meeting has not begun yet. Come back when it does: code and link stay the same."
    ),
    "session_ended": N_("This meeting has ended."),
    "session_full": N_(
        "The meeting is full: {most} devices have joined. Share a device with a neighbour."
    ),
    "name_too_long": N_("At most {most} characters."),
    "unknown_table": N_("Choose a table, or join on your own."),
    "seat_in_use": N_("Something has been done on this device already, so its table stays."),
    "too_often": N_("That is changed too often. Wait a little."),
    "unknown_organisation": N_("Choose one of them."),
    "persons": N_("From 1 to {most} persons."),
}


class CannotJoin(Refused):
    """A device cannot come in. `name` is a key of the sentences above."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(_SENTENCES[name], **values)
        self.name = name
