"""What nobody may write here, whatever the other checks let pass; each exception is named.

`make check` has bandit's rules besides (ruff's S), among them those on SQL and `Markup`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.places import ROOT

OURS = ("samsyn", "facilitator", "participant", "exports", "workshop", "session_templates", "words")

MAKES_MARKUP = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment"
    r"|dangerouslySetInnerHTML|DOMParser)\b|\bdocument\.write|\beval\(|\bnew Function\b"
)
SAFE = re.compile(r"\|\s*safe\b|autoescape\s+false")
OF_TAGS_ALONE = {"workshop/templates/lists.html": 3}
"""Where so many places of a template are taken as markup, made of tags that it says itself."""

RUNS_SQL = {"execute", "exec_driver_sql", "executemany", "scalar", "scalars", "text"}
OF_OWN_NAMES = {
    "workshop/storage/database.py": 1,  # a pragma
    "workshop/storage/erasure.py": 1,  # a table
    "workshop/storage/notices.py": 1,  # a channel
}
"""Where so many statements are put together, of names that stand in the code."""

MADE_HERE = {
    "facilitator/minutes_page.py": 1,  # the writer of web pages escapes each text
    "facilitator/published.py": 1,
    "facilitator/second_step.py": 1,  # a QR code
    "facilitator/template_preview.py": 1,
    "workshop/http/page_setup.py": 1,  # icons
}
"""Where so many texts are taken as markup that our own code wrote."""


def files(ending: str) -> Iterator[tuple[str, str]]:
    """All files of the product with an ending: where they are, and what they say."""
    for folder in OURS:
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            if "vendor" not in path.parts and "joined" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def counted(found: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in found.items() if number}


def test_no_script_makes_markup_of_text() -> None:
    written = {name: MAKES_MARKUP.findall(text) for name, text in files(".js")}
    assert len(written) > 100
    assert {name: found for name, found in written.items() if found} == {}


def test_templates_take_nothing_as_markup_but_their_own_tags() -> None:
    found = {name: len(SAFE.findall(text)) for name, text in files(".html")}
    assert len(found) > 50
    assert counted(found) == OF_TAGS_ALONE


def test_what_is_taken_as_markup_in_python_is_listed() -> None:
    found = {name: len(calls(text, {"Markup"})) for name, text in files(".py")}
    assert counted(found) == MADE_HERE


def test_no_statement_is_put_together_of_strings() -> None:
    found = {
        name: sum(
            bool(call.args) and is_put_together(call.args[0]) for call in calls(text, RUNS_SQL)
        )
        for name, text in files(".py")
        if "/migrations/" not in name
    }
    assert len(found) > 200
    assert counted(found) == OF_OWN_NAMES


def calls(text: str, names: set[str]) -> list[ast.Call]:
    """The calls of functions or methods with these names."""
    every = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [call for call in every if name_of(call.func) in names]


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_put_together(argument: ast.expr) -> bool:
    """Whether it is a string of several parts: f"…{x}", "…" + x, "…" % x, "…".format(x)."""
    if isinstance(argument, ast.Call):
        return name_of(argument.func) == "format"
    if isinstance(argument, ast.BinOp):
        parts = (argument.left, argument.right)
        return any(isinstance(one, ast.Constant | ast.JoinedStr) for one in parts)
    return isinstance(argument, ast.JoinedStr)


def test_the_rules_see_what_they_forbid() -> None:
    assert MAKES_MARKUP.search("node.innerHTML = text")
    assert SAFE.search("{{ text|safe }}")
    for said in ('f"SELECT {x}"', '"SELECT " + x', '"SELECT %s" % x', '"SELECT {}".format(x)'):
        (call,) = calls(f"db.execute({said})", RUNS_SQL)
        assert is_put_together(call.args[0]), said
    (call,) = calls('db.execute("SELECT 1")', RUNS_SQL)
    assert not is_put_together(call.args[0])
