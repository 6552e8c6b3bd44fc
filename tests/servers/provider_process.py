"""A provider of OpenID Connect for tests: `python -m tests.servers.provider_process PORT FILE`.

It signs in whoever FILE says, as often as it is asked, and forges what FILE says is forged. It
holds its visitors to the standard: the address to come back to, the secret, the proof of who asked.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus, urlencode

from flask import Flask, abort, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

CLIENT, SECRET = "samsyn-of-tests", "a secret that both know"
HELD_TO = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}


class Provider:
    """Its pages, its keys, and the codes and tokens that it has given."""

    def __init__(self, issuer: str, file: Path) -> None:
        self._issuer, self._file = issuer, file
        self._own, self._another = (RSAKey.generate_key(2048, {"kid": "1"}) for _ in range(2))
        self._asked: dict[str, dict[str, str]] = {}
        self._given: dict[str, dict[str, Any]] = {}
        self.app = Flask(__name__)
        for path, page in {
            "/.well-known/openid-configuration": self.configuration,
            "/authorize": self.authorize,
            "/token": self.token,
            "/keys": self.keys,
            "/userinfo": self.userinfo,
            "/end": self.end,
        }.items():
            self.app.add_url_rule(path, path, page, methods=["GET", "POST"])

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self._said().get("issuer", self._issuer),
            "authorization_endpoint": f"{self._issuer}/authorize",
            "token_endpoint": f"{self._issuer}/token",
            "jwks_uri": f"{self._issuer}/keys",
            "userinfo_endpoint": f"{self._issuer}/userinfo",
            "end_session_endpoint": f"{self._issuer}/end",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self) -> Response:
        wanted, said = request.args, self._said()
        if any(wanted.get(name) != value for name, value in HELD_TO.items()):
            abort(400)
        if "openid" not in wanted["scope"].split() or not wanted["nonce"]:
            abort(400)
        if "error" in said:
            answer = {"error": said["error"], "state": wanted["state"]}
        else:
            code = secrets.token_urlsafe()
            self._asked[code] = dict(wanted)
            answer = {"code": code, "state": said.get("state", wanted["state"])}
        return redirect(f"{wanted['redirect_uri']}?{urlencode(answer)}")

    def token(self) -> Any:
        who, form = request.authorization, request.form
        # Each of the two encoded as in a form (RFC 6749, section 2.3.1).
        if who is None or unquote_plus(f"{who.username} {who.password}") != f"{CLIENT} {SECRET}":
            return {"error": "invalid_client"}, 401
        of = self._asked.pop(form.get("code", ""), None)
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if of is None or form.get("redirect_uri") != of["redirect_uri"]:
            return {"error": "invalid_grant"}, 400
        if _as_text(proof) != of["code_challenge"]:
            return {"error": "invalid_grant"}, 400
        said, access = self._said(), secrets.token_urlsafe()
        claims = self._usual(of["nonce"]) | said["proven"]
        self._given[access] = {"sub": claims["sub"]} | said.get("told", {})
        answer = {"access_token": access, "token_type": "Bearer", "expires_in": 60}
        return answer | {"id_token": self._signed(claims, said)}

    def keys(self) -> dict[str, Any]:
        return {"keys": [self._own.as_dict(private=False)]}

    def userinfo(self) -> Any:
        who = request.authorization
        return self._given.get((who and who.token) or "") or abort(401)

    def end(self) -> str:
        if request.args.get("client_id") != CLIENT:
            abort(400)
        return f"out, back to {request.args['post_logout_redirect_uri']}"

    def _said(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._file.read_text("utf-8"))
        return found

    def _usual(self, nonce: str) -> dict[str, Any]:
        present = int(time.time())
        whose = {"iss": self._issuer, "aud": CLIENT, "nonce": nonce}
        return whose | {"iat": present, "exp": present + 60}

    def _signed(self, claims: dict[str, Any], said: dict[str, Any]) -> str:
        by = said.get("signed", "RS256")
        header = {"alg": by, "kid": "1"}
        if by == "RS256":
            key = self._another if said.get("key") == "another" else self._own
            return jwt.encode(header, claims, key)
        said_of_it = ".".join(_as_text(json.dumps(part).encode()) for part in (header, claims))
        if by == "none":
            return f"{said_of_it}."
        known = self._own.as_pem(private=False)  # by what everybody knows
        return f"{said_of_it}.{_as_text(hmac.digest(known, said_of_it.encode(), 'sha256'))}"


def _as_text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


if __name__ == "__main__":
    port, file = int(sys.argv[1]), Path(sys.argv[2])
    there = Provider(f"http://127.0.0.1:{port}", file)
    server = make_server("127.0.0.1", port, there.app)
    sys.stdout.write("it answers\n")
    sys.stdout.flush()
    server.serve_forever()
