"""The list of what Samsyn is made of names all of it, with versions and licences."""

from __future__ import annotations

import json
import re

from requirements.parts import parts
from tests.places import ROOT

COMPONENTS = parts()["components"]


def test_every_library_that_it_runs_on_is_in_it() -> None:
    pins = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "run.txt").read_text(), re.M)
    of_python = [one["name"] for one in COMPONENTS if one["purl"].startswith("pkg:pypi/")]
    assert sorted(of_python) == sorted(pins)
    assert len(pins) > 30


def test_every_package_of_pages_and_documents_is_in_it() -> None:
    wanted = json.loads((ROOT / "frontend" / "package.json").read_text())["dependencies"]
    of_npm = {one["name"]: one for one in COMPONENTS if one["purl"].startswith("pkg:npm/")}
    assert {name: one["version"] for name, one in of_npm.items()} == wanted
    assert all(len(one["hashes"][0]["content"]) == 128 for one in of_npm.values())
    assert [name for name, one in of_npm.items() if one["scope"] == "excluded"] == ["esbuild"]


def test_each_has_a_licence_but_what_is_not_installed_here() -> None:
    without = {one["name"] for one in COMPONENTS if "licenses" not in one}
    assert without <= {one["name"] for one in COMPONENTS if one["scope"] == "optional"}


def test_each_is_named_once_and_the_list_is_the_same_each_time() -> None:
    names = [one["bom-ref"] for one in COMPONENTS]
    assert names == sorted(set(names))
    assert parts()["components"] == COMPONENTS
