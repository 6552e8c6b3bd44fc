"""Sessions to write: the published ones, a large one with everything odd, and as documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Document,
    Matrix,
    MatrixCategory,
    Names,
    Part,
    Prompt,
    Section,
    Words,
)
from tests.places import REFERENCE

SHARED = REFERENCE
PUBLISHED = ("goteborg-2017", "linkoping-2017")

SessionFile = dict[str, Any]
"""A session in the form three-segment-session/1."""

SWEDISH = Words(
    states={"draft": "Arbetsmaterial", "proposed": "Förslag", "settled": "Fastställd"},
    page="Sida {page} av {pages}",
    table_title="{columns}: {categories}",
    table_description="Raderna hör inte ihop. Läs varje kolumn för sig.",
    joining_word="och",
    continued="(forts.)",
)
ENGLISH = Words(
    states={"draft": "Working document", "proposed": "Proposal", "settled": "Settled"},
    page="Page {page} of {pages}",
    table_title="{columns}: {categories}",
    table_description="The rows do not belong together. Read each column on its own.",
    joining_word="and",
    continued="(cont.)",
)

CONTROLS = "".join(map(chr, range(32))) + "\x7f\x85"
SURROGATES = "lone \ud800 and \udfff surrogates, not characters: \ufffe \uffff"
RIGHT_TO_LEFT = "שיתוף פעולה בין ארגונים (2017) — التعاون المشترك"
FAMILY = "👩‍👩‍👧‍👦 and 🏳️‍🌈 and 👩🏽‍⚕️"


def reference(name: str) -> Path:
    """A file of the shared reference folder, which is no part of the repository."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the reference folder beside the repository has no {name}")
    return path


def published(name: str) -> SessionFile:
    session: SessionFile = json.loads(reference(f"{name}.json").read_text(encoding="utf-8"))
    return session


