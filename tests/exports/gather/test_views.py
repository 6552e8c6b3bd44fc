"""Views on a proposal over several meetings: the list, the themes and the table say the same."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from exports.document import Bullets, Prompt, Section, Text
from exports.gather import minutes, workbook
from exports.gather.views import sentence
from tests.meetings.series import series_file, stored
from workshop.sessions.interchange import read, write
from workshop.sessions.series_contents import SeriesContents
from workshop.sessions.views import by_idea, in_no_theme, parts_of
from workshop.storage.models import Idea

GROUPS = [
    {"key": "principals", "label": "Huvudmän"},
    {"key": "patients", "label": "Patienter"},
]
PARTS = ["whole", "council", "council-again", "region", "empty"]
NAMES = ["Förslaget i sin helhet", "Rådet", "Rådet", "Regionerna", "Ingen sade något"]
LEVELS = ("overall", "detail")
VIEWS = 60


def view(number: int) -> dict[str, Any]:
    """Every third of nobody, every fifth of a group without a name; some with sub-points."""
    said: dict[str, Any] = {"text": f"Synpunkt {number}", "table": str(number % 4)}
    if number % 3:
        said["actor_group"] = GROUPS[number % 2]["key"]
    if number % 3 and number % 5:
        said["actor"] = f"=Region {number % 7}"
    if number % 10 == 0:
        said |= {"kind": "question", "children": [{"text": "varför?"}]}
    return said


def meeting(number: int, views: list[int], names: list[str]) -> dict[str, Any]:
    entries: dict[str, dict[str, list[Any]]] = {}
    for one in views:
        part, level = PARTS[one % 4], LEVELS[one % 2]
        entries.setdefault(part, {}).setdefault(level, []).append(view(one))
    return {
        "schema": "consultation/1",
        "id": f"meeting-{number}",
        "language": "sv-SE",
        "title": f"Samråd {number}",
        "place": "",
        "date": f"2026-09-0{number}",
        "groups": GROUPS,
        "segments": [
            {
                "key": "views",
                "kind": "matrix",
                "heading": "Synpunkter",
                "prompt": "",
                "columns": [{"id": level, "label": level.title()} for level in LEVELS],
                "tables": [[key] for key in PARTS],
                "entries": entries,
            }
        ],
        "categories": [
            {"key": key, "name": name} | ({"text": "Rådet föreslås …"} if key == "council" else {})
            for key, name in zip(PARTS, names, strict=True)
        ],
    }


def themes() -> dict[str, Any]:
    """Two themes, of which one rests on nothing; one line rests on a sub-point."""
    at = "/segments/0/entries"
    rests = [
        {"session": "meeting-1", "at": f"{at}/whole/overall/0"},
        {"session": "meeting-1", "at": f"{at}/whole/overall/0/children/0"},
        {"session": "meeting-1", "at": f"{at}/council/detail/0"},
        {"session": "meeting-3", "at": f"{at}/region/detail/0"},
    ]
    return {
        "schema": "consultation-views/1",
        "id": "themes",
        "language": "sv-SE",
        "title": "Synpunkter och teman",
        "place": "",
        "date": "2026-10-01",
        "segments": [
            {
                "key": "views",
                "kind": "gathered",
                "heading": "Synpunkter",
                "gathers": "views",
                "of": "views",
            },
            {
                "key": "themes",
                "kind": "lists",
                "heading": "Teman",
                "prompt": "Vad säger de?",
                "order": ["clear", "none"],
                "entries": {
                    "clear": [
                        {"text": "Tydlighet", "sources": rests[:2]},
                        {"text": "Samspel", "sources": rests[1:]},
                    ]
                },
            },
        ],
        "categories": [
            {"key": "clear", "name": "Tydlighet"},
            {"key": "none", "name": "Inget ännu"},
        ],
    }


@pytest.fixture(scope="module")
def series() -> SeriesContents:
    of = [range(start, VIEWS, 3) for start in range(3)]
    odd = ["Förslaget, i sin helhet", *NAMES[1:]]
    meetings = [meeting(n, list(of[n - 1]), NAMES if n == 1 else odd) for n in (1, 2, 3)]
    return stored(series_file("proposal", [], {}, [*meetings, themes()]))


def document(series: SeriesContents, **options: Any) -> tuple[Section, Section]:
    views, of_themes = minutes.gather(series.sessions[-1], "Samsyn", series, **options).sections
    return views, of_themes


def test_the_sums_hold_everywhere(series: SeriesContents) -> None:
    parts = parts_of(series, "views")
    assert [(part.number, part.name) for part in parts] == list(enumerate(NAMES, 1))
    views = [view for part in parts for view in part.views]
    assert len(views) == VIEWS
    groups = Counter(view.group for view in views)
    assert groups == Counter(
        {None: 20, GROUPS[0]["label"]: groups["Huvudmän"], GROUPS[1]["label"]: groups["Patienter"]}
    )
    assert groups.total() == VIEWS
    assert sum(len(of) for part in parts for _, of in part.levels.values()) == VIEWS
    assert parts[-1].views == []


def test_the_list_has_every_view_under_its_part_and_level(series: SeriesContents) -> None:
    views, _ = document(series)
    assert [one.heading for one in views.sections] == [
        f"{number}. {name}" for number, name in enumerate(NAMES, 1)
    ]
    assert views.sections[1].parts == (Prompt("Rådet föreslås …"),)
    listed = [
        item
        for part in views.sections
        for level in part.sections
        for bullets in level.parts
        if isinstance(bullets, Bullets)
        for item in bullets.items
    ]
    assert len([item for item in listed if item.level == 0]) == VIEWS
    assert {item.source for item in listed} == {"", "Huvudmän", "Patienter"}
    empty = views.sections[-1]
    assert [level.parts for level in empty.sections] == [(Text("Inga synpunkter."),)] * 2


def test_whose_they_are_is_said_as_far_as_is_wanted(series: SeriesContents) -> None:
    sources = [
        {
            item.source
            for part in document(series, whose=whose)[0].sections
            for level in part.sections
            for bullets in level.parts
            if isinstance(bullets, Bullets)
            for item in bullets.items
        }
        for whose in ("none", "name")
    ]
    assert sources[0] == {""}
    assert "=Region 1, Patienter" in sources[1]


def test_a_theme_says_on_what_it_rests_each_view_once(series: SeriesContents) -> None:
    _, of_themes = document(series)
    first, none = of_themes.sections
    assert first.heading == "Tydlighet"
    said = first.parts[0]
    assert isinstance(said, Text)
    assert said.text.startswith("3 synpunkter, ")
    assert none.parts[0] == Text("0 synpunkter, 0 aktörer.")
    assert len(in_no_theme(series.sessions[-1], parts_of(series, "views"))) == VIEWS - 3
    everything = list(by_idea(parts_of(series, "views")).values())
    distinct = list({id(one): one for one in everything}.values())
    groups = Counter(one.group for one in distinct)
    assert sentence(distinct, "sv-SE") == (
        f"60 synpunkter, 7 aktörer: {_first(distinct)}, utan grupp {groups[None]}."
    )
    assert sentence(distinct[:1], "en-GB").startswith("1 view, ")


def _first(views: Any) -> str:
    groups = Counter(view.group for view in views if view.group)
    return ", ".join(f"{group} {number}" for group, number in groups.items())


def test_the_table_has_a_row_for_each_view(series: SeriesContents) -> None:
    sheets = {one.name: one for one in workbook.gather(series, "Samsyn").sheets}
    rows = sheets["Synpunkter"].rows
    assert [row[0] for row in rows] == list(range(1, VIEWS + 1))
    assert Counter(row[7] for row in rows)[None] == 20
    assert sum(row[11] == "Tydlighet" for row in rows) == 3
    assert "Synpunkt 0\n  varför?" in {row[4] for row in rows}
    assert {row[8] for row in rows} == {"Samråd 1", "Samråd 2", "Samråd 3"}


def test_the_file_of_the_list_holds_the_views_themselves(series: SeriesContents) -> None:
    contents = next(one for one in series.sessions if one.session.desk)
    file = write(contents, series)
    views = file["segments"][0]["views"]
    sheet = workbook.gather(series, "").sheets[-1]
    assert [(one["number"], one["part"], one["level"]) for one in views] == [
        (row[0], row[2], row[3]) for row in sheet.rows
    ]
    assert len(views) == VIEWS
    first = next(one for one in views if one["text"] == "Synpunkt 0")
    assert first["children"] == [{"text": "varför?"}]
    assert first["themes"] == ["Tydlighet"]
    assert "actor" not in first
    named = Counter(one.get("group") for one in views)
    assert named[None] == VIEWS // 3
    alone = read(json.dumps(file).encode())
    assert not any(isinstance(row, Idea) and row.text == "Synpunkt 0" for row in alone.rows)
    assert "views" not in write(contents)["segments"][0]
