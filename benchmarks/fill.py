# SPDX-License-Identifier: Apache-2.0
"""Fill a scratch database with a great many cases that look like a district's years, set by set in SQL.

    python -m benchmarks.fill --cases 1000000 --url postgresql://…

Every case has its orders, tasks, clocks, evidence, words and one history line for each step it has taken; states, times
and children agree with each other. The history's patches tell state and times only, so folding them does not give the
whole case, and no audit lines are written: for those, play cases through `cases.api`.
"""

import argparse
import csv
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from benchmarks import fill_sql

PACK = Path(__file__).resolve().parent.parent / "cities" / "demo"
CHUNK = 50_000
A_YEAR = 120_345
"""Cases of one year, as the district counted them."""

SOURCES = {
    "hotline_12345": 620,
    "patrol": 130,
    "grid_worker": 60,
    "snap": 60,
    "wechat": 40,
    "hotline_12341": 30,
    "sensor": 25,
    "video": 15,
    "upper_platform": 8,
    "walk_in": 5,
    "letter": 3,
    "volunteer": 2,
    "media": 1,
    "police_110": 1,
}
PHRASES = (
    "夜间噪声很大，影响休息，希望尽快处理。",
    "已经持续一周没有人来看，请有关部门答复。",
    "老人和孩子经过时很不安全，请尽快修复。",
    "下雨以后积水严重，行人无法通行。",
    "附近居民多次反映，物业说不归他们管。",
    "早高峰时段车辆乱停，堵住了消防通道。",
    "路灯不亮，晚上回家看不清路面。",
    "异味很重，窗户都不敢打开。",
    "希望告知办理依据和办理时限。",
    "上次来人处理以后又反复了，请彻底解决。",
    "现场堆放的杂物挡住了盲道。",
    "树枝压到电线，刮风时有火花。",
    "来电人要求实名回复，白天都可以联系。",
    "请核实是否办理过许可，如违规请查处。",
    "水压不足，高楼层住户用水困难。",
    "电梯经常停运，有住户被困。",
    "门口的井盖松动，车辆压过响声很大。",
    "垃圾没有按时清运，已经满出来了。",
    "施工扬尘没有遮盖，道路泥泞。",
    "咨询办理所需材料以及办公地点。",
)


def fill(connection: psycopg.Connection, *, cases: int, now: datetime, still_open: int, say: bool = False) -> None:
    """Write so many cases that end at `now`; the newest `still_open` of them are at every step of the life-cycle."""
    fill_sql.prepare(connection)
    for table, columns, rows in (
        ("ref_place", "n, street, community, cell, lon, lat, address", _places()),
        ("ref_class", "n, code, name, condition, grade, special, hours", _classes()),
        ("ref_source", "n, code, mode", _sources()),
        ("ref_unit", "street, n, unit, centre", _units()),
        ("ref_staff", "organ, role, person", _staff()),
        ("ref_phrase", "n, words", enumerate(PHRASES)),
    ):
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    indexes = fill_sql.drop_indexes(connection)
    connection.commit()
    began = time.perf_counter()
    for first in range(0, cases, CHUNK):
        last = min(first + CHUNK, cases)
        fill_sql.write_chunk(connection, first=first, last=last, cases=cases, now=now, still_open=still_open)
        connection.commit()
        if say:
            print(f"{last:>9,} cases, {time.perf_counter() - began:6.0f} s", flush=True)
    fill_sql.make_indexes(connection, indexes)
    connection.commit()
    connection.autocommit = True
    connection.execute("VACUUM ANALYZE")
    if say:
        print(f"indexes and statistics, {time.perf_counter() - began:6.0f} s", flush=True)


def _rows(file: str) -> list[dict[str, str]]:
    with (PACK / file).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _places() -> Iterator[Sequence[object]]:
    """Every unit cell with a name to find it by: a road or estate of its community or street."""
    names: dict[str, list[str]] = {}
    for row in _rows("gazetteer.csv"):
        names.setdefault(row["region"], []).append(row["name"])
    dice = random.Random(20261122)
    cells = json.loads((PACK / "grids" / "cells.geojson").read_bytes())["features"]
    for n, cell in enumerate(cells):
        known = cell["properties"]
        ring = cell["geometry"]["coordinates"]
        while isinstance(ring[0][0], list):
            ring = ring[0]
        near = names.get(known["community"], []) + names.get(known["street"], []) or ["区内道路"]
        lon, lat = (sum(point[axis] for point in ring) / len(ring) for axis in (0, 1))
        yield n, known["street"], known["community"], known["code"], lon, lat, dice.choice(near)


def _classes() -> Iterator[Sequence[object]]:
    """4,096 slots, the n-th most frequent class getting a share of about 1/n, as in a hotline."""
    classes = {row["code"]: row for row in _rows("taxonomy/classes.csv") if row["level"] == "sub"}
    conditions = {row["class"]: row for row in _rows("taxonomy/conditions.csv")}
    codes = sorted(set(classes) & set(conditions))
    random.Random(20261122).shuffle(codes)
    hours = {"urgent_work_hour": 1.0, "work_hour": 4.0, "work_day": 34.0, "calendar_day": 24.0}
    weights = [1 / (rank + 20) for rank in range(len(codes))]
    chosen = random.Random(1).choices(codes, weights, k=4096)
    for n, code in enumerate(chosen):
        one, condition = classes[code], conditions[code]
        yield (
            n,
            code,
            one["name_zh"],
            condition["id"],
            one["grade"],
            "special_attention" in one["flags"],
            float(condition["limit_amount"]) * hours.get(condition["limit_unit"], 24.0),
        )


def _sources() -> Iterator[Sequence[object]]:
    modes = {row["code"]: row["mode"] for row in _rows("sources.csv")}
    slots = [code for code, weight in SOURCES.items() for _ in range(weight)]
    for n, code in enumerate(slots):
        yield n, code, modes[code]


def _units() -> Iterator[Sequence[object]]:
    """For each street the units that handle its matters: three in five are the street's own."""
    units = _rows("units.csv")
    district = [u for u in units if len(u["region"]) == 6]
    for street in sorted({row["region"] for row in units if len(row["region"]) == 9}):
        own = [u for u in units if u["region"] == street]
        for n in range(60):
            unit = own[n % len(own)] if n % 5 < 3 else district[n % len(district)]
            yield street, n, unit["id"], unit["centre"]


def _staff() -> Iterator[Sequence[object]]:
    """One person of each role in each organ; where an organ lacks a role, anybody of the pack."""
    seen: set[tuple[str, str]] = set()
    for row in _rows("posts.csv"):
        key = (row["organ"], row["role"])
        if key not in seen:
            seen.add(key)
            yield row["organ"], row["role"], row["person"]


def main() -> None:
    """Read the command line and fill."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, required=True)
    options.add_argument("--url", required=True, help="a migrated scratch database, as its owner")
    options.add_argument("--open", type=int, default=15_000, help="how many of them are still open")
    given = options.parse_args()
    with psycopg.connect(given.url) as connection:
        if connection.execute('SELECT EXISTS (SELECT FROM cases."case")').fetchone() == (True,):
            sys.exit("数据库里已有案件，只往空库里填 · there are cases already: only an empty database is filled")
        now = datetime.now(UTC)  # noqa: TID251 - a command line has no other clock
        fill(connection, cases=given.cases, now=now, still_open=min(given.open, given.cases), say=True)


if __name__ == "__main__":
    main()
