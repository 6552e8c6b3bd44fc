"""The list of sources: every line with its number, and under it where each source stands."""

from __future__ import annotations

from io import BytesIO

import docx

from exports import sheets
from exports.gather import sources
from exports.word import write
from tests.exports.workbooks import rows_of
from tests.meetings.series import stored
from tests.meetings.synthesis import OF_FIVE, six_regions
from workshop.sessions.contents import Contents
from workshop.sessions.tracing import Tracing

NAUGHTY = "=1+1 <b> \u202eegaugnal\u202c \U0001f600"


def traced() -> tuple[Tracing, Contents]:
    """The series, in which a meeting and the text have odd words."""
    series = six_regions(NAUGHTY)
    for session in series["sessions"][:1]:
        session["title"] = NAUGHTY
        session["segments"]["reference_frame"]["ideas"][0]["text"] = NAUGHTY
    loaded = stored(series)
    return Tracing(loaded), next(one for one in loaded.sessions if one.session.desk)


def test_every_line_is_followed_by_its_number_in_word() -> None:
    out = BytesIO()
    write.write(sources.gather(*traced(), author="Myndigheten"), out)
    said = [one.text for one in docx.Document(BytesIO(out.getvalue())).paragraphs]
    (at,) = [n for n, text in enumerate(said) if text.endswith(f"{OF_FIVE} (5 av 6)")]
    number = said[at].partition(".")[0]
    assert [text.partition(" ")[0] for text in said[at + 1 : at + 13 : 2]] == [
        f"{number}.{n}" for n in range(1, 7)
    ]
    assert "Norra regionen" in said[at + 1]
    assert said[at + 2] == NAUGHTY
    assert "Vilar inte på något" in said


def test_and_as_a_table_in_which_no_text_is_a_formula() -> None:
    out, (tracing, text) = BytesIO(), traced()
    sheets.write(sources.workbook(tracing, text, "Myndigheten"), out)
    (rows,) = rows_of(out.getvalue()).values()
    assert rows[0][:4] == ["Nummer", "Rad", "Vilar på", "Område"]
    of_line = [row for row in rows if row[1] == OF_FIVE]
    assert [row[2] for row in of_line] == ["5 av 6"] * 6
    assert of_line[0][4] == of_line[0][9] == NAUGHTY
    traces = [trace for line in tracing.lines(text) for trace in line.traces]
    alone = [line for line in tracing.lines(text) if not line.traces]
    assert len(rows) - 1 == len(traces) + len(alone)
