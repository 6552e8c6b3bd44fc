"""The picture of the curves is one that can be read, by eyes and by programs."""

from __future__ import annotations

from lxml import etree

from tests.benchmarks.curves import Panel, svg

NAMES = {"svg": "http://www.w3.org/2000/svg"}
CURVES = {"Samsyn": [(50.0, 9.0), (500.0, 8.0)], "Node & co": [(50.0, 30.0), (500.0, 16.0)]}


def drawn() -> etree._Element:
    panel = Panel("Processor", "screens", "ms", CURVES)
    return etree.fromstring(svg("How it grows", "Two <curves>.", [panel, panel]).encode())


def test_it_says_what_it_shows() -> None:
    assert drawn().findtext("svg:title", namespaces=NAMES) == "How it grows"
    assert drawn().findtext("svg:desc", namespaces=NAMES) == "Two <curves>."
    words = [one.text for one in drawn().iterfind(".//svg:text", NAMES)]
    assert words.count("Processor") == words.count("Samsyn") == words.count("Node & co") == 2


def test_less_is_lower_and_everything_is_inside() -> None:
    circles = drawn().findall(".//svg:circle", NAMES)[:4]
    heights = [float(one.get("cy", "")) for one in circles]
    assert heights[1] > heights[0] > heights[3] > heights[2]
    assert all(0 < height < 300 for height in heights)


def test_names_of_curves_that_end_together_do_not_cover_each_other() -> None:
    same = {name: [(1.0, 5.0), (2.0, 5.0)] for name in "abc"}
    text = svg("", "", [Panel("", "", "", same)])
    places = [
        float(one.get("y", ""))
        for one in etree.fromstring(text.encode()).iterfind(".//svg:text", NAMES)
        if one.text in same
    ]
    assert len(places) == 3
    assert min(abs(a - b) for a in places for b in places if a is not b) >= 15
