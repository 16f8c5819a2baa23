# SPDX-License-Identifier: Apache-2.0
"""The doors of sign-in, and `Present`: how any route asks who is there."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import psycopg
import structlog
from fastapi import APIRouter, Cookie, Depends, FastAPI, Query, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.security import HTTPBearer
from fastapi.security.base import SecurityBase
from pydantic import BaseModel, ConfigDict, Field

from tongguan.kernel.people import Actor
from tongguan.plumbing.oidc import OidcSignIn
from tongguan.plumbing.routing import QuickRoute, offer
from tongguan.plumbing.sign_in import FreshToken, NotSignedIn, SignIn

SESSION_COOKIE = "tongguan_session"
VISIT_COOKIE = "tongguan_oidc"

_bearer = HTTPBearer(auto_error=False, description="API token")


class CrossSite(NotSignedIn):
    """A page of another site tried to use the session of this browser."""

    code = "plumbing.cross_site"
    title = "请求来自其他网站，已拒绝"
    title_en = "The request came from another site"
    status = 403


def _secret(request: Request) -> str | None:
    """The secret presented, by bearer token or session cookie."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token
    secret = request.cookies.get(SESSION_COOKIE)
    if secret is not None and request.method not in ("GET", "HEAD", "OPTIONS"):
        _refuse_cross_site(request)
    return secret


def _refuse_cross_site(request: Request) -> None:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        raise CrossSite
    if site is None and origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise CrossSite


class _Presence(SecurityBase):
    """Finds out who is there; a single dependency, because every request pays for each."""

    model = _bearer.model
    scheme_name = _bearer.scheme_name

    async def __call__(self, request: Request) -> Actor:
        """The person who presents a token; raises NotSignedIn."""
        secret = _secret(request)
        if not secret:
            raise NotSignedIn
        sign_in = request.app.state.sign_in
        assert isinstance(sign_in, SignIn)
        actor = await self._behind(secret, sign_in, request)
        structlog.contextvars.bind_contextvars(person=actor.person)
        return actor

    async def _behind(self, secret: str, sign_in: SignIn, request: Request) -> Actor:
        return await sign_in.actor_of(secret, changing=request.method not in ("GET", "HEAD", "OPTIONS"))


class _PresenceInPerson(_Presence):
    """Finds out who has signed in; raises NotInPerson to a program's token."""

    async def _behind(self, secret: str, sign_in: SignIn, request: Request) -> Actor:
        return await sign_in.in_person(secret)


present = _Presence()
"""The dependency behind `Present`."""
Present = Annotated[Actor, Depends(present)]
"""Declare a parameter `by: Present` and the route is for signed-in people only."""
InPerson = Annotated[Actor, Depends(_PresenceInPerson())]
"""The same, for what a program with a token of theirs may not do: making further tokens."""


async def still_present(request: Request) -> Callable[[], Awaitable[bool]]:
    """Asks later whether what came with this request is still valid; a database that is away sends nobody away."""

    async def ask() -> bool:
        try:
            await present(request)
        except NotSignedIn:
            return False
        except psycopg.OperationalError:
            return True
        return True

    return ask


StillPresent = Annotated[Callable[[], Awaitable[bool]], Depends(still_present)]
"""For routes whose answer goes on for minutes."""


class In(BaseModel):
    """What arrives; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class SignInIn(In):
    """Account and password."""

    account: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=200)


class PasswordIn(In):
    """The password now and the one to come."""

    old: str = Field(min_length=1, max_length=200)
    new: str = Field(min_length=1, max_length=200)


class ApiTokenIn(In):
    """What the token is for and how many days it lasts."""

    label: str = Field(min_length=1, max_length=100)
    days: int = Field(ge=1, le=366)


class WallIn(In):
    """值守屏 | which screen it is, and for how many days."""

    label: str = Field(min_length=1, max_length=100)
    days: int = Field(7, ge=1, le=31)


class FreshTokenOut(BaseModel):
    """A token, shown this once."""

    id: UUID
    token: str
    person: str
    expires_at: datetime


class PostOut(BaseModel):
    """A post held by the person."""

    id: str
    role: str
    organ: str
    region: str
    classes: list[str]


class PersonOut(BaseModel):
    """Who is signed in."""

    person: str
    name: str
    posts: list[PostOut]


class TokenOut(BaseModel):
    """A session or API token of one's own."""

    id: UUID
    kind: str
    label: str
    made_at: datetime
    expires_at: datetime


class WaysOut(BaseModel):
    """登录方式 | ways to sign in."""

    single_sign_on: bool = Field(description="可用单点登录 /oidc/start | single sign-on is offered")


def install_sign_in(app: FastAPI, sign_in: SignIn, *, oidc: OidcSignIn | None, secure: bool) -> None:
    """Open the doors of sign-in; `secure` when people come over https."""
    app.state.sign_in = sign_in
    offer(app, _session_routes(sign_in, secure=secure, single_sign_on=oidc is not None))
    offer(app, _token_routes(sign_in))
    if oidc is not None:
        offer(app, _oidc_routes(sign_in, oidc, secure=secure))


