"""What Samsyn is made of, as CycloneDX 1.6: `make sbom`.

Out of the lock files, and of what is installed its licences: the same ones give the same bytes.
What is only needed to build it has the scope "excluded", what not every machine needs "optional".
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BUILDS = {"esbuild"}
"""What npm brings that no browser gets."""

_PIN = re.compile(r"^([\w.-]+)==([^\s;]+) *(;)?", re.MULTILINE)

Part = dict[str, Any]


def parts() -> Part:
    """The whole list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    whole = {"type": "application", "name": project["name"], "version": project["version"]}
    licence = {"licenses": [{"expression": project["license"]}]}
    found = sorted([*_of_python(), *_of_npm()], key=lambda part: part["bom-ref"])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole | {"bom-ref": project["name"]} | licence},
        "components": found,
    }


def _of_python() -> Iterator[Part]:
    pins = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    for name, version, not_everywhere in _PIN.findall(pins):
        scope = "optional" if not_everywhere else "required"
        yield _part(f"pkg:pypi/{name}@{version}", name, version, scope, _licence_of(name))


def _of_npm() -> Iterator[Part]:
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text("utf-8"))["packages"]
    for name in lock[""]["dependencies"]:
        package = lock[f"node_modules/{name}"]
        version, scope = package["version"], "excluded" if name in BUILDS else "required"
        address = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        algorithm, _, digest = package["integrity"].partition("-")
        content = base64.b64decode(digest).hex()
        hashes = [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": content}]
        yield _part(address, name, version, scope, package["license"]) | {"hashes": hashes}


def _part(address: str, name: str, version: str, scope: str, licence: str) -> Part:
    about = {"type": "library", "bom-ref": address, "name": name, "version": version}
    licences = {"licenses": [{"license": {"name": licence}}]} if licence else {}
    return about | {"scope": scope, "purl": address} | licences


def _licence_of(name: str) -> str:
    """As the package itself says, if only by its text's title; "" where it is not installed."""
    try:
        said, files = metadata.metadata(name), metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return ""
    classified = [
        one.rpartition(" :: ")[2]
        for one in said.get_all("Classifier") or []
        if one.startswith("License :: ")
    ]
    whole = [said[name] for name in ("License-Expression", "License") if name in said]
    short = [one for one in whole if 0 < len(one) < 100]
    titles = [
        one.read_text("utf-8").partition("\n")[0].strip()
        for one in files
        if ".dist-info" in str(one) and one.name in said.get_all("License-File", [])
    ]
    return short[0] if short else ", ".join(classified or titles[:1])


if __name__ == "__main__":
    sys.stdout.write(json.dumps(parts(), ensure_ascii=False, indent=1) + "\n")
