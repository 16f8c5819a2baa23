# SPDX-License-Identifier: Apache-2.0
"""The one layer around the application: request id, size limit, security headers, figures, last resort for faults.

Pure ASGI, because it runs for every request.
"""

import re
from time import perf_counter

import structlog
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tongguan.kernel.ids import new_id
from tongguan.plumbing.answers import fault, problem
from tongguan.plumbing.database import Tally, tally
from tongguan.plumbing.telemetry import REQUESTS, ROUND_TRIPS, STATEMENTS, Tracer

log = structlog.get_logger(__name__)

SECURITY = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
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


class TooLarge(HTTPException):
    """The body is larger than the platform accepts."""

    def __init__(self) -> None:
        super().__init__(413)


class Gateway:
    """Wraps the application."""

    def __init__(
        self, app: ASGIApp, *, most_bytes: int, tracer: Tracer | None = None, tile_origin: str | None = None
    ) -> None:
        self._app = app
        self._security = (content_policy(tile_origin), *SECURITY)
        self._most_bytes = most_bytes
        self._tracer = tracer

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
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > self._most_bytes:
                    raise TooLarge
            return message

        async def answering(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], True
                raw = list(message.get("headers", ()))
                raw += [(b"x-request-id", request_id.encode()), *self._security]
                if not any(name == b"cache-control" for name, _ in raw):
                    raw.append((b"cache-control", b"no-store"))
                message["headers"] = raw
            await send(message)

        span = self._tracer.start_span(f"{scope['method']} {scope['path']}") if self._tracer else None
        try:
            declared = headers.get("content-length", "0")
            if declared.isdigit() and int(declared) > self._most_bytes:
                raise TooLarge
            await self._app(scope, limited, answering)
        except TooLarge:
            if not answered:
                await self._too_large(request_id)(scope, receive, answering)
        except Exception:
            log.exception("request_failed", method=scope["method"], path=scope["path"])
            if answered:
                raise
            await fault(request_id)(scope, receive, answering)
        finally:
            route = str(getattr(scope.get("route"), "path", "none"))
            REQUESTS.labels(scope["method"], route, str(status)).observe(perf_counter() - began)
            STATEMENTS.labels(route).observe(cost.statements)
            ROUND_TRIPS.labels(route).observe(cost.round_trips)
            if span:
                span.set_attribute("http.route", route)
                span.set_attribute("http.response.status_code", status)
                span.set_attribute("tongguan.request_id", request_id)
                span.set_attribute("tongguan.sql_statements", cost.statements)
                span.end()

    def _too_large(self, request_id: str) -> Response:
        return problem(
            request_id,
            status=413,
            code="http.413",
            title="内容过大",
            title_en="Too large",
            detail=f"内容超过 {self._most_bytes // 1_000_000} MB 的上限，请压缩或分开提交。",
        )
