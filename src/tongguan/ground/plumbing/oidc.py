# SPDX-License-Identifier: Apache-2.0
"""Sign-in through the city's own OpenID provider: code flow with PKCE, state and nonce, everything checked here."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import httpx
import msgspec
import structlog
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.database import Database

log = structlog.get_logger(__name__)

VISIT = timedelta(minutes=10)
SIGNED_BY = ["RS256", "PS256", "ES256", "EdDSA"]
"""Signatures accepted; never `none`, never a shared secret."""


class SingleSignOnFailed(Refusal):
    """The provider refused, does not answer, or what it says cannot be trusted."""

    code = "plumbing.single_sign_on_failed"
    title = "单点登录未成功，请重试或使用账号口令登录"
    title_en = "Single sign-on failed; try again or use a password"
    status = 401


@dataclass(frozen=True, kw_only=True)
class Provider:
    """The provider as the operator configured it."""

    issuer: str
    client_id: str
    client_secret: str | None
    account_claim: str
    return_url: str
    """Where the provider sends people back to, registered there."""


class _Discovered(msgspec.Struct, frozen=True):
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


Answer = TypeVar("Answer")


class _Tokens(msgspec.Struct, frozen=True):
    id_token: str
    access_token: str = ""


class OidcSignIn:
    """Sends people to the provider and finds out who came back."""

    def __init__(self, database: Database, clock: Clock, provider: Provider, http: httpx.AsyncClient) -> None:
        self._database = database
        self._clock = clock
        self._provider = provider
        self._http = http
        self._discovered: _Discovered | None = None

    async def begin(self, return_to: str) -> tuple[str, str]:
        """Where to send the browser, and the state to bind to it by a cookie."""
        found = await self._discover()
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        now = self._clock.now()
        async with self._database.begin() as tx:
            await tx.put("DELETE FROM plumbing.oidc_visit WHERE made_at < %s", [now - VISIT])
            await tx.put(
                "INSERT INTO plumbing.oidc_visit (state, nonce, verifier, return_to, made_at)"
                " VALUES (%s, %s, %s, %s, %s)",
                [state, nonce, verifier, own_path(return_to), now],
            )
        uri: str = prepare_grant_uri(
            found.authorization_endpoint,
            self._provider.client_id,
            "code",
            redirect_uri=self._provider.return_url,
            scope="openid profile",
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        return uri, state

    async def finish(self, *, code: str, state: str, bound_state: str | None) -> tuple[str, str]:
        """The account that came back and the page it wanted; raises SingleSignOnFailed. Works once per visit."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            visits = await tx.tuples(
                "DELETE FROM plumbing.oidc_visit WHERE state = %s RETURNING nonce, verifier, return_to, made_at",
                [state],
            )
        if bound_state is None or not secrets.compare_digest(state, bound_state):
            raise SingleSignOnFailed("登录不是从这个浏览器发起的，请重新登录。")
        if not visits or visits[0][3] < now - VISIT:
            raise SingleSignOnFailed("登录已超时，请重新登录。")
        nonce, verifier, return_to, _ = visits[0]
        tokens = await self._exchange(code, verifier)
        return await self._account_in(tokens, nonce, now), return_to

    async def _discover(self) -> _Discovered:
        if self._discovered is None:
            issuer = self._provider.issuer
            found = await self._fetch(f"{issuer.rstrip('/')}/.well-known/openid-configuration", _Discovered)
            if found.issuer != issuer:
                raise SingleSignOnFailed("单点登录服务的 issuer 与配置不一致，请联系管理员。")
            self._discovered = found
        return self._discovered

    async def _exchange(self, code: str, verifier: str) -> _Tokens:
        found = await self._discover()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._provider.return_url,
            "client_id": self._provider.client_id,
            "code_verifier": verifier,
        }
        if self._provider.client_secret:
            form["client_secret"] = self._provider.client_secret
        return await self._fetch(found.token_endpoint, _Tokens, form=form)

    async def _account_in(self, tokens: _Tokens, nonce: str, now: datetime) -> str:
        found = await self._discover()
        keys = await self._fetch(found.jwks_uri, msgspec.Raw)
        try:
            token = jwt.decode(tokens.id_token, KeySet.import_key_set(msgspec.json.decode(keys)), algorithms=SIGNED_BY)
            claims = CodeIDToken(
                token.claims,
                token.header,
                {"iss": {"value": found.issuer}, "aud": {"value": self._provider.client_id}},
                {"nonce": nonce, "client_id": self._provider.client_id, "access_token": tokens.access_token},
            )
            claims.validate(now=int(now.timestamp()), leeway=60)
        except (JoseError, ValueError) as error:
            log.warning("oidc_token_refused", why=str(error))
            raise SingleSignOnFailed from error
        account = claims.get(self._provider.account_claim)
        if not isinstance(account, str) or not account:
            raise SingleSignOnFailed(f"单点登录未给出账号（声明 {self._provider.account_claim}），请联系管理员。")
        return account

    async def _fetch(self, url: str, kind: type[Answer], form: dict[str, str] | None = None) -> Answer:
        try:
            answer = await (self._http.get(url) if form is None else self._http.post(url, data=form))
            answer.raise_for_status()
            return msgspec.json.decode(answer.content, type=kind)
        except (httpx.HTTPError, msgspec.MsgspecError) as error:
            log.warning("oidc_provider_failed", url=url, why=str(error))
            raise SingleSignOnFailed from error


def own_path(return_to: str) -> str:
    """The page to go back to: a path of this site, never an address elsewhere."""
    inside = return_to.startswith("/") and not return_to.startswith(("//", "/\\")) and return_to.isprintable()
    return return_to if inside else "/"
