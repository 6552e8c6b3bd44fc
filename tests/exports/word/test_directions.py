"""Right to left in Word: runs and paragraphs have the direction that Unicode's algorithm gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exports.document import Bullet, Bullets, Document
from exports.word.directions import Embedded, directed
from tests.exports.sessions import as_document, session_file
from tests.exports.word.files import W, WordFile, text_of, written
from tests.exports.word.test_schema import violations
from words.directions import isolated, led_by, runs_right_to_left

ARABIC = "نحتاج إلى تدريب مشترك (IPL)، أولاً."
HEBREW = "צוות [אחד] עם 12% מהזמן!"


def shown(text: str) -> str:
    """The runs of a text, those from right to left in <>, what is embedded in {}."""
    parts = [
        "{" + "".join(map(run, part.runs)) + "}" if isinstance(part, Embedded) else run(part)
        for part in directed(text).parts
    ]
    return "".join(parts)


def run(one: object) -> str:
    return f"<{one.text}>" if one.rtl else one.text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "rtl", "runs"),
    [
        ("Svenska (bara), 12%.", False, "Svenska (bara), 12%."),
        ("שלום.", True, "<שלום.>"),
        ("(שלום)", True, "<(שלום)>"),
        ("Vi säger שלום.", False, "Vi säger <שלום>."),
        ("Vi säger שלום עולם!", False, "Vi säger <שלום עולם>!"),
        ("אב (IPL), גד", True, "<אב (>IPL<), גד>"),
        ("x (אב) y", False, "x (<אב>) y"),
        ("x אב (גד) y", False, "x <אב (גד)> y"),
        ("x אב (y) גד", False, "x <אב> (y) <גד>"),
        ("12 אב 34", True, "<12 אב 34>"),
        ("אב 12% x", True, "<אב 12% >x"),
        ("x אב 12%", False, "x <אב 12%>"),
        ("a\u05d0\u0301b", False, "a<א\u0301>b"),
        ("- 5 :-)", False, "- 5 :-)"),
        ("\u2068אב (IPL)\u2069, 14 oktober", False, "{<\u2068אב (>IPL<)\u2069>}, 14 oktober"),
    ],
)
def test_the_direction_of_each_run(text: str, rtl: bool, runs: str) -> None:
    said = directed(text)
    assert (said.rtl, shown(text)) == (rtl, runs)


def test_what_is_isolated_and_led() -> None:
    assert isolated("Granstad") == "Granstad"
    assert isolated("אב") == "\u2068אב\u2069"
    assert led_by("Fråga --> ", "Varför?") == "Fråga --> Varför?"
    assert led_by("Fråga --> ", "12") == "Fråga --> 12"
    assert runs_right_to_left(led_by("Fråga --> ", ARABIC))


def document(*items: Bullet) -> Document:
    session = session_file([], [{"id": "c", "name": HEBREW, **NOTHING}], [[0]])
    told = as_document(session)
    first, *others = told.sections
    changed = replace(first, parts=(*first.parts, Bullets(items)))
    return replace(told, title=HEBREW, sections=(changed, *others))


NOTHING: dict[str, list[str]] = {
    "opportunities": [ARABIC],
    "obstacles": ["Svenska"],
    "measures": [],
}


def paragraphs(file: WordFile, text: str) -> list[tuple[bool, list[tuple[str, bool]]]]:
    """Of each paragraph that holds a text: its direction, and its runs with theirs."""
    return [
        (
            one.find(f"{W}pPr/{W}bidi") is not None,
            [
                (
                    "".join(run.itertext()),
                    run.find(f"{W}rPr/{W}rtl") is not None,
                )
                for run in one.iter(f"{W}r")
            ],
        )
        for one in file.find("//w:p")
        if text in text_of(one)
    ]


def test_a_sentence_from_right_to_left_is_marked_wherever_it_stands() -> None:
    made = written(document(Bullet(ARABIC), Bullet(f"{ARABIC}", question=True), Bullet("Svenska")))
    runs = [("نحتاج إلى تدريب مشترك (", True), ("IPL", False), (")، أولاً.", True)]
    assert paragraphs(made, ARABIC) == [(True, runs)] * 3
    assert all(rtl for rtl, _ in paragraphs(made, HEBREW))
    assert paragraphs(made, "Svenska") == [(False, [("Svenska", False)])] * 2


def test_what_else_is_known_stands_apart_from_it() -> None:
    items = (Bullet(ARABIC, source="Kultur (1)"), Bullet("Svenska", source=ARABIC))
    made = written(document(*items))
    assert len(made.find("//w:dir[@w:val='ltr']/w:r[w:t='\u2068Kultur (1)\u2069']")) == 1
    assert len(made.find("//w:dir[@w:val='rtl']/w:r[w:t='IPL']")) == 1


@pytest.mark.parametrize("place", [HEBREW, "Granstad"])
def test_it_is_valid(place: str, tmp_path: Path) -> None:
    items = (
        Bullet(ARABIC, source="Kultur (1)"),
        Bullet("Svenska", level=6, source=ARABIC),
        Bullet(HEBREW, level=7, question=True),
    )
    told = replace(document(*items), place_and_date=f"{isolated(place)}, 14 oktober 2026")
    assert violations(written(told), tmp_path) == []
