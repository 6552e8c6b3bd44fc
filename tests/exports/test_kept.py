"""Kept documents: back as they were, with a sum that tells any other text from this one."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from exports.document import (
    Bullet,
    Bullets,
    Chart,
    Document,
    Front,
    Heading,
    Matrix,
    Names,
    Part,
    Prompt,
    Report,
    Section,
    Series,
    Table,
    Text,
)
from exports.kept import content_of, digest_of, document_of
from tests.exports.sessions import PUBLISHED, as_document, large, published

MADE_AT = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def everything() -> Document:
    """A document with one of every part there is, in no order that a meeting has."""
    document = kept_and_read(as_document(large()))  # without what no database can hold
    odd = Section(
        "Allt annat",
        (
            Text("Ett stycke"),
            Heading("En rubrik", 1),
            Prompt("En slutsats", "outcome"),
            Names(("A", "B"), as_row=True),
            Table("En tabell", ("Vad", "Hur många"), ((Bullet("x", source="bord 1"), 3),)),
            Chart("Ett diagram", ("2025", "2026"), (Series("Rad", (1.5, None)),)),
        ),
        (Section("", (Bullets((Bullet("=1+1", 3, question=True, gap_before=True),)),)),),
        Report("Fastställd", "Region"),
    )
    return replace(
        document,
        sections=(*document.sections, odd),
        front=Front("Ovanför", "Under", ("Märke", "Rad")),
        figures=Section("Siffror"),
    )


def kept_and_read(document: Document) -> Document:
    content = content_of(document)
    return document_of(content, document.state, document.made_at, document.identifier)


def test_a_document_comes_back_as_it_was() -> None:
    document = everything()
    assert kept_and_read(document) == replace(document, appendix=None)
    parts = {type(part) for section in document.sections for part in section.parts}
    below = {type(part) for part in document.sections[-1].sections[0].parts}
    assert parts | below >= set(get_args(Part)) - {Matrix} or parts | below == set(get_args(Part))


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_minutes_come_back(name: str) -> None:
    document = as_document(published(name))
    assert kept_and_read(document) == replace(document, appendix=None)


def test_neither_state_nor_moment_nor_appendix_is_in_the_sum() -> None:
    document = everything()
    other = replace(
        document,
        state="settled",
        made_at=MADE_AT,
        identifier="x",
        appendix=Section("Bilaga", (Text("Underlag"),)),
    )
    assert content_of(other) == content_of(document)


@pytest.mark.parametrize(
    "name",
    sorted(
        {field.name for field in fields(Document)}
        - {"state", "made_at", "identifier", "appendix", "words"}
    ),
)
def test_any_other_text_has_another_sum(name: str) -> None:
    document = everything()
    changed: dict[str, Any] = {
        "keywords": ("annat",),
        "sections": document.sections[1:],
        "front": Front(),
        "figures": None,
    }
    other = replace(document, **{name: changed.get(name, "något annat")})
    assert digest_of(content_of(other)) != digest_of(content_of(document))


def test_what_has_its_default_is_left_out_so_that_a_new_field_changes_no_sum() -> None:
    assert content_of(everything()).count('"gap_before":false') == 0
    assert '"level":0' not in content_of(everything())