def _session_routes(sign_in: SignIn, *, secure: bool, single_sign_on: bool) -> APIRouter:
    routes = APIRouter(prefix="/api/v1", tags=["sign-in"], route_class=QuickRoute)

    @routes.get("/session/ways", summary="登录方式 | Ways to sign in")
    async def get_ways() -> WaysOut:
        """What a sign-in page offers, asked before anybody is there."""
        return WaysOut(single_sign_on=single_sign_on)

    @routes.post("/session", status_code=201, summary="登录 | Sign in")
    async def post_session(body: SignInIn, request: Request, response: Response) -> FreshTokenOut:
        """A session, as cookie for a browser and as token for a program; no other site signs a browser in."""
        _refuse_cross_site(request)
        token = await sign_in.with_password(body.account, body.password, address=_address(request))
        _set_session(response, token, secure=secure)
        return _fresh(token)

    @routes.delete("/session", status_code=204, summary="退出 | Sign out", dependencies=[Depends(_bearer)])
    async def delete_session(request: Request, response: Response) -> None:
        """End the session presented."""
        secret = _secret(request)
        if secret:
            await sign_in.sign_out(secret)
        response.delete_cookie(SESSION_COOKIE, path="/")

    @routes.post("/session/wall", status_code=201, summary="转为只读值守屏 | Leave this browser on a wall")
    async def post_wall(body: WallIn, request: Request, response: Response, by: InPerson) -> FreshTokenOut:
        """This browser's session ends; one that may only look takes its place and asks for no password for days."""
        token = await sign_in.hang_on_wall(by, label=body.label, days=body.days)
        before = request.cookies.get(SESSION_COOKIE)
        if before is not None:
            await sign_in.sign_out(before)
        _set_session(response, token, secure=secure)
        return _fresh(token)

    @routes.get("/session", summary="我是谁 | Who am I")
    async def get_session(by: Present) -> PersonOut:
        """The person signed in and the posts held."""
        posts = [
            PostOut(id=p.id, role=p.role, organ=p.organ, region=p.region, classes=list(p.classes)) for p in by.posts
        ]
        return PersonOut(person=by.person, name=by.name, posts=posts)

    @routes.post("/password", status_code=204, summary="修改口令 | Change password")
    async def post_password(body: PasswordIn, request: Request, by: Present) -> None:
        """Change one's own password; all sessions end."""
        await sign_in.change_password(by, old=body.old, new=body.new, address=_address(request))

    return routes


def _token_routes(sign_in: SignIn) -> APIRouter:
    routes = APIRouter(prefix="/api/v1/tokens", tags=["sign-in"], route_class=QuickRoute)

    @routes.post("", status_code=201, summary="新建令牌 | Make an API token")
    async def post_token(body: ApiTokenIn, by: InPerson) -> FreshTokenOut:
        """A token for a program that acts as oneself."""
        return _fresh(await sign_in.make_api_token(by, label=body.label, days=body.days))

    @routes.get("", summary="我的令牌 | My sessions and tokens")
    async def get_tokens(by: Present) -> list[TokenOut]:
        """One's own valid sessions and tokens."""
        return [
            TokenOut(id=t.id, kind=t.kind, label=t.label, made_at=t.made_at, expires_at=t.expires_at)
            for t in await sign_in.tokens_of(by)
        ]

    @routes.delete("/{token}", status_code=204, summary="作废令牌 | Withdraw a token")
    async def delete_token(token: UUID, by: Present) -> None:
        """Withdraw one of one's own."""
        await sign_in.revoke(by, token)

    return routes


def _oidc_routes(sign_in: SignIn, oidc: OidcSignIn, *, secure: bool) -> APIRouter:
    routes = APIRouter(prefix="/api/v1/oidc", tags=["sign-in"], route_class=QuickRoute)

    @routes.get("/start", summary="单点登录 | Single sign-on", status_code=302)
    async def get_start(to: Annotated[str, Query(max_length=500)] = "/") -> RedirectResponse:
        """Off to the city's provider."""
        address, state = await oidc.begin(to)
        answer = RedirectResponse(address, status_code=302)
        answer.set_cookie(
            VISIT_COOKIE, state, max_age=600, path="/api/v1/oidc", httponly=True, secure=secure, samesite="lax"
        )
        return answer

    @routes.get("/return", summary="单点登录返回 | Back from single sign-on", status_code=302)
    async def get_return(
        request: Request,
        code: Annotated[str, Query(min_length=1, max_length=4000)],
        state: Annotated[str, Query(min_length=1, max_length=200)],
        bound: Annotated[str | None, Cookie(alias=VISIT_COOKIE)] = None,
    ) -> RedirectResponse:
        """Back with a code; a session begins."""
        account, page = await oidc.finish(code=code, state=state, bound_state=bound)
        token = await sign_in.as_account(account, address=_address(request))
        answer = RedirectResponse(page, status_code=302)
        answer.delete_cookie(VISIT_COOKIE, path="/api/v1/oidc")
        _set_session(answer, token, secure=secure)
        return answer

    return routes


def _set_session(answer: Response, token: FreshToken, *, secure: bool) -> None:
    answer.set_cookie(
        SESSION_COOKIE,
        token.secret,
        expires=token.expires_at,
        path="/",
        httponly=True,
        secure=secure,
        samesite="lax",
    )


def _fresh(token: FreshToken) -> FreshTokenOut:
    return FreshTokenOut(id=token.id, token=token.secret, person=token.person, expires_at=token.expires_at)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
