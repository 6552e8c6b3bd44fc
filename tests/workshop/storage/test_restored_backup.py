"""A backup was put back: what `samsyn restored` does, and that no screen goes on where it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import text

from tests.meetings.live_room import Client, begin, idea_at, live_of
from tests.places import DEMO
from tests.servers.installation import Installation
from workshop.meeting.board import Actor
from workshop.storage.database import Database
from workshop.storage.restored_backup import begin_new_histories


def test_every_session_gets_a_new_epoch_and_nothing_else(installation: Installation) -> None:
    for _ in range(2):
        installation.imported(DEMO)
    (before, old), (after, new) = look(installation), restored(installation)
    assert after == before
    assert len({*old, *new}) == 4


def test_where_there_is_nothing_it_says_so(plain: Installation) -> None:
    assert plain.run("restored", LANGUAGE="sv").stdout == "Skärmarna hämtar 0 möten på nytt.\n"


def restored(installation: Installation) -> tuple[dict[str, Any], list[str]]:
    """What is stored once it was said that a backup was put back."""
    done = installation.run("restored")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Screens will fetch 2 meetings anew.\n"
    return look(installation)


def look(installation: Installation) -> tuple[dict[str, Any], list[str]]:
    """All that is stored but the epochs, and these."""
    with installation.engine() as engine, engine.connect() as connection:
        epochs = list(connection.execute(text("SELECT epoch FROM sessions")).scalars())
    rows = installation.stored()
    rows["sessions"] = [tuple(one for one in row if one not in epochs) for row in rows["sessions"]]
    return rows, epochs


def test_a_screen_that_saw_more_has_the_board_of_the_others(tmp_path: Path) -> None:
    copy, there = (f"{tmp_path}/{name}.sqlite3" for name in ("copy", "samsyn"))
    with closing(Database.opened(f"sqlite:///{there}")) as database:
        people = begin(database)
        actor = people.participants[0]
        screen = Client(actor, live_of(database))
        screen.join()
        write(screen, actor, "Before")
        copied(there, copy)
        write(screen, actor, "Gone", "Gone too")
    copied(copy, there)
    with closing(Database.opened(f"sqlite:///{there}")) as database:
        database.write(begin_new_histories)
        screen.live = live_of(database)
        others = Client(people.participants[1], screen.live)
        others.join()
        write(others, others.actor, "After", "Then", "At last")  # under numbers that were used
        screen.join()
        assert screen.board["idea"] == others.board["idea"]
        assert sorted(one["text"] for one in screen.ideas.values()) == [
            "After",
            "At last",
            "Before",
            "Then",
        ]


def write(screen: Client, actor: Actor, *texts: str) -> None:
    """Somebody adds ideas, which the screen is told of."""
    for one in texts:
        op = idea_at(frame_of(screen), one)
        assert "n" in screen.live.carry_out(actor, [op])["answers"][0]
        screen.join()


def frame_of(screen: Client) -> str:
    return next(key for key, one in screen.board["segment"].items() if one["kind"] == "frame")


def copied(source: str, target: str) -> None:
    """As `.backup` and `.restore` of SQLite's own command do it."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
