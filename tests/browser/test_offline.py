# SPDX-License-Identifier: Apache-2.0
"""A street without a signal: what was reported there arrives once, even if the phone died in between."""

import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import psutil
import pytest
from playwright.async_api import Error, Geolocation, Playwright, expect

from tests.browser import chromium
from tests.browser.conftest import FIELD, PHONE, SECONDS
from tests.browser.deeds import photo
from tests.browser.town import Town
from tests.browser.visit import Visit, signed_in
from tests.integration.entrypoints.processes import Hub

PLACE, WORDS = "310112001002", "护栏被撞倒在非机动车道上"
ACCOUNT = "310112001002.collector"
TAKEN_OVER = """
() => new Promise((done) => {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) done()
  else serviceWorker.addEventListener('controllerchange', () => done())
})
"""
"""Waits until the app can open without a line."""


@asynccontextmanager
async def phone(
    playwright: Playwright, folder: Path, hub: Hub, here: Geolocation, *, ahead: timedelta = timedelta(0)
) -> AsyncIterator[Visit]:
    """The app on a phone that keeps what it is given in a folder; in the end whatever went wrong fails the story.

    `ahead`: how far the clock of the phone runs before the platform's.
    """
    context = await chromium.launched_in(
        playwright.chromium,
        folder,
        viewport=FIELD,
        here=here,
        phone=PHONE,
    )
    context.set_default_timeout(SECONDS * 1000)
    await chromium.tell_time(context, ahead=ahead)
    # Chromium writes cookies to disk every half minute only; this worker signed in this morning.
    await signed_in(context, hub.address, ACCOUNT)
    visit = Visit(hub.address, "field", ACCOUNT, context.pages[0] or await context.new_page(), line_may_break=True)
    visit.watch()
    yield visit
    with suppress(Error):  # a phone that died is closed already
        await context.close()
    assert visit.wrong == []


def killed(folder: Path) -> None:
    """The phone dies: no chance to tidy up."""
    mine = [process for process in psutil.Process().children(recursive=True) if is_of(process, folder)]
    assert mine
    for process in mine:
        process.send_signal(signal.SIGKILL)
    psutil.wait_procs(mine, timeout=20)
    (folder / "SingletonLock").unlink(missing_ok=True)


def is_of(process: psutil.Process, folder: Path) -> bool:
    """Whether this is the browser that works in the folder; the processes it has made die with it."""
    try:
        told = process.cmdline()
    except psutil.Error:
        return False
    return f"--user-data-dir={folder}" in told and not any(one.startswith("--type=") for one in told)


async def reported(town: Town, words: str) -> list[dict[str, object]]:
    collector = await town.on_the_ground("collector", PLACE)
    return list((await collector.asks("/cases", text=words))["items"])


@pytest.fixture
def here(town: Town) -> Geolocation:
    """Where the worker stands."""
    there = town.place(PLACE)
    return Geolocation(longitude=there["lon"], latitude=there["lat"], accuracy=12)


async def test_a_phone_that_dies_right_after_it_was_opened_still_knows_whose_it_is(
    playwright: Playwright, hub: Hub, tmp_path: Path, here: Geolocation
):
    """DIS-13: without a line nobody can sign in anew, and what waits to be sent is theirs."""
    folder = tmp_path / "phone"
    async with phone(playwright, folder, hub, here) as visit:
        await visit.goes()
        await visit.page.evaluate(TAKEN_OVER)
        await expect(visit.page.get_by_role("heading", name="我的任务")).to_be_visible()
        killed(folder)
    async with phone(playwright, folder, hub, here) as visit:
        await visit.page.context.set_offline(True)
        await visit.goes("outbox")
        await expect(visit.page.get_by_text("没有待传的内容，全部送达。")).to_be_visible()
    shutil.rmtree(folder)


@pytest.mark.parametrize("days", [0, 45, -400])
async def test_a_report_without_a_line_arrives_exactly_once_though_the_app_was_killed(
    playwright: Playwright, hub: Hub, town: Town, tmp_path: Path, here: Geolocation, days: int
):
    """DIS-13, CMD-02: whether the clock of the phone is right, 45 days fast or 400 days slow."""
    folder, ahead = tmp_path / "phone", timedelta(days=days)
    words = f"{WORDS}（{town.clock.now():%f}）"
    async with phone(playwright, folder, hub, here, ahead=ahead) as visit:
        page = visit.page
        await visit.goes()
        await expect(page.get_by_role("heading", name="我的任务")).to_be_visible()
        await page.evaluate(TAKEN_OVER)
        await visit.settles()
        await page.context.set_offline(True)
        await page.get_by_role("link", name="上报").click()
        await page.get_by_label("现场照片").first.set_input_files(photo("护栏.png", side=900))
        await expect(page.get_by_role("img", name="第 1 张照片")).to_be_visible()
        await page.get_by_label("说明").fill(words)
        await visit.picture("reporting-offline")
        await page.get_by_role("button", name="上报", exact=True).click()
        await page.get_by_role("button", name="我知道了").click()
        await expect(page.get_by_role("status").filter(has_text="待传 1")).to_contain_text("离线")
        assert await reported(town, words) == []
        killed(folder)

    async with phone(playwright, folder, hub, here, ahead=ahead) as visit:
        page = visit.page
        await page.context.set_offline(True)
        await visit.goes("outbox")
        await expect(page.get_by_role("status").filter(has_text="待传 1")).to_contain_text("离线")
        await expect(page.get_by_text(words)).to_be_visible()
        await expect(page.get_by_role("img", name="照片 1")).to_be_visible()
        await visit.picture("outbox-offline")
        await page.context.set_offline(False)
        await expect(page.get_by_text("没有待传的内容，全部送达。")).to_be_visible(timeout=40_000)
        await page.reload()
        await visit.settles()
        await expect(page.get_by_role("status").filter(has_text="在线")).to_be_visible()
        [case] = await reported(town, words)
        collector = await town.on_the_ground("collector", PLACE)
        assert len((await collector.asks(f"/cases/{case['id']}"))["evidence"]) == 1
        leader = await town.somebody("shift_leader", "C-310112001")
        said_at = (await leader.asks(f"/intake/petitions/{case['id']}"))["said_at"]
        assert abs(datetime.fromisoformat(said_at) - town.clock.now()) < timedelta(hours=1)
    shutil.rmtree(folder)
