# SPDX-License-Identifier: Apache-2.0
"""The doors of sign-in, and `Present`: how any route asks who is there."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Annotated, Protocol
from urllib.parse import urlsplit
from uuid import UUID

import psycopg
import structlog
from fastapi import APIRouter, Cookie, Depends, FastAPI, Query, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.security import HTTPBearer
from fastapi.security.base import SecurityBase
from pydantic import BaseModel, Field

from tongguan.ground.kernel.people import Actor, Post
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.gateway import LOOKS
from tongguan.ground.plumbing.local_only import is_local_request
from tongguan.ground.plumbing.modules import Right, WorkArea, theirs
from tongguan.ground.plumbing.oidc import OidcSignIn
from tongguan.ground.plumbing.routing import EarlyDependency, QuickRoute, offer
from tongguan.ground.plumbing.sign_in import FreshToken, SignIn, TokenLine
from tongguan.ground.plumbing.sign_in_refusals import NotSignedIn, PasswordToBeChanged

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
    if secret is not None and request.method not in LOOKS:
        refuse_cross_site(request)
    return secret


def refuse_cross_site(request: Request) -> None:
    """What has no session of this browser to protect it is done by our own pages only; raises CrossSite."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        raise CrossSite
    if site is None and origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise CrossSite


class Authenticator(Protocol):
    """Whoever can tell the person behind a secret; `SignIn` can."""

    async def actor_of(self, secret: str, *, changing: bool) -> Actor:
        """The person who presents it; raises NotSignedIn."""
        ...

    async def in_person(self, secret: str) -> Actor:
        """The person, not a program with a token of theirs; raises NotSignedIn, NotInPerson."""
        ...

    async def newcomer(self, secret: str) -> Actor:
        """The person, also with a first password; raises NotSignedIn."""
        ...


class CurrentActor(EarlyDependency[Actor], SecurityBase):
    """Finds out who is there; a single dependency, because every request pays for each."""

    model = _bearer.model
    scheme_name = _bearer.scheme_name

    def __init__(self, may: Callable[[Actor], object] = lambda actor: None) -> None:
        """`may`: raises a Refusal to whom this door is not open, before what they bring is read."""
        self._may = may

    async def __call__(self, request: Request) -> Actor:
        """The person, asked once."""
        return await self.answered_early(request)

    async def ask(self, request: Request) -> Actor:
        """The person who presents a token; raises NotSignedIn, and what `may` does."""
        secret = _secret(request)
        if not secret:
            raise NotSignedIn
        actor = await self._behind(secret, request.app.state.sign_in, request)
        structlog.contextvars.bind_contextvars(person=actor.person)
        self._may(actor)
        return actor

    async def _behind(self, secret: str, sign_in: Authenticator, request: Request) -> Actor:
        return await sign_in.actor_of(secret, changing=request.method not in LOOKS)


class _ActorInPerson(CurrentActor):
    """Finds out who has signed in; raises NotInPerson to a program's token."""

    async def _behind(self, secret: str, sign_in: Authenticator, request: Request) -> Actor:
        return await sign_in.in_person(secret)


class _NewcomerActor(CurrentActor):
    """Finds out who is there, also with a first password."""

    async def _behind(self, secret: str, sign_in: Authenticator, request: Request) -> Actor:
        return await sign_in.newcomer(secret)


present = CurrentActor()
"""The dependency behind `Present`."""
Present = Annotated[Actor, Depends(present)]
"""Declare a parameter `by: Present` and the route is for signed-in people only."""
InPerson = Annotated[Actor, Depends(_ActorInPerson())]
"""The same, for what a program with a token of theirs may not do: making further tokens."""
Newcomer = Annotated[Actor, Depends(_NewcomerActor())]
"""The same, also for somebody who still has to change the password that was given to them."""


async def is_insider(request: Request) -> bool:
    """Whether whoever asks works here: signed in, or on this machine itself. To others the inside is not shown."""
    if is_local_request(request.scope):
        return True
    try:
        await present.ask(request)
    except (NotSignedIn, PasswordToBeChanged):
        return False
    return True


async def _insiders_only(request: Request) -> None:
    if not await is_insider(request):
        raise NotSignedIn


InsidersOnly = Depends(_insiders_only)
"""Declare it in `dependencies` of a route; raises NotSignedIn."""


async def still_present(request: Request) -> Callable[[Actor], Awaitable[bool]]:
    """Asks later whether somebody is still signed in, in the same posts; a database that is away sends nobody away."""

    async def ask(by: Actor) -> bool:
        try:
            now = await present.ask(request)
        except (NotSignedIn, PasswordToBeChanged):
            return False
        except psycopg.OperationalError:
            return True
        return now.posts == by.posts

    return ask


StillPresent = Annotated[Callable[[Actor], Awaitable[bool]], Depends(still_present)]
"""For routes whose answer goes on for minutes."""


