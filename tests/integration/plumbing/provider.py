# SPDX-License-Identifier: Apache-2.0
"""A small OpenID provider as a process of its own, for the sign-in tests: it lets everybody in as `who` says.

Run: python -m tests.integration.plumbing.provider PORT
`/authorize?...&who=NAME` is the person clicking "yes"; `&twist=...` makes the provider misbehave.
"""

import base64
import hashlib
import secrets
import sys
from typing import Annotated
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI, Form
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from tongguan.ground.kernel.clock import SystemClock


def build(issuer: str) -> FastAPI:
    app = FastAPI()
    key, stranger = (RSAKey.generate_key(2048, parameters={"kid": "k1", "use": "sig"}) for _ in range(2))
    pending: dict[str, dict[str, str]] = {}

    @app.get("/.well-known/openid-configuration")
    def discovery() -> dict[str, str]:
        return {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "jwks_uri": f"{issuer}/jwks",
        }

    @app.get("/jwks")
    def jwks() -> dict[str, object]:
        return {"keys": [key.as_dict(private=False)]}

    @app.get("/authorize")
    def authorize(
        client_id: str,
        redirect_uri: str,
        state: str,
        nonce: str,
        scope: str,
        code_challenge: str,
        code_challenge_method: str,
        response_type: str,
        who: str = "zhang.wei",
        twist: str = "",
    ) -> RedirectResponse:
        assert (response_type, code_challenge_method, client_id) == ("code", "S256", "tongguan")
        assert "openid" in scope.split()
        code = secrets.token_urlsafe(16)
        pending[code] = {
            "redirect_uri": redirect_uri,
            "nonce": nonce,
            "challenge": code_challenge,
            "who": who,
            "twist": twist,
        }
        return RedirectResponse(f"{redirect_uri}?{urlencode({'code': code, 'state': state})}", status_code=302)

    @app.post("/token")
    def token(
        grant_type: Annotated[str, Form()],
        code: Annotated[str, Form()],
        redirect_uri: Annotated[str, Form()],
        client_id: Annotated[str, Form()],
        code_verifier: Annotated[str, Form()],
        client_secret: Annotated[str, Form()],
    ) -> JSONResponse:
        visit = pending.pop(code, None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode()).digest()).decode().rstrip("=")
        asked = (grant_type, client_id, client_secret)
        if visit is None or asked != ("authorization_code", "tongguan", "geheim"):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        if (visit["challenge"], visit["redirect_uri"]) != (challenge, redirect_uri):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        now, twist = int(SystemClock().now().timestamp()), visit["twist"]
        claims = {
            "iss": "http://elsewhere" if twist == "issuer" else issuer,
            "sub": f"id-of-{visit['who']}",
            "aud": "another" if twist == "audience" else client_id,
            "iat": now,
            "exp": now - 3600 if twist == "expired" else now + 300,
            "nonce": "old" if twist == "nonce" else visit["nonce"],
            "preferred_username": visit["who"],
        }
        header = {"alg": "RS256", "kid": "k1"}
        signed = jwt.encode(header, claims, stranger if twist == "key" else key)
        if twist == "shared secret":
            signed = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key("x" * 64))
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": signed})

    return app


if __name__ == "__main__":
    port = int(sys.argv[1])
    uvicorn.run(build(f"http://127.0.0.1:{port}"), host="127.0.0.1", port=port, log_level="error")
