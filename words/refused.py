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


_REASONS = (
    N_("address already in use"),
    N_("address family not supported by protocol"),
    N_("cannot assign requested address"),
    N_("input/output error"),
    N_("is a directory"),
    N_("name or service not known"),
    N_("no space left on device"),
    N_("no such file or directory"),
    N_("not a directory"),
    N_("permission denied"),
    N_("read-only file system"),
    N_("too many levels of symbolic links"),
)
"""What the system says in English whatever the language is: the usual ones, for the catalogues."""


def reason(error: OSError) -> Refused:
    """Why the system would not, to stand within a sentence."""
    said = (error.strerror or "?").lower()
    return Refused(said) if said in _REASONS else Refused("{said}", said=said)
