"""Tests mirror the tree: whoever knows where the code is knows where its tests are."""

from __future__ import annotations

from tests.places import PACKAGES, ROOT

TESTS = ROOT / "tests"


def test_each_folder_of_tests_stands_where_its_package_does() -> None:
    folders = {file.parent for file in TESTS.rglob("test_*.py")}
    mirrors = [at for at in folders if at.relative_to(TESTS).parts[:1] in {(p,) for p in PACKAGES}]
    assert len(mirrors) > len(PACKAGES)
    assert [str(at) for at in mirrors if not (ROOT / at.relative_to(TESTS)).is_dir()] == []


def test_each_package_has_tests() -> None:
    assert [name for name in PACKAGES if not any((TESTS / name).rglob("test_*.py"))] == []
    rooms = [at.parent for at in (ROOT / "workshop").glob("*/__init__.py")]
    assert [
        at.name for at in rooms if not any((TESTS / "workshop" / at.name).rglob("test_*.py"))
    ] == []
