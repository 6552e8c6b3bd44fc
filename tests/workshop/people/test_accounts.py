"""Accounts, passwords, links and logins: what is stored, and what it opens for how long."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session as DbSession

from words.refused import Refused
from workshop.base.clock import now
from workshop.people import accounts
from workshop.storage.database import Database
from workshop.storage.models import Facilitator, Link, LinkPurpose, Login

PASSWORD = "a long enough password"
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def database(empty: Database) -> Database:
    return empty


@pytest.fixture(scope="module")
def hashed() -> str | None:
    """What is kept of the password: made once, since that takes work on purpose."""
    return accounts.new_facilitator("Ada Berg", PASSWORD).password_hash


@pytest.fixture
def ada(database: Database, hashed: str | None) -> Facilitator:
    """An account."""
    account = accounts.new_facilitator("Ada Berg")
    account.password_hash = hashed
    return database.write(lambda db: accounts.add(db, account))


def login(
    database: Database, token: str, idle: dt.timedelta = HOUR, in_all: dt.timedelta = 12 * HOUR
) -> Facilitator | None:
    found = database.read(lambda db: accounts.find_login(db, token, idle=idle, in_all=in_all))
    return found[1] if found else None


def work_of(account: Facilitator | None) -> float:
    """The seconds of work that a wrong password makes."""
    began = time.process_time()
    assert not accounts.password_fits(account, "not the password")
    return time.process_time() - began


def changed(database: Database, model: type, **values: object) -> None:
    database.write(lambda db: db.execute(update(model).values(**values)))


def test_a_password_opens_its_account_and_no_other_does(ada: Facilitator) -> None:
    assert accounts.password_fits(ada, PASSWORD)
    for wrong in ("", PASSWORD[:-1], PASSWORD + " ", PASSWORD.upper(), "x" * 100_000):
        assert not accounts.password_fits(ada, wrong)


def test_only_an_argon2id_hash_is_stored(ada: Facilitator) -> None:
    assert str(ada.password_hash).startswith("$argon2id$")
    assert accounts.new_facilitator("x", PASSWORD).password_hash != ada.password_hash


def test_nobody_has_no_password() -> None:
    assert not accounts.password_fits(None, PASSWORD)
    assert not accounts.password_fits(accounts.new_facilitator("Linked"), "")


def test_no_account_takes_as_long_as_a_wrong_password(ada: Facilitator) -> None:
    work = [work_of(None), work_of(ada)]
    assert min(work) > max(work) / 3


def test_a_disabled_account_opens_by_nothing(database: Database, ada: Facilitator) -> None:
    token = database.write(lambda db: accounts.sign_in(db, ada))
    assert login(database, token) is not None
    changed(database, Facilitator, disabled_at=now())
    ada.disabled_at = now()
    assert not accounts.password_fits(ada, PASSWORD)
    assert login(database, token) is None


def test_no_token_stands_in_the_database(database: Database, ada: Facilitator) -> None:
    tokens = [
        database.write(lambda db: accounts.sign_in(db, ada)),
        database.write(lambda db: accounts.new_link(db, "set_up")),
        database.write(lambda db: accounts.new_link(db, "sign_in", ada)),
    ]
    file = Path(str(database.engine.url.database))
    stored = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    for token in (*tokens, PASSWORD):
        assert token.encode() not in stored
    assert b"Ada Berg" in stored


@pytest.mark.parametrize("said", ["ada berg", "ADA BERG", "  Ada \t Berg ", "Ada\x00 Berg"])
def test_names_are_the_same_however_they_are_written(
    database: Database, ada: Facilitator, said: str
) -> None:
    found = database.read(lambda db: accounts.find(db, said))
    assert found is not None
    assert found.id == ada.id
    with pytest.raises(Refused, match="already an account"):
        database.write(lambda db: accounts.add(db, accounts.new_facilitator(said)))


def test_a_login_lives_as_long_as_it_is_used(database: Database, ada: Facilitator) -> None:
    token = database.write(lambda db: accounts.sign_in(db, ada))
    found = login(database, token)
    assert found is not None
    assert found.id == ada.id
    changed(database, Login, seen_at=now() - HOUR - dt.timedelta(seconds=1))
    assert login(database, token) is None
    changed(database, Login, seen_at=now())
    assert login(database, token) is not None
    changed(database, Login, signed_in_at=now() - 12 * HOUR - dt.timedelta(seconds=1))
    assert login(database, token) is None


def test_a_sign_of_life(database: Database, ada: Facilitator) -> None:
    token = database.write(lambda db: accounts.sign_in(db, ada))
    changed(database, Login, seen_at=now() - HOUR / 2)
    database.write(lambda db: accounts.seen(db, token))
    assert login(database, token, idle=HOUR / 4) is not None


def test_an_open_screen_keeps_its_login_awake_but_not_beyond_its_hours(
    database: Database, ada: Facilitator
) -> None:
    token = database.write(lambda db: accounts.sign_in(db, ada))
    hashes = database.read(lambda db: set(db.scalars(select(Login.token_hash))))
    watch = partial(accounts.seen_on_screens, hashes=hashes, in_all=12 * HOUR)
    changed(database, Login, seen_at=now() - 2 * HOUR)
    assert database.write(watch) == set()
    assert login(database, token) is not None
    changed(database, Login, signed_in_at=now() - 13 * HOUR)
    assert database.write(watch) == hashes


def test_signing_out_ends_that_login_alone(database: Database, ada: Facilitator) -> None:
    one, two = (database.write(lambda db: accounts.sign_in(db, ada)) for _ in range(2))
    assert one != two
    database.write(lambda db: accounts.sign_out(db, one))
    assert login(database, one) is None
    assert login(database, two) is not None


@pytest.mark.parametrize("token", ["", "x", "\x00", "å", "' OR ''='", "x" * 10_000])
def test_a_token_that_never_was(database: Database, token: str) -> None:
    assert login(database, token) is None
    with pytest.raises(Refused):
        database.read(lambda db: accounts.find_link(db, "sign_in", token))


def test_a_link_works_once(database: Database, ada: Facilitator) -> None:
    token = database.write(lambda db: accounts.new_link(db, "sign_in", ada))
    found = database.write(lambda db: accounts.use_link(db, "sign_in", token))
    assert found is not None
    assert found.id == ada.id
    assert not works(database, lambda db: accounts.use_link(db, "sign_in", token))


def test_a_newer_link_ends_the_older(database: Database, ada: Facilitator) -> None:
    whose: list[tuple[LinkPurpose, Facilitator | None]] = [("set_up", None), ("sign_in", ada)]
    for purpose, owner in whose:
        older, newer = (
            database.write(partial(accounts.new_link, purpose=purpose, facilitator=owner))
            for _ in range(2)
        )
        assert not works(database, partial(accounts.find_link, purpose=purpose, token=older))
        assert works(database, partial(accounts.find_link, purpose=purpose, token=newer))


def test_a_link_is_for_one_purpose_and_one_day(database: Database) -> None:
    token = database.write(lambda db: accounts.new_link(db, "set_up"))
    assert works(database, lambda db: accounts.find_link(db, "set_up", token))
    assert not works(database, lambda db: accounts.find_link(db, "sign_in", token))
    changed(database, Link, expires_at=now() - dt.timedelta(seconds=1))
    assert not works(database, lambda db: accounts.find_link(db, "set_up", token))


def works(database: Database, work: Callable[[DbSession], object]) -> bool:
    try:
        database.write(work)
    except Refused:
        return False
    return True
