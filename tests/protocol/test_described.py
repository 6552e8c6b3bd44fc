"""The protocol's description is a sound one, and names what the code has and nothing more."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from tests.meetings.memory_board import ANNA, MemoryBoard
from tests.places import ROOT
from tests.protocol.described import DOCUMENT, SCHEMAS, names_in, refusals
from words.checked import Checked
from workshop.http import live_sockets
from workshop.live.sent_records import AUTHORS, LEAD_ONLY
from workshop.meeting.operations import KINDS
from workshop.meeting.records import RecordKind
from workshop.meeting.refusal import SENTENCES
from workshop.storage.board import MODELS
from workshop.wires import socket_io_packets

OF_ASYNCAPI = ROOT / ".venv/npm/node_modules/@asyncapi/specs/schemas/3.0.0.json"
WORDS = ROOT / "docs/live-protocol.md"
COMMON = {"op_id", "kind"}


def test_it_is_asyncapi() -> None:
    if not OF_ASYNCAPI.exists():
        pytest.skip("@asyncapi/specs is not installed (make test installs it)")
    schema = json.loads(OF_ASYNCAPI.read_text("utf-8"))
    error = best_match(Draft7Validator(schema).iter_errors(DOCUMENT))
    assert error is None, f"{error.json_path}: {error.message[:500]}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


def test_all_that_is_referred_to_is_there_and_used() -> None:
    referred = set(re.findall(r"'\$ref': '#/([^']+)'", str(DOCUMENT)))
    for path in referred:
        found: Any = DOCUMENT
        for key in path.split("/"):
            found = found[key]
    named = {f"components/schemas/{name}" for name in SCHEMAS}
    assert named <= referred, named - referred


def test_it_names_every_kind_of_operation() -> None:
    assert sorted(names_in(SCHEMAS["operation"])) == sorted(KINDS)
    assert all(SCHEMAS[kind]["properties"]["kind"] == {"const": kind} for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_operation_has_the_fields_that_are_read(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Asked(Exception):
        """What fields an operation must and may have."""

    def only(_self: Checked, required: Collection[str], optional: Collection[str] = ()) -> None:
        raise Asked(set(required), {*required, *optional})

    monkeypatch.setattr(Checked, "only", only)
    with pytest.raises(Asked) as asked:
        KINDS[kind](MemoryBoard(), ANNA, Checked({}))
    schema = SCHEMAS[kind]
    assert (set(schema["required"]), set(schema["properties"])) == asked.value.args
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_name_the_same_fields(kind: str) -> None:
    """What is required stands before the semicolon, without what is told of it in brackets."""
    (row,) = (cells for cells in rows() if kind in cells[0].split(", "))
    required, _, optional = re.sub(r"\(.*?\)", "", row[1]).partition(";")
    fields = set(re.findall(r"\w+", required))
    assert fields | COMMON == set(SCHEMAS[kind]["required"])
    assert fields | set(re.findall(r"\w+", optional)) | COMMON == set(SCHEMAS[kind]["properties"])


def test_the_words_name_the_same_refusals() -> None:
    named = {name for cells in rows() for name in cells[0].split(", ")}
    assert refusals("operationRefused") | {"conflict", "unavailable"} <= named


@pytest.mark.parametrize("kind", get_args(RecordKind))
def test_the_words_name_the_fields_of_a_record(kind: str) -> None:
    (row,) = (cells for cells in rows() if cells[0] == kind and len(cells) == 2)
    assert set(SCHEMAS[kind]["properties"]) <= set(re.findall(r"\w+", row[1]))


def rows() -> list[list[str]]:
    """The cells of all tables of the protocol in words."""
    lines = WORDS.read_text("utf-8").splitlines()
    return [[cell.strip() for cell in one.split("|")[1:-1]] for one in lines if one[:1] == "|"]


def test_it_names_every_refusal() -> None:
    of_one = refusals("operationRefused") | refusals("conflict")
    whole = refusals("refused") | refusals("bye")
    assert of_one | whole == {*SENTENCES, "too_many"}
    assert refusals("bye") == {*live_sockets.FINAL, "too_many"}
    assert whole & of_one == {"malformed", "ended"}


def test_it_names_every_type_of_record() -> None:
    kinds = set(get_args(RecordKind))
    assert kinds == set(MODELS)
    assert set(SCHEMAS["snapshotOfLead"]["properties"]) == kinds
    assert set(SCHEMAS["snapshotOfRoom"]["properties"]) == kinds - {"participant", "expected"}


@pytest.mark.parametrize("kind", get_args(RecordKind))
def test_it_holds_what_is_kept_from_the_room(kind: RecordKind) -> None:
    """What not every audience has of a record is what is not required of all."""
    schema = SCHEMAS[kind]
    kept = LEAD_ONLY[kind]
    assert set(schema["properties"]) - set(schema["required"]) == kept
    for name, hidden in ((f"{kind}ToRoom", kept), (f"{kind}ToOwner", kept - AUTHORS[kind])):
        if name in SCHEMAS:
            assert not any(SCHEMAS[name]["allOf"][1]["properties"][one] for one in hidden)
    if f"{kind}ToLead" in SCHEMAS:
        assert set(SCHEMAS[f"{kind}ToLead"]["allOf"][1]["required"]) == kept


def test_it_names_every_event() -> None:
    asked = {"connect", *socket_io_packets._EVENTS}  # noqa: SLF001
    assert events("receive", "socket") == asked
    sources = (ROOT / "workshop").rglob("*.py")
    sent = re.compile(r'event_frame\("(\w+)"')
    said = {name for path in sources for name in sent.findall(path.read_text("utf-8"))}
    assert events("send", "socket") == said


def events(action: str, channel: str) -> set[str]:
    return {
        message["$ref"].rsplit("/", 1)[1]
        for one in DOCUMENT["operations"].values()
        if one["action"] == action and one["channel"]["$ref"] == f"#/channels/{channel}"
        for message in one["messages"]
    }
