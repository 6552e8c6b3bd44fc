"""What an operation is refused for: a name for the client, a sentence for the person."""

from __future__ import annotations

from typing import Any

from words.refused import N_, Refused

SENTENCES = {
    "malformed": N_("That could not be read. Open the page again."),
    "unknown_kind": N_("This page is out of date. Open it again."),
    "op_id_reused": N_("That was sent before with other words. Write it again."),
    "not_yours": N_("Only the person who wrote it, or somebody leading the meeting, can do that."),
    "not_found": N_("That is no longer here."),
    "empty": N_("Write something first."),
    "too_long": N_(
        "That is {length} characters; at most {most} fit. Shorten it, or divide it in two."
    ),
    "name_too_long": N_("A name has 1 to {most} characters."),
    "step_closed": N_("This step is closed. What you wrote is still on this device."),
    "held": N_("Writing is closed for a moment. What you wrote is still on this device."),
    "not_proposed": N_(
        "The text is not proposed any more, or there is another one. Your words are still here."
    ),
    "ended": N_("The meeting has ended. Your words are still on this device."),
    "conflict": N_("Somebody else changed it meanwhile. Choose which text to keep."),
    "too_deep": N_("Sub-points cannot go deeper than this. Write it as an idea of its own."),
    "more_than_expected": N_(
        "More are there than were expected. Correct the numbers, or write the rest as an addition."
    ),
    "no_votes_left": N_("All your votes are cast. Take one back first."),
    "changed_since": N_("That cannot be undone any more: somebody has built on it."),
    "full": N_("The meeting holds as much as it can. Ask the person leading it."),
    "not_joined": N_("This device is not part of the meeting. Join again with the code."),
    "signed_out": N_("You are signed out. Sign in again."),
    "no_session": N_("There is no such meeting, or it is not open to you."),
    "unavailable": N_("That could not be saved just now. It is sent again by itself."),
}


class OperationRefused(Refused):
    """An operation is not carried out. `more` goes to the client beside name and sentence."""

    def __init__(self, name: str, more: dict[str, Any] | None = None, **values: object) -> None:
        super().__init__(SENTENCES[name], **values)
        self.name, self.more = name, more or {}
