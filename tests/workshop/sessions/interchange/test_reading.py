"""Reading three-segment-session/1: what becomes of a file, and how a bad one is refused."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from session_templates.plan import shipped
from tests.meetings.made_up import big_session, every_item
from tests.places import ANYWHERE, DEMO, REFERENCE
from words.checked import Malformed
from workshop.meeting.columns import DISCUSSION
from workshop.sessions.contents import Contents, Entry
from workshop.sessions.interchange import MOST_BYTES, Rows, read
from workshop.sessions.interchange.form import MOST_VALUES
from workshop.storage.models import Base, Category, Idea, Segment

Keep = Callable[[Rows], Contents]
Step = str | int


def published(name: str) -> bytes:
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"{name} is not here: the published sessions are no part of the project")
    return path.read_bytes()


def small() -> Any:
    """A session with one of everything, to spoil in one place."""
    return json.loads(ANYWHERE.read_text("utf-8"))


def encoded(session: Any) -> bytes:
    return json.dumps(session).encode()


def spoiled(path: tuple[Step, ...], value: object) -> bytes:
    """The small session with another value at `path`."""
    session = small()
    holder = session
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return encoded(session)


def texts(entries: list[Entry]) -> list[Any]:
    return [(e.idea.text, texts(e.children)) if e.children else e.idea.text for e in entries]


def refusal(content: bytes) -> str:
    with pytest.raises(Malformed) as caught:
        read(content)
    return str(caught.value)


def refusals(content: bytes) -> list[str]:
    """The sentence with which a file is refused, if it is."""
    try:
        read(content)
    except Malformed as refused:
        return [str(refused)]
    return []


# ---- What becomes of a file


def test_the_meeting_in_linkoping(keep: Keep) -> None:
    contents = keep(read(published("linkoping-2017.json")))
    frame, matrix, lists = contents.segments
    session = contents.session
    assert (session.title, session.place, session.date) == (
        "Sydöstra sjukvårdsregionen",
        "Linköping",
        date(2017, 11, 27),
    )
    assert session.place_date_line == "Linköping 27 november 2017"
    assert (session.method, session.template, session.language) == (
        "three-segment",
        "tre-segment",
        "sv-SE",
    )
    ideas = texts(contents.column(frame))
    assert len(ideas) == 11
    assert ideas[0] == (
        "Struktur för samverkan utifrån faser",
        ["Innan", "Under", "Efter", "I produktion"],
    )
    assert frame.discussed
    assert len(contents.column(frame, DISCUSSION)) == 1
    names = ["Målbild/Vision", "Process", "Kultur", "Struktur"]
    assert [c.name for c in contents.categories] == names
    assert [c.name for c in contents.placed(frame)] == names
    assert [c.name for c in contents.placed(lists)] == names
    assert [[c.name for c in pair] for pair in contents.tables(matrix)] == [
        ["Kultur", "Struktur"],
        ["Målbild/Vision", "Process"],
    ]
    assert matrix.columns == [
        {"id": "opportunities", "label": "Möjligheter"},
        {"id": "obstacles", "label": "Hinder"},
    ]
    structure = contents.categories[3]
    assert contents.entries(matrix, structure, "opportunities")[2].idea.text == (
        '"Tvingar oss till samarbete'
    )
    process = contents.entries(lists, contents.categories[1])
    assert [entry.idea.kind for entry in process] == ["idea", "idea", "idea", "question"]
    assert session.imported is not None
    assert session.imported["id"] == "linkoping-2017"
    assert session.imported["as_published"]["markup"] == "plain"


def test_the_meeting_in_goteborg_declares_four_and_lists_two(keep: Keep) -> None:
    contents = keep(read(published("goteborg-2017.json")))
    frame, _, lists = contents.segments
    assert frame.declared == 4
    assert len(contents.placed(frame)) == 2
    assert frame.outcome is not None
    assert "fyra" in frame.outcome
    assert frame.names_as_row is False
    assert not frame.discussed
    measures = contents.entries(lists, contents.categories[0])
    assert [entry.idea.gap_before for entry in measures].index(True) == 7
    assert max(len(entry.idea.text) for entry in contents.column(frame)) == 1454


def test_questions_and_sub_points_stand_anywhere(keep: Keep) -> None:
    contents = keep(read(ANYWHERE.read_bytes()))
    frame, matrix, lists = contents.segments
    rooms = contents.categories[1]
    assert texts(contents.column(frame)) == [
        (
            "Opening hours after school",
            [("Who holds the keys?", ["The caretaker until six", "And at weekends?"])],
        ),
        "What do they ask for themselves?",
        "Opening hours after school",
    ]
    assert texts(contents.column(frame, DISCUSSION)) == [
        ("Have we asked the youngest?", ["Not yet"])
    ]
    cells = contents.entries(matrix, rooms, "opportunities")
    assert [(c.idea.kind, c.idea.gap_before, len(c.children)) for c in cells] == [
        ("idea", False, 0),
        ("question", False, 0),
        ("idea", True, 1),
    ]
    assert texts(contents.entries(lists, rooms)) == [
        ("Try it for one term", [("Count visitors", ["How?"])])
    ]


def test_a_sub_point_stands_where_its_root_stands() -> None:
    ideas = {row.id: row for row in read(ANYWHERE.read_bytes()).rows if isinstance(row, Idea)}
    children = [idea for idea in ideas.values() if idea.parent_id]
    assert children
    for child in children:
        parent = ideas[str(child.parent_id)]
        assert (child.segment_id, child.category_id, child.column) == (
            parent.segment_id,
            parent.category_id,
            parent.column,
        )


def test_a_category_may_be_listed_and_worked_on_nowhere(keep: Keep) -> None:
    contents = keep(read(ANYWHERE.read_bytes()))
    frame, matrix, lists = contents.segments
    assert [c.name for c in contents.placed(frame)] == ["Safety", "Rooms & times"]
    assert [c.name for c in contents.placed(matrix)] == ["Rooms & times"]
    assert [c.name for c in contents.placed(lists)] == ["Rooms & times"]


def ids(rows: list[Base]) -> set[str]:
    return {row.id for row in rows if isinstance(row, Segment | Category | Idea)}


def test_every_reading_makes_new_records() -> None:
    first, second = read(ANYWHERE.read_bytes()), read(ANYWHERE.read_bytes())
    assert first.session.id != second.session.id
    assert len(ids(first.rows)) == 3 + 2 + len(list(every_item(small())))
    assert not ids(first.rows) & ids(second.rows)


def test_rows_stand_table_by_table() -> None:
    kinds = [type(row).__name__ for row in read(ANYWHERE.read_bytes()).rows]
    assert list(dict.fromkeys(kinds)) == ["Session", "Segment", "Category", "Placement", "Idea"]
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index)


def test_words_of_the_file_and_words_of_the_template(keep: Keep) -> None:
    contents = keep(read(ANYWHERE.read_bytes()))
    frame, matrix, _ = contents.segments
    english = shipped()["three-segments"]
    assert contents.session.template == english.id
    assert contents.wording.question_prefix == "Open question: "
    assert contents.wording.months == english.wording.months
    assert contents.wording.page == english.wording.page
    assert [column["label"] for column in matrix.columns] == ["Chances", "Hurdles"]
    assert frame.heading == "Part 1: Where we stand"
    assert frame.discussion_heading == "What we said together"
    assert frame.outcome == "We settled on three themes."
    assert frame.outcome_pattern == english.segment("frame").outcome
    assert frame.minutes == english.segment("frame").minutes
    assert frame.short_heading == english.segment("frame").short_heading


def test_another_prompt_is_its_own_short_form() -> None:
    demo = [row for row in read(DEMO.read_bytes()).rows if isinstance(row, Segment)]
    other = [row for row in read(ANYWHERE.read_bytes()).rows if isinstance(row, Segment)]
    assert demo[0].short_prompt == shipped()["tre-segment"].segment("frame").short_prompt
    assert other[0].short_prompt == other[0].prompt


@pytest.mark.parametrize(
    ("language", "template"),
    [("sv-SE", "tre-segment"), ("sv-FI", "tre-segment"), ("fr-FR", "three-segments")],
)
def test_the_template_is_in_the_files_language_or_in_english(language: str, template: str) -> None:
    session = read(spoiled(("language",), language)).session
    assert (session.language, session.template) == (language, template)


def test_without_a_discussion_one_could_still_be_written(keep: Keep) -> None:
    session = small()
    del session["segments"]["reference_frame"]["discussion"]
    frame = keep(read(encoded(session))).segments[0]
    assert not frame.discussed
    assert frame.discussion_heading == "Joint discussion"


def test_texts_are_kept_but_for_what_cannot_be_stored(keep: Keep) -> None:
    session = small()
    session["segments"]["reference_frame"]["ideas"] = [
        {"text": "  two  spaces "},
        {"text": ""},
        {"text": "a\x00b\x01\ud800c\r\nd\re\tf\x0bg"},
        {"text": "=1+1 --> 👩‍👩‍👧 שלום"},
    ]
    contents = keep(read(encoded(session)))
    assert texts(contents.column(contents.segments[0])) == [
        "  two  spaces ",
        "",
        "abc\nd\ne\tf\ng",
        "=1+1 --> 👩‍👩‍👧 שלום",
    ]


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\u2060\u00ad"])
@pytest.mark.parametrize(
    "path",
    [
        ("title",),
        ("categories", 0, "name"),
        ("segments", "reference_frame", "ideas", 0, "text"),
    ],
)
def test_what_others_stand_under_can_be_seen(path: tuple[str | int, ...], nothing: str) -> None:
    session = small()
    session["segments"]["reference_frame"]["ideas"] = [{"text": "x", "children": [{"text": "y"}]}]
    at: Any = session
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = nothing
    with pytest.raises(Malformed) as refused:
        read(encoded(session))
    assert str(refused.value).endswith(": must not be empty")


@pytest.mark.parametrize("day", ["0017-11-27", "0001-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_that_no_meeting_can_have(day: str) -> None:
    with pytest.raises(Malformed, match="the year must be from 1900 to 2199"):
        read(encoded(small() | {"date": day}))


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + ANYWHERE.read_bytes()).session.title == "Lakeside"


def test_the_demo_is_an_invented_meeting_in_the_words_of_the_template(keep: Keep) -> None:
    contents = keep(read(DEMO.read_bytes()))
    template = shipped()["tre-segment"]
    assert contents.session.imported == {"id": "demo", "invented": True}
    assert [(s.heading, s.prompt) for s in contents.segments] == [
        (s.heading, s.prompt) for s in template.segments
    ]
    assert contents.wording == template.wording
    frame = contents.segments[0]
    assert frame.outcome == str(frame.outcome_pattern).format(number_word="fyra")
    assert frame.discussion_heading == template.segment("frame").discussion_heading
    assert len(contents.placed(frame)) == 4


@pytest.mark.long
def test_a_session_of_five_thousand(keep: Keep) -> None:
    rows = read(encoded(big_session(5_000, 9)))
    assert sum(isinstance(row, Idea) for row in rows.rows) == 5_000
    contents = keep(rows)
    assert sum(1 for roots in contents.roots.values() for e in roots for _ in e.walk()) == 5_000


# ---- What is no session


FRAME = ("segments", "reference_frame")
MATRIX = ("segments", "obstacles_and_opportunities")
CATEGORY = {"name": "A", "opportunities": [], "obstacles": [], "measures": []}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"{", "The file is not JSON, or a part of it is missing (line 1, column 2)."),
        (
            b'{\n "schema": "thr',
            "The file is not JSON, or a part of it is missing (line 2, column 12).",
        ),
        (b"\x89PNG\r\n\x1a\n\x00", "The file is not UTF-8 text (byte 1)."),
        (
            b"PK\x03\x04\x00\x00",
            "The file is not JSON, or a part of it is missing (line 1, column 1).",
        ),
        ('{"schema": "Målbild"}'.encode("latin-1"), "The file is not UTF-8 text (byte 14)."),
        ("{}".encode("utf-16"), "The file is not UTF-8 text (byte 1)."),
        (b"[" * 20_000, "The file is nested too deeply."),
        (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, "The file is nested too deeply."),
        (b"[]", "The file must hold a meeting: a table of keys and values."),
        (b"null", "The file must hold a meeting: a table of keys and values."),
        (b"9" * 5_000, "The file must hold a meeting: a table of keys and values."),
        (b" " * (MOST_BYTES + 1), "The file is larger than 40 MB."),
        (b'{"a": [' + b"1," * MOST_VALUES, "The file holds more than 2500000 values."),
        (
            b'["' + b"," * MOST_VALUES + b'\\""]',
            "The file must hold a meeting: a table of keys and values.",
        ),
        (b"{}", "schema: is missing"),
        (b'{"title": 1, "title": 1}', "title: is there twice"),
        (
            b'{"schema": "three-segment-session/2"}',
            "schema: is “three-segment-session/2”; no method here is called so",
        ),
    ],
)
def test_what_is_no_session_file(content: bytes, sentence: str) -> None:
    assert refusal(content) == sentence


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("id",), "Lake side", "id: is “Lake side”; it may hold only a to z, 0 to 9 and -"),
        (("id",), "lake\n", "id: is “lake�”; it may hold only a to z, 0 to 9 and -"),
        (("id",), 7, "id: must be a text"),
        (
            ("language",),
            "english",
            "language: is “english”; it must be a language and a country like sv-SE",
        ),
        (("title",), None, "title: must be a text"),
        (("date",), "2017-02-30", "date: is “2017-02-30”; it must be a date like 2017-11-27"),
        (("date",), "20171127", "date: is “20171127”; it must be a date like 2017-11-27"),
        (("date",), "2017-W48-1", "date: is “2017-W48-1”; it must be a date like 2017-11-27"),
        (("date",), 20171127, "date: must be a text"),
        (("place_date_line",), [], "place_date_line: must be a text"),
        (("labels",), [], "labels: must be a table of keys and values"),
        (("labels", "hints"), "x", "labels.hints: is not a key that belongs here"),
        (("participants",), 12, "participants: is not a key that belongs here"),
        (("bad\nkey",), 1, "bad�key: is not a key that belongs here"),
        (("invented",), "yes", "invented: must be true or false"),
        (("source",), "a file", "source: must be a table of keys and values"),
        (("source",), {"a": [1, 10**15]}, "source.a[1]: is not a number that can be kept"),
        (("source",), {"a": -(10**30)}, "source.a: is not a number that can be kept"),
        (("source",), {"a": math.nan}, "source.a: is not a number that can be kept"),
        (("source",), {"a": math.inf}, "source.a: is not a number that can be kept"),
        (
            ("as_published",),
            {"a": "x" * 10_001},
            "as_published.a: holds 10001 characters; at most 10000 are allowed",
        ),
        (("segments",), {}, "segments.reference_frame: is missing"),
        ((*FRAME, "ideas"), {}, "segments.reference_frame.ideas: must be a list"),
        (
            (*FRAME, "ideas", 1, "text"),
            3,
            "segments.reference_frame.ideas[1].text: must be a text",
        ),
        (
            (*FRAME, "ideas", 0),
            "plain",
            "segments.reference_frame.ideas[0]: must be a table of keys and values",
        ),
        (
            (*FRAME, "ideas", 0, "children", 0, "children", 1, "kind"),
            "idea",
            (
                "segments.reference_frame.ideas[0].children[0].children[1].kind: is “idea”; "
                "it must be one of: question"
            ),
        ),
        (
            (*FRAME, "ideas", 0, "gap_before"),
            1,
            "segments.reference_frame.ideas[0].gap_before: must be true or false",
        ),
        (
            (*FRAME, "ideas", 2, "children"),
            None,
            "segments.reference_frame.ideas[2].children: must be a list",
        ),
        (
            (*FRAME, "ideas", 2, "author"),
            "me",
            "segments.reference_frame.ideas[2].author: is not a key that belongs here",
        ),
        (
            (*FRAME, "ideas", 2, "text"),
            "x" * 10_001,
            (
                "segments.reference_frame.ideas[2].text: holds 10001 characters; "
                "at most 10000 are allowed"
            ),
        ),
        (
            (*FRAME, "discussion"),
            {"heading": "Talk"},
            "segments.reference_frame.discussion.notes: is missing",
        ),
        (
            (*FRAME, "declared_category_count"),
            -1,
            "segments.reference_frame.declared_category_count: must be from 0 to 1000000",
        ),
        (
            (*FRAME, "declared_category_count"),
            10**4000,
            "segments.reference_frame.declared_category_count: must be from 0 to 1000000",
        ),
        (
            (*FRAME, "declared_category_count"),
            True,
            "segments.reference_frame.declared_category_count: must be a whole number",
        ),
        (
            (*FRAME, "declared_category_count"),
            math.nan,
            "segments.reference_frame.declared_category_count: must be a whole number",
        ),
        (
            (*FRAME, "category_list_layout"),
            "circle",
            (
                "segments.reference_frame.category_list_layout: is “circle”; "
                "it must be one of: lines, table_row"
            ),
        ),
        (
            (*FRAME, "category_list"),
            ["rooms", "roofs"],
            (
                "segments.reference_frame.category_list[1]: is “roofs”, "
                "which is not among the categories"
            ),
        ),
        (
            (*FRAME, "category_list"),
            ["rooms", "rooms"],
            "segments.reference_frame.category_list[1]: is the category “rooms” a second time",
        ),
        (
            (*MATRIX, "tables"),
            [["rooms"], ["safety", "rooms"]],
            (
                "segments.obstacles_and_opportunities.tables[1][1]: "
                "is the category “rooms” a second time"
            ),
        ),
        (
            (*MATRIX, "tables"),
            [["roofs"]],
            (
                "segments.obstacles_and_opportunities.tables[0][0]: is “roofs”, "
                "which is not among the categories"
            ),
        ),
        (
            (*MATRIX, "tables"),
            [["rooms"], []],
            "segments.obstacles_and_opportunities.tables[1]: must hold one category or two",
        ),
        (
            (*MATRIX, "tables"),
            ["rooms"],
            "segments.obstacles_and_opportunities.tables[0]: must be a list",
        ),
        (
            ("segments", "measures", "order"),
            ["safety", "rooms", "safety"],
            "segments.measures.order[2]: is the category “safety” a second time",
        ),
        (
            ("segments", "measures", "order"),
            [None],
            "segments.measures.order[0]: must be a text",
        ),
        (("categories", 1, "name"), ["A"], "categories[1].name: must be a text"),
        (
            ("categories", 1, "obstacles"),
            [3],
            "categories[1].obstacles[0]: must be a table of keys and values",
        ),
        (
            ("categories", 1),
            {"id": "safety", **CATEGORY},
            "categories[1].id: is the category “safety” a second time",
        ),
    ],
)
def test_where_a_session_is_wrong(path: tuple[Step, ...], value: object, sentence: str) -> None:
    assert refusal(spoiled(path, value)) == sentence


@pytest.mark.parametrize("path", [(), ("labels",), FRAME, (*FRAME, "discussion"), MATRIX])
def test_every_key_is_needed(path: tuple[Step, ...]) -> None:
    whole = small()
    for step in path:
        whole = whole[step]
    optional = {"place_date_line", "invented", "source", "as_published", "discussion"}
    for key in whole.keys() - optional:
        session = small()
        holder = session
        for step in path:
            holder = holder[step]
        del holder[key]
        assert refusal(encoded(session)) == ".".join([*map(str, path), key]) + ": is missing"


def test_a_key_twice_deep_inside() -> None:
    content = ANYWHERE.read_text("utf-8").replace('"How?"', '"How?", "text": "Who?"')
    assert refusal(content.encode()) == (
        "categories[1].measures[0].children[0].children[0].text: is there twice"
    )
    content = ANYWHERE.read_text("utf-8").replace('"pages"', '"made": 1, "pages"')
    assert refusal(content.encode()) == "source.made: is there twice"


def test_keys_that_differ_only_in_what_cannot_be_stored_are_one() -> None:
    content = ANYWHERE.read_text("utf-8").replace('"pages"', r'"ma\u0000de": 1, "pages"')
    assert refusal(content.encode()) == "source.made: is there twice"


def with_levels(levels: int) -> bytes:
    """The small session with one idea and sub-points under it on so many levels."""
    item: Any = {"text": "below"}
    for _ in range(levels):
        item = {"text": "above", "children": [item]}
    return spoiled((*FRAME, "ideas"), [{"text": "first"}, item])


def test_sub_points_go_a_hundred_levels_down(keep: Keep) -> None:
    contents = keep(read(with_levels(100)))
    deepest = max(level for level, _ in contents.column(contents.segments[0])[1].walk())
    assert deepest == 100
    assert refusal(with_levels(101)) == (
        "segments.reference_frame.ideas[1]: has sub-points on more than 100 levels"
    )


def test_what_is_carried_goes_a_hundred_levels_down() -> None:
    value: Any = 1
    for _ in range(99):
        value = [value]
    assert read(spoiled(("source",), {"a": value})).session.imported is not None
    assert refusal(spoiled(("source",), {"a": [value]})).endswith("[0]: is nested too deeply")


@pytest.mark.long
def test_twenty_thousand_ideas_and_no_more() -> None:
    path = ("categories", 0, "opportunities")
    kept = sum(isinstance(row, Idea) for row in read(spoiled(path, [])).rows)
    rows = read(spoiled(path, ["x"] * (20_000 - kept))).rows
    assert sum(isinstance(row, Idea) for row in rows) == 20_000
    assert "is one too many: at most 20000 are allowed" in refusal(
        spoiled(path, ["x"] * (20_001 - kept))
    )


def test_a_truncated_file_is_refused_wherever_it_breaks_off() -> None:
    content = ANYWHERE.read_bytes().rstrip()
    for length in range(1, len(content), 37):
        assert refusal(content[:length]).startswith(
            "The file is not JSON, or a part of it is missing"
        )


def places(value: Any, path: tuple[Step, ...] = ()) -> list[tuple[Step, ...]]:
    """The path of every value in a parsed file."""
    members = (
        list(value.items() if isinstance(value, dict) else enumerate(value))
        if isinstance(value, dict | list)
        else []
    )
    below = [found for key, member in members for found in places(member, (*path, key))]
    return ([path] if path else []) + below


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.long
@settings(max_examples=300)
@given(st.sampled_from(places(small())), JSON)
@example(("title",), "x" * 10_001)
def test_whatever_stands_in_a_place_is_read_or_refused_in_one_line(
    path: tuple[Step, ...], value: object
) -> None:
    for sentence in refusals(spoiled(path, value)):
        assert sentence
        assert sentence.isprintable()  # which a line break is not


@pytest.mark.long
@settings(max_examples=200)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_nonsense_is_refused_in_one_line(content: bytes) -> None:
    assert refusal(content).isprintable()
