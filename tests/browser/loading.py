# SPDX-License-Identifier: Apache-2.0
"""What a page has fetched, as the browser counts it."""

import asyncio
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from playwright.async_api import Page

QUIET = 1.5
"""Seconds without a new file after which a page has what it needs."""
COUNTED = (".js", ".mjs", ".css")


async def loaded_files(page: Page) -> dict[str, int]:
    """Scripts and styles by name: bytes as they came over the line (the page itself, fonts and data not counted)."""
    before = -1
    while True:
        entries: list[tuple[str, int]] = await page.evaluate(
            "performance.getEntriesByType('resource').map((one) => [one.name, one.encodedBodySize])"
        )
        if len(entries) == before:
            break
        before = len(entries)
        await asyncio.sleep(QUIET)
    paths = ((PurePosixPath(urlsplit(address).path), size) for address, size in entries)
    return {path.name: size for path, size in paths if path.suffix in COUNTED}
