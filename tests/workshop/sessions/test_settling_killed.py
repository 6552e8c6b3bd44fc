"""A server that is killed while a text is settled leaves nothing of it, or all."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.meetings.new import new_meeting
from tests.places import ROOT
from tests.workshop.sessions.killed_settling import SEEN, left
from workshop.sessions import versions
from workshop.storage.database import Database


def test_a_kill_in_the_middle_of_settling_leaves_nothing_or_all(tmp_path: Path) -> None:
    file = str(tmp_path / "samsyn.sqlite3")
    with closing(Database.opened(f"sqlite:///{file}")) as database:
        session = database.write(lambda db: new_meeting(db).id)
    nothing = left(file, session)
    done = subprocess.run(
        [sys.executable, "-m", "tests.workshop.sessions.killed_settling", file, session],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    *killed, whole = map(json.loads, done.stdout.splitlines())
    everything = [1, 1, "settled", nothing[3] + 1, nothing[4] + 1]
    assert whole == {"killed": False, "left": everything}
    assert len(killed) > 5
    assert all(one["killed"] for one in killed)
    states = [one["left"] for one in killed]
    assert all(one in (nothing, everything) for one in states)
    assert states[0] == nothing
    assert states[-1] == everything  # it was committed, and nobody was told

    for number in (1, len(killed)):  # whoever settles it again finds that one version, or makes it
        with closing(Database.opened(f"sqlite:///{file}.{number}")) as database:
            found = database.write(lambda db: versions.take(db, session, "settle", SEEN, "Ada"))
            assert found
            assert (found.number, found.state) == (1, "settled")
            assert len(database.read(lambda db: versions.every(db, session))) == 1
