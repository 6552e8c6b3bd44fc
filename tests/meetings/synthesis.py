"""Six meetings of six units, and a text that sums them up: all of our own making."""

from __future__ import annotations

import json
from typing import Any

from tests.meetings.series import SeriesFile, series_file
from tests.places import DEMO

UNITS = ("norra", "sydostra", "vastra", "stockholm", "sodra", "mellersta")
NAMES = {
    "norra": ("Tillit mellan aktörer", "Uppdrag"),
    "sydostra": ("Tillit", "Kunskap om behov"),
    "vastra": ("Ömsesidig tillit", "Mandat"),
    "stockholm": ("Förtroende", "Uppdrag och ansvar"),
    "sodra": ("Tillitsfullt", "Utbildning"),
    "mellersta": ("Kultur", "Resurser"),
}
"""What each calls two of its categories."""
SYNTHESIS = "nationell"
OF_FIVE = "Tillit behöver byggas mellan huvudmännen."


def six_regions(text: str = "Nationell sammanställning") -> SeriesFile:
    """The units, a meeting each, and the text: its first line rests on five, one of them twice."""
    sessions = [region(unit, number) for number, unit in enumerate(UNITS)]
    units = [{"key": unit, "name": f"{unit.title()} regionen"} for unit in UNITS]
    units.append({"key": "silent", "name": "Utan möte"})
    series = series_file("regioner", units, {unit: unit for unit in UNITS}, [*sessions])
    series["sessions"].append(synthesis(text))
    return series


def region(unit: str, number: int) -> dict[str, Any]:
    """A meeting in three segments."""
    file: dict[str, Any] = json.loads(DEMO.read_text("utf-8"))
    file |= {"id": unit, "title": f"Möte i {unit}", "place": f"Ort {number}"}
    for category, name in zip(file["categories"], NAMES[unit], strict=False):
        category["name"] = name
    ideas = file["segments"]["reference_frame"]["ideas"]
    ideas[0]["text"] = f"Åtagande nummer {number} om tillit"
    return file


def synthesis(title: str) -> dict[str, Any]:
    """A text with two categories, lines under both, and one that rests on nothing."""
    first = [{"session": unit, "at": "/segments/reference_frame/ideas/0"} for unit in UNITS[:5]]
    below = {"session": "norra", "at": "/segments/reference_frame/ideas/0/children/1"}
    measure = {"session": "sodra", "at": "/categories/1/measures/0"}
    names = [{"session": unit, "at": "/categories/0"} for unit in UNITS[:3]]
    return {
        "schema": "national-synthesis/1",
        "id": SYNTHESIS,
        "language": "sv-SE",
        "title": title,
        "place": "",
        "date": "2026-12-21",
        "segments": [
            {
                "key": "crosswalk",
                "kind": "gathered",
                "gathers": "crosswalk",
                "heading": "Kategorier i områdena",
            },
            {
                "key": "frame",
                "kind": "frame",
                "heading": "Segment 1",
                "prompt": "Vad behövs?",
                "items": [
                    {"text": OF_FIVE, "sources": [*first, below]},
                    {"text": "En rad som inte vilar på något"},
                ],
                "sentence": "",
                "declared": 2,
                "categories": ["tillit", "uppdrag"],
                "as_row": None,
            },
            {
                "key": "matrix",
                "kind": "matrix",
                "heading": "Segment 2",
                "prompt": "Hinder och möjligheter",
                "columns": [
                    {"id": "opportunities", "label": "Möjligheter"},
                    {"id": "obstacles", "label": "Hinder"},
                ],
                "tables": [["tillit", "uppdrag"]],
                "entries": {},
            },
            {
                "key": "lists",
                "kind": "lists",
                "heading": "Segment 3",
                "prompt": "Insatser",
                "order": ["tillit", "uppdrag"],
                "entries": {"uppdrag": [{"text": "Tydliga mandat", "sources": [measure]}]},
            },
        ],
        "categories": [
            {"key": "tillit", "name": "Tillit", "sources": names},
            {"key": "uppdrag", "name": "Uppdrag"},
        ],
    }
