# SPDX-License-Identifier: Apache-2.0
"""Answers to those who watch the platform: does it live, is it ready, what are its figures."""

import asyncio

import psycopg
from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tongguan.plumbing.database import Database
from tongguan.plumbing.telemetry import REGISTRY, sample_queues


def health_routes(database: Database) -> APIRouter:
    """/healthz, /readyz and /metrics."""
    routes = APIRouter(tags=["health"])

    @routes.get("/healthz", summary="存活 | Alive")
    async def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @routes.get("/readyz", summary="就绪 | Ready", responses={503: {"description": "not ready"}})
    async def readyz() -> Response:
        """The database answers within two seconds."""
        try:
            async with asyncio.timeout(2), database.reading() as look:
                await look.value(int, "SELECT last FROM plumbing.stream")
        except (TimeoutError, psycopg.Error) as error:
            return JSONResponse({"status": "waiting", "why": type(error).__name__}, status_code=503)
        return JSONResponse({"status": "ready"})

    @routes.get("/metrics", summary="指标 | Figures", include_in_schema=False)
    async def metrics() -> Response:
        """Figures for Prometheus; without a database, those of this process."""
        try:
            async with asyncio.timeout(2):
                await sample_queues(database)
        except (TimeoutError, psycopg.Error):
            pass
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)

    return routes
