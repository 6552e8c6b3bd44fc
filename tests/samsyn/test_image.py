"""The image: its steps, one after another in a clean folder; and whole, where an engine is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.places import DEMO, PACKAGES, ROOT
from tests.servers.installation import free_port

CONTAINERFILE = ROOT / "deploy" / "Containerfile"
ACCOUNT = "10001:10001"
ABSOLUTE = re.compile(r"(?<=[\s=])/(?=\w)")
MADE_HERE = shutil.ignore_patterns("__pycache__")


@pytest.mark.long
def test_its_steps_make_what_serves_and_writes_documents(tmp_path: Path) -> None:
    image = Image(tmp_path)
    for name, rest in steps():
        image.take(name, rest)
    assert (image.account, image.published) == (ACCOUNT, "8642")
    assert {"AS made", *PACKAGES} <= image.came_in
    assert sorted(one.name for one in image.root.iterdir()) == ["opt", "var"]
    kept = image.at(image.volume)
    assert (oct(kept.stat().st_mode)[-3:], [*kept.iterdir()]) == ("700", [])
    assert image.run("user", "list") == ""
    session = image.run("import", str(DEMO)).strip()
    for kind in ("docx", "pdf"):
        image.run("export", session, f"--format={kind}", f"--output={tmp_path}/minutes.{kind}")
    assert_serves(image)


def test_every_engine_there_is_makes_it_too() -> None:
    """Where there is none, what its steps make is all that is known."""
    for engine in engines():
        tag = "samsyn-of-tests"
        ran(engine, "build", f"--file={CONTAINERFILE}", f"--tag={tag}", str(ROOT))
        assert ran(engine, "run", "--rm", "--entrypoint=id", tag, "-u") == "10001\n"
        alone = ["--read-only", "--tmpfs=/tmp", "--cap-drop=ALL"]
        assert ran(engine, "run", "--rm", *alone, tag, "user", "list") == ""
        ran(engine, "rmi", tag)


def test_the_page_says_where_it_writes_and_as_whom() -> None:
    page = (ROOT / "docs" / "running.md").read_text("utf-8")
    said = dict(steps())
    for one in (said["VOLUME"], ACCOUNT.partition(":")[0], *json.loads(said["ENTRYPOINT"])):
        assert one in page


def assert_serves(image: Image) -> None:
    """It answers as it is started by itself, with its page and what that loads, and stops."""
    port = str(free_port())
    settings = {"SAMSYN_BASE_URL": "https://samsyn.example.org", "SAMSYN_PORT": port}
    started = image.starts(**settings)
    try:
        assert started.stdout is not None
        assert started.stdout.readline() == "Samsyn: https://samsyn.example.org\n"
        started.stdout.readline()
        with httpx.Client(headers={"Host": "samsyn.example.org"}, timeout=60) as web:
            here = f"http://127.0.0.1:{port}"
            page = web.get(f"{here}/").text
            style = re.findall(r'href="(/static/[^"]+\.css)"', page)
            assert [web.get(here + one).status_code for one in style] == [200]
    finally:
        started.terminate()
        started.communicate(timeout=60)
    assert started.returncode == 0


def steps() -> list[tuple[str, str]]:
    """The instructions of the file, each with what stands after its name."""
    lines = CONTAINERFILE.read_text("utf-8").replace("\\\n", " ").splitlines()
    said = (line.split(None, 1) for line in lines if line and not line.startswith("#"))
    return [(name, " ".join(rest.split())) for name, rest in said]


class Image:
    """What an engine would make of the steps, within a folder that stands for `/`.

    A stage is the folder while it is made, and then put aside under its name. The machine's own
    Python stands for that of the image below; owners are not changed, which takes root.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "root"
        self.came_in: set[str] = set()
        self._settings: dict[str, str] = {}
        self._stage, self._work = "", "/"
        programs = folder / "programs"
        programs.mkdir()
        python = programs / "python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
        python.chmod(0o700)
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("SAMSYN_")}
        self._beside = inherited | {"PATH": f"{programs}:{os.environ['PATH']}"}

    def take(self, name: str, rest: str) -> None:
        """One step. A kind that nobody wrote down here fails."""
        getattr(self, f"_{name.lower()}")(rest)

    def at(self, path: str) -> Path:
        """Where a path of the image is."""
        return self.root / Path("/", self._work, path).relative_to("/")

    def run(self, *arguments: str) -> str:
        """What its command prints."""
        return self._ended([*self._entry(), *arguments], self._inside())

    def starts(self, **settings: str) -> subprocess.Popen[str]:
        """It, as it starts by itself."""
        command = [*self._entry(), *json.loads(self.command)]
        return subprocess.Popen(
            command, env=self._inside() | settings, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def _entry(self) -> list[str]:
        first, *more = json.loads(self.entrypoint)
        return [str(self.at(first)), *more]

    def _inside(self) -> dict[str, str]:
        return self._beside | {"LANGUAGE": "en"} | self._settings

    def _ended(self, command: list[str], settings: dict[str, str]) -> str:
        ended = subprocess.run(
            command, cwd=self.at("."), env=settings, capture_output=True, encoding="utf-8"
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def _from(self, rest: str) -> None:
        if self._stage:
            self.root.rename(self.folder / self._stage)
        self.root.mkdir()
        self._work, self._settings = "/", {}
        base, _, self._stage = rest.partition(" AS ")
        assert base.startswith("docker.io/library/python:3.")
        self.came_in.add(f"AS {self._stage}")

    def _workdir(self, rest: str) -> None:
        self._work = rest
        self.at(rest).mkdir(parents=True)

    def _copy(self, rest: str) -> None:
        flags = dict(one.split("=") for one in rest.split() if one.startswith("--"))
        *sources, target = (one for one in rest.split() if not one.startswith("--"))
        assert flags.get("--chown", ACCOUNT) == ACCOUNT
        for source in sources:
            stage = flags.get("--from")
            there = self.folder / stage / source.lstrip("/") if stage else ROOT / source
            self.came_in |= {source} if stage is None else set()
            if there.is_dir():
                shutil.copytree(
                    there, self.at(target), symlinks=True, ignore=None if stage else MADE_HERE
                )
            else:
                shutil.copy(there, self.at(target))

    def _run(self, rest: str) -> None:
        self._ended(["sh", "-c", ABSOLUTE.sub(f"{self.root}/", rest)], self._beside)

    def _env(self, rest: str) -> None:
        name, value = rest.split("=")
        self._settings[name] = ABSOLUTE.sub(f"{self.root}/", f" {value}").strip()

    def _user(self, rest: str) -> None:
        self.account = rest

    def _volume(self, rest: str) -> None:
        self.volume = rest

    def _expose(self, rest: str) -> None:
        self.published = rest

    def _entrypoint(self, rest: str) -> None:
        self.entrypoint = rest

    def _cmd(self, rest: str) -> None:
        self.command = rest


def engines() -> list[str]:
    """What makes images on this machine, and answers."""
    found = [path for name in ("docker", "podman") if (path := shutil.which(name))]
    return [
        one for one in found if subprocess.run([one, "info"], capture_output=True).returncode == 0
    ]


def ran(engine: str, *arguments: str) -> str:
    ended = subprocess.run([engine, *arguments], capture_output=True, encoding="utf-8")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout
