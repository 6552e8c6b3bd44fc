"""Who was there, in a file."""

from __future__ import annotations

from collections.abc import Iterator

from words.checked import Checked, Malformed
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.ranks import spread
from workshop.sessions.interchange.form import at_most, table, text
from workshop.sessions.interchange.ideas import known_group
from workshop.sessions.interchange.session_form import shape
from workshop.storage.models import Count, Segment, Session


def read(file: Checked, segment: Segment, session: Session) -> Iterator[Count]:
    """The lines of a segment; its sentence and persons become the segment's own."""
    persons, excluded, sentence = (file.get(key) for key in ("persons", "excluded", "sentence"))
    if persons and persons.value is not None:
        segment.declared = persons.whole(most=shape.MOST_PERSONS)
    if excluded:
        names = at_most(excluded, shape.MOST_EXCLUDED)
        segment.excluded = [text(name, shape.LONGEST_LINE) for name in names]
    if sentence:
        segment.outcome = text(sentence)
    groups = {group["key"] for group in session.groups}
    members = at_most(file["counts"], shape.MOST_COUNTS)
    for member, rank in zip(members, spread(len(members)), strict=True):
        yield _count(member, segment, groups, rank)


def _count(file: Checked, segment: Segment, groups: set[str], rank: str) -> Count:
    table(file, ("group", "present", "unit"), ("of", "lead_in", "addition"))
    of, lead_in, addition = (file.get(key) for key in ("of", "lead_in", "addition"))
    present = file["present"].figure(most=shape.HIGHEST_COUNT)
    expected = of.figure(most=shape.HIGHEST_COUNT) if of else None
    if expected is not None and present > expected:
        raise Malformed(
            file.where,
            N_(
                "{present:g} of {of:g} were there; add to the expected, or write the rest as an "
                "addition"
            ),
            present=present,
            of=expected,
        )
    return Count(
        id=new_id(),
        session_id=segment.session_id,
        segment_id=segment.id,
        group=known_group(file["group"], groups),
        rank=rank,
        unit=text(file["unit"], shape.LONGEST_LINE),
        lead_in=text(lead_in, shape.LONGEST_LINE) if lead_in else None,
        addition=text(addition, shape.LONGEST_LINE) if addition else None,
        present=present,
        of=expected,
    )
