# SPDX-License-Identifier: Apache-2.0
"""How soon others see what somebody did: from the answer of the move to the change on each page.

Told, not judged: `python -m benchmarks web` measures it on a machine that does nothing else.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from playwright.async_api import Page

from tests.browser.visit import Visit


@dataclass
class Spread:
    """What was measured in a story: milliseconds by move and page."""

    lags: dict[str, float] = field(default_factory=dict)

    @asynccontextmanager
    async def of(self, move: str, by: Page, *seen: tuple[Visit, str, tuple[str, ...]]) -> AsyncIterator[None]:
        """While the block makes the move on a page, others look for words in an element: (who, selector, words)."""
        watching = [asyncio.ensure_future(visit.sees(selector, *words)) for visit, selector, words in seen]
        async with by.expect_response(lambda answer: f"/moves/{move}" in answer.url and answer.ok) as answered:
            yield
        answer = await answered.value
        await answer.finished()
        moment = time.monotonic()
        for (visit, _, words), watch in zip(seen, watching, strict=True):
            at = await asyncio.wait_for(watch, 15)
            self.lags[f"{move} → {visit.app} ({words[-1]})"] = max(0.0, at - moment) * 1000

    def told(self) -> str:
        """A table."""
        return "\n".join(f"{lag:7.0f} ms  {what}" for what, lag in self.lags.items())
