"""The log: one way for all, without what people wrote, and never more than so much."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from workshop.base.log import Form, OneLog, code_of, fault

MARKER = "What-somebody-wrote"


class Written:
    """What is written of what some logger says."""

    def __init__(self, form: Form = "text") -> None:
        self._stream = io.StringIO()
        self.handler = OneLog(form, self._stream)

    def logger(self, name: str) -> logging.Logger:
        logger = logging.Logger(name)  # noqa: LOG001 - one that the process does not keep
        logger.addHandler(self.handler)
        return logger

    @property
    def lines(self) -> list[str]:
        return self._stream.getvalue().splitlines()


def test_what_we_say_is_said_on_one_line() -> None:
    written = Written()
    written.logger("workshop.live").error("%s in\na turn", "A fault")
    (line,) = written.lines
    assert line.endswith("Z error workshop.live: A fault in a turn".removeprefix("Z"))


def test_of_a_library_only_who_and_where() -> None:
    written = Written()
    library = written.logger("some.library")
    library.error("Invalid request: %r", MARKER)
    library.warning(f"of {MARKER}")
    log_an_error(library)
    assert len(written.lines) == 3
    assert MARKER not in " ".join(written.lines)
    assert "some.library: something at" in written.lines[0]
    assert "some.library: ValueError at" in written.lines[2]


def test_of_an_error_that_comes_along_only_kind_and_place() -> None:
    written = Written()
    log_an_error(written.logger("samsyn.app"))
    assert MARKER not in written.lines[0]


def log_an_error(logger: logging.Logger) -> None:
    try:
        int(MARKER)
    except ValueError:
        logger.exception("Exception on %s", MARKER)


def test_one_line_is_one_object_where_that_is_wanted() -> None:
    written = Written("json")
    written.logger("workshop.live").error('A "fault"')
    said = json.loads(written.lines[0])
    assert (said["level"], said["from"], said["said"]) == ("error", "workshop.live", 'A "fault"')
    assert said["time"].endswith("+00:00")


def test_what_happens_again_and_again_is_counted_and_others_are_heard() -> None:
    written = Written()
    logger = written.logger("workshop.live")
    for _ in range(1000):
        logger.error("the same")
    logger.error("another")
    assert len(written.lines) == 11
    assert written.lines[-1].endswith("another")


def test_all_together_there_is_no_more_than_so_much() -> None:
    written = Written()
    for number in range(1000):
        record = logging.LogRecord("workshop", logging.ERROR, f"{number}.py", 1, "x", (), None)
        written.handler.handle(record)
    assert len(written.lines) == 100


def test_a_full_disk_and_a_lock_are_told_apart(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "one", isolation_level=None)) as other:
        other.execute("CREATE TABLE one (x)")
        other.execute("BEGIN EXCLUSIVE")
        engine = create_engine(f"sqlite:///{tmp_path}/one", connect_args={"timeout": 0})
        with pytest.raises(OperationalError) as locked, engine.connect() as connection:
            connection.execute(text("INSERT INTO one VALUES (1)"))
        engine.dispose()
    assert code_of(locked.value) == "SQLITE_BUSY"
    assert "OperationalError (SQLITE_BUSY) at" in fault(locked.value)
    assert code_of(OSError(28, "No space left on device")) == "errno 28"
    assert code_of(ValueError()) == ""


@pytest.fixture(autouse=True)
def hooks() -> Iterator[None]:
    """What a process dies of is told as before."""
    before = sys.excepthook
    yield
    assert sys.excepthook is before
