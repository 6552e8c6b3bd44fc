"""A text that sums up meetings, as a document: figures behind its lines, and the crosswalk."""

from __future__ import annotations

from exports.document import Bullets, Document, Section, Table, Text
from exports.gather import minutes
from tests.meetings.series import stored
from tests.meetings.synthesis import OF_FIVE, six_regions


def document() -> Document:
    series = stored(six_regions())
    text = next(one for one in series.sessions if one.session.desk)
    return minutes.gather(text, "", series)


def section(heading: str) -> Section:
    return next(one for one in document().sections if one.heading == heading)


def lines(one: Section) -> list[str]:
    own = [item.text for part in one.parts if isinstance(part, Bullets) for item in part.items]
    return own + [line for below in one.sections for line in lines(below)]


def test_lines_of_the_first_and_last_segment_say_of_how_many_units_they_speak() -> None:
    assert lines(section("Segment 1")) == [
        f"{OF_FIVE} (5 av 6)",
        "En rad som inte vilar på något",
    ]
    assert lines(section("Segment 3")) == ["Tydliga mandat (1 av 6)"]


def test_the_crosswalk_has_a_row_a_category_and_a_column_a_unit_that_has_met() -> None:
    table, rest = section("Kategorier i områdena").parts
    assert isinstance(table, Table)
    assert table.labels[0] == "Kategori"
    assert len(table.labels) == 8
    rows = [[cell if isinstance(cell, int) else cell.text for cell in row] for row in table.rows]
    assert rows == [
        ["Tillit", "Tillit mellan aktörer", "Tillit", "Ömsesidig tillit", "", "", "", "3 av 6"],
        ["Uppdrag", "", "", "", "", "", "", ""],
    ]
    assert rest == Text("Inget möte än: Utan möte")
