"""Sessions made up for tests and measurements, in the format three-segment-session/1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice, repeat
from typing import Any

Session = dict[str, Any]
Item = dict[str, Any]

SENTENCES = (
    "Fasta mötesplatser som inte hänger på enskilda personer",
    "Kortare väg från behov till utbildningsplats",
    "Vem håller ihop arbetet mellan mötena?",
    "Siffror som går att jämföra",
    "Praktikplatser planeras över huvudmannagränserna, med lika villkor för alla handledare",
    "Tillit",
    "De som ska arbeta i team behöver få utbildas i team",
)
NAUGHTY = (
    "Klipp\x00 ut\x07 och\x1f klistra\x7f in\x0b",
    "Ensam hög \ud83d och ensam låg \ude00",
    "שלום עולם, sedan svenska, \u202eoch baklänges\u202c",
    "العربية: ما الذي نحتاجه معًا؟",
    "Familjen 👩‍👩‍👧‍👦, flaggan 🏳️‍🌈 och tummen 👍🏽",
    ("Ett långt inlägg om allt. " * 80)[:2_000],
    "=HYPERLINK(1;2)",
    "+46 är landsnumret",
    "-inte parallella spår",
    "@alla som läser detta",
    "Rad ett\r\nrad två\rrad tre\n\trad fyra",
    "<b>fet</b> & &amp; ]]> {text} %s \\n",
    "A\u0300\u0316\u0317\u0318 staplade tecken, \u00adosynliga\u200b tecken\ufeff och \ufffd",
)


def big_session(ideas: int, categories: int, levels: int = 3, naughty: bool = False) -> Session:
    """A session of exactly so many items over all segments; the same for the same arguments.

    Half are ideas of the frame and notes, the rest entries under the categories. Sub-points go
    down to `levels`, except in the matrix. `naughty` puts in what breaks documents, leaves the
    last category and the first category's second column empty.
    """
    texts = _texts(naughty)
    notes = min(3, ideas // 10)
    names = [f"kategori-{number}" for number in range(1, categories + 1)]
    framed = ideas // 2 if categories else ideas
    shares = _shares(ideas - framed, categories, naughty)
    return {
        "schema": "three-segment-session/1",
        "id": f"stort-mote-{ideas}",
        "language": "sv-SE",
        "title": "Skogsbygdens sjukvårdsregion",
        "place": "Granstad",
        "date": "2026-10-14",
        "labels": {
            "opportunities": "Möjligheter",
            "obstacles": "Hinder",
            "question_prefix": "Fråga --> ",
        },
        "segments": {
            "reference_frame": {
                "heading": "Segment 1 – Att skapa en gemensam referensram",
                "prompt": "Vilka förutsättningar behövs?",
                "ideas": _trees(texts, framed - notes, levels),
                "discussion": {
                    "heading": "Gemensam diskussion",
                    "notes": _trees(texts, notes, levels),
                },
                "clustering_sentence": f"Gruppen enades om {categories} kategorier.",
                "declared_category_count": categories,
                "category_list": names,
                "category_list_layout": "table_row" if 0 < categories <= 5 else "lines",
            },
            "obstacles_and_opportunities": {
                "heading": "Segment 2 – Hinder och möjligheter",
                "prompt": "Att identifiera hinder och möjligheter",
                "tables": [names[at : at + 2] for at in range(0, categories, 2)][::-1],
            },
            "measures": {
                "heading": "Segment 3 – Insatser och åtgärder",
                "prompt": "Att identifiera möjliga insatser",
                "order": names,
            },
        },
        "categories": [
            {
                "id": name,
                "name": _name(number, naughty),
                "opportunities": list(islice(texts, share[0])),
                "obstacles": list(islice(texts, share[1])),
                "measures": _trees(texts, share[2], levels),
            }
            for number, (name, share) in enumerate(zip(names, shares, strict=True), 1)
        ],
        "invented": True,
    }


def every_item(session: Session) -> Iterator[Item]:
    """All items of a session, with those under them; a plain text as an item."""
    frame = session["segments"]["reference_frame"]
    lists = [frame["ideas"], frame.get("discussion", {}).get("notes", [])]
    for category in session["categories"]:
        lists += [category["opportunities"], category["obstacles"], category["measures"]]
    waiting = [item for items in lists for item in items]
    while waiting:
        item = waiting.pop()
        item = {"text": item} if isinstance(item, str) else item
        yield item
        waiting += item.get("children", [])


def _texts(naughty: bool) -> Iterator[str]:
    plain = (f"{number}. {text}" for number, text in enumerate(cycle(SENTENCES), 1))
    if not naughty:
        return plain
    return chain.from_iterable(zip(plain, cycle(NAUGHTY), strict=False))


def _name(number: int, naughty: bool) -> str:
    strange = (f"Målbild/Vision {number}", f"תרבות {number}", f"=Struktur & <process> {number} 👩‍⚕️")
    return strange[number % 3] if naughty else f"Kategori {number}"


def _shares(entries: int, categories: int, naughty: bool) -> list[list[int]]:
    """How many entries stand in each category's two columns and its list."""
    shares = [[0, 0, 0] for _ in range(categories)]
    places = [(number, place) for number in range(categories) for place in range(3)]
    if naughty and categories > 1:
        places = [spot for spot in places[:-3] if spot != (0, 1)]
    for number, place in islice(cycle(places), entries if places else 0):
        shares[number][place] += 1
    return shares


def _trees(texts: Iterator[str], count: int, levels: int) -> list[Item]:
    """So many items; every second one has one below it, and so on down to `levels`."""
    roots: list[Item] = []
    path: list[Item] = []
    for level, text in zip(_levels(count, levels), texts, strict=False):
        item: Item = {"text": text}
        if text.endswith("?"):
            item["kind"] = "question"
        siblings: list[Item] = path[level - 1].setdefault("children", []) if level else roots
        siblings.append(item)
        path[level:] = [item]
    return roots


def _levels(count: int, levels: int) -> Sequence[int]:
    pattern = [0, *range(levels)]
    return list(islice(chain.from_iterable(repeat(pattern)), count))
