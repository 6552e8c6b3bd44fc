"""Settings: the environment, read once into one frozen object that fails loudly.

Every setting is a variable `SAMSYN_…`; `docs/settings.md` describes them in the words used here.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from words.refused import N_, Refused
from workshop.base.log import Form

PREFIX = "SAMSYN_"
SHORTEST_SECRET = 32


class SettingsError(Refused):
    """A setting cannot be used."""


def setting(about: str, default: Any, read: Callable[[str], Any] = str) -> Any:
    """A field that is read from the environment; `about` is its line in the documentation."""
    return field(default=default, metadata={"about": about, "read": read})


def whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers within bounds."""

    def read(text: str) -> int:
        plain = text.isascii() and text.isdecimal() and len(text) < 10
        value = int(text) if plain else -1
        if not least <= value <= most:
            raise SettingsError(
                N_("must be a whole number from {least} to {most}"), least=least, most=most
            )
        return value

    return read


def one_of(*known: str) -> Callable[[str], str]:
    """A reader of one of a few words."""

    def read(text: str) -> str:
        if text not in known:
            raise SettingsError(N_("must be one of {known}"), known=", ".join(known))
        return text

    return read


def folder(text: str) -> str:
    """A reader of folders that are there."""
    if not Path(text).is_dir():
        raise SettingsError(N_("must be a folder that is there"))
    return text


def web_address(text: str) -> str:
    """A reader of base URLs: scheme and host, and the path that Samsyn stands under, if any."""
    try:
        parts = urlsplit(text)
        bare = parts._replace(path="").geturl().lower()
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        wanted = f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
        path = parts.path.rstrip("/")
        if parts.scheme in ("http", "https") and bare == wanted and _PATH.fullmatch(path):
            return wanted + path
    except ValueError:
        pass
    raise SettingsError(N_("must be an address like https://samsyn.example.org"))


_PATH = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")


_USUAL_PORT = re.compile(r"(?<=^http:)(//.+):80$|(?<=^https:)(//.+):443$")


def origin(address: str) -> str:
    """An address without a path as browsers write it: without the usual port."""
    return _USUAL_PORT.sub(lambda found: found[1] or found[2], address)


def ascii_name(host: str) -> str:
    """A host's name as it goes over the network (RFC 5890): möte.se is xn--mte-sna.se."""
    labels = unicodedata.normalize("NFC", host.lower()).split(".")
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in labels
    )


def _absolute(netloc: str) -> str:
    """A name with its port as DNS has it when nothing may be added: with a full stop."""
    name, colon, port = netloc.partition(":")
    return netloc if netloc.startswith("[") or name.endswith(".") else f"{name}.{colon}{port}"


def issuer(text: str) -> str:
    """A reader of a provider's address, as it names itself: https, or http on this machine."""
    parts = urlsplit(text)
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or parts.scheme not in ("https", "http" if here else "https"):
        raise SettingsError(N_("must be an address like https://login.example.org"))
    return text


def claim(text: str) -> str:
    """A reader of what must be said of somebody: “groups=leaders”."""
    name, _, value = text.partition("=")
    if not name or not value:
        raise SettingsError(N_("must be like groups=leaders"))
    return text


