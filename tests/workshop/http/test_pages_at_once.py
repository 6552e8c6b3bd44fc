"""Pages are filled in on native threads, which must meet at no lock of a library's.

Two facilitators who opened their lists at the same moment could wait for ever: at the lock around
what Babel reads, and at that around Jinja's cache, both of them greenlets' locks in a server.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NoReturn

import pytest
from babel import localedata

from samsyn.app import create_app
from tests.meetings.new import SECRET
from words import catalogues
from workshop.base.settings import Settings
from workshop.storage.database import Database


class Met:
    """A lock at which nobody may come by."""

    def acquire(self, *_: object) -> NoReturn:
        raise AssertionError("a lock is taken")

    __enter__ = acquire

    def __exit__(self, *_: object) -> None:
        """Never."""


def test_templates_are_found_without_a_lock(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, secret=SECRET)
    app = create_app(settings, Database.opened(settings.database))
    assert type(app.jinja_env.cache) is dict


def test_dates_are_said_without_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogues.prepare()
    monkeypatch.setattr(localedata, "_cache_lock", Met())
    for language in catalogues.LANGUAGES:
        assert catalogues.long_date(dt.date(2017, 11, 27), language).casefold() == (
            "27 november 2017"
        )
        assert catalogues.short_month(dt.date(2017, 11, 27), language).casefold() == "nov"
