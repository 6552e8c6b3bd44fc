"""Kinds of segment are known by their traits: in one table a language, and by name nowhere else."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

from session_templates.kinds import KINDS, Kind, SegmentKind, StepKind, steps_of
from tests.places import PACKAGES, ROOT

OF_SCREENS = ROOT / "workshop" / "static" / "live" / "board" / "kinds.js"

KNOW_NAMES = (
    "session_templates/kinds.py",
    "session_templates/segments.py",  # traits
    "workshop/storage/models/count.py",  # a table
    "workshop/static/live/board/kinds.js",
    # Which writes, reads or draws which kind.
    "exports/",
    "workshop/sessions/interchange/",
    "workshop/storage/migrations/",
    "facilitator/static/console/segment.js",
    "facilitator/static/wall/app.js",
    "facilitator/static/wall/voting/voting.js",
)
"""The files that may say what a kind is called."""


def test_every_kind_has_a_name_and_steps_that_there_are() -> None:
    assert tuple(KINDS) == get_args(SegmentKind)
    for name, kind in KINDS.items():
        assert set(kind.steps) <= set(get_args(StepKind)) - {"vote"}
        assert steps_of(name, 3) == (*steps_of(name, None), "vote")
        assert kind.written == ("write" in kind.steps)
        assert not kind.makes_categories or kind.categories
        assert not kind.pairs or kind.categories


def test_screens_know_the_same_of_each_kind() -> None:
    assert kinds_of_screens() == {name: traits(kind) for name, kind in KINDS.items()}


def kinds_of_screens() -> Any:
    """The table in the script: an object of plain values, so nearly JSON."""
    script = OF_SCREENS.read_text("utf-8")
    (table,) = re.findall(r"export const KINDS = (\{.*?\n\});", script, re.S)
    return json.loads(re.sub(r",(\s*[\]}])", r"\1", re.sub(r"(\w+):", r'"\1":', table)))


def traits(kind: Kind) -> dict[str, Any]:
    """What is so of a kind."""
    said = {field.name: getattr(kind, field.name) for field in fields(kind)}
    return {trait: value for trait, value in said.items() if value} | {"steps": [*kind.steps]}


# ---- By name nowhere else


@pytest.mark.parametrize("ending", ["py", "js", "html"])
def test_nobody_else_says_what_a_kind_is_called(ending: str) -> None:
    assert [line for file in sources(ending) for line in names_in(file)] == []


def sources(ending: str) -> Iterator[Path]:
    """All our own files of a sort but those that may know names."""
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob(f"*.{ending}")):
            about = file.relative_to(ROOT).as_posix()
            if "/static/vendor/" not in about and not about.startswith(KNOW_NAMES):
                yield file


NAMES = "|".join(KINDS)
KIND = re.compile(rf"(?:{NAMES})(?: \w+)?")
"""A kind, or a kind and a step of it."""

LITERAL = re.compile(rf"""(?<!class=)(["'`])(?:{NAMES})(?: \w+)?\1|KINDS\.(?:{NAMES})\b""")


def names_in(file: Path) -> list[str]:
    """Where a file says what a kind is called; a class of a style is no kind."""
    about, text = file.relative_to(ROOT), file.read_text("utf-8")
    if file.suffix == ".py":
        constants = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
        values = ((node.lineno, node.value) for node in constants)
        return [
            f"{about}:{number}: {value}"
            for number, value in values
            if isinstance(value, str) and KIND.fullmatch(value)
        ]
    lines = enumerate(text.splitlines(), 1)
    return [f"{about}:{number}: {line}" for number, line in lines if LITERAL.search(line)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.py", 'if segment.kind == "matrix":\n    pass\n'),
        ("x.py", 'VIEWS = {"lists vote": 1}\n'),
        ("x.js", "if (segment.kind === 'frame') return;"),
        ("x.js", 'const wide = segment.kind !== "lists";'),
        ("x.js", "texts.steps[`frame discuss`]"),
        ("x.js", "return KINDS.matrix;"),
        ("x.html", "{% if segment.kind == 'matrix' %}"),
    ],
)
def test_a_name_is_noticed(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.session_templates.test_kinds.ROOT", tmp_path)
    (tmp_path / name).write_text(text, "utf-8")
    assert len(names_in(tmp_path / name)) == 1
