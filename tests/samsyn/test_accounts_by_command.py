"""Accounts looked after by command, while people are signed in; and what is noted of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.meetings.to_join import start_in
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen
from tests.servers.office import ADA, BO, PASSWORD, Office
from workshop.people import audit
from workshop.sessions import keeping
from workshop.storage.database import Database

NEW = "another password for Ada"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.close()


def done(office: Office, *arguments: str, said: str = "") -> str:
    ended = office.installation.run(*arguments, said=said)
    assert (ended.returncode, ended.stderr) == (0, ""), arguments
    return ended.stdout


def refused(office: Office, *arguments: str) -> str:
    ended = office.installation.run(*arguments, said=NEW)
    assert (ended.returncode, ended.stdout) == (2, "")
    return ended.stderr.strip()


def is_out(person: Facilitator) -> bool:
    return person.open("/facilitator").url.path == "/facilitator/sign-in"


def test_a_changed_password_signs_out_everywhere(office: Office) -> None:
    browsers = [office.facilitator() for _ in range(2)]
    assert done(office, "user", "password", ADA.upper(), said=NEW) == ""
    assert all(is_out(one) for one in browsers)
    assert browsers[0].sign_in(ADA, PASSWORD).status_code == 422
    assert browsers[0].sign_in(ADA, NEW).url.path == "/facilitator"
    done(office, "user", "password", ADA, said=PASSWORD)


def test_a_disabled_account_opens_nothing_and_keeps_what_it_leads(office: Office) -> None:
    bo, ada = office.facilitator(BO), office.facilitator()
    done(office, "user", "disable", BO)
    assert is_out(bo)
    assert bo.sign_in(BO, PASSWORD).status_code == 422
    assert not is_out(ada)
    assert f"disabled  -  {BO}" in done(office, "user", "list").splitlines()
    done(office, "user", "enable", BO)
    assert bo.sign_in(BO, PASSWORD).url.path == "/facilitator"


def test_signed_out_everywhere_is_also_on_open_screens(office: Office) -> None:
    meeting, ada = start_in(office), office.facilitator()
    console = console_of(office, meeting.id, ada)
    done(office, "user", "sign-out", ADA)
    assert is_out(ada)
    assert until_bye(console) == "signed_out"


def test_who_leads_a_meeting_no_longer_sees_no_more_of_it(office: Office) -> None:
    meeting, bo, ada = start_in(office), office.facilitator(BO), office.facilitator()
    assert refused(office, "unshare", meeting.id, BO) == f"{BO} does not lead this meeting."
    assert "Somebody has to lead" in refused(office, "unshare", meeting.id, ADA)
    ada.open(f"/facilitator/sessions/{meeting.id}")
    ada.submit("/leaders", name=BO)
    console = console_of(office, meeting.id, bo)
    done(office, "unshare", meeting.id, BO)
    assert bo.open(f"/facilitator/sessions/{meeting.id}").status_code == 404
    assert until_bye(console) == "no_session"


def test_an_erased_meeting_leaves_open_screens(office: Office) -> None:
    meeting, ada = start_in(office), office.facilitator()
    console = console_of(office, meeting.id, ada)
    done(office, "erase", meeting.id, "--yes")
    assert until_bye(console) == "no_session"


@pytest.mark.parametrize("act", ["password", "disable", "enable", "sign-out"])
def test_an_account_there_is_not(office: Office, act: str) -> None:
    assert refused(office, "user", act, "Nobody") == "There is no account named Nobody."


def test_who_did_what_from_where_is_noted_and_nothing_that_was_written(office: Office) -> None:
    title = "Ord som ingen logg får ha"
    meeting, ada = start_in(office, title=title), office.facilitator()
    ada.open(f"/facilitator/sessions/{meeting.id}")
    ada.submit("/new-code")
    ada.download_minutes(meeting.id, tables="published", format="docx")
    ada.open(f"/facilitator/sessions/{meeting.id}/minutes")
    ada.submit("/minutes/steps", step="settle", sure="yes")
    office.visitor().sign_in(ADA, "not the password at all")
    ada.sign_out()
    printed = done(office, "audit")
    told = [json.loads(line) for line in done(office, "audit", "--json").splitlines()]
    assert len(printed.splitlines()) == len(told)
    acts = [(one["act"], one["who"], one["about"]) for one in told]
    for act in (
        ("sign_in.done", ADA, ""),
        ("session.code_changed", ADA, meeting.id),
        ("minutes.settled", ADA, meeting.id),
        ("session.exported", ADA, meeting.id),
        ("sign_in.failed", "", ADA),
        ("sign_out.done", ADA, ""),
    ):
        assert act in acts
    assert {one["network"] for one in told} <= {"127.0.0.0/24", "::/48", "command"}
    assert title not in printed
    assert "not the password" not in printed


def test_the_audit_log_ends_with_its_time(tmp_path: Path) -> None:
    with closing(Database.opened(tmp_path / "one.sqlite3")) as database:
        database.write(partial(audit.note, act="backup.made"))
        database.write(partial(audit.forget_old, days=1))
        assert len(database.read(audit.lines)) == 1
        database.write(lambda db: setattr(audit.lines(db)[0], "at", long_ago()))
        database.write(partial(audit.forget_old, days=1))
        assert database.read(audit.lines) == []


def long_ago() -> dt.datetime:
    return dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def test_a_meeting_is_erased_on_its_day(office: Office) -> None:
    meeting, other, ada = start_in(office), start_in(office), office.facilitator()
    for day, status in (("2020-01-01", 422), ("", 200), ("2099-12-31", 200)):
        ada.open(f"/facilitator/sessions/{meeting.id}")
        assert ada.submit("/keep", erase_on=day).status_code == status
    folder = office.installation.folder / "data"
    with closing(Database.opened(office.installation.database_url)) as database:
        keeping.erase_due(database, folder, dt.date(2099, 12, 30))
        assert ada.open(f"/facilitator/sessions/{meeting.id}").status_code == 200
        keeping.erase_due(database, folder, dt.date(2099, 12, 31))
        assert database.read(audit.lines)[-1].act == "session.erased_on_its_date"
    assert ada.open(f"/facilitator/sessions/{meeting.id}").status_code == 404
    assert ada.open(f"/facilitator/sessions/{other.id}").status_code == 200


def console_of(office: Office, session_id: str, leader: Facilitator) -> Screen:
    cookie = "; ".join(f"{one.name}={one.value}" for one in leader.web.cookies.jar)
    screen = Screen(office.server.port, session_id, "facilitator", cookie)
    screen.join()
    return screen


def until_bye(screen: Screen) -> str:
    """What a screen is left with, once the server has looked."""
    screen.socket.settimeout(30)
    return str(screen.until("bye")["refused"])
