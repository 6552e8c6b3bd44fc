"""What those who were there found wrong with a text that was proposed, as a section of the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.document import Bullet, Bullets, Document, Heading, Part, Section
from exports.gather.set_words import Say, words_in
from exports.passages import Passage
from words.refused import N_
from workshop.sessions.confirming import Objection

_HEADING = N_("Dissenting opinions")


def section(
    objections: Iterable[Objection], of: Sequence[Passage], language: str
) -> Section | None:
    """The objections under the headings of the passages that they are to; None: there are none.

    It names the table that something came from, never a person.
    """
    say, parts = words_in(language), list[Part]()
    for number, found in _by_passage(objections):
        if number < len(of):
            parts.append(Heading(of[number].heading or _first_line(of[number])))
            parts.append(Bullets(tuple(Bullet(_words(one, say)) for one in found)))
    return Section(say(_HEADING), tuple(parts)) if parts else None


def kept_in(document: Document) -> tuple[Section, ...]:
    """The section of a document that was made so: none or one."""
    heading = words_in(document.language)(_HEADING)
    return tuple(one for one in document.sections[-1:] if one.heading == heading)


def _by_passage(objections: Iterable[Objection]) -> Iterable[tuple[int, list[Objection]]]:
    by_passage = dict[int, list[Objection]]()
    for one in objections:
        by_passage.setdefault(one.passage, []).append(one)
    return sorted(by_passage.items())


def _words(objection: Objection, say: Say) -> str:
    if objection.table is None:
        return objection.text
    table = say(N_("Table {name}")).format(name=objection.table)
    return f"{objection.text} ({table})"


def _first_line(passage: Passage) -> str:
    return next((line.text for line in passage.lines), "")
