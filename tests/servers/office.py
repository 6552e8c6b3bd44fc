"""A running installation where two facilitators work, and whoever else comes by."""

from __future__ import annotations

from contextlib import closing
from functools import cache, partial
from pathlib import Path

from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server
from workshop.people import accounts
from workshop.sessions import importing
from workshop.storage.database import Database

ADA, BO = "Ada Berg", "Bo Ek"
PASSWORD = "a password of Ada and Bo"
PLENTY = {
    "SAMSYN_SIGN_INS_PER_ACCOUNT": "10000",
    "SAMSYN_SIGN_INS_PER_ADDRESS": "10000",
    "SAMSYN_EXPORTS_PER_MINUTE": "10000",
    "SAMSYN_IMPORTS_PER_MINUTE": "10000",
}
"""Budgets that tests of something else never meet."""


class Office:
    """The demo server (plain http) with the accounts of Ada and Bo."""

    keeps_log = False
    """Whether what its server says on standard error goes into a file, `installation.log`."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.installation = Installation(folder, **(PLENTY | settings)).made()
        self.installation.log = folder / "log" if self.keeps_log else None
        self.add(ADA, BO)
        self.server: Server = self.installation.start()

    @property
    def database(self) -> Path:
        """The file that holds everything."""
        return self.installation.folder / "data" / "samsyn.sqlite3"

    def visitor(self, language: str = "en", **headers: str) -> Facilitator:
        """Somebody who has not signed in."""
        return Facilitator(self.server.url, language, **headers)

    def facilitator(self, name: str = ADA, language: str = "en") -> Facilitator:
        """Somebody who has, by a link: working out a password takes as long as all else."""
        person = self.visitor(language)
        answer = person.follow_link(self.link(name))
        assert answer.url.path == "/facilitator", person.words
        return person

    def link(self, name: str = ADA) -> str:
        """A link that signs somebody in, once."""
        with self._database() as database:
            token = database.write(
                lambda db: accounts.new_link(db, "sign_in", accounts.named(db, name))
            )
        return f"{self.server.url}/facilitator/link#{token}"

    def add(self, *names: str) -> None:
        """Make accounts, all with the same password."""
        with self._database() as database:
            for account in map(accounts.new_facilitator, names):
                account.password_hash = _hashed()
                database.write(partial(accounts.add, facilitator=account))

    def session(self, content: bytes, owner: str = ADA) -> str:
        """The id of a session that somebody leads, as if just imported from a file."""
        with self._database() as database:
            return importing.store(database, content, owner)

    def _database(self) -> closing[Database]:
        # What commands do, without waiting for their processes in every test.
        return closing(Database.opened(self.installation.database_url))

    def close(self) -> None:
        """Stop the server."""
        if self.server.process.poll() is None:
            self.server.kill()


@cache
def _hashed() -> str:
    return accounts.hash_of(PASSWORD)
