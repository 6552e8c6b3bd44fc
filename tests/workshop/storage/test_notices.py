"""Notices between processes on one PostgreSQL: all who listen hear them, also after a cut."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing

import gevent
from sqlalchemy import text

from tests.servers.postgres import Cluster
from workshop.storage.database import Database
from workshop.storage.notices import LONGEST, Notices

PATIENCE = 60.0


def until(so: Callable[[], bool]) -> None:
    with gevent.Timeout(PATIENCE):
        while not so():
            gevent.sleep(0.01)


def test_all_who_listen_hear_all_in_order(cluster: Cluster) -> None:
    with ExitStack() as stack:
        database = stack.enter_context(closing(Database.opened(cluster.database())))
        heard: list[list[str]] = [[], []]
        begun: list[int] = []
        several = [stack.enter_context(closing(Notices(database.engine))) for _ in heard]
        for number, one in enumerate(several):
            one.listen(heard[number].append, lambda number=number: begun.append(number))  # type: ignore[misc]
        until(lambda: sorted(begun) == [0, 1])
        said = [f"notice {n}" for n in range(200)] + ["å" * (LONGEST // 2)]
        for notice in said:
            several[0].send(notice)
        until(lambda: all(len(one) == len(said) for one in heard))
        assert heard == [said, said]


def test_whoever_was_cut_off_listens_again_and_knows_it(cluster: Cluster) -> None:
    with (
        closing(Database.opened(cluster.database())) as database,
        closing(Notices(database.engine)) as notices,
    ):
        heard: list[str] = []
        begun: list[bool] = []
        notices.listen(heard.append, lambda: begun.append(True))
        until(lambda: len(begun) == 1)
        notices.send("before")
        until(lambda: heard == ["before"])
        others = text(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        database.look(lambda db: db.execute(others).scalar())
        until(lambda: len(begun) == 2)
        notices.send("this one may be lost with its connection")
        until(lambda: not notices._under_way)  # noqa: SLF001
        notices.send("after")
        until(lambda: heard[-1] == "after")


def test_one_that_cannot_be_read_takes_no_other_along(cluster: Cluster) -> None:
    with (
        closing(Database.opened(cluster.database())) as database,
        closing(Notices(database.engine)) as notices,
    ):
        heard: list[int] = []
        begun: list[bool] = []
        notices.listen(lambda one: heard.append(int(one)), lambda: begun.append(True))
        until(lambda: bool(begun))
        for one in ("1", "of another release", "2"):
            notices.send(one)
        until(lambda: heard == [1, 2])
