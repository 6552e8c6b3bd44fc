"""What the log says of an error: its kind and its place, never the words that people wrote."""

from __future__ import annotations


def fault(error: BaseException) -> str:
    """An error's kind and where it was raised; its arguments may hold what somebody typed."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} at {where}"
