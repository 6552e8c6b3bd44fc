"""Histories that go back: a backup is put back, or another PostgreSQL answers; no screen goes on
where it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.meetings.live_room import Client, People, begin, idea_at, live_of
from tests.places import DEMO
from tests.servers.installation import Installation
from tests.servers.postgres import Cluster
from workshop.live.catching_up import Position
from workshop.meeting.board import Actor
from workshop.storage import standby
from workshop.storage.database import Database
from workshop.storage.histories import begin_new_histories
from workshop.storage.models import Session


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


def test_where_another_postgresql_answers_every_meeting_begins_a_new_history_once(
    cluster: Cluster,
) -> None:
    url = cluster.database()
    with closing(Database.opened(url)) as database:
        people = begin(database)
        first = epoch_of(database, people)
    with closing(Database.opened(url)) as database:
        assert epoch_of(database, people) == first, "it is the same one"
        database.turn(lambda db: db.execute(text("UPDATE timelines SET name = '7/00000001'")))
        assert epoch_of(database, people) == first, "on a connection that was there"
        database.engine.dispose()
        second = epoch_of(database, people)
        assert second != first
        database.engine.dispose()
        assert epoch_of(database, people) == second


def test_an_account_that_may_ask_nothing_is_let_in(cluster: Cluster) -> None:
    url = cluster.database()
    with closing(Database.opened(url)) as database:
        people = begin(database)
        ask = ["pg_control_system()", "pg_current_wal_lsn()"]
        database.turn(
            lambda db: [
                db.execute(text(f"REVOKE EXECUTE ON FUNCTION {one} FROM PUBLIC")) for one in ask
            ]
        )
        database.turn(lambda db: db.execute(text("CREATE ROLE plain LOGIN")))
        database.turn(
            lambda db: db.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO plain"))
        )
        first = epoch_of(database, people)
    with closing(Database.opened(url.replace("samsyn@", "plain@"))) as database:
        assert epoch_of(database, people) == first


@pytest.mark.parametrize("next_is", ["a beacon", "an idea"])
def test_a_process_that_has_told_of_more_begins_a_new_history(tmp_path: Path, next_is: str) -> None:
    copy, there = (f"{tmp_path}/{name}.sqlite3" for name in ("copy", "samsyn"))
    with closing(Database.opened(f"sqlite:///{there}")) as database:
        people = begin(database)
        actor, live = people.participants[0], live_of(database)
        screen = Client(actor, live)
        screen.join()
        write(screen, actor, "Before")
        copied(there, copy)
        write(screen, actor, "Gone", "Gone too")
        first = epoch_of(database, people)
        copied(copy, there)
        if next_is == "an idea":
            write(screen, people.participants[1], "After")
        position = live.position_of(people.session_id, live.catching_up.position_of)
        assert position is not None
        assert position.epoch == epoch_of(database, people) != first
        screen.join()
        wanted = ["After", "Before"] if next_is == "an idea" else ["Before"]
        assert sorted(one["text"] for one in screen.ideas.values()) == wanted
        assert live.position_of(people.session_id, live.catching_up.position_of) == position


def test_a_beacon_that_was_read_early_takes_nothing_back(database: Database) -> None:
    people = begin(database)
    actor, live = people.participants[0], live_of(database)
    screen = Client(actor, live)
    screen.join()
    first = epoch_of(database, people)

    def late(session_id: str) -> Position | None:
        found = live.catching_up.position_of(session_id)
        write(screen, actor, "Meanwhile")
        return found

    for _ in range(3):
        live.position_of(people.session_id, late)
    assert epoch_of(database, people) == first


def test_a_postgresql_that_acknowledges_too_early_is_told_of(cluster: Cluster) -> None:
    url = cluster.database()
    with closing(Database.opened(url)) as database:
        assert database.look(standby.waits_for_none) is None
        database.turn(
            lambda db: db.execute(
                text(f"ALTER DATABASE {url.rpartition('/')[2]} SET synchronous_commit = off")
            )
        )
        database.engine.dispose()
        assert "synchronous_commit" in str(database.look(standby.waits_for_none))


def epoch_of(database: Database, people: People) -> str:
    epoch = database.read(lambda db: db.get_one(Session, people.session_id).epoch)
    return str(epoch)


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
