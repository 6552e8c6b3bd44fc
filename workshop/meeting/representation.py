"""What is said of who was there: the lines and the sentence, as they will be printed."""

from __future__ import annotations

from session_templates.kinds import KINDS
from session_templates.patterns import filled
from session_templates.wording import Wording
from workshop.meeting.attendance import Attendance, Named
from workshop.meeting.board import Board, Put
from workshop.meeting.records import Count, Segment

_CHANGE_IT = ("expected", "participant")


def attendance(board: Board) -> Attendance:
    """Who is there, by the board."""
    expected = [one for one in board.every("expected") if not one["removed"]]
    people = board.every("participant")
    inside = [one for one in people if not (one["waiting"] or one["simulated"])]
    return Attendance(board.session["groups"], expected, inside)


def line(board: Board, count: Count) -> str | None:
    """How many of a group were there; None: there is nothing to say."""
    return counted_line(Wording.from_json(board.session["wording"]), attendance(board), count)


def sentence(board: Board, segment: Segment) -> str | None:
    """How many persons were there; None: nobody knows, or it is not counted here."""
    if not KINDS[segment["kind"]].counts:
        return None
    return persons_sentence(Wording.from_json(board.session["wording"]), attendance(board), segment)


def counted_line(wording: Wording, there: Attendance, count: Named) -> str | None:
    """The line of a row, in the words of a session."""
    figures = there.figures(count)
    if figures is None:
        return None
    around = {"lead_in": count["lead_in"], "addition": count["addition"]}
    return wording.counted(figures.present, figures.of, count["unit"], **around)


def persons_sentence(wording: Wording, there: Attendance, segment: Named) -> str | None:
    """The sentence of a segment, in the words of a session; as it was typed, where it was."""
    if segment["outcome"] is not None:
        return str(segment["outcome"])
    persons, names = there.persons(segment["declared"]), there.excluded(segment["excluded"])
    if persons is None or not segment["outcome_pattern"]:
        return None
    excluded = wording.joined(names) if names else None
    return filled(segment["outcome_pattern"], persons=str(persons), excluded=excluded)


def told_anew(board: Board, puts: list[Put]) -> list[Put]:
    """The lines and sentences that follow from what was changed, to be shown with it."""
    if not board.session["groups"] or not any(put.kind in _CHANGE_IT for put in puts):
        return []
    counting = [one for one in board.every("segment") if KINDS[one["kind"]].counts]
    counts = [one for one in board.every("count") if not one["removed"]]
    return [
        *(Put("segment", segment) for segment in counting),
        *(Put("count", count) for count in counts),
    ]
