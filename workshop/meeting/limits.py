"""Every limit that more than one place knows. Pages are handed theirs, as they are their sentences.

How much a person in some role may write stands in `roles`; what a file may hold, in
`sessions.interchange`; how much is asked of the server at once, in the settings.
"""

from __future__ import annotations

from session_templates import plan

# characters
LONGEST_REASON = 2000
LONGEST_OBJECTION = 2000  # to a passage of the proposed text
LONGEST_CATEGORY_NAME = plan.LONGEST_CATEGORY
LONGEST_OWNER = 60
LONGEST_ACTOR = 200
LONGEST_ORGANISATION = 200
LONGEST_HEADING = 200
LONGEST_SENTENCE = 2000
LONGEST_PERSON_NAME = 60
LONGEST_TABLE_NAME = 40
LONGEST_TITLE = 120
LONGEST_PLACE = 60

# of a session
MOST_IDEAS = 5000
MOST_CHARACTERS = 4_000_000  # of all its ideas: so the file of any session is one that import takes
MOST_SOURCES = 500  # of an idea or a category
MOST_LEVELS = 9  # of sub-points: as deep as Word's lists go
MOST_CATEGORIES = plan.MOST_CATEGORIES
MOST_CATEGORIES_EVER = 999
MOST_PARTICIPANTS = 500
MOST_AT_A_DEVICE = 999  # persons
MOST_ORGANISATIONS = 50  # that one device answers for
MOST_TABLES = 60
MOST_EXPECTED = 2000
MOST_COUNTS = 100
MOST_PERSONS = 100_000
MOST_PASSAGES = 5000  # of a text
HIGHEST_COUNT = 10_000
LONGEST_TIMER = 24 * 3600  # seconds
LONGEST_STEP = LONGEST_TIMER // 60  # minutes

# at once
MOST_MOVED = 200  # ideas in one operation
MOST_OPERATIONS = 20
MOST_PASTED = 500  # lines
MOST_RESTED_ON_AT_ONCE = 50  # as many as a page of them shows


def of_pages(longest_text: int) -> dict[str, int]:
    """The limits that the scripts of a page hold to, by the names they have there."""
    return {
        "text": longest_text,
        "name": LONGEST_CATEGORY_NAME,
        "owner": LONGEST_OWNER,
        "categories": MOST_CATEGORIES,
        "timer": LONGEST_TIMER,
        "moved": MOST_MOVED,
    }
