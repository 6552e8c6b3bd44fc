"""Who may do what in a meeting: one table. To the rules another role is one more row of it.

In Python nothing else compares a role's name but where somebody gets one, keeps it or loses it
(`workshop.http.callers`; `leading`, `inviting` and `removing` of `workshop.sessions`). Screens are
told what whoever sits before them may do, in `me`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Permission = Literal[
    "write",
    "write_always",
    "write_notes",
    "write_for_tables",
    "edit_others",
    "hide",
    "sort",
    "sort_always",
    "suggest",
    "agree",
    "vote",
    "confirm",
    "say_ready",
    "arrange",
    "lead_steps",
    "end",
    "see_everything",
]
"""What a role may do.

`write`: ideas, while a step for writing is open. `write_always`: until the session ends, and for
everybody to see at once where others write in private. `write_notes`: notes of the joint
discussion. `write_for_tables`: what a table said, as its own words. `edit_others`: change and take
back what others wrote; one's own anybody may. `hide`: hide ideas from the room, act on what is
hidden, bring back what was hidden or taken back. `sort`: ideas into categories, where they are made
and while a step for that is open. `sort_always`: in every list until the session ends, and let
stand what others would sort elsewhere. `suggest`: sort by shares, where one's word overwrites
nobody's. `agree`, `vote`: while the room is asked; `confirm`: passages of the text while it is
proposed; `say_ready`: that one is done with the step that is open; `suggest` and these belong to a
device or its table. `arrange`: which categories stand in a segment, in which order and for whom,
what is a heading and how it reads, who was there and how many. `lead_steps`: open and close steps,
the clock, private writing, a moment's pause. `end`: let people join or not, end the session and
reopen it. `see_everything`: all but what was taken back, without the words of what is private; who
is there, by name.
"""


@dataclass(frozen=True)
class Role:
    """The rights of all who act in one role.

    `known_by` is what proves who it is: a device's own cookie, a facilitator's login, or no more
    than a link that many have; `house` is the server itself, as which nobody calls. `rate` is the
    one of the settings that it writes at, `longest` the most characters of an idea of its.
    """

    known_by: Literal["device", "login", "link", "house"]
    may: frozenset[Permission] = frozenset()
    rate: Literal["participant", "facilitator"] = "participant"
    longest: int = 2000


ROLES: dict[str, Role] = {
    "participant": Role(
        "device", frozenset({"write", "sort", "suggest", "agree", "vote", "confirm", "say_ready"})
    ),
    "facilitator": Role(
        "login",
        frozenset(
            {
                "write_always",
                "write_notes",
                "write_for_tables",
                "edit_others",
                "hide",
                "sort_always",
                "arrange",
                "lead_steps",
                "end",
                "see_everything",
            }
        ),
        rate="facilitator",
        longest=10_000,
    ),
    "scribe": Role(
        "login",
        frozenset({"write_always", "write_notes", "write_for_tables"}),
        rate="facilitator",
        longest=10_000,
    ),
    "wall": Role("link"),
    "house": Role("house", frozenset({"end"})),
}
