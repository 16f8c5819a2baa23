# SPDX-License-Identifier: Apache-2.0
"""A person before a screen: a page of their own, signed in, and everything on it that must not happen."""

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, ConsoleMessage, Page, Request, Response

from tests.conftest import REPOSITORY

SCREENS = REPOSITORY / "test-output" / "screens"
AXE = REPOSITORY / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""WCAG 2.0 to 2.2, levels A and AA."""
PASSWORD = "tongguan-demo"
QUIET = 0.7
"""Seconds without a question to the platform after which a page stands."""
PATIENCE = 30.0
WORKER = re.compile(r"/assets/[\w-]*worker[\w-]*\.js$")
WORKER_SECONDS = 5.0
"""A worker that is ended before its script has come, with the map it worked for, tells of no end: its script is waited
for no longer than this."""

TELLS_OF_BREACHES = """
addEventListener('securitypolicyviolation', (event) =>
  console.error(`CSP ${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
"""
SEES = """
([selector, words]) => new Promise((resolve) => {
  const there = () => [...document.querySelectorAll(selector)]
    .some((one) => words.every((word) => one.textContent.includes(word)))
  if (there()) return resolve(Date.now())
  const watch = new MutationObserver(() => {
    if (!there()) return
    watch.disconnect()
    resolve(Date.now())
  })
  watch.observe(document.body, { subtree: true, childList: true, characterData: true })
})
"""
STANDS_STILL = """
async () => {
  const running = document.getAnimations()
    .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity)
  while (running.some((one) => one.playState === 'running' && one.effect?.target?.isConnected))
    await new Promise((resolve) => setTimeout(resolve, 20))
}
"""
"""Waits until what fades in or slides has come to its end; what goes round for ever is not waited for.

It looks again and again instead of waiting for `finished`: that promise is swept away with an element that goes
before its end, and then never comes."""
REFUSED = re.compile(
    r"Failed to load resource: the server responded with a status of (400|401|403|404|409|422|428|429)\b"
)
"""Chromium's own remark on every refusal of the platform, whatever the page makes of it."""
LINE_DOWN = re.compile(
    r"net::ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|INCOMPLETE|CONTENT_LENGTH_|NETWORK_|SOCKET_|FAILED)"
)


@dataclass
class Visit:
    """One page of one person at one address."""

    address: str
    app: str
    account: str
    page: Page
    wrong: list[str] = field(default_factory=list)
    """What must not happen and did."""
    line_may_break: bool = False
    """A story in which the line is cut on purpose says so here."""
    _asking: set[Request] = field(default_factory=set)

    def watch(self) -> None:
        """Take down every error, every breach of the content policy and every look outside."""
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"page error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("requestfinished", lambda request: self._asking.discard(request))
        self.page.on("requestfailed", lambda request: self._asking.discard(request))

    async def settles(self) -> "Visit":
        """Wait until the page has asked for everything it shows."""
        async with asyncio.timeout(PATIENCE):
            quiet = 0.0
            while quiet < QUIET:
                await asyncio.sleep(0.1)
                quiet = 0.0 if self._asking else quiet + 0.1
        await self.page.evaluate(STANDS_STILL)
        return self

    async def goes(self, path: str = "") -> "Visit":
        """Open an address of the app."""
        await self.page.goto(f"{self.address}/{self.app}/{path.lstrip('/')}")
        return self

    async def sees(self, selector: str, *words: str) -> float:
        """The moment (seconds of time.monotonic, for pages may have clocks of their own) at which one such element
        first had all these words."""
        await self.page.evaluate(SEES, [selector, words])
        return time.monotonic()

    async def picture(self, name: str) -> Path:
        """Keep how the page looks."""
        size = self.page.viewport_size
        assert size is not None
        SCREENS.mkdir(parents=True, exist_ok=True)
        file = SCREENS / f"{self.app}-{name}-{size['width']}x{size['height']}.png"
        await self.page.screenshot(path=file, animations="disabled", caret="hide")
        return file

    async def barriers(self, *, but: Mapping[str, str] | None = None) -> list[str]:
        """What bars people from using the page as it stands, by axe's rules; `but`: selector left out → why."""
        await self.page.evaluate(STANDS_STILL)
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = await self.page.evaluate(
            """async ([rules, but]) => {
              const result = await axe.run({ exclude: but.map((one) => [one]) },
                { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
              return result.violations
            }""",
            [list(RULES), list(but or ())],
        )
        return [
            f"{self.app} {urlsplit(self.page.url).path}: {violation['id']} ({violation['impact']}): "
            f"{node['target']} {node['html'][:160]}"
            for violation in found
            for node in violation["nodes"][:4]
        ]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error" and not message.text.startswith("CSP"):
            return
        if REFUSED.search(message.text) or (self.line_may_break and LINE_DOWN.search(message.text)):
            return
        self.wrong.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(f"{self.address}/api/v1/events"):
            self._asking.add(request)
        if WORKER.search(request.url):
            asyncio.get_running_loop().call_later(WORKER_SECONDS, self._asking.discard, request)
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"looks outside: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 and not self.line_may_break:
            self.wrong.append(f"{response.status} {response.request.method} {response.url}")


async def signed_in(context: BrowserContext, address: str, account: str) -> None:
    """The session that the sign-in form would open."""
    answer = await context.request.post(
        f"{address}/api/v1/session", data={"account": account, "password": PASSWORD}, headers={"Origin": address}
    )
    assert answer.ok, await answer.text()
