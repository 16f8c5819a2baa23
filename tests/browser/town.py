# SPDX-License-Identifier: Apache-2.0
"""The people of the demo city at work in a real hub: what a story needs done beside its browsers, over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import httpx

from tests.browser.visit import PASSWORD
from tests.stories.city import City, Somebody
from tests.stories.conftest import first_edition
from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.clock import SystemClock

PATIENCE = 15.0
"""Seconds in which the machine does its part."""


class Town(City):
    """The words of tests/stories, spoken to a hub behind a socket, in real time."""

    async def person(self, id_: str) -> Somebody:
        """A person by id, signed in with account and password."""
        if id_ not in self._known:
            found = next(one for one in first_edition().part(Staff).people if one.id == id_)
            answer = await self.client.post("/api/v1/session", json={"account": found.account, "password": PASSWORD})
            assert answer.status_code in (200, 201), answer.text
            self._known[id_] = Somebody(self, found.id, found.name, answer.json()["token"])
        return self._known[id_]

    async def not_yet_out(self, role: str, region: str) -> tuple[Somebody, str]:
        """Somebody who looks at places in this region and has not been out today, and where: that goes by the hour."""
        for held in self.platform.editions.current().part(Staff).appointments:
            if held.post.role == role and held.post.region.startswith(region):
                who = await self.person(held.person)
                day = await who.asks("/my/patrol")
                if day["walking_since"] is None and not any(place["seen"] for place in day["places"]):
                    return who, held.post.region
        raise LookupError(f"every {role} of {region} has been out today")

    def account(self, who: Somebody) -> str:
        """What somebody signs in as."""
        return next(one.account for one in first_edition().part(Staff).people if one.id == who.id)

    async def passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Time goes by itself here."""

    async def settles(self) -> None:
        """The worker is busy elsewhere: whoever looks waits for what it must do."""


@asynccontextmanager
async def town_at(address: str) -> AsyncIterator[Town]:
    """Everybody at work, with the hub at this address."""
    nothing: Any = None
    platform: Any = SimpleNamespace(editions=SimpleNamespace(current=first_edition))
    clock: Any = SystemClock()
    async with httpx.AsyncClient(base_url=address, timeout=30, trust_env=False) as client:
        yield Town(platform, clock, client, nothing)
