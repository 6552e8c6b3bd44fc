"""The two style sheets: what a participant loads is a part of what those who lead load."""

from __future__ import annotations

from tests.places import ROOT

STYLES = ROOT / "workshop" / "static" / "css"


def lines_of(sheet: str) -> list[str]:
    """The layers and the parts that a sheet names, in order."""
    lines = (STYLES / sheet).read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith("@")]


def test_both_sheets_lay_the_same_parts_in_the_same_order() -> None:
    whole, participants = lines_of("samsyn.css"), lines_of("participant.css")
    assert participants == [line for line in whole if line in participants]
    assert len(participants) < len(whole)
