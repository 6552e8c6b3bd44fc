"""What is refused, and the sentence that says so to the person who asked."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a sentence for the catalogues; it is translated where it is shown."""
    return message


class Refused(Exception):
    """Something cannot be done. `message` is a catalogue sentence with {names} of `values`."""

    def __init__(self, message: str, **values: object) -> None:
        self.message, self.values = message, values
        super().__init__(message.format(**values))
