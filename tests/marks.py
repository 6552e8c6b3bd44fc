"""What each test needs, as marks: a browser, servers, PostgreSQL. Nobody sets these by hand.

They are read off what a test and its fixtures name, and what the functions named there name. A
test that starts a process although its marks say that it needs none fails. Only `long`, for what
takes seconds of thinking, is set where the test stands.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType, ModuleType

import pytest

NEEDS = {
    "playwright": "browser",
    "tests.people.in_browsers": "browser",
    "tests.servers": "server",
    "subprocess": "server",
    "multiprocessing": "server",
    "workshop.http.command_process": "server",
}
"""What those need who use something out of a module, or out of one within it."""
STARTS = {"subprocess.Popen", "os.fork", "os.posix_spawn"}
LONGEST_FIRST = ("long", "browser", "server")

Thing = FunctionType | type | ModuleType


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests. Files that take longest come first, so that all processes end together."""
    turns: dict[object, int] = {}
    for item in items:
        for need in needs_of(item):
            item.add_marker(need)
        turns[item.path] = min(turn_of(item), turns.get(item.path, len(LONGEST_FIRST)))
    items.sort(key=lambda item: turns[item.path])


def turn_of(item: pytest.Item) -> int:
    """How early a test makes its file come."""
    marked = (turn for turn, mark in enumerate(LONGEST_FIRST) if item.get_closest_marker(mark))
    return next(marked, len(LONGEST_FIRST))


def needs_of(item: pytest.Item) -> set[str]:
    """The marks of a test."""
    assert isinstance(item, pytest.Function)
    fixtures = item._fixtureinfo.name2fixturedefs.values()  # noqa: SLF001
    needs = {need for defined in fixtures for need in needed_by(defined[-1].func)}
    chosen = item.callspec.params.values() if hasattr(item, "callspec") else ()
    on_postgresql = "postgresql" in chosen or "cluster" in item.fixturenames
    return needs | needed_by(item.function) | ({"postgresql"} if on_postgresql else set())


@cache
def needed_by(function: object) -> frozenset[str]:
    """What a function needs, by all that it reaches within the tests."""
    needs: set[str] = set()
    reached, waiting = {function}, [function]
    while waiting:
        for thing in named_in(waiting.pop()) - reached:
            reached.add(thing)
            module = thing.__name__ if isinstance(thing, ModuleType) else thing.__module__
            need = next((need for start, need in NEEDS.items() if is_in(module, start)), None)
            if need:
                needs.add(need)
            elif is_in(module, "tests"):
                waiting.append(thing)
    return frozenset(needs)


@cache
def named_in(thing: object) -> frozenset[Thing]:
    """What a function names, in its types as well; of a class, what its methods name."""
    return frozenset(_named_in(thing))


def _named_in(thing: object) -> Iterator[Thing]:
    if isinstance(thing, type):
        for part in vars(thing).values():
            yield from _named_in(getattr(part, "fget", None) or part)
    elif isinstance(thing, FunctionType):
        function: FunctionType = inspect.unwrap(thing)
        names = {name for code in codes_in(function.__code__) for name in code.co_names}
        names |= set(re.findall(r"\w+", " ".join(map(str, function.__annotations__.values()))))
        spaces = [function.__globals__]
        spaces += [vars(one) for one in known(names, spaces[0]) if isinstance(one, ModuleType)]
        yield from (one for space in spaces for one in known(names, space))


def known(names: set[str], space: dict[str, object]) -> list[Thing]:
    """What stands for these names in a module."""
    return [one for name in names if isinstance(one := space.get(name), Thing)]


def codes_in(code: CodeType) -> Iterator[CodeType]:
    """A function's code, and that of the functions within."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from codes_in(inner)


def is_in(module: str, start: str) -> bool:
    return module == start or module.startswith(f"{start}.")


class NoProcesses:
    """Keeps tests from starting processes that their marks say nothing of."""

    def __init__(self) -> None:
        self.running: pytest.Item | None = None
        sys.addaudithook(self.hear)

    def hear(self, event: str, _arguments: object) -> None:
        if self.running and event in STARTS:
            raise AssertionError("it starts a process: tests/marks.py does not see where")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        marked = any(item.get_closest_marker(need) for need in {*NEEDS.values(), "postgresql"})
        self.running = None if marked else item
        try:
            return (yield)
        finally:
            self.running = None


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(NoProcesses())
