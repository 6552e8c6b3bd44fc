"""The one table of fields, and all that is held to it: who adds one is told what lacks it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft7Validator

from session_templates.wording import Wording
from tests.meetings.memory_board import MemoryBoard
from tests.places import ROOT
from tests.protocol.described import SCHEMAS
from workshop.live.sent_records import lead_view, own_view, picking, room_view, view
from workshop.meeting.records import FIELDS, Audience, Field, RecordKind
from workshop.storage.board import MODELS

SCRIPT = ROOT / "workshop/static/live/board/records.js"
A_BOARD = MemoryBoard()
PUT_IN_LAST = {"session": {"code"}}
"""What the view of a record does not hold, since no log may."""

REACHES_NOBODY = {("suggestion", "category_id")}
"""What is sent to nobody as long as it is null."""
GUESSED = {("idea", "at")}
"""What screens have as null as long as the server has not answered."""

each_kind = pytest.mark.parametrize("kind", get_args(RecordKind))


@each_kind
def test_a_model_has_the_columns_of_its_record(kind: RecordKind) -> None:
    hints = get_type_hints(MODELS[kind])
    columns = {name: get_args(hints[name])[0] for name in columns_of(kind)}
    assert columns == {field.name: field.type for field in FIELDS[kind] if not field.made}


@each_kind
def test_all_that_somebody_sees_is_sent(kind: RecordKind) -> None:
    sent = view(kind, a_record(kind), A_BOARD)
    assert set(sent) == seen(kind) - PUT_IN_LAST.get(kind, set())
    assert set(room_view(kind, sent)) == set(sent) - kept_from_the_room(kind)
    assert set(own_view(kind, sent)) == set(sent) - seen(kind, "lead")


def test_a_record_may_have_one_field_that_is_sent() -> None:
    record = {"step_id": "1", "ready": True}
    assert picking(["ready"])(record) == (True,)
    assert picking(["ready", "step_id"])(record) == (True, "1")


@pytest.mark.parametrize(("kind", "state"), [("idea", "private"), ("vote", None)])
def test_facilitators_do_not_see_what_is_its_owners_alone(
    kind: RecordKind, state: str | None
) -> None:
    sent = view(kind, a_record(kind) | ({"state": state} if state else {}), A_BOARD)
    withheld = {name for name, value in lead_view(kind, sent).items() if value != sent[name]}
    assert withheld == seen(kind, "own")


@each_kind
def test_the_protocol_has_what_is_sent(kind: RecordKind) -> None:
    schema = SCHEMAS[kind]
    assert set(schema["properties"]) == seen(kind)
    assert set(schema["required"]) == seen(kind) - kept_from_the_room(kind)
    for field in sent_fields(kind):
        described = schema["properties"][field.name]
        assert is_null_described(described) == may_be_null(kind, field), field.name
        assert {*described.get("enum", [])} - {None} <= {*literals(field)} or not literals(field)
        assert bool(literals(field)) == ("enum" in described), field.name


@each_kind
def test_the_types_of_the_scripts_have_what_is_sent(kind: RecordKind) -> None:
    types = typed_in_scripts(kind)
    named = {name.strip("[]") for name in types}
    assert named == seen(kind)
    assert {name[1:-1] for name in types if name[0] == "["} == kept_from_the_room(kind)
    for field in sent_fields(kind):
        written = types.get(field.name) or types[f"[{field.name}]"]
        nullable = may_be_null(kind, field) or (kind, field.name) in GUESSED
        assert ("null" in written) == nullable, f"{kind}.{field.name}: {written}"
        assert (in_scripts(field) or written) in written, f"{kind}.{field.name}: {written}"


@each_kind
def test_the_room_is_told_of_no_other_session(kind: RecordKind) -> None:
    told = seen(kind) - seen(kind, "lead")  # its author's among it
    assert told & {"session_id", "series_id", "unit_id", "sources"} == set()


def sent_fields(kind: RecordKind) -> list[Field]:
    return [field for field in FIELDS[kind] if field.audience]


def seen(kind: RecordKind, audience: Audience | None = None) -> set[str]:
    """The names of what is sent, to anybody or to an audience alone."""
    return {one.name for one in sent_fields(kind) if audience in (None, one.audience)}


def kept_from_the_room(kind: RecordKind) -> set[str]:
    return seen(kind, "lead") | seen(kind, "author")


def may_be_null(kind: RecordKind, field: Field) -> bool:
    if (kind, field.name) in REACHES_NOBODY:
        return False
    return NoneType in field.types or field.audience == "own"


def in_scripts(field: Field) -> str | None:
    """What scripts call a type; None: they have a name of their own for it."""
    of = next(one for one in field.types if one is not NoneType)
    return IN_SCRIPTS.get(of)


def literals(field: Field) -> tuple[str, ...]:
    """The texts that a field may hold, where they are named."""
    return tuple(text for of in field.types if get_origin(of) is Literal for text in get_args(of))


def is_null_described(schema: Any) -> bool:
    """Whether a schema allows null, whatever it refers to."""
    while "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rsplit("/", 1)[1]]
    either = schema.get("oneOf")
    if either:
        return any(is_null_described(one) for one in either)
    return Draft7Validator(schema).is_valid(None)


def typed_in_scripts(kind: str) -> dict[str, str]:
    """The types of a record's properties by name, which has brackets where it may be missing."""
    block = re.search(
        rf"@typedef {{object}} {kind.capitalize()}\b(.*?)(?:@typedef|\*/)",
        SCRIPT.read_text("utf-8"),
        re.DOTALL,
    )
    assert block, f"{SCRIPT.name} has no type of {kind}"
    return {name: of for of, name in re.findall(r"@property {(.+?)} (\S+)", block[1])}


def columns_of(kind: RecordKind) -> set[str]:
    return {column.name for column in MODELS[kind].__table__.c}


def a_record(kind: RecordKind) -> dict[str, object]:
    """A record with a value of the right type in each field."""
    return {one.name: a_value(one) for one in FIELDS[kind] if not one.made}


def a_value(field: Field) -> object:
    if field.name == "wording":
        words: dict[str, object] = dict.fromkeys(one.name for one in dataclasses.fields(Wording))
        return words | {"place_date_line": "{place}", "months": [""] * 12, "number_words": []}
    if literals(field):
        return literals(field)[0]
    of = next(one for one in field.types if one is not NoneType)
    return VALUES[get_origin(of) or of]


VALUES: dict[Any, object] = {
    str: "words",
    int: 7,
    float: 2.5,
    bool: True,
    list: ["words"],
    dict: {"key": "words"},
    dt.date: dt.date(2026, 3, 4),
    dt.datetime: dt.datetime(2026, 3, 4, 10, tzinfo=dt.UTC),
}
IN_SCRIPTS = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    list[str]: "string[]",
    dt.date: "string",
    dt.datetime: "number",
}
