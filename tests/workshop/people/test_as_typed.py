"""Names and passwords in whatever form a keyboard or a system gives them."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from words.refused import Refused
from workshop.people import accounts

Form = Literal["NFC", "NFD"]

PASSWORD = "hemligt lösenord åt Zoë"


@pytest.mark.long
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("given", ["NFC", "NFD"])
def test_a_password_fits_in_every_form(form: Form, given: Form) -> None:
    stored = accounts.new_facilitator("Ada", unicodedata.normalize(form, PASSWORD))
    assert accounts.password_fits(stored, unicodedata.normalize(given, PASSWORD))
    assert accounts.password_fits(stored, PASSWORD.replace(" ", "\u00a0"))
    assert not accounts.password_fits(stored, PASSWORD + " ")


@pytest.mark.parametrize("sign", ["\r", "\n", "\x00", "\u200b", "\x7f"])
def test_what_no_keyboard_types_is_not_stored(sign: str) -> None:
    with pytest.raises(Refused, match="no keyboard"):
        accounts.new_facilitator("Ada", f"hemligt-losen{sign}ord")


def test_a_password_that_was_kept_as_it_came_still_fits() -> None:
    given = unicodedata.normalize("NFD", PASSWORD)
    stored = accounts.new_facilitator("Ada")
    stored.password_hash = accounts._hasher.hash(given)  # noqa: SLF001 - as before
    assert accounts.password_fits(stored, given)


def test_a_name_is_one_in_every_form() -> None:
    forms: tuple[Form, ...] = ("NFC", "NFD")
    kept = [accounts.new_facilitator(unicodedata.normalize(form, "Åsa  Öst\r")) for form in forms]
    assert {(one.name, one.name_key) for one in kept} == {("Åsa Öst", "åsa öst")}
