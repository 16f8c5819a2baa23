# SPDX-License-Identifier: Apache-2.0
"""The one layer around the application: request id, limits of bodies, security headers, figures, last resort.

Pure ASGI, because it runs for every request.
"""

import re
from collections.abc import Callable
from time import perf_counter

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.answers import by_status, fault, refused
from tongguan.ground.plumbing.database import Tally, tally
from tongguan.ground.plumbing.request_bodies import BODY, JSON_BYTES, Body, BodyRefused
from tongguan.ground.plumbing.telemetry import REQUESTS, ROUND_TRIPS, STATEMENTS, Span, Tracer

log = structlog.get_logger(__name__)

SECURITY = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
LOOKS = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


def content_policy(tile_origin: str | None = None) -> tuple[bytes, bytes]:
    """What a page may load: from here, and map tiles from the one provider that the operator has named."""
    tiles = f" {tile_origin}" if tile_origin is not None else ""
    return (
        b"content-security-policy",
        f"default-src 'self'; img-src 'self' data: blob:{tiles}; connect-src 'self'{tiles};"
        " style-src 'self' 'unsafe-inline'; worker-src 'self' blob:;"
        " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'".encode(),
    )


class Gateway:
    """Wraps the application."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        most_bytes: int = JSON_BYTES,
        most_file_bytes: int | None = None,
        tracer: Tracer | None = None,
        tile_origin: str | None = None,
        may_change: Callable[[], Refusal | None] = lambda: None,
    ) -> None:
        """`most_file_bytes`: of a body that brings a file; `may_change`: why nothing may be changed now, if so."""
        self._app = app
        self._security = (content_policy(tile_origin), *SECURITY)
        self._most_bytes = most_bytes
        self._most_file_bytes = most_bytes if most_file_bytes is None else most_file_bytes
        self._tracer = tracer
        self._may_change = may_change

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if _GIVEN_ID.fullmatch(given) else new_id().hex
        scope["tongguan.request_id"] = request_id
        cost = Tally()
        tally.set(cost)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        status = 500
        answered = False
        body = Body(scope, receive, most=self._most_bytes, most_file=self._most_file_bytes)
        scope[BODY] = body

        async def answering(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], True
                raw = list(message.get("headers", ()))
                raw += [(b"x-request-id", request_id.encode()), *self._security]
                if cost.repeats and status < 400:
                    raw.append((b"idempotent-replayed", b"true"))
                if not any(name == b"cache-control" for name, _ in raw):
                    raw.append((b"cache-control", b"no-store"))
                if not await body.settle():
                    raw.append((b"connection", b"close"))
                message["headers"] = raw
            elif not body.ended and not message.get("more_body", False):
                # The answer first, then the rest of the body, then the end of the connection.
                await send({**message, "more_body": True})
                await body.drain()
                message = {"type": "http.response.body", "body": b""}
            await send(message)

        span = self._tracer.start_span(f"{scope['method']} {scope['path']}") if self._tracer else None
        try:
            if scope["method"] not in LOOKS and (why := self._may_change()) is not None:
                raise why
            await self._app(scope, body.receive, answering)
        except Refusal as refusal:
            await refused(request_id, refusal)(scope, receive, answering)
        except BodyRefused as refusal:
            if not answered:
                await by_status(request_id, refusal)(scope, receive, answering)
        except Exception:
            log.exception("request_failed", method=scope["method"], path=scope["path"])
            if answered:
                raise
            await fault(request_id)(scope, receive, answering)
        finally:
            _measure(scope, status, cost, seconds=perf_counter() - began, span=span)


def _measure(scope: Scope, status: int, cost: Tally, *, seconds: float, span: Span | None) -> None:
    """What a request took and cost, for the figures and the trace."""
    route = str(getattr(scope.get("route"), "path", "none"))
    REQUESTS.labels(scope["method"], route, str(status)).observe(seconds)
    STATEMENTS.labels(route).observe(cost.statements)
    ROUND_TRIPS.labels(route).observe(cost.round_trips)
    if span:
        span.set_attribute("http.route", route)
        span.set_attribute("http.response.status_code", status)
        span.set_attribute("tongguan.request_id", scope["tongguan.request_id"])
        span.set_attribute("tongguan.sql_statements", cost.statements)
        span.end()
