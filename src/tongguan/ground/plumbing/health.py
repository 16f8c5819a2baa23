# SPDX-License-Identifier: Apache-2.0
"""Answers to those who watch the platform: does it live, is it ready, what are its figures."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import LiteralString

import psycopg
from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.readiness import Probe
from tongguan.ground.plumbing.sign_in_routes import InsidersOnly
from tongguan.ground.plumbing.telemetry import REGISTRY, sample_queues


def health_routes(database: Database, *probes: Probe, queues: Sequence[LiteralString] = ()) -> APIRouter:
    """/healthz, /readyz and /metrics; `probes`: what must be in order, first things first; `queues`: see
    `sample_queues`."""
    routes = APIRouter(tags=["health"])

    @routes.get("/healthz", summary="存活 | Alive")
    async def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @routes.get("/readyz", summary="就绪 | Ready", responses={503: {"description": "not ready"}})
    async def readyz() -> Response:
        """Database and files can be written, and this machine's clock tells the same time as the database's."""
        for probe in probes:
            if (obstacle := await probe.obstacle()) is not None:
                return JSONResponse(asdict(obstacle), status_code=503)
        return JSONResponse({"status": "ready"})

    @routes.get("/metrics", summary="指标 | Figures", include_in_schema=False, dependencies=[InsidersOnly])
    async def metrics() -> Response:
        """Figures for Prometheus; without a database, those of this process."""
        try:
            async with asyncio.timeout(2):
                await sample_queues(database, queues)
        except (TimeoutError, psycopg.Error):
            pass
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)

    return routes
