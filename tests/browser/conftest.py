# SPDX-License-Identifier: Apache-2.0
"""Real browsers before a real hub: one hub and one browser for all stories, one context for every person in them.

`desk(account)`, `field(account)`, `screen(account)` open a signed-in page; when the story ends, anything that went
wrong on any of them fails it: errors in the console, breaches of the content policy, looks at outside addresses.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Playwright, ViewportSize, async_playwright, expect

from tests.browser import chromium
from tests.browser.hub import hub_over
from tests.browser.town import Town, town_at
from tests.browser.visit import SCREENS, TELLS_OF_BREACHES, Visit, signed_in
from tests.conftest import DATA, DATA_OF_MOMENTS, copy_of, drop
from tests.integration.entrypoints.processes import Hub
from tongguan.ground.kernel.clock import SystemClock

HERE = Path(__file__).parent
DESK, FIELD, SCREEN = (
    ViewportSize(width=1920, height=1080),
    ViewportSize(width=390, height=844),
    ViewportSize(width=1920, height=1080),
)
PHONE = chromium.Phone(is_mobile=True, has_touch=True, device_scale_factor=2)
KEPT_SECONDS = 2 * 3600
SECONDS = 25.0
"""How long a story waits for what must appear; machines that test are busy."""

expect.set_options(timeout=SECONDS * 1000)

Opens = Callable[..., Awaitable[Visit]]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser stories live today."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.moment)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Lets fixtures know that their story failed."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def can_browse() -> None:
    """Skips where there is no browser, fails where there must be one."""
    chromium.skip_or_fail()


@pytest.fixture(scope="session")
def hub(
    can_browse: None, city_template: str, server_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hub]:
    """The hub that most stories share: a thin day of the district lies behind it."""
    url = copy_of(city_template, server_url)
    with hub_over(url, tmp_path_factory.mktemp("hub"), played=True) as hub:
        yield hub
    drop(url, server_url)


@pytest.fixture
def hub_alone(can_browse: None, city_database_url: str, tmp_path: Path) -> Iterator[Hub]:
    """A hub for one story that changes what others stand on; nothing has happened there yet."""
    with hub_over(city_database_url, tmp_path / "hub", played=False) as hub:
        yield hub


@pytest.fixture(scope="session")
async def playwright(can_browse: None) -> AsyncIterator[Playwright]:
    """The hand that drives browsers."""
    async with async_playwright() as running:
        yield running


@pytest.fixture(scope="session")
async def browser(playwright: Playwright) -> AsyncIterator[Browser]:
    """The browser."""
    browser = await chromium.launched(playwright)
    yield browser
    await browser.close()


@pytest.fixture
async def opens(browser: Browser, story_hub: Hub, request: pytest.FixtureRequest) -> AsyncIterator[Opens]:
    """Opens an app as somebody; whatever went wrong on the pages fails the story at its end."""
    visits: list[Visit] = []

    async def open_app(
        app: str, account: str | None, *, at: Hub, size: ViewportSize = DESK, path: str = "", **options: Any
    ) -> Visit:
        options = {"service_workers": "block", "locale": "zh-CN", "timezone_id": "Asia/Shanghai"} | options
        context = await browser.new_context(viewport=size, **options)
        context.set_default_timeout(SECONDS * 1000)
        await chromium.tell_time(context)
        await context.add_init_script(TELLS_OF_BREACHES)
        if account is not None:
            await signed_in(context, at.address, account)
        visit = Visit(at.address, app, account or "", await context.new_page())
        visit.watch()
        visits.append(visit)
        return await visit.goes(path)

    yield open_app
    failed = request.node.stash.get(FAILED, False)
    for number, visit in enumerate(visits):
        if failed:
            await visit.picture(f"failed-{request.node.name}-{number}")
        await visit.page.context.close()
    wrong = [f"{visit.app} as {visit.account}: {what}" for visit in visits for what in visit.wrong]
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def story_hub(request: pytest.FixtureRequest) -> Hub:
    """The story's own hub where it has one, else the shared one; found before any loop runs, for it may be made now."""
    hub: Hub = request.getfixturevalue("hub_alone" if "hub_alone" in request.fixturenames else "hub")
    return hub


@pytest.fixture
def desk(opens: Opens, story_hub: Hub) -> Opens:
    """`await desk("310112.acceptor", path="queue/mine")`: the desk at 1920 × 1080."""

    async def open_desk(account: str | None, path: str = "", **options: Any) -> Visit:
        return await opens("desk", account, path=path, **{"at": story_hub, **options})

    return open_desk


@pytest.fixture
def field(opens: Opens, story_hub: Hub) -> Opens:
    """The phone: 390 × 844, touched, held up somewhere in the district."""

    async def open_field(account: str | None, path: str = "", **options: Any) -> Visit:
        return await opens("field", account, path=path, **{"at": story_hub, "size": FIELD, **PHONE, **options})

    return open_field


@pytest.fixture
def screen(opens: Opens, story_hub: Hub) -> Opens:
    """The big screen at 1920 × 1080."""

    async def open_screen(account: str | None, path: str = "", **options: Any) -> Visit:
        return await opens("screen", account, path=path, **{"at": story_hub, "size": SCREEN, **options})

    return open_screen


@pytest.fixture
async def town(story_hub: Hub) -> AsyncIterator[Town]:
    """Everybody else at work, without a browser."""
    async with town_at(story_hub.address) as town:
        yield town


@pytest.fixture(scope="session", autouse=True)
def _old_pictures_are_gone(can_browse: None) -> None:
    """What lies under test-output/screens is of the last hours; runs side by side leave each other's pictures alone."""
    if DATA == DATA_OF_MOMENTS:
        return  # files bear the time of the machine
    for old in SCREENS.glob("*.png"):
        with suppress(FileNotFoundError):  # a worker beside this one tidies up as well
            if SystemClock().now().timestamp() - old.stat().st_mtime > KEPT_SECONDS:
                old.unlink()
