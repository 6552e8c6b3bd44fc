"""All pages of the participant's face, on their blueprint."""

from participant import entrance, live, offline, plain
from participant.blueprint import pages

__all__ = ["entrance", "live", "offline", "pages", "plain"]
