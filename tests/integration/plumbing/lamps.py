# SPDX-License-Identifier: Apache-2.0
"""A toy module with one verb, to show what a use case costs: lamps of a street that are switched on."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import msgspec
import psycopg

from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.refusal import Conflict, NotFound
from tongguan.ground.kernel.work import Command, Event, Footprint, RequestId
from tongguan.ground.plumbing.unit_of_work import Work

NOON = datetime(2026, 11, 22, 4, 0, 0, 123456, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    name: ClassVar[str] = "lamps.lit.v1"
    lamp: int


@dataclass(frozen=True, kw_only=True)
class Lamp:
    id: int
    lit: bool


@dataclass(frozen=True, kw_only=True)
class Light(Command):
    lamp: int
    reason: str | None = None


class AlreadyLit(Conflict):
    code = "lamps.already_lit"


def build_lamps(database_url: str, count: int = 10) -> None:
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute("CREATE SCHEMA IF NOT EXISTS lamps")
        owner.execute("CREATE TABLE lamps.lamp (id int PRIMARY KEY, lit bool NOT NULL)")
        owner.execute("INSERT INTO lamps.lamp SELECT g, false FROM generate_series(1, %s) g", [count])


async def light(work: Work, wish: Light, *, now: datetime = NOON) -> Lamp:
    async with work.begin(wish) as tx:
        lamp = await tx.row(Lamp, "SELECT id, lit FROM lamps.lamp WHERE id = %s FOR UPDATE", [wish.lamp])
        if lamp is None:
            raise NotFound
        if lamp.lit:
            raise AlreadyLit
        await tx.put("UPDATE lamps.lamp SET lit = true WHERE id = %s", [lamp.id])
        lit = Lamp(id=lamp.id, lit=True)
        await tx.leave(footprint(lamp.id, reason=wish.reason, now=now), answer=msgspec.json.encode(lit))
    return lit


def footprint(lamp: int, *, reason: str | None = None, now: datetime = NOON) -> Footprint:
    return Footprint(
        subject=f"lamp/{lamp}",
        move="light",
        before="dark",
        after="lit",
        at=now,
        person="SYSTEM",
        post=None,
        organ=None,
        reason=reason,
        facts={"灯": "亮", "b": 1, "a": [1.5, None, True]},
        events=(LampLit(at=now, lamp=lamp, audience=("C-310112",)),),
    )


def wish(lamp: int, request_id: RequestId | None = None) -> Light:
    return Light(request_id=request_id or RequestId.fresh(), by=SYSTEM_ACTOR, lamp=lamp)
