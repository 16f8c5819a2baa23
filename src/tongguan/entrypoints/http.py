# SPDX-License-Identifier: Apache-2.0
"""The HTTP application: every module's routes under one roof, and the server that carries it."""

import asyncio
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from fastapi import APIRouter, FastAPI
from starlette.types import ASGIApp

from tongguan.entrypoints.api_docs import offer_api_docs
from tongguan.entrypoints.modules import modules_of
from tongguan.entrypoints.platform import Platform
from tongguan.ground.plumbing.answers import speak_problem_json
from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.ground.plumbing.event_routes import event_routes
from tongguan.ground.plumbing.front_ends import front_end_routes
from tongguan.ground.plumbing.gateway import Gateway
from tongguan.ground.plumbing.health import health_routes
from tongguan.ground.plumbing.local_only import LocalOnly
from tongguan.ground.plumbing.modules import Module
from tongguan.ground.plumbing.openapi import openapi_document
from tongguan.ground.plumbing.readiness import clock_probe, database_probe, files_probe
from tongguan.ground.plumbing.reading_record import ReadingRecord
from tongguan.ground.plumbing.request_bodies import ENVELOPE_BYTES
from tongguan.ground.plumbing.routing import offer
from tongguan.ground.plumbing.settings import Settings
from tongguan.ground.plumbing.sign_in_routes import install_authenticator, install_sign_in
from tongguan.ground.plumbing.telemetry import tracer
from tongguan.matters.cases.api import sight_of
from tongguan.matters.intake.api import masked_words

TITLE = "统管 Tongguan"


def staff_app(platform: Platform) -> FastAPI:
    """The application for the staff of the city, without the layer around it (which the schema does not need)."""
    app = FastAPI(
        title=TITLE,
        version="1",
        description="城市“一网统管”的开放枢纽 · the open hub of a city's unified operation",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    speak_problem_json(app)
    secure = platform.settings.address.startswith("https://")
    modules = modules_of(platform)
    areas = [area for module in modules for area in module.areas]
    rights = [right for module in modules for right in module.rights]
    makes_old = [old for module in modules for old in module.makes_old]
    install_sign_in(app, platform.sign_in, oidc=platform.oidc, secure=secure, areas=areas, rights=rights)
    app.state.reading_record = ReadingRecord(platform.database, platform.clock, masked_words)
    offer(app, health(platform, modules))
    offer_api_docs(app)
    offer(app, event_routes(platform.stream, lambda by: sight_of(by).hears, makes_old=makes_old))
    for module in modules:
        for routes in module.routers():
            offer(app, routes)
    app.router.routes.extend(front_end_routes(platform.settings.web_dir))
    app.openapi = lambda: openapi_document(app)  # type: ignore[method-assign]
    return app


def health(platform: Platform, modules: Sequence[Module]) -> APIRouter:
    """Whether this process lives, can do its work, and its figures."""
    database = platform.database
    probes = (database_probe(database), clock_probe(platform.time), files_probe(platform.blobs))
    return health_routes(database, *probes, queues=[queue for module in modules for queue in module.queues])


def served(platform: Platform) -> ASGIApp:
    """The application as it is served."""
    settings = platform.settings
    app = staff_app(platform)
    return Gateway(
        LocalOnly(app) if settings.demo else app,
        most_file_bytes=settings.upload_megabytes * 1_000_000 + ENVELOPE_BYTES,
        tracer=tracer(settings.otlp_endpoint),
        tile_origin=settings.tile_origin,
        may_change=lambda: platform.time.wrong,
    )


def worker_app(platform: Platform) -> ASGIApp:
    """What a worker that runs alone answers: whether it lives, and its figures."""
    app = FastAPI(title=TITLE, openapi_url=None, docs_url=None, redoc_url=None)
    install_authenticator(app, platform.sign_in)
    speak_problem_json(app)
    offer(app, health(platform, modules_of(platform)))
    return Gateway(app, most_bytes=0)


def listening_socket(settings: Settings) -> socket.socket:
    """The address bound at once, so that a busy port is told before anything else is done; raises CannotStart."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named by protocol, or asyncio leaves Nagle's algorithm on: every answer would wait 40 ms for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise CannotStart(
            f"{settings.host} 的端口 {settings.port} 不能使用（{error.strerror}）。"
            f"请停掉占用它的程序，或换一个端口：TONGGUAN_PORT={settings.port + 1} make run",
            f"Port {settings.port} on {settings.host} cannot be used. "
            f"Stop whoever holds it, or choose another: TONGGUAN_PORT={settings.port + 1} make run",
        ) from error
    listener.listen(2048)
    return listener


class HttpServer(uvicorn.Server):
    """A server inside an event loop of ours: signals are ours to handle, sockets are given."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are handled by whoever runs the loop."""
        yield


async def serve_until(stop: asyncio.Event, app: ASGIApp, listener: socket.socket) -> None:
    """Serve until told to stop; requests in hand are answered first."""
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=5)
    server = HttpServer(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    stopped.cancel()
    await running
