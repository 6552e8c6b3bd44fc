"""What the appendix tells of how the room came to its minutes, and in which order."""

from __future__ import annotations

from exports.document import Bullet, Bullets, Section, Table, Text
from exports.gather import appendix
from tests.meetings.held import Held, small_meeting
from workshop.sessions.contents import Contents

NBSP = "\u00a0"


def meeting(template: str = "tre-segment") -> Contents:
    """A small meeting with one of everything, held at three tables."""
    held = Held(template)
    small_meeting(held)
    return held.contents()


def gathered(contents: Contents) -> Section:
    section = appendix.gather(contents)
    assert section is not None
    return section


def told(contents: Contents) -> dict[str, Section]:
    return {topic.heading: topic for topic in gathered(contents).sections}


def lines(topic: Section) -> list[str]:
    """The topic as one would read it aloud."""
    read: list[str] = []
    for table in topic.parts:
        assert isinstance(table, Table)
        read += [" | ".join(table.labels)]
        read += [" | ".join(map(_line, row)) for row in table.rows]
    for group in topic.sections:
        (bullets,) = group.parts
        assert isinstance(bullets, Bullets)
        read += [group.heading, *map(_line, bullets.items)]
    return [line.replace(NBSP, " ") for line in read]


def _line(item: Bullet | int) -> str:
    if isinstance(item, int):
        return str(item)
    return "  " * item.level + item.text + (f" ({item.source})" if item.source else "")


def test_it_tells_in_order_what_there_is() -> None:
    section = gathered(meeting())
    assert section.heading == "Bilaga – Underlag"
    assert section.parts == (
        Text(
            "Bilagan visar underlaget till anteckningarna. Den ingår inte i den fastställda texten."
        ),
    )
    assert [topic.heading for topic in section.sections] == [
        "Idéer per kategori",
        "Dubbletter som slogs ihop",
        "Röster",
        "Ansvar och tid",
        "Bidrag som inte står under någon kategori",
    ]


def test_ideas_by_category_with_their_tables() -> None:
    assert lines(told(meeting())["Idéer per kategori"]) == [
        "Målbild",
        "Mål (bord 2)",
        "Kultur",
        "Tillit (bord 1)",
        "  Mellan chefer (bord 2)",
        "  Också mellan yrken (bord 3)",
        "Osorterat",
        "Fråga --> Varför? (bord 1)",
    ]


def test_duplicates_keep_their_words() -> None:
    assert lines(told(meeting())["Dubbletter som slogs ihop"]) == [
        "Gemensam referensram",
        "Tillit (Kultur, bord 1)",
        "  Mer tillit (bord 3)",
    ]


def test_votes_come_with_the_most_first_and_without_those_that_got_none() -> None:
    assert lines(told(meeting())["Röster"]) == [
        "Insatser och åtgärder | Röster",
        "Ordlista (Målbild, bord 1) | 3",
        "Patientfall (Målbild) | 2",
        "Byt arbetsplats (Kultur) | 2",
    ]


def test_a_duplicate_keeps_the_votes_it_got_before_it_was_merged() -> None:
    held = Held()
    speaker = held.idea("Ordlista", "lists", held.category("Kultur"), votes=1)
    held.idea("Gemensam ordlista", "lists", into=speaker, votes=2)
    assert lines(told(held.contents())["Röster"])[1:] == [
        "Gemensam ordlista | 2",
        "Ordlista (Kultur) | 1",
    ]


def test_who_does_what_and_until_when() -> None:
    assert lines(told(meeting())["Ansvar och tid"]) == [
        "Insatser och åtgärder | Ansvarig | När | Röster",
        "Byt arbetsplats | Region Nord | senast 31 januari 2027 | 2",
    ]


def test_where_nobody_voted_there_is_no_column_for_votes() -> None:
    held = Held()
    held.idea("Ordlista", "lists", held.category("Kultur"), owner="Kommunen")
    assert lines(told(held.contents())["Ansvar och tid"]) == [
        "Insatser och åtgärder | Ansvarig | När",
        "Ordlista | Kommunen | –",
    ]


def test_what_has_no_place_in_the_minutes_is_not_lost() -> None:
    assert lines(told(meeting())["Bidrag som inte står under någon kategori"]) == [
        "Hinder och möjligheter",
        "Går över huvudet (Hinder, bord 2)",
    ]


def test_a_published_meeting_has_nothing_to_append() -> None:
    held = Held()
    category = held.category("Kultur")
    held.idea("Tillit")
    held.idea("En cell", "matrix", category, "obstacles")
    assert appendix.gather(held.contents()) is None


def test_a_session_from_before_there_were_appendices_has_the_words_of_its_language() -> None:
    for template, heading in (("tre-segment", "Bilaga"), ("three-segments", "Appendix")):
        contents = meeting(template)
        del contents.session.wording["appendix"]
        assert contents.wording.appendix is None
        assert gathered(contents).heading.startswith(heading)
