"""Names of downloaded files."""

from __future__ import annotations

from datetime import date

import pytest

from exports.file_names import document_file_name
from exports.formats import FORMATS

DAY = date(2017, 11, 27)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Linköping", "linkoping"),
        ("  Västra  Götaland / Borås ", "vastra-gotaland-boras"),
        ("Tromsø & Ærø", "tromso-aero"),
        ("Straße", "strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("東京", "s-17"),
        ("", "s-17"),
        ("-- ? --", "s-17"),
        ("x" * 300, "x" * 60),
    ],
)
def test_the_place_folded_to_ascii_or_else_the_id(place: str, name: str) -> None:
    file_name = document_file_name(place, DAY, "S_17", "minutes", FORMATS["docx"])
    assert file_name == f"minutes-{name}-2017-11-27.docx"
