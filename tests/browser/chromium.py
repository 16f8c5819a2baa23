# SPDX-License-Identifier: Apache-2.0
"""The browser of the machine: Debian's Chromium, or Chrome; drawn by the processor, hence the same everywhere."""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import TypedDict

import pytest
from playwright.async_api import Browser, BrowserContext, BrowserType, Geolocation, Playwright, ViewportSize

from tests.conftest import REPOSITORY, environment_of_today

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--lang=zh-CN",
)
DIST = REPOSITORY / "web" / "dist"
MUST = "TONGGUAN_TEST_BROWSER"
"""Set to `required`, a missing browser is a failure; .ci/run sets it."""

ANOTHER_DAY = """(ahead) => {
  const There = Date
  const now = () => There.now() + ahead
  globalThis.Date = new Proxy(There, {
    apply: () => new There(now()).toString(),
    construct: (_, given, made) => Reflect.construct(There, given.length ? given : [now()], made),
    get: (_, name) => (name === 'now' ? now : Reflect.get(There, name)),
  })
}"""
"""Only what day it is: Playwright's clock would also replace timers, frames and the measures of a page, and slow it."""


class Phone(TypedDict):
    """What makes a browser one of a phone."""

    is_mobile: bool
    has_touch: bool
    device_scale_factor: float


def browser_path() -> Path | None:
    """Where the browser is, if there is one."""
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path), None)


def what_is_missing() -> str | None:
    """Why browser stories cannot be told here, in words that say what to do; none when they can."""
    if browser_path() is None:
        return "没有浏览器 · no browser: apt-get install chromium fonts-noto-cjk"
    unbuilt = [app for app in ("desk", "field", "screen") if not (DIST / app / "index.html").is_file()]
    if unbuilt:
        return f"前端尚未构建 · front ends not built ({', '.join(unbuilt)}): make web"
    return None


def skip_or_fail() -> None:
    """Leave a story untold where it cannot be told, but never where it must be."""
    missing = what_is_missing()
    if missing is None:
        return
    if os.environ.get(MUST) == "required":
        pytest.fail(missing)
    pytest.skip(missing)


async def launched(playwright: Playwright) -> Browser:
    """A browser without pages."""
    return await playwright.chromium.launch(executable_path=browser_path(), args=FLAGS, env=_environment())


async def launched_in(
    kind: BrowserType, folder: Path, *, viewport: ViewportSize, here: Geolocation, phone: Phone
) -> BrowserContext:
    """A browser that keeps what it is given in a folder, as a phone does when an app is closed."""
    return await kind.launch_persistent_context(
        folder,
        executable_path=browser_path(),
        args=FLAGS,
        env=_environment(),
        viewport=viewport,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        geolocation=here,
        permissions=["geolocation"],
        **phone,
    )


async def tell_time(context: BrowserContext, *, ahead: timedelta = timedelta(0)) -> None:
    """Pages go by the clock of those who tell the story, or by one that is `ahead` of it.

    The browser itself stays in the time of the machine (it does not bear a faked one): its cookies with it, which is
    a phone whose clock is not the platform's.
    """
    ahead += timedelta(seconds=int(os.environ.get("FAKETIME", "0")))
    if ahead:
        await context.add_init_script(f"({ANOTHER_DAY})({ahead.total_seconds() * 1000})")


def _environment() -> dict[str, str | float | bool]:
    """As it is, in the city's time zone and tongue, and in the time of the machine."""
    return {**environment_of_today(), "TZ": "Asia/Shanghai", "LANGUAGE": "zh_CN"}
