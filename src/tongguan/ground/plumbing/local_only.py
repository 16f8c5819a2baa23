# SPDX-License-Identifier: Apache-2.0
"""Whether a request comes from this machine itself: what only its operator should see is shown to nobody else.

A proxy on this machine also connects from here; whatever can be known of it counts against the request.
"""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.answers import refused

_SENT_BY_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


class OnlyLocalAllowed(Refusal):
    """A demonstration, whose password is published, was asked from elsewhere."""

    code = "plumbing.only_here"
    title = "示范平台只能在本机使用。要对外开放，请装入自己的城市包，不设 TONGGUAN_DEMO"
    title_en = "A demonstration answers this machine only: to open it, load a city's own pack as no demo"
    status = 403


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine and cannot be reached from another."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.rstrip(".").casefold() == "localhost"


def is_local_request(scope: Scope) -> bool:
    """Whether this request was made on this machine, to an address of it, and passed no proxy that can be told.

    nginx as it is without further settings tells nothing of the visitor, but speaks HTTP/1.0.
    """
    headers: Mapping[str, str] = Headers(scope=scope)
    client, origin = scope.get("client"), headers.get("origin", "null")
    return (
        client is not None
        and is_loopback(client[0])
        and not any(name in headers for name in _SENT_BY_PROXIES)
        and scope.get("http_version") != "1.0"
        and is_loopback(urlsplit(f"//{headers.get('host', '')}").hostname or "")
        and (origin == "null" or is_loopback(urlsplit(origin).hostname or ""))
    )


class LocalOnly:
    """The layer around a demonstration: whoever is elsewhere is refused, whatever they ask for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what was asked on this machine."""
        if scope["type"] == "http" and not is_local_request(scope):
            answer = refused(str(scope.get("tongguan.request_id", "")), OnlyLocalAllowed())
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)
