"""The static files: one tree under a digest, compressed, joined where nothing has changed since."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workshop.http.assets import Assets

ENTRY, PART = 'import "./part.js";\n', '// Why.\nconsole.log("part");\n'
JOINED = 'console.log("part");'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two modules, and an entry that is a little more than nothing when it is compressed."""
    made = tmp_path / "static"
    made.mkdir()
    (made / "entry.js").write_text(ENTRY, "utf-8")
    (made / "part.js").write_text(PART * 20, "utf-8")
    return made


@pytest.fixture
def joined(folder: Path, tmp_path: Path) -> Path:
    """What the build leaves: the text, and of what it was made."""
    parts = {path.name: digest(path) for path in folder.iterdir()}
    file = tmp_path / "joined.json"
    file.write_text(json.dumps({"entry.js": {"text": JOINED, "of": parts}}), "utf-8")
    return file


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def client(assets: Assets) -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(assets.blueprint())
    return app.test_client()


def entry_of(assets: Assets) -> str:
    return client(assets).get(assets.url("entry.js")).text


def test_the_joined_file_stands_in_the_place_of_its_entry(folder: Path, joined: Path) -> None:
    assert entry_of(Assets({"": folder}, joined)) == JOINED
    assert entry_of(Assets({"": folder}, joined.with_name("none"))) == ENTRY


def test_an_edit_of_a_part_shows_without_a_build(folder: Path, joined: Path) -> None:
    before = Assets({"": folder}, joined)
    (folder / "part.js").write_text("edited();\n", "utf-8")
    after = Assets({"": folder}, joined)
    assert entry_of(after) == ENTRY
    assert client(after).get(after.url("part.js")).text == "edited();\n"
    assert after.digest != before.digest


def test_a_part_that_is_gone_counts_as_an_edit(folder: Path, joined: Path) -> None:
    (folder / "part.js").unlink()
    assert entry_of(Assets({"": folder}, joined)) == ENTRY


def test_comments_stay_behind_and_the_rest_is_compressed(folder: Path, joined: Path) -> None:
    assets = Assets({"": folder}, joined)
    answer = client(assets).get(assets.url("part.js"), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == 'console.log("part");\n' * 20
    assert len(answer.data) < 100
    assert "immutable" in answer.headers["Cache-Control"]


def test_an_old_digest_gets_the_file_of_today_but_not_for_ever(folder: Path, joined: Path) -> None:
    assets = Assets({"": folder}, joined)
    answer = client(assets).get("/static/0123456789ab/entry.js")
    assert answer.text == JOINED
    assert answer.headers["Cache-Control"] == "no-cache"


def test_no_page_links_to_a_file_that_is_not_there(folder: Path, joined: Path) -> None:
    with pytest.raises(KeyError):
        Assets({"": folder}, joined).url("gone.js")
