"""The second step of signing in, by the rules alone: codes, each once, and what is kept of them."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from words.refused import Refused
from workshop.base.clock import now
from workshop.base.secret import with_older
from workshop.people import accounts, second_step
from workshop.people.audit import By
from workshop.storage.database import Database
from workshop.storage.models import Facilitator, RecoveryCode, SecondStep

SECRET, OLDER = "a" * 40, "b" * 40
BY = By("Ada", "192.0.2.1")


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    """RFC 6238, appendix B, of which six digits are shown."""
    assert second_step.code_at(b"12345678901234567890", seconds // 30) == code


def test_what_the_qr_code_says() -> None:
    key = bytes(20)
    said = second_step.address(key, "Åsa Ek")
    assert said == f"otpauth://totp/Samsyn%3A%C3%85sa%20Ek?secret={'A' * 32}&issuer=Samsyn"
    assert second_step.spelled(key) == "A" * 32


class Person:
    """Somebody with a second step, whose clock the test holds."""

    def __init__(self, database: Database, patch: pytest.MonkeyPatch, secret: str = SECRET) -> None:
        self.database, self.secret = database, secret
        self.at = now()
        patch.setattr(second_step, "now", lambda: self.at)
        self.account = accounts.new_facilitator(f"Ada {now().timestamp()}")
        database.write(lambda db: accounts.add(db, self.account))
        self.key = second_step.key_of(self.account.name)
        self.recovery = self.set_up(self.code())

    def set_up(self, code: str, key: bytes | None = None) -> list[str]:
        key = key or self.key
        return self.database.write(
            lambda db: second_step.set_up(db, self.secret, self.account, key, code, BY)
        )

    def code(self, later: int = 0) -> str:
        return second_step.code_at(self.key, int(self.at.timestamp()) // 30 + later)

    def is_let_in_by(self, said: str) -> bool:
        try:
            self.database.write(lambda db: second_step.use(db, self.secret, self.account, said, BY))
        except second_step.WrongCode:
            return False
        return True

    def wait(self, seconds: int) -> None:
        self.at += dt.timedelta(seconds=seconds)


@pytest.fixture
def ada(database: Database, monkeypatch: pytest.MonkeyPatch) -> Person:
    return Person(database, monkeypatch)


def test_each_code_is_taken_once_and_none_before_it(ada: Person) -> None:
    assert not ada.is_let_in_by(ada.code())  # it was set up by this one
    ada.wait(60)
    assert ada.is_let_in_by(ada.code())
    assert not ada.is_let_in_by(ada.code())
    assert not ada.is_let_in_by(ada.code(-1))
    assert ada.is_let_in_by(f" {ada.code(1)[:3]} {ada.code(1)[3:]} ")


def test_clocks_may_differ_by_half_a_minute(ada: Person) -> None:
    ada.wait(300)
    assert not ada.is_let_in_by(ada.code(-2))
    assert not ada.is_let_in_by(ada.code(2))
    assert ada.is_let_in_by(ada.code(-1))


@pytest.mark.parametrize("said", ["", "000000", "12345", "１２", "é" * 6, "x" * 1000])
def test_what_is_no_code(said: str, ada: Person) -> None:
    ada.wait(300)
    assert said != ada.code()
    assert not ada.is_let_in_by(said)


def test_recovery_codes_work_once_each_however_they_are_typed(ada: Person) -> None:
    first, second = ada.recovery[0], ada.recovery[1]
    assert len(set(ada.recovery)) == second_step.RECOVERY_CODES
    assert ada.is_let_in_by(first.upper().replace("-", " "))
    assert not ada.is_let_in_by(first)
    assert ada.is_let_in_by(second)


def test_nobody_else_has_them(
    ada: Person, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = Person(database, monkeypatch)
    bo.wait(300)
    assert not bo.is_let_in_by(ada.recovery[0])
    assert bo.is_let_in_by(bo.recovery[0])


def test_setting_up_takes_the_present_code_and_happens_once(ada: Person) -> None:
    assert ada.set_up("whatever") == ada.recovery  # the same form again
    with pytest.raises(Refused, match="already"):
        ada.set_up(ada.code(), second_step.key_of("another token"))
    ada.database.write(lambda db: second_step.take_off(db, ada.account.name))
    with pytest.raises(second_step.WrongCode):
        ada.set_up("000000", second_step.key_of("another token"))


def test_taken_off_nothing_is_left_of_it(ada: Person) -> None:
    ada.database.write(lambda db: second_step.take_off(db, ada.account.name))

    def rows(kind: type[SecondStep] | type[RecoveryCode]) -> list[object]:
        query = select(kind).where(kind.facilitator_id == ada.account.id)
        return list(ada.database.read(lambda db: db.scalars(query).all()))

    assert rows(SecondStep) == rows(RecoveryCode) == []
    assert ada.is_let_in_by("")


def test_the_database_alone_tells_no_code(ada: Person) -> None:
    kept = ada.database.read(lambda db: db.get_one(SecondStep, ada.account.id))
    held = ada.database.read(lambda db: db.get_one(Facilitator, ada.account.id))
    assert second_step.spelled(ada.key) not in kept.sealed
    ada.secret = "another secret of forty characters, say"
    ada.wait(300)
    assert not ada.is_let_in_by(ada.code())
    assert held.id == ada.account.id


def test_a_new_secret_takes_over_what_the_old_one_sealed(ada: Person) -> None:
    both = with_older(OLDER, SECRET)
    ada.database.write(lambda db: second_step.seal_anew(db, both))
    ada.secret = OLDER
    ada.wait(300)
    assert ada.is_let_in_by(ada.code())