@dataclass(frozen=True)
class Settings:
    """What an installation decides. Made by `from_environment`."""

    data_dir: Path = setting(
        "The folder of everything Samsyn keeps: database, secret, files being made.",
        Path("samsyn-data"),
        Path,
    )
    database_url: str = setting(
        "The database, as SQLAlchemy writes it; a PostgreSQL address or a SQLite file. "
        "Empty: an SQLite file in the data folder.",
        "",
    )
    host: str = setting("The address to listen on.", "127.0.0.1")
    port: int = setting("The port to listen on.", 8642, whole(1, 65535))
    metrics_port: int = setting(
        "A port of its own, at the same address, where Prometheus finds figures. 0: none.",
        0,
        whole(0, 65535),
    )
    base_url: str = setting(
        "Where people reach Samsyn, with its path where it has one. It decides links, QR codes, "
        "cookies and allowed origins; `samsyn serve` wants https. Empty: http://localhost and the "
        "port.",
        "",
        web_address,
    )
    proxies: int = setting(
        "How many reverse proxies stand in front and add to X-Forwarded-For.",
        0,
        whole(0, 9),
    )
    secret: str = setting(
        f"Signs cookies; at least {SHORTEST_SECRET} bytes. Empty: one is made in the data folder.",
        "",
    )
    old_secrets: str = setting(
        "Secrets from before, with spaces between: what they signed still holds.", ""
    )
    organisation: str = setting("Whose meetings these are: the author of their minutes.", "Samsyn")
    fonts: str = setting(
        "A folder of fonts (.ttf, .otf, .ttc) for PDF files, beside those that come along: for "
        "Arabic, Hebrew and others.",
        "",
        folder,
    )
    log: Form = setting(
        "How the log is written: `text`, or `json` for one object a line.",
        "text",
        one_of(*get_args(Form)),
    )
    idle_minutes: int = setting(
        "A facilitator is signed out after so many minutes without a sign of life.",
        60,
        whole(1, 10_000),
    )
    login_hours: int = setting(
        "A facilitator is signed out after so many hours in all.", 12, whole(1, 1000)
    )
    sign_ins_per_account: int = setting(
        "Tries to sign in to one account in a minute, from browsers new to it and from each other.",
        5,
        whole(1, 10_000),
    )
    sign_ins_per_address: int = setting(
        "Tries to sign in from one address in a minute.", 20, whole(1, 10_000)
    )
    passwords: str = setting(
        "Whether accounts have passwords kept here: `yes`, or `no` where only the provider of "
        "OpenID Connect signs people in.",
        "yes",
        one_of("yes", "no"),
    )
    oidc_issuer: str = setting(
        "A provider of OpenID Connect by which people sign in, by the address it calls itself. "
        "Empty: none.",
        "",
        issuer,
    )
    oidc_client_id: str = setting("What the provider calls this installation.", "")
    oidc_client_secret: str = setting(
        "By what the provider knows that it is this installation. Empty: it has none.", ""
    )
    oidc_scope: str = setting("What is asked of the provider.", "openid profile email")
    oidc_leaders: str = setting(
        "What the provider must say of whoever may come in, as `groups=leaders`. Empty: all may "
        "whom it lets through.",
        "",
        claim,
    )
    oidc_admins: str = setting(
        "What it says of whoever looks after accounts, in the same form. Empty: that is decided "
        "here.",
        "",
        claim,
    )
    exports_per_minute: int = setting(
        "Minutes made of one session in a minute.", 6, whole(1, 10_000)
    )
    imports_per_minute: int = setting(
        "Files that one account takes in within a minute.", 6, whole(1, 10_000)
    )
    disk_reserve: int = setting(
        "Megabytes that stay free where an SQLite file is; with less, nothing more is saved.",
        100,
        whole(0, 100_000_000),
    )
    keep_days: int = setting(
        "Days after which a new meeting is erased; its leaders can change the day. 0: none is set.",
        0,
        whole(0, 36_500),
    )
    audit_days: int = setting("Days for which the audit log is kept.", 365, whole(1, 36_500))
    participant_burst: int = setting(
        "Operations a participant may send at once; those above wait.", 20, whole(1, 100_000)
    )
    participant_per_second: int = setting(
        "Operations a participant may send in a second after that.", 1, whole(1, 100_000)
    )
    facilitator_burst: int = setting(
        "Operations a facilitator may send at once.", 200, whole(1, 100_000)
    )
    facilitator_per_second: int = setting(
        "Operations a facilitator may send in a second after that.", 10, whole(1, 100_000)
    )
    sockets: int = setting("Screens connected at a time, in all.", 2000, whole(1, 100_000))
    sockets_per_address: int = setting(
        "Screens connected from one address: a whole venue may have one.", 600, whole(1, 100_000)
    )
    sockets_per_token: int = setting(
        "Screens of one participant, login or wall; a further one closes the oldest.",
        4,
        whole(1, 10_000),
    )
    connections: int = setting(
        "Connections open at a time that are no screens; a further one closes the idlest.",
        2000,
        whole(10, 100_000),
    )
    connections_per_address: int = setting(
        "The same from one address, where no proxy stands in front.", 1000, whole(10, 100_000)
    )
    request_seconds: int = setting(
        "Seconds for the head of a request, and as many and one for each 16 KB for what follows.",
        15,
        whole(1, 600),
    )
    join_seconds: int = setting(
        "A connection that has not joined a session after so many seconds is closed.",
        10,
        whole(1, 600),
    )
    frame_bytes: int = setting(
        "The largest message a screen may send.", 65_536, whole(1024, 16_777_216)
    )
    socket_bytes_per_second: int = setting(
        "Bytes a screen may send in a second, each message 100 more; 256 KB at once.",
        16_384,
        whole(1024, 1_073_741_824),
    )
    backlog_packets: int = setting(
        "Messages that wait for a slow reader; one further behind is closed and catches up.",
        10_000,
        whole(10, 1_000_000),
    )
    backlog_bytes: int = setting(
        "Bytes that wait for a slow reader, beyond the message under way.",
        4_194_304,
        whole(65_536, 1_073_741_824),
    )

    @property
    def address(self) -> str:
        """The base URL that holds, without a slash at the end."""
        return self.base_url or f"http://localhost:{self.port}"

    @property
    def path(self) -> str:
        """What stands before every path of ours: /samsyn, or nothing."""
        return urlsplit(self.base_url).path

    @cached_property  # asked at every form and every request over plain HTTP
    def origins(self) -> frozenset[str]:
        """The pages of this installation as browsers name them in `Origin`, however it is written.

        They leave out the usual port, and send a name like möte.example.se in its ASCII form.
        """
        addresses = [self.address]
        if not self.secure:
            addresses += [f"http://{name}:{self.port}" for name in ("localhost", "127.0.0.1")]
        parts = [urlsplit(address) for address in addresses]
        return frozenset(
            origin(f"{one.scheme}://{netloc}")
            for one in parts
            for netloc in (one.netloc, ascii_name(one.netloc))
            for netloc in (netloc, _absolute(netloc))
        )

    @property
    def keeps_passwords(self) -> bool:
        """Whether people can sign in by a password."""
        return self.passwords == "yes"

    @property
    def secure(self) -> bool:
        """Whether people reach Samsyn over https."""
        return self.address.startswith("https://")

    @property
    def database(self) -> str | Path:
        """The database that holds: an address, or the file in the data folder."""
        return self.database_url or self.data_dir / "samsyn.sqlite3"

    def for_child(self) -> dict[str, str]:
        """The environment in which a child process finds the same data."""
        own = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
        return own | {
            "SAMSYN_DATA_DIR": str(self.data_dir),
            "SAMSYN_DATABASE_URL": self.database_url,
            "SAMSYN_ORGANISATION": self.organisation,
        }


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment; SettingsError names the variable that cannot be used."""
    known = {PREFIX + one.name.upper(): one for one in fields(Settings)}
    values: dict[str, Any] = {}
    for name, text in environment.items():
        if not name.startswith(PREFIX) or _is_injected(name, text):
            continue
        if name not in known:
            raise SettingsError(
                N_("{name} is not a setting of Samsyn. docs/settings.md lists them all."), name=name
            )
        if text:
            values[known[name].name] = _read(name, known[name].metadata["read"], text)
    settings = Settings(**values)
    _check_provider(settings)
    return _with_absolute_folder(settings)


_INJECTED = re.compile(
    r"SAMSYN_(\w+_)?(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_[A-Z]+(_[A-Z]+)*|ENV_\w+|NAME)"
)
_ADDRESS_OF_A_SERVICE = re.compile(r"(tcp|udp|sctp)://\S+")


def _is_injected(name: str, text: str) -> bool:
    """Whether a container's host says by this where a service named samsyn is.

    Kubernetes does so for every service of a namespace, and Docker for links; it is no setting.
    """
    own = name.removeprefix(PREFIX).lower() in {one.name for one in fields(Settings)}
    address = _ADDRESS_OF_A_SERVICE.fullmatch(text) is not None
    return address or (not own and _INJECTED.fullmatch(name) is not None)


def _check_provider(settings: Settings) -> None:
    if settings.oidc_issuer and not settings.oidc_client_id:
        raise SettingsError(N_("SAMSYN_OIDC_ISSUER needs SAMSYN_OIDC_CLIENT_ID beside it."))
    if not settings.keeps_passwords and not settings.oidc_issuer:
        raise SettingsError(N_("Without passwords people sign in by SAMSYN_OIDC_ISSUER: set it."))


def for_production(settings: Settings, environment: Mapping[str, str] = os.environ) -> Settings:
    """The same settings, if they are fit for people's real meetings."""
    if not settings.secure:
        raise SettingsError(
            N_("“samsyn serve” needs an https address in SAMSYN_BASE_URL; it is {value}."),
            value=settings.address,
        )
    if environment.get("FLASK_DEBUG", "").lower() not in ("", "0", "false", "no"):
        raise SettingsError(N_("FLASK_DEBUG must not be set for “samsyn serve”."))
    return settings


def _read(name: str, read: Callable[[str], Any], text: str) -> Any:
    try:
        value = read(text)
    except SettingsError as error:
        raise SettingsError("{name} {fault}.", name=name, fault=error) from None
    kept = {"SAMSYN_SECRET": [text], "SAMSYN_OLD_SECRETS": text.split()}.get(name, [])
    if any(len(one.encode()) < SHORTEST_SECRET for one in kept):
        raise SettingsError(
            N_("{name} is too short: it needs at least {least} bytes."),
            name=name,
            least=SHORTEST_SECRET,
        )
    return value


def _with_absolute_folder(settings: Settings) -> Settings:
    values = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    return Settings(**values | {"data_dir": settings.data_dir.absolute()})
