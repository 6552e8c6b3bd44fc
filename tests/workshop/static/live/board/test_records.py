"""The scripts' types name the fields that the protocol's description names."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.places import ROOT

RECORDS = {
    "session": "Session",
    "timer": "Timer",
    "segment": "Segment",
    "step": "Step",
    "category": "Category",
    "placement": "Placement",
    "table": "Table",
    "idea": "Idea",
    "participant": "Participant",
    "vote": "Vote",
    "consent": "Consent",
    "suggestion": "Suggestion",
}


@pytest.mark.parametrize("schema", RECORDS)
def test_a_record_has_the_fields_of_the_protocol(schema: str) -> None:
    assert typed(RECORDS[schema]) == described(schema)


def described(schema: str) -> dict[str, bool]:
    """The fields, and whether every audience gets them."""
    text = (ROOT / "docs" / "live-protocol.asyncapi.yaml").read_text("utf-8")
    record: dict[str, Any] = yaml.safe_load(text)["components"]["schemas"][schema]
    return {name: name in record["required"] for name in record["properties"]}


def typed(name: str) -> dict[str, bool]:
    script = (ROOT / "workshop" / "static" / "live" / "board" / "records.js").read_text("utf-8")
    block = script.partition(f"@typedef {{object}} {name}")[2].partition("@typedef")[0]
    fields = re.findall(r"@property \{[^}]+\} (\[?)(\w+)", block)
    return {field: not optional for optional, field in fields}
