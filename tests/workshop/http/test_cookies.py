"""Cookies of facilitators, when the clock of the server is set."""

from __future__ import annotations

import time

import pytest
from itsdangerous import SignatureExpired

from workshop.http.cookies import Signer

HOUR = 3600


@pytest.mark.parametrize("back", [1, 30 * HOUR])
def test_a_cookie_of_the_future_is_taken(monkeypatch: pytest.MonkeyPatch, back: int) -> None:
    signer = Signer("a secret")
    monkeypatch.setattr(signer, "get_timestamp", lambda: int(time.time()) + back)
    signed = signer.sign("Ada")
    monkeypatch.undo()
    assert signer.unsign(signed, HOUR, return_timestamp=True)[0] == b"Ada"


def test_an_old_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    signer = Signer("a secret")
    monkeypatch.setattr(signer, "get_timestamp", lambda: int(time.time()) - 2 * HOUR)
    signed = signer.sign("Ada")
    monkeypatch.undo()
    with pytest.raises(SignatureExpired):
        signer.unsign(signed, HOUR)
