# SPDX-License-Identifier: Apache-2.0
"""The doors through which somebody chooses a password of their own: all that a first password opens."""

from fastapi import APIRouter, Request
from pydantic import Field

from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.own_password import OwnPassword
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Newcomer, address_of, refuse_cross_site

SAID = {400: "口令不合要求 | will not do", 429: "尝试过多，稍后再试 | too many tries"}


class PasswordIn(Incoming):
    """The password now and the one to come."""

    old: str = Field(min_length=1, max_length=200)
    new: str = Field(min_length=1, max_length=200)


class LinkIn(Incoming):
    """一次性链接 | what stands behind # in the one-time link, the account it was made for, and the password to be."""

    link: str = Field(min_length=1, max_length=200)
    account: str = Field(min_length=1, max_length=100)
    new: str = Field(min_length=1, max_length=200)


def own_password_routes(own: OwnPassword) -> APIRouter:
    """/password."""
    routes = APIRouter(prefix="/api/v1/password", tags=["sign-in"], route_class=QuickRoute)

    @routes.post("", status_code=204, summary="修改口令 | Change password", responses=problems(401, 403, said=SAID))
    async def post_password(body: PasswordIn, request: Request, by: Newcomer) -> None:
        """Change one's own password; all sessions end. With a first password nothing else can be done."""
        await own.change(by, old=body.old, new=body.new, address=address_of(request))

    @routes.post(
        "/link", status_code=204, summary="凭一次性链接设置口令 | Choose a password", responses=problems(403, said=SAID)
    )
    async def post_password_link(body: LinkIn, request: Request) -> None:
        """The account opens with this password; the link is used up. Sign in afterwards."""
        refuse_cross_site(request)
        await own.choose(body.link, account=body.account, new=body.new, address=address_of(request))

    return routes
