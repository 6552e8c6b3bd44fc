"""Bad files: one sentence that says where, nothing stored; on the page it stands by the field."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.meetings.made_up import big_session
from tests.people.over_http import Facilitator
from tests.places import ANYWHERE
from tests.servers.installation import Installation
from tests.servers.office import Office
from words import catalogues

GOOD = ANYWHERE.read_bytes()
FRAME = "reference_frame"

Change = Callable[[Any], object]


def changed(change: Change) -> bytes:
    """The good session with a change."""
    session = json.loads(GOOD)
    change(session)
    return json.dumps(session).encode()


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "The file is empty."),
    "blank": (b" \n\t ", "The file is not JSON, or a part of it is missing (line 2, column 3)."),
    "truncated": (
        GOOD.rstrip()[:-1],
        (
            "The file is not JSON, or a part of it is missing "
            "(line {last_line}, column {last_column})."
        ),
    ),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "The file is not UTF-8 text (byte 1)."),
    "20,000 deep": (b'{"a":' * 20_000, "The file is nested too deeply."),
    "20,000 deep in a session": (
        GOOD.replace(b'"ideas": [', b'"ideas": [' + b'{"children": [' * 20_000, 1),
        "The file is nested too deeply.",
    ),
    "latin-1": ('{"schema": "Målbild"}'.encode("latin-1"), "The file is not UTF-8 text (byte 14)."),
    "no session": (b"[]", "The file must hold a meeting: a table of keys and values."),
    "wrong version": (
        GOOD.replace(b"session/1", b"session/2"),
        "schema: is “three-segment-session/2”; no method here is called so",
    ),
    "unknown category": (
        changed(lambda s: s["segments"]["measures"].update(order=["roofs"])),
        "segments.measures.order[0]: is “roofs”, which is not among the categories",
    ),
    "doubled category": (
        changed(lambda s: s["categories"].insert(2, s["categories"][1])),
        "categories[2].id: is the category “rooms” a second time",
    ),
    "category listed twice": (
        changed(lambda s: s["segments"][FRAME].update(category_list=["rooms", "rooms"])),
        "segments.reference_frame.category_list[1]: is the category “rooms” a second time",
    ),
    "wrong type": (
        changed(lambda s: s["segments"][FRAME]["ideas"][0].update(text=7)),
        "segments.reference_frame.ideas[0].text: must be a text",
    ),
    "impossible date": (
        changed(lambda s: s.update(date="2017-02-30")),
        "date: is “2017-02-30”; it must be a date like 2017-11-27",
    ),
    "extra key": (
        changed(lambda s: s.update(participants=[])),
        "participants: is not a key that belongs here",
    ),
    "extra key with a line break": (
        changed(lambda s: s.update({"a\nb": 1})),
        "a�b: is not a key that belongs here",
    ),
    "no key": (changed(lambda s: s.pop("place")), "place: is missing"),
    "key twice": (
        GOOD.replace(b'"place"', b'"title": "again", "place"', 1),
        "title: is there twice",
    ),
}

IN_SWEDISH = {
    "empty": ("The file is empty.", "{said}"),
    "impossible date": ("is “{value}”; it must be a date like 2017-11-27", "date: {said}"),
}


def swedish_of(name: str) -> str:
    """The sentence that the Swedish catalogue has for it."""
    english, whole = IN_SWEDISH[name]
    swedish = catalogues.translations("sv").gettext(english)
    assert swedish != english
    return whole.format(said=swedish.format(value="2017-02-30"))


def sentence_of(name: str) -> str:
    lines = GOOD.decode().rstrip()[:-1].split("\n")
    return BAD[name][1].format(
        last_line=len(lines),
        last_column=len(lines[-1]) + 1,
    )


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with one session in it, which must stay as it is."""
    installation = Installation(tmp_path_factory.mktemp("installation"))
    good = installation.folder / "good.json"
    good.write_bytes(GOOD)
    installation.imported(good)
    return installation


def refused(installation: Installation, file: Path, **settings: str) -> str:
    before = installation.stored()
    done = installation.run("import", str(file), **settings)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.count("\n") == 1
    assert installation.stored() == before
    assert len(before["sessions"]) == 1
    return done.stderr.removesuffix("\n")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_the_command(
    name: str, installation: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(BAD[name][0])
    assert refused(installation, file) == sentence_of(name)


@pytest.mark.parametrize("name", IN_SWEDISH)
def test_the_sentence_is_swedish_where_the_terminal_is(
    name: str, installation: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(BAD[name][0])
    assert refused(installation, file, LANGUAGE="sv") == swedish_of(name)


def test_fifty_megabytes(installation: Installation, tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as huge:
        huge.truncate(50_000_000)
    assert refused(installation, file) == "The file is larger than 40 MB."


def test_what_never_ends_is_not_read(installation: Installation) -> None:
    assert refused(installation, Path("/dev/zero")) == "The file is larger than 40 MB."


def test_a_file_that_is_not_there(installation: Installation, tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    assert refused(installation, missing) == (
        f"{missing} cannot be read: no such file or directory."
    )


def test_a_folder(installation: Installation, tmp_path: Path) -> None:
    assert refused(installation, tmp_path) == f"{tmp_path} cannot be read: is a directory."


# ---- Through the page


def beside_the_field(person: Facilitator) -> str:
    """The sentence that the file's field is described by."""
    page = html.fromstring(person.page.text)
    (field,) = page.xpath("//input[@type='file']")
    assert field.get("aria-invalid") == "true"
    described = field.get("aria-describedby").split()[-1]
    return str(page.get_element_by_id(described).text_content().strip())


@pytest.mark.parametrize(
    "name", ["empty", "binary", "20,000 deep", "unknown category", "key twice"]
)
def test_the_page_says_the_same_beside_the_field(name: str, office: Office) -> None:
    ada = office.facilitator()
    before = office.installation.stored()["sessions"]
    answer = ada.import_file("session.json", BAD[name][0])
    assert answer.status_code == 422
    assert beside_the_field(ada) == sentence_of(name)
    assert office.installation.stored()["sessions"] == before
    assert list((office.installation.folder / "data" / "incoming").iterdir()) == []


def test_the_page_says_it_in_swedish(office: Office) -> None:
    ada = office.facilitator(language="sv-SE,sv;q=0.9")
    ada.import_file("session.json", BAD["impossible date"][0])
    assert beside_the_field(ada) == swedish_of("impossible date")


@pytest.mark.parametrize("size", [20_000_001, 30_000_000, 50_000_000])
def test_a_file_too_large_for_the_page(size: int, office: Office) -> None:
    ada = office.facilitator()
    answer = ada.import_file("session.json", b" " * size)
    assert answer.status_code in (413, 422)
    assert beside_the_field(ada) == "The file is larger than 20 MB."


def test_a_large_meeting_comes_in_by_the_page(office: Office) -> None:
    ada = office.facilitator()
    large = big_session(1, 1) | {"source": {"words": ["x" * 9_000] * 300}}
    answer = ada.import_file("session.json", json.dumps(large).encode())
    assert answer.url.path.startswith("/facilitator/sessions/")


def test_whoever_has_to_sign_in_is_told_that_and_not_that_a_file_is_large(office: Office) -> None:
    answer = office.visitor().web.post(
        f"{office.server.url}/facilitator/import", files={"file": b" " * 3_000_000}
    )
    assert answer.url.path == "/facilitator/sign-in"


def test_a_form_without_a_file(office: Office) -> None:
    ada = office.facilitator()
    ada.open("/facilitator")
    assert ada.submit("/import").status_code == 422
    assert beside_the_field(ada) == "Choose a file."
