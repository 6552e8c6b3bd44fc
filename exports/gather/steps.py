"""What a series has agreed to do, as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from exports.gather.set_words import words_in
from exports.gather.workbook import PROGRESS
from exports.workbook import Cell, Sheet, Workbook
from words.refused import N_
from workshop.sessions.steps import Thread
from workshop.storage.models import Series


def gather(
    series: Series, threads: Sequence[Thread], author: str, today: dt.date, made_at: dt.datetime
) -> Workbook:
    """A row for each thread, in the order in which they come."""
    say = words_in(series.language)
    labels = (
        *(N_("Responsible"), N_("Due date"), N_("Late"), N_("Progress"), N_("Text")),
        *(N_("Unit"), N_("Meeting"), N_("Date"), N_("Since")),
    )
    late = say(N_("Late"))

    def row(thread: Thread) -> tuple[Cell, ...]:
        last, idea = thread.last, thread.last.idea
        progress = say(PROGRESS[idea.progress]) if idea.progress else None
        about = (idea.owner, idea.due_on, late if thread.late(today) else None, progress, idea.text)
        meeting = (last.place, last.session.title, last.session.date)
        return (*about, *meeting, thread.steps[0].session.date)

    sheet = Sheet(say(N_("Next steps")), tuple(map(say, labels)), tuple(map(row, threads)))
    return Workbook(series.title, author, made_at, (sheet,))
