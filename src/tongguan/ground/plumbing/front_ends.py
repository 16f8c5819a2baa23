# SPDX-License-Identifier: Apache-2.0
"""The built front ends under /desk/, /field/ and /screen/: hashed files for ever, the page itself asked anew each time.

A file with a `.gz` twin is sent squeezed. Addresses inside an app (`/desk/cases/…`) are answered with its page.
"""

from mimetypes import guess_type
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

FRONT_ENDS = ("desk", "field", "screen")
YEAR = "public, max-age=31536000, immutable"
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
NOT_BUILT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>统管</title>
<body style="font:16px/1.8 system-ui;margin:15vh auto;max-width:36em">
<h1>页面尚未构建</h1><p>请在项目目录运行 <code>make web</code>，然后刷新。接口不受影响。</p>
<p lang="en">The front ends are not built: run <code>make web</code>, then reload. The API works meanwhile.</p>"""


def front_end_routes(folder: Path) -> list[BaseRoute]:
    """/desk/, /field/, /screen/ from their folders below this one."""
    routes: list[BaseRoute] = []
    for name in FRONT_ENDS:
        routes.append(Route(f"/{name}", lambda _, name=name: RedirectResponse(f"/{name}/", 308)))
        routes.append(Mount(f"/{name}", FrontEnd(folder / name)))
    return routes


class FrontEnd:
    """One app's files; an ASGI application."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a file, or the app's page."""
        if scope["method"] not in ("GET", "HEAD"):
            answer = Response(status_code=405, headers={"allow": "GET, HEAD"})
        else:
            answer = self._answer(scope["path"].removeprefix(scope.get("root_path", "")), Headers(scope=scope))
        await answer(scope, receive, send)

    def _answer(self, path: str, headers: Headers) -> Response:
        try:
            asked = (self._folder / path.lstrip("/")).resolve()
            found = asked.is_relative_to(self._folder) and asked.is_file()
        except (OSError, ValueError):  # too long, or with a NUL in it: no file can have this name
            return Response(status_code=404)
        if found:
            return self._file(asked, headers)
        if "." in asked.name:
            return Response(status_code=404)
        page = self._folder / "index.html"
        return self._file(page, headers) if page.is_file() else HTMLResponse(NOT_BUILT, 503)

    def _file(self, file: Path, headers: Headers) -> Response:
        kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
        sent = {"cache-control": YEAR if file.parent.name == "assets" else "no-cache", "vary": "accept-encoding"}
        twin = file.with_name(f"{file.name}.gz")
        if "gzip" in headers.get("accept-encoding", "") and twin.is_file():
            sent["content-encoding"] = "gzip"
            file = twin
        found = FileResponse(file, media_type=kind, headers=sent)
        found.set_stat_headers(file.stat())
        if headers.get("if-none-match") == found.headers["etag"]:
            return Response(status_code=304, headers={"etag": found.headers["etag"], **sent})
        return found