def naughty_strings() -> list[str]:
    """Every line that programs have stumbled on; comments and empty lines left out."""
    lines = reference("naughty-strings.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def large() -> SessionFile:
    """400 ideas on three levels, nine categories, and whatever has broken a document before."""
    odd = [
        CONTROLS,
        SURROGATES,
        RIGHT_TO_LEFT,
        FAMILY,
        "=SUM(A1:A9)",
        "+46 first",
        "-not a list",
        "@someone",
        "two\r\nlines\rthree\nfour\tand a tab",
        "&lt;b&gt; & <w:p/> ]]> \"quoted\" 'too'",
        "  spaces  kept  ",
        "Long: " + "ord " * 499,
    ]
    texts = iter(odd + [f"Idea number {n}" for n in range(len(odd), 400)])
    names = ["Målbild/Vision", "Process", "Kultur", "Struktur", "Data", "Roller", "Ekonomi"]
    names += ["Kompetensförsörjningsplanering", "Empty"]
    categories = [_category(number, name) for number, name in enumerate(names)]
    categories[-1] |= {"opportunities": [], "obstacles": [], "measures": []}
    return session_file(list(_ideas(texts)), categories, [[0, 1], [2, 3], [4, 5], [6, 7], [8]])


def _ideas(texts: Iterator[str]) -> Iterator[SessionFile]:
    """Three levels: every tenth idea has three children, each with one of its own."""
    for number, text in enumerate(texts):
        idea: SessionFile = {"text": text}
        if number % 10 == 0:
            idea["children"] = [
                {"text": next(texts, "last"), "children": [{"text": next(texts, "last")}]}
                for _ in range(3)
            ]
        if number % 25 == 1:
            idea["kind"] = "question"
        yield idea


def _category(number: int, name: str) -> SessionFile:
    in_the_way = ["Kompetensförsörjningsplanering i regionerna", *["In the way"] * 9]
    return {
        "id": f"c{number}",
        "name": name,
        "opportunities": [f"Possible {n}, {name}" for n in range(number)],
        "obstacles": in_the_way[: 9 - number],
        "measures": [{"text": f"Measure {n}", "gap_before": n == 2} for n in range(4)],
    }


def session_file(
    ideas: list[SessionFile], categories: list[SessionFile], tables: list[list[int]]
) -> SessionFile:
    ids = [category["id"] for category in categories]
    return {
        "language": "en-GB",
        "title": "A region of our own making",
        "place": "Linköping",
        "date": "2026-11-20",
        "labels": {
            "opportunities": "Opportunities",
            "obstacles": "Obstacles",
            "question_prefix": "Question --> ",
        },
        "segments": {
            "reference_frame": {
                "heading": "Segment 1 – Creating a shared frame of reference",
                "prompt": "Which basic conditions are significant?",
                "ideas": ideas,
                "discussion": {"heading": "Joint discussion", "notes": [{"text": "A note"}]},
                "clustering_sentence": "The group then agreed on some knowledge categories.",
                "category_list": ids,
                "category_list_layout": "table_row",
            },
            "obstacles_and_opportunities": {
                "heading": "Segment 2 – Obstacles and opportunities",
                "prompt": "To identify obstacles and opportunities",
                "tables": [[ids[n] for n in table] for table in tables],
            },
            "measures": {
                "heading": "Segment 3 – Initiatives and measures",
                "prompt": "To identify possible initiatives and measures",
                "order": ids,
            },
        },
        "categories": categories,
    }


def as_document(session: SessionFile) -> Document:
    """What gathering gives for a stored session with these contents."""
    categories = {category["id"]: category for category in session["categories"]}
    names = tuple(category["name"] for category in session["categories"])
    return Document(
        language=session["language"],
        title=session["title"],
        place_and_date=session.get("place_date_line") or f"{session['place']}, 20 November 2026",
        state="draft",
        author="Samsyn",
        subject="Minutes of a dialogue meeting",
        keywords=names,
        made_at=datetime(2026, 11, 20, 12, 30, tzinfo=UTC),
        words=SWEDISH if session["language"].startswith("sv") else ENGLISH,
        sections=tuple(_sections(session, categories)),
    )


def _sections(session: SessionFile, categories: dict[str, SessionFile]) -> Iterator[Section]:
    segments, prefix = session["segments"], session["labels"]["question_prefix"]
    yield _frame(segments["reference_frame"], categories, prefix)
    second = segments["obstacles_and_opportunities"]
    tables = ([categories[i] for i in ids] for ids in second["tables"])
    yield Section(
        second["heading"],
        (
            Prompt(second["prompt"]),
            *(Matrix(tuple(_columns(c, session["labels"]) for c in table)) for table in tables),
        ),
    )
    third = segments["measures"]
    chosen = (categories[i] for i in third["order"])
    yield Section(
        third["heading"],
        (Prompt(third["prompt"]),),
        tuple(Section(c["name"], (_list(c["measures"], prefix),)) for c in chosen),
    )


def _frame(frame: SessionFile, categories: dict[str, SessionFile], prefix: str) -> Section:
    before: list[Part] = [Prompt(frame["prompt"]), _list(frame["ideas"], prefix)]
    names = tuple(categories[i]["name"] for i in frame["category_list"])
    agreed = (
        Prompt(frame["clustering_sentence"], role="outcome"),
        Names(names, as_row=frame["category_list_layout"] == "table_row"),
    )
    discussion = frame.get("discussion")
    if not discussion:
        return Section(frame["heading"], (*before, *agreed))
    below = Section(discussion["heading"], (_list(discussion["notes"], prefix), *agreed))
    return Section(frame["heading"], tuple(before), (below,))


def _list(items: Iterable[SessionFile], prefix: str) -> Bullets:
    return Bullets(tuple(_flat(items, prefix)))


def _columns(category: SessionFile, labels: dict[str, str]) -> MatrixCategory:
    return MatrixCategory(
        category["name"],
        tuple(
            Column(labels[kind], tuple(map(Bullet, category[kind])))
            for kind in ("opportunities", "obstacles")
        ),
    )


def _flat(items: Iterable[SessionFile], prefix: str, level: int = 0) -> Iterator[Bullet]:
    for item in items:
        question = item.get("kind") == "question"
        text = prefix + item["text"] if question else item["text"]
        yield Bullet(text, level, question, item.get("gap_before", False))
        yield from _flat(item.get("children", []), prefix, level + 1)
