"""The secret is changed, or lost: who is in stays in, and every meeting can be joined."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.meetings.to_join import Meeting, start_in
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, Office
from workshop.base import secret
from workshop.base.settings import Settings
from workshop.sessions import codes
from workshop.storage.database import Database
from workshop.storage.models import Session


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.close()


def started_anew(office: Office) -> None:
    """The server is started again, at the same address."""
    office.server.stop()
    office.server = office.installation.start()


def joined(office: Office, meeting: Meeting) -> Facilitator:
    visitor = office.visitor()
    visitor.open(meeting.link)
    visitor.submit("")
    assert visitor.page.url.path == f"/s/{meeting.id}", visitor.words
    return visitor


def test_after_a_new_secret_everybody_is_where_they_were(office: Office) -> None:
    meeting = start_in(office)
    ada, phone = office.facilitator(ADA), joined(office, meeting)
    before = file_of(office).read_text()
    wall = f"/wall/{meeting.id}/{codes.wall_token(before, stored(office, meeting))}"
    done = office.installation.run("new-secret")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    newest, *older = file_of(office).read_text().splitlines()
    assert newest != before
    assert older == [before]
    assert oct(file_of(office).stat().st_mode)[-3:] == "600"
    started_anew(office)
    assert ada.open("/facilitator").url.path == "/facilitator"
    assert meeting.code in ada.words.replace(" ", "")
    assert phone.open(f"/s/{meeting.id}").status_code == 200
    assert office.visitor().open(wall).status_code == 200
    joined(office, meeting)
    by_code = office.visitor()
    by_code.open("/")
    assert by_code.submit("", code=meeting.code).url.path == meeting.link
    other = start_in_with(office, newest)
    joined(office, other)


def test_without_its_secret_every_meeting_has_another_code_that_works(office: Office) -> None:
    meeting = start_in(office)
    file_of(office).unlink()
    started_anew(office)
    now = as_seen_now(office, meeting)
    assert now.code != meeting.code
    joined(office, now)
    assert office.visitor().open(meeting.link).status_code == 404
    ada = office.facilitator(ADA)
    assert now.code in ada.words.replace(" ", "")


def test_where_it_is_a_setting_the_setting_is_changed(office: Office) -> None:
    done = office.installation.run("new-secret", SAMSYN_SECRET="s" * 32)
    assert done.returncode == 2
    assert "SAMSYN_OLD_SECRETS" in done.stderr
    kept = secret.of(Settings(secret="n" * 32, old_secrets=f"{'o' * 32} {'p' * 32}"))
    assert secret.readable(kept) == ("n" * 32, "o" * 32, "p" * 32)


def file_of(office: Office) -> Path:
    return office.database.parent / "secret"


def start_in_with(office: Office, secret: str) -> Meeting:
    kept = file_of(office).read_text()
    file_of(office).write_text(secret)
    try:
        return start_in(office)
    finally:
        file_of(office).write_text(kept)


def as_seen_now(office: Office, meeting: Meeting) -> Meeting:
    """What stands on the wall about a meeting by now."""
    kept = file_of(office).read_text()
    session = stored(office, meeting)
    token = codes.link_token(kept, session)
    return Meeting(meeting.id, codes.code_of(kept, session), f"/j/{token}")


def stored(office: Office, meeting: Meeting) -> Session:
    with closing(Database.opened(office.installation.database_url)) as database:
        return database.read(lambda db: db.get_one(Session, meeting.id))
