# SPDX-License-Identifier: Apache-2.0
"""The HTTP application: every module's routes under one roof, and the server that carries it."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from tongguan.boards import wiring as boards_wiring
from tongguan.cases import wiring as cases_wiring
from tongguan.city_pack.api import read_folder
from tongguan.dispatch import wiring as dispatch_wiring
from tongguan.entrypoints.accounts import DemoAccounts, demo_accounts, shown_accounts
from tongguan.entrypoints.administration import administration
from tongguan.entrypoints.api_docs import offer_api_docs
from tongguan.entrypoints.naming import names_of
from tongguan.entrypoints.platform import Platform
from tongguan.intake import wiring as intake_wiring
from tongguan.intake.api import masked_words
from tongguan.patrols import wiring as patrols_wiring
from tongguan.plumbing.answers import speak_problem_json
from tongguan.plumbing.gateway import Gateway
from tongguan.plumbing.health import health_routes
from tongguan.plumbing.problems import CannotStart
from tongguan.plumbing.routing import offer
from tongguan.plumbing.settings import Settings
from tongguan.plumbing.sign_in_routes import install_sign_in
from tongguan.plumbing.telemetry import tracer
from tongguan.portals import wiring as portals_wiring
from tongguan.portals.api import Names
from tongguan.portals.wiring import Tiles, Visitor, Welcome

TITLE = "统管 Tongguan"


def staff_app(platform: Platform) -> FastAPI:
    """The application for the staff of the city, without the layer around it (which the schema does not need)."""
    app = FastAPI(
        title=TITLE,
        version="1",
        description="城市“一网统管”的开放枢纽 · the open hub of a city's unified operation",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    speak_problem_json(app)
    secure = platform.settings.public_url.startswith("https://")
    install_sign_in(app, platform.sign_in, oidc=platform.oidc, secure=secure)
    offer(app, health_routes(platform.database))
    offer_api_docs(app)
    _offer_modules(app, platform)
    app.openapi = lambda: portals_wiring.openapi_document(app)  # type: ignore[method-assign]
    return app


def _offer_modules(app: FastAPI, platform: Platform) -> None:
    """The doors of every module, from the moves of a case to the page at /."""
    names, uploads = _names(platform), portals_wiring.uploads(platform.database)
    accounts = demo_accounts(read_folder(platform.settings.city))
    desk = cases_wiring.CaseDesk(platform.cases, evidence_kept=uploads.kept)
    door = cases_wiring.door_of(desk, platform.clock, person_name=names.person, masked=masked_words)
    record = dispatch_wiring.dispatch_record(platform.database)
    looking = portals_wiring.routers(
        platform.database,
        cases=platform.cases,
        door=door,
        blobs=platform.blobs,
        stream=platform.stream,
        names=names,
        masked=masked_words,
        welcome=lambda: _welcome(platform, accounts),
        clock=platform.clock,
    )
    mapped = portals_wiring.city_routers(
        platform.database,
        cities=platform.editions,
        people=platform.people,
        masked=masked_words,
        tiles=_tiles(platform.settings),
        clock=platform.clock,
    )
    walls = boards_wiring.routers(
        platform.database,
        cities=platform.editions,
        may_see=lambda task_no, by: door.seen(task_no, by=by),
        clock=platform.clock,
    )
    for routes in (
        *looking,
        *walls,
        *mapped,
        *administration(platform, names),
        dispatch_wiring.routes(
            platform.dispatching, record, platform.editions, door, platform.clock, masked=masked_words
        ),
        cases_wiring.routes(desk, door, platform.clock),
        patrols_wiring.routes(platform.patrols, platform.clock),
        intake_wiring.routes(platform.intake, platform.editions, evidence_kept=uploads.kept, person_name=names.person),
    ):
        offer(app, routes)
    app.router.routes.extend(portals_wiring.front_end_routes(platform.settings.web_dir))


def _names(platform: Platform) -> Names:
    """What codes are called; people who were added between two packs by the register."""
    return names_of(platform.editions, added=platform.added_names.name)


def _welcome(platform: Platform, accounts: DemoAccounts | None) -> Welcome:
    """What the page at / says of the city, and to visitors of a demo city."""
    city = platform.editions.current()
    if accounts is None:
        return Welcome(city=city.name)
    visitors = [Visitor(account=account, about=about) for account, about in shown_accounts(city, accounts)]
    return Welcome(city=city.name, password=accounts.password, visitors=visitors)


def _tiles(settings: Settings) -> Tiles | None:
    """The provider of map tiles, when the operator has named one."""
    if settings.tiles_url is None:
        return None
    return Tiles(url=settings.tiles_url, crs=settings.tiles_crs, attribution=settings.tiles_attribution)


def served(platform: Platform) -> ASGIApp:
    """The application as it is served."""
    settings = platform.settings
    most = settings.upload_megabytes * 1_000_000
    return Gateway(
        staff_app(platform), most_bytes=most, tracer=tracer(settings.otlp_endpoint), tile_origin=settings.tile_origin
    )


def worker_app(platform: Platform) -> ASGIApp:
    """What a worker that runs alone answers: whether it lives, and its figures."""
    app = FastAPI(title=TITLE, openapi_url=None, docs_url=None, redoc_url=None)
    offer(app, health_routes(platform.database))
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


class Server(uvicorn.Server):
    """A server inside an event loop of ours: signals are ours to handle, sockets are given."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are handled by whoever runs the loop."""
        yield


async def serve_until(stop: asyncio.Event, app: ASGIApp, listener: socket.socket) -> None:
    """Serve until told to stop; requests in hand are answered first."""
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=5)
    server = Server(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    stopped.cancel()
    await running