class SignInIn(Incoming):
    """Account and password."""

    account: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=200)


class ApiTokenIn(Incoming):
    """What the token is for and how many days it lasts."""

    label: str = Field(min_length=1, max_length=100)
    days: int = Field(ge=1, le=366)


class WallIn(Incoming):
    """值守屏 | which screen it is, and for how many days."""

    label: str = Field(min_length=1, max_length=100)
    days: int = Field(7, ge=1, le=31)


class FreshTokenOut(BaseModel):
    """A token, shown this once."""

    id: UUID
    token: str
    person: str
    expires_at: datetime


class PersonOut(BaseModel):
    """Who is signed in."""

    person: str
    name: str
    posts: tuple[Post, ...]
    areas: list[str] = Field(description="工作台上属于此人的版块 | areas of the desk that are this person's work")
    rights: list[str] = Field(description="此人可以办的，页面据此给出按钮 | what pages offer this person to do")


class WaysOut(BaseModel):
    """登录方式 | ways to sign in."""

    single_sign_on: bool = Field(description="可用单点登录 /oidc/start | single sign-on is offered")


def install_authenticator(app: FastAPI, sign_in: Authenticator) -> None:
    """Let routes of this application ask who is there."""
    app.state.sign_in = sign_in


def install_sign_in(
    app: FastAPI,
    sign_in: SignIn,
    *,
    oidc: OidcSignIn | None,
    secure: bool,
    areas: Sequence[WorkArea] = (),
    rights: Sequence[Right] = (),
) -> None:
    """Open the doors of sign-in; `secure` when people come over https, `areas` and `rights`: of all modules."""
    install_authenticator(app, sign_in)

    def told(by: Actor) -> PersonOut:
        own, may = theirs(by, areas), theirs(by, rights)
        return PersonOut(person=by.person, name=by.name, posts=by.posts, areas=own, rights=may)

    offer(app, _session_routes(sign_in, secure=secure, single_sign_on=oidc is not None, told=told))
    offer(app, _token_routes(sign_in))
    if oidc is not None:
        offer(app, _oidc_routes(sign_in, oidc, secure=secure))


def _session_routes(
    sign_in: SignIn, *, secure: bool, single_sign_on: bool, told: Callable[[Actor], PersonOut]
) -> APIRouter:
    routes = APIRouter(prefix="/api/v1", tags=["sign-in"], route_class=QuickRoute)

    @routes.get("/session/ways", summary="登录方式 | Ways to sign in")
    async def get_ways() -> WaysOut:
        """What a sign-in page offers, asked before anybody is there."""
        return WaysOut(single_sign_on=single_sign_on)

    @routes.post("/session", status_code=201, summary="登录 | Sign in")
    async def post_session(body: SignInIn, request: Request, response: Response) -> FreshTokenOut:
        """A session, as cookie for a browser and as token for a program; no other site signs a browser in."""
        refuse_cross_site(request)
        token = await sign_in.with_password(body.account, body.password, address=address_of(request))
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
        """The person signed in, the posts held, the areas of work that are theirs, and what they may do."""
        return told(by)

    return routes


def _token_routes(sign_in: SignIn) -> APIRouter:
    routes = APIRouter(prefix="/api/v1/tokens", tags=["sign-in"], route_class=QuickRoute)

    @routes.post("", status_code=201, summary="新建令牌 | Make an API token")
    async def post_token(body: ApiTokenIn, by: InPerson) -> FreshTokenOut:
        """A token for a program that acts as oneself."""
        return _fresh(await sign_in.make_api_token(by, label=body.label, days=body.days))

    @routes.get("", summary="我的令牌 | My sessions and tokens")
    async def get_tokens(by: Present) -> list[TokenLine]:
        """One's own valid sessions and tokens."""
        return await sign_in.tokens_of(by)

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
        token = await sign_in.as_account(account, address=address_of(request))
        answer = RedirectResponse(page, status_code=302)
        answer.delete_cookie(VISIT_COOKIE, path="/api/v1/oidc")
        _set_session(answer, token, secure=secure)
        return answer

    return routes


def _set_session(answer: Response, token: FreshToken, *, secure: bool) -> None:
    # Max-Age and no moment: a phone whose clock is wrong would drop a cookie that by its clock has ended.
    answer.set_cookie(
        SESSION_COOKIE,
        token.secret,
        max_age=int(token.lasts.total_seconds()),
        path="/",
        httponly=True,
        secure=secure,
        samesite="lax",
    )


def _fresh(token: FreshToken) -> FreshTokenOut:
    return FreshTokenOut(id=token.id, token=token.secret, person=token.person, expires_at=token.expires_at)


def address_of(request: Request) -> str:
    """Where the request comes from, for counting attempts."""
    return request.client.host if request.client else ""
