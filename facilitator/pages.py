"""All pages of the facilitator's face, on their blueprint; the wall's are on one of their own."""

from facilitator import entrance, live, minutes, revoking, sessions, starting
from facilitator.blueprint import pages

__all__ = ["entrance", "live", "minutes", "pages", "revoking", "sessions", "starting"]
