"""All pages of the participant's face, on their blueprint."""

from participant import confirming, entrance, live, offline, plain
from participant.blueprint import pages

__all__ = ["confirming", "entrance", "live", "offline", "pages", "plain"]
