"""What `docs/live-protocol.asyncapi.yaml` says, and whether something is so."""

from __future__ import annotations

from typing import Any

import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT7

from tests.places import DOCS

FILE = DOCS / "live-protocol.asyncapi.yaml"
DOCUMENT: dict[str, Any] = yaml.load(FILE.read_bytes(), yaml.CSafeLoader)
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]

_HERE = "urn:described"
_REGISTRY: Registry[Any] = Registry().with_resource(_HERE, DRAFT7.create_resource(DOCUMENT))


def fault(name: str, value: object) -> str | None:
    """What of a value is not as the schema of that name says; None: it is so."""
    schema = {"$ref": f"{_HERE}#/components/schemas/{name}"}
    error = best_match(Draft7Validator(schema, registry=_REGISTRY).iter_errors(value))
    return error and f"{name}: {error.json_path}: {error.message[:500]}"


def names_in(schema: Any) -> list[str]:
    """The schemas that one refers to by `oneOf`, by their last word."""
    return [one["$ref"].rsplit("/", 1)[1] for one in schema["oneOf"]]


def refusals(name: str) -> set[str]:
    """The names of refusals that an answer may have."""
    refused = SCHEMAS[name]["properties"]["refused"]
    return set(refused.get("enum") or [refused["const"]])


def effects(audience: str) -> set[tuple[str, str]]:
    """What an audience is told: (type of record, "put" or "drop")."""
    told = set[tuple[str, str]]()
    for one in SCHEMAS[f"{audience}Effect"]["allOf"][1]["oneOf"]:
        noun, _ = one["items"]
        told |= (
            {(noun["const"], "put")} if "const" in noun else {(it, "drop") for it in noun["enum"]}
        )
    return told
