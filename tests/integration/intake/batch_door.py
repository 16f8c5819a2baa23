# SPDX-License-Identifier: Apache-2.0
"""The batch door as an office uses it: a file sent over HTTP, its import followed to its end, its orders looked up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.factories.http_app import As, app_with, client_of
from tests.integration.intake.desk import Desk, desk_over
from tongguan.ground.plumbing.database import Database
from tongguan.matters.intake.web.routes import routes

ACCEPTOR = "acceptor@C-310112"
SOURCE = "hotline_12345"


@dataclass(frozen=True)
class Office:
    """Somebody who sends files."""

    desk: Desk
    client: httpx.AsyncClient
    who: str = ACCEPTOR

    async def send(self, content: bytes, *, name: str = "orders.csv", **form: str) -> httpx.Response:
        """Upload a file."""
        return await self.client.post(
            "/api/v1/intake/batch",
            headers={"X-As": self.who},
            files={"file": (name, content, "application/octet-stream")},
            data={"source": SOURCE, **form},
        )

    async def taken(self, content: bytes, *, name: str = "orders.csv", **form: str) -> dict[str, Any]:
        """Upload a file and wait for the end of its import."""
        begun = await self.send(content, name=name, **form)
        assert begun.status_code == 202, begun.text
        return await self.end_of(begun.headers["location"])

    async def end_of(self, place: str) -> dict[str, Any]:
        """Wait for the end of an import."""
        while (state := (await self.looked(place)).json())["state"] == "running":
            await asyncio.sleep(0.02)
        return dict(state)

    async def bad_rows(self, state: dict[str, Any]) -> list[dict[str, Any]]:
        """The rows that could not be registered."""
        return list((await self.looked(f"/api/v1/intake/batch/{state['id']}/bad-rows")).json())

    async def looked(self, place: str) -> httpx.Response:
        """Look at an address."""
        return await self.client.get(place, headers={"X-As": self.who})

    async def number(self, number: str, *, source: str = SOURCE) -> httpx.Response:
        """The case of an order."""
        return await As(self.client, self.who).get("/intake/numbers", source=source, source_no=number)

    async def order(self, number: str) -> dict[str, Any]:
        """All that is registered of an order: the petition (masked) and the case."""
        known = (await self.number(number)).json()
        petition = (await self.looked(f"/api/v1/intake/petitions/{known['case_id']}")).json()
        case = await self.desk.cases.get(known["case_id"])
        return {**petition, **known, "title": case.title, "address": case.address, "point": (case.lon, case.lat)}


@asynccontextmanager
async def office_over(database: Database) -> AsyncIterator[Office]:
    """An office of the demo city."""
    desk = desk_over(database)
    async with client_of(app_with(routes(desk.intake, desk.cities))) as client:
        yield Office(desk, client)


def csv(*lines: str) -> bytes:
    """A file of these lines."""
    return ("\n".join(lines) + "\n").encode()
