# SPDX-License-Identifier: Apache-2.0
"""The files of an app leave, its page answers for its addresses, and nothing beside its folder is reached."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from tongguan.ground.plumbing.front_ends import YEAR, front_end_routes


@pytest.fixture
def client(tmp_path: Path) -> httpx.AsyncClient:
    (tmp_path / "desk" / "assets").mkdir(parents=True)
    (tmp_path / "desk" / "index.html").write_text("<title>desk</title>")
    (tmp_path / "desk" / "assets" / "app-1a2b.js").write_text("plain")
    (tmp_path / "desk" / "assets" / "app-1a2b.js.gz").write_bytes(b"squeezed")
    (tmp_path / "secret.txt").write_text("secret")
    app = FastAPI()
    app.router.routes.extend(front_end_routes(tmp_path))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://tongguan")


async def test_an_address_inside_the_app_is_answered_with_its_page(client: httpx.AsyncClient) -> None:
    page = await client.get("/desk/cases/20261122000001")
    assert (page.status_code, page.text, page.headers["cache-control"]) == (200, "<title>desk</title>", "no-cache")
    seen = await client.get("/desk/", headers={"if-none-match": page.headers["etag"]})
    assert (seen.status_code, seen.content) == (304, b"")


async def test_a_hashed_file_is_kept_for_a_year_and_sent_squeezed_to_whoever_takes_it(
    client: httpx.AsyncClient,
) -> None:
    plain = await client.get("/desk/assets/app-1a2b.js", headers={"accept-encoding": "identity"})
    assert (plain.text, plain.headers["cache-control"]) == ("plain", YEAR)
    async with client.stream("GET", "/desk/assets/app-1a2b.js", headers={"accept-encoding": "gzip"}) as squeezed:
        assert squeezed.headers["content-encoding"] == "gzip"
        assert b"".join([piece async for piece in squeezed.aiter_raw()]) == b"squeezed"


@pytest.mark.parametrize(
    "path",
    ["/desk/assets/gone.js", "/desk/..%2fsecret.txt", "/desk/%2e%2e/secret.txt", "/desk/%00", f"/desk/{'x' * 300}"],
)
async def test_what_is_no_file_of_the_app_is_not_found(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_an_app_that_was_not_built_says_how_to_build_it(client: httpx.AsyncClient) -> None:
    answer = await client.get("/field/")
    assert answer.status_code == 503
    assert "make web" in answer.text
    assert (await client.post("/desk/")).status_code == 405
