"""What the file format `<method>/1` calls the parts of a session."""

from __future__ import annotations

MOST_SEGMENTS, MOST_COLUMNS, MOST_CATEGORIES = 40, 20, 999
MOST_GROUPS, MOST_COUNTS, MOST_EXPECTED, MOST_EXCLUDED = 100, 100, 2000, 20
LONGEST_TITLE, LONGEST_LINE = 300, 200
HIGHEST_COUNT, MOST_PERSONS = 10_000, 100_000

ABOUT = ("schema", "id", "language", "title", "place", "date", "segments", "categories")
MAY_SAY = ("place_date_line", "front", "groups", "expected", "status")
CARRIED = ("id", "invented", "source", "as_published")
"""What a file says of itself: kept with the session and given back, not worked on."""

FRONT_LINES = ("kicker", "subtitle", "date_label", "paper")
FRONT_LISTS = {"mark": 4, "recipients": 20}
FRONT_DAYS = ("from", "until")

STATES = ("draft", "proposed", "confirmed", "settled")
