"""Signing in at a provider of OpenID Connect: where a browser is sent, and as whom it comes back.

The authorization code flow with PKCE. Authlib and joserfc check what the provider signed; they are
loaded only where a provider is set.
"""

from __future__ import annotations

import base64
import hmac
import json
import logging
import secrets
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, cast
from urllib.error import HTTPError
from urllib.parse import quote_plus, urlencode, urlsplit
from urllib.request import Request, urlopen

from flask import Flask, current_app, redirect, request, session
from werkzeug.wrappers import Response

from words.refused import N_, Refused
from workshop.base.log import fault
from workshop.base.settings import Settings

SIGNED_BY = frozenset(f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512))
"""How a provider may sign: with a key that it alone has."""

PATIENCE, MOST_BYTES = 10, 1_000_000
"""Seconds and size of an answer of the provider's."""

LEEWAY = 60
"""So many seconds may its clock be wrong."""

_ASKED, _CAME_BY = "asked_provider", "came_by_provider"

Claims = Mapping[str, Any]

_log = logging.getLogger(__name__)


class NotReached(Refused):
    """The provider does not answer, or does not answer as one does."""

    def __init__(self) -> None:
        super().__init__(
            N_("The sign-in of your organisation does not answer just now. Try again in a while.")
        )


class NotProven(Refused):
    """What came back proves nothing."""

    def __init__(self) -> None:
        super().__init__(N_("That did not prove who you are. Sign in again."))


class Provider:
    """The one provider of an installation."""

    def __init__(self, settings: Settings) -> None:
        self.issuer, self._scope = settings.oidc_issuer, settings.oidc_scope
        self._client, self._secret = settings.oidc_client_id, settings.oidc_client_secret
        self._known: Claims = {}
        self._keys: Claims = {}

    def ask(self, back: str) -> Response:
        """Send a browser there, to come back to an address of ours. Refused: it does not answer."""
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        there = self._says_of_itself()["authorization_endpoint"]
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        session[_ASKED] = [state, nonce, verifier, back]
        asked = {
            "response_type": "code",
            "client_id": self._client,
            "redirect_uri": back,
            "scope": self._scope,
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        return redirect(_with(there, asked))

    def answered(self) -> Claims:
        """What the provider says of whoever comes back by this request. Refused."""
        known = self._says_of_itself()
        state, nonce, verifier, back = session.pop(_ASKED, None) or _not_proven()
        said, code = request.args.get("state", ""), request.args.get("code")
        if not hmac.compare_digest(said.encode(), state.encode()) or not code:
            raise NotProven
        given = self._exchange(known, code, verifier, back)
        proven = self._proven(given.get("id_token"), nonce, given.get("access_token"))
        if "userinfo_endpoint" not in known:
            return proven
        bearer = {"Authorization": f"Bearer {given.get('access_token')}"}
        more = self._fetched(Request(known["userinfo_endpoint"], headers=bearer))  # noqa: S310
        return {**more, **proven} if more.get("sub") == proven["sub"] else proven

    def way_out(self, back: str) -> str | None:
        """Where one signs out there too; None where it knows no such place or does not answer."""
        try:
            out = self._says_of_itself().get("end_session_endpoint")
        except Refused:
            return None
        asked = {"client_id": self._client, "post_logout_redirect_uri": back}
        return _with(out, asked) if out else None

    def _says_of_itself(self) -> Claims:
        """OpenID Connect Discovery 1.0; once it has answered, that holds until the next start."""
        if not self._known:
            there = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
            known = self._fetched(Request(there))  # noqa: S310
            if known.get("issuer") != self.issuer:
                _log.error("the provider names another issuer than SAMSYN_OIDC_ISSUER")
                raise NotReached
            self._known = known
        return self._known

    def _exchange(self, known: Claims, code: str, verifier: str, back: str) -> Claims:
        """The tokens for a code (RFC 6749, section 4.1.3)."""
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
        form |= {"code_verifier": verifier, "client_id": self._client}
        headers = {}
        ways = known.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        if self._secret and "client_secret_basic" in ways:
            both = f"{quote_plus(self._client)}:{quote_plus(self._secret)}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(both).decode()}"
        elif self._secret:
            form["client_secret"] = self._secret
        there = Request(known["token_endpoint"], urlencode(form).encode(), headers)  # noqa: S310
        return self._fetched(there)

    def _proven(self, token: Any, nonce: str, access: Any) -> Claims:
        """What an ID token says, if all of it holds (OpenID Connect Core 1.0, section 3.1.3.7)."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError, JoseError
        from joserfc.jwk import KeySet

        def read(keys: Any) -> Any:
            return jwt.decode(token, KeySet.import_key_set(keys), algorithms=sorted(SIGNED_BY))

        checks = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self._client},
        }
        about = {"nonce": nonce, "client_id": self._client, "access_token": access}
        try:
            try:
                found = read(self._public_keys())
            except InvalidKeyIdError:  # it has new ones
                found = read(self._public_keys(anew=True))
            claims = CodeIDToken(found.claims, found.header, checks, about)
            claims.validate(leeway=LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
            _log.warning("%s in an answer of the provider", fault(error))
            raise NotProven from None
        if not isinstance(claims["sub"], str) or not claims["sub"]:
            raise NotProven
        return cast(Claims, claims)

    def _public_keys(self, *, anew: bool = False) -> Claims:
        if anew or not self._keys:
            self._keys = self._fetched(Request(self._known["jwks_uri"]))  # noqa: S310
        return self._keys

    def _fetched(self, asked: Request) -> Claims:
        """The object that an address of the provider's answers with. Refused."""
        if asked.type != urlsplit(self.issuer).scheme:  # https, but where both are on one machine
            raise NotReached
        try:
            with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - as just checked
                found = json.loads(answer.read(MOST_BYTES))
            if not isinstance(found, dict):
                raise NotProven
        except HTTPError as error:
            _log.warning("%s %s in an answer of the provider", error.code, fault(error))
            raise NotProven if error.code < 500 else NotReached from None
        except (OSError, HTTPException, ValueError) as error:
            _log.error("%s while asking the provider", fault(error))
            raise NotReached from None
        return found


def bind(app: Flask, settings: Settings) -> None:
    """Give an application its provider, and load what checks its answers before anybody waits."""
    import joserfc.jwt  # noqa: F401

    app.extensions["samsyn.provider"] = Provider(settings)


def found() -> Provider | None:
    """This application's provider, if it has one."""
    return cast("Provider | None", current_app.extensions.get("samsyn.provider"))


def keep_that_it_was() -> None:
    """Note in the cookie that this login came by the provider."""
    session[_CAME_BY] = True


def it_was() -> bool:
    """Whether this browser's login came by the provider."""
    return bool(session.get(_CAME_BY))


def _with(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def _not_proven() -> list[str]:
    raise NotProven
