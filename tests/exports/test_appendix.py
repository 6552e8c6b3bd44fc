"""The appendix: what it tells, that it changes nothing before it, and where it never is."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from exports import appendix, minutes, word
from exports.appendix import Appendix, Figures, Group, Topic
from exports.minutes import Bullet, Minutes
from tests.exports.documents import W, WordFile, attribute, checked, text_of
from tests.exports.sessions import SessionFile, large, published
from tests.exports.test_word_schema import violations
from tests.meetings.held import Held, small_meeting
from workshop.sessions.contents import Contents
from workshop.sessions.interchange import write as as_file

NBSP = "\u00a0"


def meeting() -> Contents:
    """A small meeting with one of everything, held at three tables."""
    held = Held()
    small_meeting(held)
    return held.contents()


def told(contents: Contents) -> dict[str, Topic]:
    return {topic.heading: topic for topic in appendix.gather(contents).topics}


def lines(topic: Topic) -> list[str]:
    """The topic as one would read it aloud."""
    said: list[str] = []
    for part in topic.parts:
        if isinstance(part, Figures):
            said += [" | ".join(part.labels)]
            said += [f"{_line(item)} | {figure}" for item, figure in part.rows]
        else:
            said += [part.heading, *map(_line, part.items)]
    return [line.replace(NBSP, " ") for line in said]


def _line(item: Bullet) -> str:
    return "  " * item.level + item.text + (f" ({item.source})" if item.source else "")


# ---- What it tells


def test_it_tells_in_order_what_there_is() -> None:
    said = appendix.gather(meeting())
    assert (said.heading, said.sentence) == (
        "Bilaga – Underlag",
        "Bilagan visar underlaget till anteckningarna. Den ingår inte i den fastställda texten.",
    )
    assert [topic.heading for topic in said.topics] == [
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
        "Insatser och åtgärder",
        "Byt arbetsplats (Region Nord, senast 31 januari 2027)",
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
    assert appendix.gather(held.contents()).topics == ()


def test_a_session_from_before_there_were_appendices_has_the_words_of_its_language() -> None:
    for template, heading in (("tre-segment", "Bilaga"), ("three-segments", "Appendix")):
        contents = meeting() if template == "tre-segment" else Held(template).contents()
        del contents.session.wording["appendix"]
        assert contents.wording.appendix is None
        assert appendix.gather(contents).heading.startswith(heading)


# ---- In Word


def document(
    said: Minutes, appended: Appendix | None = None, *, accessible: bool = False
) -> WordFile:
    out = BytesIO()
    word.write(said, out, appendix=appended, accessible_tables=accessible)
    return WordFile(out.getvalue())


def blocks(of: WordFile) -> list[str]:
    body = of.find("//w:body/*[not(self::w:sectPr)]")
    return [etree.tostring(block, encoding="unicode") for block in body]


def odd_appendix() -> Appendix:
    """An appendix with whatever has broken a document before, at every level."""
    texts = [item["text"] for item in large()["segments"]["reference_frame"]["ideas"]]
    items = tuple(
        Bullet(text, number % 10, number % 3 == 0, source=texts[-number])
        for number, text in enumerate(texts)
    )
    figures = Figures(("Vad", "Röster"), tuple((item, number) for number, item in enumerate(items)))
    groups = (Group("Kultur", items), Group("\x00", items[:3]))
    return Appendix(
        "Bilaga", "En mening.", (Topic("Idéer", groups), Topic("Röster", (figures,) * 2))
    )


@pytest.mark.parametrize("accessible", [False, True])
def test_everything_before_it_is_the_same_as_without(accessible: bool) -> None:
    contents = meeting()
    said, appended = minutes.gather(contents), appendix.gather(contents)
    without = document(said, accessible=accessible)
    with_it = document(said, appended, accessible=accessible)
    before = blocks(without)
    assert blocks(with_it)[: len(before)] == before
    assert len(blocks(with_it)) > len(before)
    other_parts = {**with_it.parts(), "word/document.xml": b""}
    assert other_parts == {**without.parts(), "word/document.xml": b""}


@pytest.mark.parametrize("name", ["goteborg-2017", "linkoping-2017"])
def test_without_it_published_minutes_pass_and_with_it_they_begin_so(
    name: str, tmp_path: Path
) -> None:
    session = published(name)
    held = held_as(session)
    said, appended = minutes.gather(held), appendix.gather(held)
    without = document(said)
    checked(without, as_file(held), tmp_path)
    assert appended.topics
    assert blocks(document(said, appended))[: len(blocks(without))] == blocks(without)


def held_as(session: SessionFile) -> Contents:
    """A published meeting as if it had been held here: each idea sorted into some category."""
    held = Held()
    categories = {c["id"]: held.category(c["name"]) for c in session["categories"]}
    held.fill(session, categories)
    first = next(iter(categories.values()))
    held.idea("Till", category=first)
    return held.contents()


def test_it_begins_on_a_page_of_its_own_with_headings_that_skip_none() -> None:
    contents = meeting()
    said = document(minutes.gather(contents), appendix.gather(contents))
    (heading,) = said.find("//w:p[w:pPr/w:pageBreakBefore]")
    assert text_of(heading) == "Bilaga – Underlag"
    styles = said.find("//w:body/w:p/w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]")
    levels = [int(attribute(style)[-1]) for style in styles]
    assert levels.count(1) == 1
    assert levels.count(2) == 4
    assert levels[-12:] == [2, 3, 4, 4, 4, 3, 4, 3, 3, 4, 3, 4]


def test_where_something_came_from_is_set_apart_by_style_and_stays_on_its_line() -> None:
    contents = meeting()
    said = document(minutes.gather(contents), appendix.gather(contents))
    sources = said.find("//w:r[w:rPr/w:rStyle/@w:val='Source']/w:t")
    assert sources[0].text == f" –{NBSP}bord{NBSP}2"
    assert f" –{NBSP}Region Nord, senast{NBSP}31{NBSP}januari{NBSP}2027" in {
        source.text for source in sources
    }


def test_figures_are_a_table_with_one_header_row_and_alternative_text() -> None:
    contents = meeting()
    said = document(minutes.gather(contents), appendix.gather(contents), accessible=True)
    table = said.find("//w:tbl")[-1]
    rows = list(table.iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * 3]
    assert [text_of(cell) for cell in rows[1].iter(W + "tc")] == [
        f"Ordlista –{NBSP}Målbild, bord{NBSP}1",
        "3",
    ]
    assert attribute(table.findall(f"{W}tblPr/{W}tblCaption")[0]) == "Röster: Insatser och åtgärder"
    assert [attribute(e, "w") for e in table.iter(W + "gridCol")] == ["7712", "1360"]


def test_all_parts_are_valid_with_anything_in_it(tmp_path: Path) -> None:
    said = minutes.gather(meeting())
    made = document(said, odd_appendix())
    assert violations(made, tmp_path) == []
    properties = made.find("//w:body//w:pPr/* | //w:body//w:rPr/*")
    used = {str(element.tag).removeprefix(W) for element in properties}
    assert used <= {"pStyle", "rStyle", "keepNext", "pageBreakBefore", "numPr"}
    styles = {attribute(e, "styleId") for e in made.find("//w:style", "word/styles.xml")}
    assert {attribute(e) for e in made.find("//w:pStyle | //w:rStyle | //w:tblStyle")} <= styles


def test_a_settled_text_never_has_one() -> None:
    contents = meeting()
    contents.session.status = "settled"
    said = minutes.gather(contents)
    assert blocks(document(said, appendix.gather(contents))) == blocks(document(said))


def test_one_that_tells_nothing_is_not_written() -> None:
    said = minutes.gather(meeting())
    empty = replace(odd_appendix(), topics=())
    assert blocks(document(said, empty)) == blocks(document(said))


def test_progress_counts_what_is_appended() -> None:
    contents = meeting()
    said, appended = minutes.gather(contents), appendix.gather(contents)
    news: list[tuple[int, int]] = []
    word.write(said, BytesIO(), appendix=appended, progress=lambda *done: news.append(done))
    assert appended.item_count == 12
    assert news == [(said.item_count + 12,) * 2]
