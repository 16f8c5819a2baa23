# SPDX-License-Identifier: Apache-2.0
"""Sign-in through a real provider process: the good way in, and every way of cheating."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI

from tests.conftest import HANGS_SECONDS
from tests.integration.plumbing.test_sign_in import QUICK, ZHANG, find_actor
from tests.ports import free_port
from tongguan.ground.kernel.clock import SimulatedClock, SystemClock
from tongguan.ground.plumbing.answers import speak_problem_json
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.gateway import Gateway
from tongguan.ground.plumbing.oidc import OidcSignIn, Provider, own_path
from tongguan.ground.plumbing.passwords import Passwords
from tongguan.ground.plumbing.sign_in import SignIn
from tongguan.ground.plumbing.sign_in_routes import install_sign_in

pytestmark = pytest.mark.moment


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.integration.plumbing.provider", str(port)])
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.fixture
async def provider_http(issuer: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as http:
        async with asyncio.timeout(HANGS_SECONDS):
            while True:
                try:
                    await http.get(f"{issuer}/jwks")
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
        yield http


@pytest.fixture
async def browser(
    database: Database, issuer: str, provider_http: httpx.AsyncClient
) -> AsyncIterator[httpx.AsyncClient]:
    clock = SystemClock()
    sign_in = SignIn(database, clock, find_actor, session=timedelta(hours=1), passwords=Passwords(QUICK))
    async with database.load() as load:
        await sign_in.open_accounts(load, [("zhang.wei", ZHANG.person, None)])
    provider = Provider(
        issuer=issuer,
        client_id="tongguan",
        client_secret="geheim",
        account_claim="preferred_username",
        return_url="http://tongguan/api/v1/oidc/return",
    )
    app = FastAPI()
    app.add_middleware(Gateway, most_bytes=100_000)
    speak_problem_json(app)
    install_sign_in(app, sign_in, oidc=OidcSignIn(database, clock, provider, provider_http), secure=False)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://tongguan") as browser:
        yield browser


async def visit(browser: httpx.AsyncClient, provider: httpx.AsyncClient, *, to: str = "/", **extra: str) -> str:
    """Go to the provider and say yes there; the address it sends the browser back to."""
    start = await browser.get("/api/v1/oidc/start", params={"to": to})
    assert start.status_code == 302
    back = await provider.get(start.headers["location"], params=parse_qs_flat(start.headers["location"]) | extra)
    return back.headers["location"]


def parse_qs_flat(address: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


async def test_somebody_the_provider_knows_comes_in_and_lands_where_they_wanted(
    browser: httpx.AsyncClient, provider_http: httpx.AsyncClient
):
    back = await browser.get(await visit(browser, provider_http, to="/cases?mine=1", who="Zhang.Wei"))
    assert (back.status_code, back.headers["location"]) == (302, "/cases?mine=1")
    assert (await browser.get("/api/v1/session")).json()["person"] == ZHANG.person


async def test_the_sign_in_page_learns_of_it_before_anybody_is_there(browser: httpx.AsyncClient):
    assert (await browser.get("/api/v1/session/ways")).json() == {"single_sign_on": True}


async def test_somebody_the_city_does_not_know_stays_outside(
    browser: httpx.AsyncClient, provider_http: httpx.AsyncClient
):
    back = await browser.get(await visit(browser, provider_http, who="stranger"))
    assert (back.status_code, back.json()["code"]) == (403, "plumbing.no_account")


@pytest.mark.parametrize("twist", ["issuer", "audience", "expired", "nonce", "key", "shared secret"])
async def test_a_token_that_is_not_meant_for_us_now_is_refused(
    browser: httpx.AsyncClient, provider_http: httpx.AsyncClient, twist: str
):
    back = await browser.get(await visit(browser, provider_http, twist=twist))
    assert (back.status_code, back.json()["code"]) == (401, "plumbing.single_sign_on_failed")
    assert (await browser.get("/api/v1/session")).status_code == 401


async def test_a_return_works_once(browser: httpx.AsyncClient, provider_http: httpx.AsyncClient):
    address = await visit(browser, provider_http)
    assert (await browser.get(address)).status_code == 302
    assert (await browser.get(address)).status_code == 401


async def test_a_return_begun_in_another_browser_is_refused(
    browser: httpx.AsyncClient, provider_http: httpx.AsyncClient
):
    address = await visit(browser, provider_http)
    browser.cookies.clear()
    assert (await browser.get(address)).status_code == 401


async def test_a_made_up_code_or_state_is_refused(browser: httpx.AsyncClient, provider_http: httpx.AsyncClient):
    state = parse_qs_flat(await visit(browser, provider_http))["state"]
    for answer in (
        await browser.get("/api/v1/oidc/return", params={"code": "x", "state": "y"}),
        await browser.get("/api/v1/oidc/return", params={"code": "x", "state": state}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "plumbing.single_sign_on_failed")


async def test_a_visit_that_took_too_long_is_refused(database: Database, issuer: str, provider_http: httpx.AsyncClient):
    clock = SimulatedClock(datetime.now(UTC))  # noqa: TID251 - the provider has a real clock
    provider = Provider(
        issuer=issuer, client_id="tongguan", client_secret=None, account_claim="sub", return_url="http://t/r"
    )
    oidc = OidcSignIn(database, clock, provider, provider_http)
    _, state = await oidc.begin("/")
    clock.advance(timedelta(minutes=11))
    with pytest.raises(Exception, match="超时"):
        await oidc.finish(code="x", state=state, bound_state=state)


async def test_a_provider_that_does_not_answer_is_one_clear_refusal(database: Database):
    provider = Provider(
        issuer="http://127.0.0.1:9", client_id="t", client_secret=None, account_claim="sub", return_url="http://t/r"
    )
    async with httpx.AsyncClient() as http:
        with pytest.raises(Exception, match="单点登录未成功"):
            await OidcSignIn(database, SystemClock(), provider, http).begin("/")


@pytest.mark.parametrize("address", ["http://evil", "//evil", "/\\evil", "evil", "", "/a\nb"])
def test_nobody_is_sent_to_another_site_afterwards(address: str):
    assert own_path(address) == "/"
    assert own_path("/cases?x=1") == "/cases?x=1"
