"""All pages of the facilitator's face, on their blueprint; the wall's are on one of their own."""

from facilitator import (
    accounts,
    crosswalk,
    entrance,
    gathering,
    invitation,
    live,
    minutes,
    own_account,
    page_one,
    publishing,
    revoking,
    sessions,
    sheets,
    sources,
    starting,
    tidying,
    versions,
    wording,
)
from facilitator.blueprint import pages
from facilitator.series import acts, files, leaving, persons, steps
from facilitator.series import pages as series

__all__ = [
    "accounts",
    "acts",
    "crosswalk",
    "entrance",
    "files",
    "gathering",
    "invitation",
    "leaving",
    "live",
    "minutes",
    "own_account",
    "page_one",
    "pages",
    "persons",
    "publishing",
    "revoking",
    "series",
    "sessions",
    "sheets",
    "sources",
    "starting",
    "steps",
    "tidying",
    "versions",
    "wording",
]
