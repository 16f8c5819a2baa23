# SPDX-License-Identifier: Apache-2.0
"""A process of its own that makes one move (or lets the bells ring) and kills itself before its n-th statement.

python -m tests.integration.cases.killed_mover URL DEED CASE REQUEST N; DEED is `sign`, `accept` or `ring`.
What was sent before is first carried out by the server, so that death falls exactly between two statements.
"""

import asyncio
import os
import signal
import sys
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg

from tests.factories import cases as made
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import wishes
from tongguan.matters.cases.wiring import build

LATER = made.MONDAY + timedelta(days=3)
"""When the bells ring."""


def die_before(statement: int) -> None:
    """From now on, count what goes to the server, and die with no chance to tidy up."""
    sent = 0
    plain = psycopg.AsyncCursor.execute

    async def counting(self: psycopg.AsyncCursor[Any], *given: Any, **named: Any) -> Any:
        nonlocal sent
        sent += 1
        if sent == statement:
            pipeline = self.connection._pipeline
            if pipeline is not None:
                await pipeline.sync()
            os.kill(os.getpid(), signal.SIGKILL)
        return await plain(self, *given, **named)

    psycopg.AsyncCursor.execute = counting  # type: ignore[method-assign]  # every cursor counts


def wish(deed: str) -> tuple[wishes.Wish, Actor]:
    if deed == "sign":
        return wishes.Sign(), made.staff(Role.HANDLER, made.SQUAD)
    return wishes.Accept(class_code=made.LEAK, condition=f"{made.LEAK}-1"), made.staff(Role.ACCEPTOR, made.STREET)


async def main(url: str, deed: str, case_id: CaseId, request_id: RequestId, statement: int) -> None:
    database = Database(url, pool_size=2)
    await database.open()
    now: datetime = LATER if deed == "ring" else made.MONDAY + timedelta(hours=1)
    cases = build(database, cities=made.small_city(), clock=SimulatedClock(now))
    due = await cases.shelf.due(now, 100) if deed == "ring" else ()
    die_before(statement)
    if deed == "ring":
        for one in due:
            await cases._ring(one)
    else:
        the_wish, by = wish(deed)
        await cases.move(case_id, the_wish, by=by, request_id=request_id)
    sys.stdout.write("done\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    _, url, deed, case, request, statement = sys.argv
    asyncio.run(main(url, deed, CaseId(UUID(case)), RequestId(UUID(request)), int(statement)))
