# SPDX-License-Identifier: Apache-2.0
"""The browser of the machine: Debian's Chromium, or Chrome; drawn by the processor, hence the same everywhere."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, BrowserType, Playwright

from tests.conftest import REPOSITORY

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


async def launched_in(kind: BrowserType, folder: Path, **options: object) -> BrowserContext:
    """A browser that keeps what it is given in a folder, as a phone does when an app is closed."""
    return await kind.launch_persistent_context(
        folder, executable_path=browser_path(), args=FLAGS, env=_environment(), **options
    )


def _environment() -> dict[str, str | float | bool]:
    """As it is, in the city's time zone and tongue."""
    return dict(os.environ) | {"TZ": "Asia/Shanghai", "LANGUAGE": "zh_CN"}
