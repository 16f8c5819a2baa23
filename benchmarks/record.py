# SPDX-License-Identifier: Apache-2.0
"""How fast the audit record is verified, against merely reading its lines."""

import time
from datetime import timedelta

import psycopg

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.main_line import MONDAY
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.work import Footprint
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.sealing import seal, verify
from tongguan.ground.plumbing.unit_of_work import leave_many

MOVES_A_CASE = 10


async def measure(bench: Bench) -> list[Figure]:
    """Lines verified a second."""
    cases = 2_000 if bench.quick else 20_000
    url = bench.scratch.fresh("bench_audit")
    database = Database(url)
    await database.open()
    async with database.load() as load:
        footprints = ((new_id(), _footprint(case, no)) for case in range(cases) for no in range(MOVES_A_CASE))
        await leave_many(load, footprints, ends={})
    await seal(database, MONDAY + timedelta(days=1))
    await database.close()
    _read(url)  # once for nothing, so that both find the lines in memory
    began = time.perf_counter()
    read = _read(url)
    reading = time.perf_counter() - began
    began = time.perf_counter()
    verdict = verify(url)
    verifying = time.perf_counter() - began
    bench.scratch.drop("bench_audit")
    if not verdict.holds or verdict.entries != read:
        raise AssertionError(f"the record does not hold: {verdict}")
    return [
        Figure(
            key="audit.verify",
            zh=f"核验审计链（{verdict.entries:,} 行）",
            en="audit verify, lines a second",
            value=verdict.entries / verifying,
            unit="行/秒 · /s",
            floor=read / reading,
            floor_is="只读出各行 · only reading the lines",
            less_is_better=False,
        )
    ]


def _footprint(case: int, no: int) -> Footprint:
    return Footprint(
        subject=f"case/01a2024e-15b0-7aa8-9441-{case:012d}",
        move="sign",
        before="pending_accept",
        after="handling",
        at=MONDAY + timedelta(seconds=case * 10 + no),
        person="P-00541",
        post="T-00541",
        organ="U-310112001-city_management",
        reason=None,
        facts={"version": no, "handler": "P-00541"},
    )


def _read(url: str) -> int:
    lines = 0
    with psycopg.connect(url) as connection, connection.cursor("lines", scrollable=False) as cursor:
        cursor.itersize = 10_000
        cursor.execute(
            "SELECT subject, no, hash, move, before, after, at, person, post, organ, reason, facts::text,"
            " request_id FROM audit.entry ORDER BY subject, no",
            binary=True,
        )
        for _ in cursor:
            lines += 1
    return lines
