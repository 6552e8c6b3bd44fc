"""Samsyn to be measured: all of it, with sessions, people and boards that are there beforehand.

`samsyn serve`, as an installation runs: sign-in, every check, SQLite with every commit synced.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle, islice
from pathlib import Path

import orjson
from itsdangerous import URLSafeSerializer

from tests.benchmarks.dialects import Live
from tests.benchmarks.servers import Server, running
from tests.meetings.made_up import SENTENCES
from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, free_port
from workshop.base import secret as secrets
from workshop.base.ids import new_id
from workshop.base.settings import from_environment
from workshop.meeting.limits import MOST_PARTICIPANTS
from workshop.sessions import joining
from workshop.storage.database import Database
from workshop.storage.models import Session

ORIGIN = "https://samsyn.example.org"
DEVICES = MOST_PARTICIPANTS
"""The participants that a session may have; with four screens each they fill 2,000."""

RAISED = {
    "SAMSYN_SOCKETS": "2100",
    "SAMSYN_SOCKETS_PER_ADDRESS": "2100",
    "SAMSYN_SOCKETS_PER_TOKEN": "50",
    "SAMSYN_PARTICIPANT_BURST": "1000",
    "SAMSYN_PARTICIPANT_PER_SECOND": "1000",
    "SAMSYN_FACILITATOR_BURST": "20000",
    "SAMSYN_FACILITATOR_PER_SECOND": "1000",
}
"""Limits that one address with all screens, one login, and screens writing fast would meet."""


@contextmanager
def prepared() -> Iterator[House]:
    """An installation to prepare and then to serve."""
    with tempfile.TemporaryDirectory() as folder:
        yield House(Path(folder))


class House:
    """An installation; each server is started on a copy of it, so that all start alike."""

    def __init__(self, folder: Path) -> None:
        self._installation = Installation(folder, **RAISED)

    @contextmanager
    def preparing(self) -> Iterator[Facilitator]:
        """Somebody who leads its sessions."""
        server = self._installation.start()
        try:
            leader = Facilitator(server.url)
            leader.follow_link(server.link)
            yield leader
        finally:
            server.stop()

    def session(self, leader: Facilitator, ideas: int = 0, devices: int = DEVICES) -> Live:
        """A further session with so many ideas, open for writing: how its screens talk."""
        meeting = Meeting(leader)
        meeting.open_step(0)
        _fill(meeting, ideas)
        secret = secrets.of(from_environment(self._installation.environment()))
        sign = URLSafeSerializer(secret, salt="participant").dumps
        names = [f"__Host-samsyn-{meeting.id}={sign(one)}" for one in self._join(meeting, devices)]
        console = f"__Host-samsyn={leader.cookie}"
        return Live(meeting.id, meeting.segments[0], ORIGIN, [console, *names])

    @contextmanager
    def serving(self, dialect: Live, *module: str, **settings: str) -> Iterator[Server]:
        """A server; `module` with arguments is started instead of the `samsyn` command's own."""
        with tempfile.TemporaryDirectory() as folder:
            data, port = Path(folder) / "data", free_port()
            shutil.copytree(self._installation.settings["SAMSYN_DATA_DIR"], data)
            own = {"SAMSYN_BASE_URL": ORIGIN, "SAMSYN_PORT": str(port)}
            own |= {"SAMSYN_DATA_DIR": str(data)} | settings
            command = [sys.executable, "-m", *(module or ("samsyn.start",)), "serve"]
            with running(command, port, dialect, self._installation.environment(own)) as server:
                yield server

    def _join(self, meeting: Meeting, devices: int) -> list[str]:
        """The ids of new participants."""
        with closing(Database.opened(self._installation.database_url)) as database:
            return database.write(
                lambda db: [
                    joining.join(db, db.get_one(Session, meeting.id), None).id
                    for _ in range(devices)
                ]
            )


def _fill(meeting: Meeting, ideas: int) -> None:
    """Write ideas, twenty at a time."""
    words = (f"{text} {number}" for number, text in enumerate(cycle(SENTENCES), 1))
    about = {"kind": "idea.add", "segment_id": meeting.segments[0]}
    for start in range(0, ideas, 20):
        batch = islice(words, min(20, ideas - start))
        ops = [about | {"op_id": new_id(), "id": new_id(), "text": text} for text in batch]
        answer = meeting.leader.web.post(
            f"{meeting.leader.url}/live/{meeting.id}/operations?as=facilitator",
            content=orjson.dumps({"ops": ops}),
            headers={"X-Samsyn": "1", "Origin": meeting.leader.url},
        ).json()
        assert all("n" in one for one in answer["answers"]), answer
