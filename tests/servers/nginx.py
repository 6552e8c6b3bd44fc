"""nginx in front of a server, as `docs/running.md` and `deploy/nginx.conf` have it."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import textwrap
import time
from pathlib import Path
from typing import Self

from tests.places import ROOT
from tests.servers.installation import free_port

PAGE = ROOT / "docs" / "running.md"
LISTENS_AT = "127.0.0.1:8642"
"""Where the page has Samsyn listen."""

_HTTP = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {servers}
}}
"""

_SERVER = """
{log}
{map}
server {{
    listen {host}:{port} ssl;
    ssl_certificate {folder}/certificate;
    ssl_certificate_key {folder}/key;
    {location}
}}
"""

FILE = ROOT / "deploy" / "nginx.conf"
FILES_NAME = "samsyn.example.org"
_LOG, _ERRORS = "/var/log/nginx/samsyn.log", "/var/log/nginx/samsyn.error.log"


def missing() -> str | None:
    """What is not installed of what this takes."""
    absent = [program for program in ("nginx", "openssl") if not shutil.which(program)]
    return f"not installed: {' and '.join(absent)} (nginx-light, openssl)" if absent else None


def snippet(start: str) -> str:
    """The block of the page that starts like this, as it stands there."""
    blocks = textwrap.dedent(
        "\n".join(
            line if line.startswith("    ") or not line else "    \0"
            for line in PAGE.read_text("utf-8").splitlines()
        )
    ).split("\0")
    found = [block.strip() for block in blocks if block.strip().startswith(start)]
    assert len(found) == 1, start
    return found[0]


class Nginx:
    """A running nginx with TLS, as `name` on a port of its own, before the server on `behind`.

    `location` is the block of the page that it has, or `FILE.name` where it is the whole file;
    `instead` is replaced in it, by what a proxy of somebody else does. The file also sends on who
    comes by http, to `plain_port`.
    """

    def __init__(
        self,
        folder: Path,
        behind: int,
        name: str,
        location: str,
        port: int = 0,
        instead: tuple[str, str] = ("", ""),
    ) -> None:
        self.port = port or free_port()
        self.certificate, self.log = folder / "certificate", folder / "log"
        self.errors = folder / "error.log"
        self.plain_port = free_port()
        host = "[::1]" if ":" in name else "127.0.0.1"
        _certify(folder, name)
        config = _HTTP.format(
            folder=folder,
            user="user root;" if Path.home() == Path("/root") else "",
            servers=self._whole_file(folder, host)
            if location == FILE.name
            else _SERVER.format(
                folder=folder,
                map=snippet("map $http_upgrade"),
                log=snippet("map $uri ")
                .replace(_LOG, str(self.log))
                .replace(_ERRORS, str(self.errors)),
                location=snippet(location).replace(*instead),
                host=host,
                port=self.port,
            ),
        )
        assert config.count(LISTENS_AT) == 1
        (folder / "nginx.conf").write_text(config.replace(LISTENS_AT, f"127.0.0.1:{behind}"))
        program = shutil.which("nginx") or "nginx"
        self._process = subprocess.Popen([program, "-e", "stderr", "-c", folder / "nginx.conf"])
        self._wait(host.strip("[]"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it; then its logs tell of everything, which they do only after the answers."""
        self._process.terminate()
        self._process.wait(timeout=60)

    def _whole_file(self, folder: Path, host: str) -> str:
        """The file as it stands, but for what this machine has in other places."""
        text = FILE.read_text("utf-8")
        for there, here in {
            "listen 443 ssl;": f"listen {host}:{self.port} ssl;",
            "listen [::]:443 ssl;": "",
            "listen 80;": f"listen {host}:{self.plain_port};",
            "listen [::]:80;": "",
            "/etc/ssl/certs/samsyn.pem": str(self.certificate),
            "/etc/ssl/private/samsyn.key": str(folder / "key"),
            _LOG: str(self.log),
            _ERRORS: str(self.errors),
        }.items():
            assert text.count(there) == 1, there
            text = text.replace(there, here)
        return text

    def trusted(self) -> ssl.SSLContext:
        """What trusts its certificate."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def _wait(self, host: str) -> None:
        for _ in range(1200):
            assert self._process.poll() is None, "nginx ended"
            try:
                socket.create_connection((host, self.port), timeout=5).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("nginx does not answer")


def _certify(folder: Path, name: str) -> None:
    kind = "IP" if name.replace(".", "").isdecimal() or ":" in name else "DNS"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-keyout", str(folder / "key"), "-out", str(folder / "certificate")]
    command += ["-subj", "/CN=Samsyn", "-addext", f"subjectAltName={kind}:{name}"]
    subprocess.run(command, check=True, capture_output=True)
