"""What tests ask for: sessions, databases, installations, a browser, the published files."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.meetings import empty_database
from tests.meetings.live_room import People, begin
from tests.meetings.memory_board import MemoryBoard
from tests.meetings.to_join import Meet, start_in
from tests.people.over_http import Facilitator
from tests.places import REFERENCE
from tests.servers import postgres
from tests.servers.installation import House, Installation, Server
from tests.servers.office import Office
from workshop.meeting.operations import checks
from workshop.storage.database import Database

PATIENCE = 60_000
"""Milliseconds in which a page must become what is expected, also where the machine is busy."""


@pytest.fixture
def board() -> MemoryBoard:
    """A session in memory in which everybody may write: the rules alone."""
    return MemoryBoard()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A real database for all tests of a file, in which each begins a session of its own."""
    database = Database.opened(empty_database.put(tmp_path_factory.mktemp("live")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "GRACE", dt.timedelta(0))
        yield database
    database.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    """An empty database of a test's own."""
    with closing(Database.opened(empty_database.put(tmp_path))) as opened:
        yield opened


@pytest.fixture
def people(database: Database) -> People:
    """A new session in that database, with all its people."""
    return begin(database)


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    """A private PostgreSQL."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed (initdb, pg_ctl)")
    with postgres.cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind; for SQLite the installation's own default."""
    if request.param == "sqlite":
        return ""
    cluster: postgres.Cluster = request.getfixturevalue("cluster")
    return cluster.database()


@pytest.fixture(params=["sqlite", "postgresql"])
def each_kind(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind that is there already, and that nobody has used."""
    if request.param == "sqlite":
        return f"sqlite:///{empty_database.put(tmp_path)}"
    cluster: postgres.Cluster = request.getfixturevalue("cluster")
    return cluster.made()


@pytest.fixture
def installation(tmp_path: Path, database_url: str) -> Installation:
    """A fresh installation on each kind of database."""
    return Installation(tmp_path, database_url)


@pytest.fixture
def plain(tmp_path: Path) -> Installation:
    """A fresh installation as it comes, for tests that the kind of database does not touch."""
    return Installation(tmp_path)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A running server with two accounts, for all tests of a file."""
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.close()


@pytest.fixture(scope="module")
def leader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facilitator]:
    """Somebody who has started a server of their own and come in by its link."""
    server = Installation(tmp_path_factory.mktemp("led")).made().start()
    leader = Facilitator(server.url)
    leader.follow_link(server.link)
    yield leader
    server.kill()


@pytest.fixture
def started() -> Iterator[Callable[..., Server]]:
    """Start servers of installations; all are gone after the test."""
    servers: list[Server] = []

    def start(
        installation: Installation,
        command: str = "demo",
        lines: int | None = None,
        **settings: str,
    ) -> Server:
        servers.append(installation.start(command, lines, **settings))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.kill()


@pytest.fixture
def house(plain: Installation, started: Callable[..., Server]) -> House:
    """Where a meeting is held, and the power may fail."""
    plain.made()
    return House(lambda: started(plain))


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of the published documents, beside the repository."""
    if not REFERENCE.is_dir():
        pytest.skip("the published documents are not here (../shared/reference)")
    return REFERENCE


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium for the browser tests."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium is installed")
    return found


@pytest.fixture(scope="session")
def light_chromium(chromium: str) -> str:
    """A Chromium without windows and all that is in them, for half the work; else the whole one."""
    return shutil.which("chromium-headless-shell") or chromium


@pytest.fixture(scope="session")
def browsers() -> Iterator[Callable[[str], Browser]]:
    """Browsers by their paths, one each for all tests of a process.

    Once there is one, nothing else has an event loop in this thread.
    """
    expect.set_options(timeout=PATIENCE)
    running: dict[str, Browser] = {}
    arguments = ["--no-sandbox", "--disable-background-networking"]
    with sync_playwright() as playwright:

        def at(path: str) -> Browser:
            if path not in running:
                running[path] = playwright.chromium.launch(executable_path=path, args=arguments)
            return running[path]

        yield at
        for browser in running.values():
            browser.close()


@pytest.fixture(scope="session")
def chosen_chromium(light_chromium: str) -> str:
    """Which one tests use; where it matters that people have the whole one, it is that."""
    return light_chromium


@pytest.fixture(scope="module")
def browser(browsers: Callable[[str], Browser], chosen_chromium: str) -> Iterator[Browser]:
    """The Chromium, for all tests of a file; what they do in it, they do in contexts of their own.

    What is still open at the end of the file is closed.
    """
    browser = browsers(chosen_chromium)
    yield browser
    for context in browser.contexts:
        context.close()


@pytest.fixture(autouse=True)
def closed_afterwards(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test opens in the browser does not go on beside the next one."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser: Browser = request.getfixturevalue("browser")
    of_the_file = set(browser.contexts)
    yield
    for context in set(browser.contexts) - of_the_file:
        context.close()


@pytest.fixture
def meet(office: Office) -> Meet:
    """Start meetings in the office."""
    return lambda **wanted: start_in(office, **wanted)
