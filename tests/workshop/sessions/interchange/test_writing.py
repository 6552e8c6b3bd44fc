"""Writing three-segment-session/1: what was read comes back, what was made live has a place."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.gather.minutes import gather
from tests.exports.word import files
from tests.meetings.held import Held
from tests.meetings.made_up import NAUGHTY, big_session, every_item
from tests.places import ANYWHERE, DEMO, REFERENCE
from words.checked import EARLIEST, LATEST
from words.text import is_blank, storable
from workshop.sessions.contents import Contents
from workshop.sessions.interchange import Rows, dumps, read, write
from workshop.storage.models import Category, Idea, Segment

Keep = Callable[[Rows], Contents]


def reference(name: str) -> Any:
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"{name} is not here: it is no part of the project")
    return json.loads(path.read_text("utf-8"))


def there_and_back(keep: Keep, session: object) -> dict[str, Any]:
    """A session read, stored, loaded and written."""
    return write(keep(read(json.dumps(session).encode())))


def valid(session: object) -> None:
    schema = reference("session.schema.json")
    jsonschema.validate(session, schema, format_checker=jsonschema.FormatChecker())


# ---- What was read comes back


@pytest.mark.parametrize("name", ["linkoping-2017.json", "goteborg-2017.json"])
def test_a_published_meeting_comes_back(keep: Keep, name: str) -> None:
    session = reference(name)
    written = there_and_back(keep, session)
    assert written == session
    valid(written)


@pytest.mark.parametrize("path", [ANYWHERE, DEMO], ids=["questions anywhere", "demo"])
def test_a_meeting_of_our_own_comes_back(keep: Keep, path: Path) -> None:
    session = json.loads(path.read_text("utf-8"))
    assert there_and_back(keep, session) == session


def test_the_demo_is_valid(keep: Keep) -> None:
    valid(json.loads(DEMO.read_text("utf-8")))
    valid(there_and_back(keep, json.loads(DEMO.read_text("utf-8"))))


@pytest.mark.parametrize(
    ("ideas", "categories", "levels", "naughty"),
    [(0, 0, 1, False), (1, 1, 1, True), (40, 1, 5, False), (400, 9, 3, True), (2_000, 4, 3, False)],
)
def test_a_made_up_meeting_comes_back(
    keep: Keep, ideas: int, categories: int, levels: int, naughty: bool
) -> None:
    session = big_session(ideas, categories, levels, naughty)
    written = there_and_back(keep, session)
    assert written == cleaned(session)
    valid(written)


def test_a_made_up_meeting_is_what_it_says() -> None:
    session = big_session(400, 9, naughty=True)
    assert session == big_session(400, 9, naughty=True)
    items = list(every_item(session))
    found = {item["text"] for item in items}
    first, last = session["categories"][0], session["categories"][-1]
    assert len(items) == 400
    assert found >= set(NAUGHTY)
    assert max(map(len, found)) == 2_000
    assert not first["obstacles"]
    assert not last["opportunities"] + last["obstacles"] + last["measures"]
    deepest = session["segments"]["reference_frame"]["ideas"][1]["children"][0]["children"][0]
    assert "children" not in deepest
    assert any(item.get("kind") == "question" for item in items)


def test_what_is_absent_stays_absent_and_what_says_nothing_may_go(keep: Keep) -> None:
    session = json.loads(ANYWHERE.read_text("utf-8"))
    for key in ("invented", "source", "as_published"):
        del session[key]
    ideas = session["segments"]["reference_frame"]["ideas"]
    ideas[1] |= {"children": [], "gap_before": False}
    session["categories"][0]["obstacles"] = [{"text": "Said as an item", "children": []}]
    written = there_and_back(keep, session)
    del ideas[1]["children"], ideas[1]["gap_before"]
    session["categories"][0]["obstacles"] = ["Said as an item"]
    assert written == session


text = st.text(max_size=12)
seen = text.filter(lambda words: not is_blank(storable(words)))
ids = st.text(max_size=5).map(storable)


def items(levels: int = 3) -> st.SearchStrategy[list[dict[str, Any]]]:
    optional = {"kind": st.just("question"), "gap_before": st.just(True)}
    if levels:
        optional["children"] = items(levels - 1).filter(bool)
    item: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {"text": text}, optional=optional
    )
    kept = item.filter(lambda one: "children" not in one or not is_blank(storable(one["text"])))
    return st.lists(kept, max_size=3)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ids, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def sessions(draw: st.DrawFn) -> dict[str, Any]:
    """Any session that the format allows, cells with kinds and sub-points among them."""
    names = draw(st.lists(ids, max_size=5, unique=True))
    some = st.permutations(names).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda length: order[:length])
    )
    cells = st.lists(text, max_size=3) | items().map(
        lambda found: [item if len(item) > 1 else item["text"] for item in found]
    )
    frame = st.fixed_dictionaries(
        {
            "heading": text,
            "prompt": text,
            "ideas": items(),
            "clustering_sentence": text,
            "declared_category_count": st.integers(0, 99),
            "category_list": some,
            "category_list_layout": st.sampled_from(["lines", "table_row"]),
        },
        optional={"discussion": st.fixed_dictionaries({"heading": text, "notes": items()})},
    )
    segments = {
        "reference_frame": draw(frame),
        "obstacles_and_opportunities": {
            "heading": draw(text),
            "prompt": draw(text),
            "tables": paired(draw(some), draw(st.lists(st.booleans(), min_size=5, max_size=5))),
        },
        "measures": {"heading": draw(text), "prompt": draw(text), "order": draw(some)},
    }
    labels = {"opportunities": text, "obstacles": text, "question_prefix": text}
    session: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {
                "id": st.from_regex("[a-z0-9-]+", fullmatch=True),
                "language": st.sampled_from(["sv-SE", "en-GB", "fi-FI"]),
                "title": seen,
                "place": text,
                "date": st.dates(EARLIEST, LATEST).map(dt.date.isoformat),
                "labels": st.fixed_dictionaries(labels),
            },
            optional={
                "place_date_line": text,
                "invented": st.booleans(),
                "source": st.dictionaries(ids, json_values, max_size=3),
                "as_published": st.dictionaries(ids, json_values, max_size=3),
            },
        )
    )
    categories = [
        {
            "id": name,
            "name": draw(seen),
            "opportunities": draw(cells),
            "obstacles": draw(cells),
            "measures": draw(items()),
        }
        for name in names
    ]
    return session | {
        "schema": "three-segment-session/1",
        "segments": segments,
        "categories": categories,
    }


def paired(names: list[str], joins: list[bool]) -> list[list[str]]:
    tables: list[list[str]] = []
    for name, join in zip(names, joins, strict=False):
        if join and tables and len(tables[-1]) == 1:
            tables[-1].append(name)
        else:
            tables.append([name])
    return tables


def cleaned(value: Any) -> Any:
    """`value` with every text as it can be stored."""
    if isinstance(value, dict):
        return {key: cleaned(member) for key, member in value.items()}
    if isinstance(value, list):
        return [cleaned(member) for member in value]
    return storable(value) if isinstance(value, str) else value


@pytest.mark.long
@settings(max_examples=150)
@given(session=sessions())
def test_any_meeting_comes_back(keep: Keep, session: dict[str, Any]) -> None:
    assert there_and_back(keep, session) == cleaned(session)


def test_the_text_of_a_file(keep: Keep) -> None:
    content = ANYWHERE.read_bytes()
    contents = keep(read(content))
    file = dumps(contents)
    assert json.loads(file) == write(contents) == json.loads(content)
    assert file.startswith(
        '{\n  "schema": "three-segment-session/1",\n  "id": "questions-anywhere"'
    )
    assert file.endswith("}\n")
    assert not file.endswith("\n\n")
    demo = dumps(keep(read(DEMO.read_bytes())))
    assert "Skogsbygdens sjukvårdsregion" in demo
    assert dumps(keep(read(demo.encode()))) == demo


# ---- What was made live


def live(keep: Keep, change: Callable[[Rows], None]) -> Contents:
    """The demo as if it had been held here: nothing a file said of itself, and a change."""
    rows = read(DEMO.read_bytes())
    rows.session.imported = None
    for row in rows.rows:
        if isinstance(row, Category):
            row.key = None
        if isinstance(row, Segment):
            row.outcome = row.declared = row.names_as_row = None
    change(rows)
    return keep(rows)


def nothing(_: Rows) -> None:
    """No change."""


def test_a_session_held_here_has_its_own_id(keep: Keep) -> None:
    contents = live(keep, nothing)
    written = write(contents)
    assert written["id"] == contents.session.id
    assert re.fullmatch("[a-z0-9-]+", written["id"])
    assert written.keys().isdisjoint({"source", "as_published", "invented", "place_date_line"})
    valid(written)


def test_categories_of_a_session_held_here_have_ids_of_their_names(keep: Keep) -> None:
    written = write(live(keep, nothing))
    names = ["uppdrag-och-ansvar", "utbildning-praktik", "tillit", "kunskap-om-behoven"]
    assert [category["id"] for category in written["categories"]] == names
    assert written["segments"]["measures"]["order"] == names
    assert written["segments"]["obstacles_and_opportunities"]["tables"] == [
        ["utbildning-praktik", "tillit"],
        ["uppdrag-och-ansvar", "kunskap-om-behoven"],
    ]


def test_ids_of_categories_are_unique_and_never_empty(keep: Keep) -> None:
    def change(rows: Rows) -> None:
        categories = [row for row in rows.rows if isinstance(row, Category)]
        names = ["Målbild/Vision", "målbild - VISION!", "תרבות", "Malbild"]
        for category, name in zip(categories, names, strict=True):
            category.name = name
        categories[3].key = "malbild-vision"

    written = write(live(keep, change))
    assert [category["id"] for category in written["categories"]] == [
        "malbild-vision-2",
        "malbild-vision-3",
        "category",
        "malbild-vision",
    ]


def test_the_sentence_counts_the_categories_listed_or_declared(keep: Keep) -> None:
    frame = write(live(keep, nothing))["segments"]["reference_frame"]
    assert "ned till fyra kunskapskategorier" in frame["clustering_sentence"]
    assert frame["declared_category_count"] == 4
    assert frame["category_list_layout"] == "table_row"

    def declare(rows: Rows) -> None:
        first_segment(rows).declared = 13

    frame = write(live(keep, declare))["segments"]["reference_frame"]
    assert "ned till 13 kunskapskategorier" in frame["clustering_sentence"]
    assert frame["declared_category_count"] == 13
    assert len(frame["category_list"]) == 4


def first_segment(rows: Rows) -> Segment:
    return next(row for row in rows.rows if isinstance(row, Segment))


@pytest.mark.parametrize(
    ("names", "layout"), [(0, "lines"), (1, "table_row"), (5, "table_row"), (6, "lines")]
)
def test_many_categories_stand_in_lines(keep: Keep, names: int, layout: str) -> None:
    rows = read(json.dumps(big_session(0, names)).encode())
    first_segment(rows).names_as_row = None
    written = write(keep(rows))
    assert written["segments"]["reference_frame"]["category_list_layout"] == layout


def test_a_discussion_is_written_when_held_or_noted(keep: Keep) -> None:
    def held(rows: Rows, discussed: bool, notes: bool) -> dict[str, Any] | None:
        first_segment(rows).discussed = discussed
        kept = [r for r in rows.rows if not (isinstance(r, Idea) and r.column == "discussion")]
        written = write(keep(Rows(rows.whole, rows.sessions, rows.rows if notes else kept)))
        found: dict[str, Any] | None = written["segments"]["reference_frame"].get("discussion")
        return found

    def demo() -> Rows:
        return read(DEMO.read_bytes())

    assert held(demo(), discussed=False, notes=False) is None
    assert held(demo(), discussed=True, notes=False) == {
        "heading": "Gemensam diskussion",
        "notes": [],
    }
    noted = held(demo(), discussed=False, notes=True)
    assert noted is not None
    assert len(noted["notes"]) == 2


def test_what_the_format_has_no_place_for_is_left_out(keep: Keep) -> None:
    def change(rows: Rows) -> None:
        ideas = [row for row in rows.rows if isinstance(row, Idea)]
        categories = [row for row in rows.rows if isinstance(row, Category)]
        ideas[-1].owner, ideas[-1].due_on = "Region Nord", dt.date(2027, 1, 31)
        first = next(idea for idea in ideas if idea.text.startswith("Fasta"))
        first.category_id = categories[0].id

    changed, unchanged = write(live(keep, change)), write(live(keep, nothing))
    assert changed == unchanged | {"id": changed["id"]}


@pytest.mark.parametrize("state", ["private", "hidden", "merged", "removed"])
def test_only_what_is_shared_is_written(keep: Keep, state: Any) -> None:
    def change(rows: Rows) -> None:
        ideas = [row for row in rows.rows if isinstance(row, Idea)]
        ideas[0].state = state

    ideas = write(live(keep, change))["segments"]["reference_frame"]["ideas"]
    assert len(ideas) == 11
    assert ideas[0]["text"].startswith("Fasta mötesplatser")


@pytest.mark.parametrize("name", ["goteborg-2017.json", "linkoping-2017.json"])
def test_a_meeting_that_was_sorted_here_comes_out_as_published(name: str, tmp_path: Path) -> None:
    """Göteborg: four declared, two listed, the second segment in another order than the list."""
    session = reference(name)
    contents = sorted_here(session)
    written = write(contents)
    valid(written)
    assert in_names(written) == in_names(session)
    for key in ("clustering_sentence", "declared_category_count", "ideas"):
        here, there = (s["segments"]["reference_frame"][key] for s in (written, session))
        assert here == there
    assert [of | {"id": ""} for of in written["categories"]] == [
        of | {"id": ""} for of in session["categories"]
    ]
    minutes = files.without_appendix(gather(contents, "Samsyn"))
    files.checked(files.written(minutes), written, tmp_path)


def sorted_here(session: dict[str, Any]) -> Contents:
    """A published meeting held by the template: categories made in another order, some given up."""
    held = Held(
        title=session["title"], place=session["place"], date=dt.date.fromisoformat(session["date"])
    )
    categories = {c["id"]: held.category(c["name"]) for c in reversed(session["categories"])}
    kept = next(iter(categories.values()))
    held.category("Given up", state="removed")
    held.category("The same", state="merged", merged_into_id=kept.id)
    frame, matrix, lists = session["segments"].values()
    for number, category in enumerate(categories[c["id"]] for c in session["categories"]):
        category.rank = f"{number}"
    held.arrange("matrix", [[categories[name] for name in pair] for pair in matrix["tables"]])
    if frame["category_list"] != [c["id"] for c in session["categories"]]:
        held.arrange("frame", [[categories[name]] for name in frame["category_list"]])
    if lists["order"] != frame["category_list"]:
        held.arrange("lists", [[categories[name]] for name in lists["order"]])
    if frame["declared_category_count"] != len(frame["category_list"]):
        held.segments["frame"].declared = frame["declared_category_count"]
    held.fill(session, categories)
    speaker = held.idea("", category=kept, state="removed")
    held.idea("A duplicate of what was taken back", into=speaker)
    held.idea("Never sorted", "lists")
    return held.contents()


def in_names(session: dict[str, Any]) -> list[Any]:
    """What stands where, by the names of the categories."""
    frame, matrix, lists = session["segments"].values()
    names = {c["id"]: c["name"] for c in session["categories"]}
    tables = [[names[i] for i in pair] for pair in matrix["tables"]]
    return [[names[i] for i in frame["category_list"]], tables, [names[i] for i in lists["order"]]]


def test_what_was_sorted_merged_and_voted_on_stays_out() -> None:
    held = Held()
    culture, gone = held.category("Kultur"), held.category("Borta", state="removed")
    trust = held.idea("Tillit", category=culture, table="1")
    held.idea("Mellan chefer", under=held.idea("Mer tillit", into=trust))
    held.idea("Ordlista", "lists", culture, votes=3, owner="Region Nord")
    held.idea("Borta", "lists", gone)
    written = write(held.contents())
    valid(written)
    assert written["segments"]["reference_frame"]["ideas"] == [
        {"text": "Tillit", "children": [{"text": "Mellan chefer"}]}
    ]
    assert written["segments"]["reference_frame"]["declared_category_count"] == 1
    assert written["categories"] == [
        {
            "id": "kultur",
            "name": "Kultur",
            "opportunities": [],
            "obstacles": [],
            "measures": [{"text": "Ordlista"}],
        }
    ]


def test_a_category_worked_on_nowhere_is_listed_all_the_same() -> None:
    held = Held()
    held.category("Kultur")
    named = held.category("Bara nämnd")
    held.placement("matrix", named).shown = held.placement("lists", named).shown = False
    written = write(held.contents())
    valid(written)
    assert in_names(written) == [["Kultur", "Bara nämnd"], [["Kultur"]], ["Kultur"]]


def test_what_was_imported_keeps_its_order(keep: Keep) -> None:
    contents = keep(read(DEMO.read_bytes()))
    assert [segment.arranged for segment in contents.segments] == [True] * 3


# ---- What the format cannot hold


def test_a_session_of_another_method_has_the_form_of_that(keep: Keep) -> None:
    def change(rows: Rows) -> None:
        rows.session.method = "world-cafe"

    written = write(live(keep, change))
    assert written["schema"] == "world-cafe/1"
    assert [segment["kind"] for segment in written["segments"]] == ["frame", "matrix", "lists"]


def test_a_meeting_with_other_segments_than_the_method_ships_comes_back_too(keep: Keep) -> None:
    def swap(rows: Rows) -> None:
        first_segment(rows).position = 3

    def another_kind(rows: Rows) -> None:
        first_segment(rows).kind = "lists"

    def another_column(rows: Rows) -> None:
        matrix = [row for row in rows.rows if isinstance(row, Segment)][1]
        matrix.columns = [*matrix.columns, {"id": "risks", "label": "Risker"}]

    for change in (swap, another_kind, another_column):
        contents = live(keep, change)
        written = write(contents)
        assert written["schema"] == "three-segment/1"
        assert write(keep(read(dumps(contents).encode()))) == written
