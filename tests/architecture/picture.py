"""The picture of the house in docs/architecture.md, drawn from the code: its floors as
import-linter holds them, what each room says it is for, and where one idea passes.

`python -m tests.architecture.picture` draws it anew; a test fails where it is not of today.
"""

from __future__ import annotations

import ast
import tomllib
from html import escape
from pathlib import Path

from tests.places import DOCS, ROOT

PICTURE = DOCS / "pictures" / "house.svg"

STOPS = [
    ("the phone keeps it and draws it as being saved", "workshop/static/live/write/outbox.js"),
    ("a socket or plain HTTP brings it in", "workshop/http/live_sockets.py"),
    ("the turn: lock, decide, number, store", "workshop/live/turn.py"),
    ("one frame to each audience, then the answer", "workshop/live/fanout.py"),
    ("every screen applies and draws it", "workshop/static/live/board/board.js"),
    ("the minutes gather it and write it", "exports/gather/minutes.py"),
]
"""The way of one idea: what happens, and in which file."""

SCREENS = "workshop.static.live", "What runs on every screen: phone, console and wall."
"""The room that is no Python package."""

WIDTH, LINE, MARGIN, GAP = 960, 22, 16, 6
_STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1d2733}.name{font-weight:600}.way{fill:#0b5c8a}"
    "rect{fill:#f3f6f9;stroke:#b9c6d3}"
)


def drawn() -> str:
    """The picture as SVG."""
    shapes, top = [], MARGIN
    for rooms in [[SCREENS[0]], *floors()]:
        lines = [line for room in rooms for line in _room(room)]
        height = LINE * len(lines) + 10
        box = f'x="{MARGIN}" y="{top}" width="{WIDTH - 2 * MARGIN}" height="{height}"'
        shapes.append(f'<rect {box} rx="6"/>')
        shapes += [_text(line, top + LINE * (n + 1) - 2) for n, line in enumerate(lines)]
        top += height + GAP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + MARGIN}" role="img"'
        ' aria-label="The floors of the house from top to bottom, imports going down"'
    )
    return f"{head}><style>{_STYLE}</style>\n" + "\n".join(shapes) + "\n</svg>\n"


def floors() -> list[list[str]]:
    """The rooms of each floor, the highest first, as the import rule holds them."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(rule["layers"] for rule in rules["contracts"] if rule["id"] == "floors")
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def purpose(room: str) -> str:
    """The first sentence of what a package says of itself."""
    if room == SCREENS[0]:
        return SCREENS[1]
    source = (ROOT / room.replace(".", "/") / "__init__.py").read_text("utf-8")
    said = ast.get_docstring(ast.parse(source))
    if not said:
        raise ValueError(f"{room} does not say what it is for")
    return said.splitlines()[0]


def _room(room: str) -> list[str]:
    folder = room.replace(".", "/") + "/"
    passed = [
        f'<tspan class="way">{number}. {escape(what)}: {escape(Path(path).name)}</tspan>'
        for number, (what, path) in enumerate(STOPS, 1)
        if path.startswith(folder)
    ]
    return [f'<tspan class="name">{folder}</tspan>  {escape(purpose(room))}', *passed]


def _text(line: str, y: int) -> str:
    x = MARGIN + (28 if 'class="way"' in line else 10)
    return f'<text x="{x}" y="{y}" xml:space="preserve">{line}</text>'


if __name__ == "__main__":
    PICTURE.write_text(drawn(), "utf-8", newline="\n")
