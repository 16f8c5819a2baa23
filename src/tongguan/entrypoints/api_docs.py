# SPDX-License-Identifier: Apache-2.0
"""The HTTP interface for those who work here: its document, and Swagger UI from an installed package."""

from pathlib import Path

import fastapi_offline
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles

from tongguan.ground.plumbing.sign_in_routes import InsidersOnly

_FILES = Path(fastapi_offline.__file__).parent / "static"

_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>接口文档 · API | 统管</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/files/swagger-ui.css">
<link rel="icon" href="data:,">
</head><body><div id="swagger-ui"></div>
<script src="/api/docs/files/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body></html>
"""

_START = """SwaggerUIBundle({
  url: "/api/v1/openapi.json", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "none",
  filter: true, persistAuthorization: true, displayRequestDuration: true,
  presets: [SwaggerUIBundle.presets.apis], layout: "BaseLayout"
});
"""


def offer_api_docs(app: FastAPI) -> None:
    """/api/docs, working without any network, and /api/v1/openapi.json."""
    app.mount("/api/docs/files", StaticFiles(directory=_FILES))

    @app.get("/api/v1/openapi.json", include_in_schema=False, dependencies=[InsidersOnly])
    async def document() -> Response:
        return JSONResponse(app.openapi())

    @app.get("/api/docs", include_in_schema=False, dependencies=[InsidersOnly])
    async def page() -> Response:
        return HTMLResponse(_PAGE)

    @app.get("/api/docs/start.js", include_in_schema=False)
    async def start() -> Response:
        return Response(_START, media_type="text/javascript")
