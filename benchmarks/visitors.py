# SPDX-License-Identifier: Apache-2.0
"""Pages of the hub as somebody sees them: every visitor has a browser of their own and is signed in."""

from playwright.async_api import Browser, BrowserContext, ViewportSize
from tests.browser.visit import PASSWORD


class Visitors:
    """Opens pages of the hub as somebody."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.address = address

    async def context(self, account: str, size: ViewportSize, *, phone: bool = False) -> BrowserContext:
        """A browser of its own for somebody signed in."""
        context = await self._browser.new_context(
            viewport=size, service_workers="block", locale="zh-CN", timezone_id="Asia/Shanghai", has_touch=phone
        )
        answer = await context.request.post(
            f"{self.address}/api/v1/session",
            data={"account": account, "password": PASSWORD},
            headers={"Origin": self.address},
        )
        if not answer.ok:
            raise RuntimeError(await answer.text())
        return context
