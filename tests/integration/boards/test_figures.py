# SPDX-License-Identifier: Apache-2.0
"""Figures against an obvious recount over the same cases."""

import asyncio
from datetime import datetime, timedelta

import pytest

from tests.factories import cases as made
from tests.integration.boards.walls import Row, some_rows, walls_city, write
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing.database import Database
from tongguan.steering.boards.api import FigureService, Metric, Moments, Scope
from tongguan.steering.boards.application.figures import local_moments
from tongguan.steering.boards.application.ports import CaseRow, Lived
from tongguan.steering.boards.domain.counts import FORCES, Counted
from tongguan.steering.boards.domain.refusals import NotYourRegion, UnknownRegion
from tongguan.steering.boards.store.figures import PostgresFigures

DAY, WEEK = timedelta(days=1), timedelta(days=7)
NOW = made.MONDAY + timedelta(hours=5, minutes=17, seconds=3, microseconds=250_000)
SCOPES = [
    Scope(region="310112", classes=(), below=9),
    Scope(region="310112", classes=("02", "13"), below=9),
    Scope(region="310112001", classes=(), below=12),
    Scope(region="310112001001", classes=("020101",), below=15),
]


class Recount:
    """What a patient clerk would count."""

    def __init__(self, rows: list[Row], scope: Scope, moments: Moments) -> None:
        self.rows = [
            row
            for row in rows
            if row.region.startswith(scope.region)
            and (not scope.classes or any((row.class_code or "-").startswith(one) for one in scope.classes))
        ]
        self.now, self.day, self.scope = moments.now, moments.day, scope
        self.second = moments.now.replace(microsecond=0)

    def open(self, at: datetime | None = None) -> list[Row]:
        at = at or self.now
        return [
            row
            for row in self.rows
            if row.state != "merged" and row.reported_at < at and (row.closed_at is None or row.closed_at >= at)
        ]

    def red(self) -> list[Row]:
        return [row for row in self.open() if row.red_at is not None and row.red_at < self.second]

    def yellow(self) -> list[Row]:
        return [
            row
            for row in self.open()
            if row.yellow_at is not None and row.yellow_at <= self.second and row.red_at and row.red_at >= self.second
        ]

    def reported(self, since: datetime, until: datetime) -> list[Row]:
        return [row for row in self.rows if since <= row.reported_at < until]

    def closed(self, since: datetime, until: datetime) -> list[Row]:
        solved = ("closed", "archived")
        return [r for r in self.rows if r.state in solved and r.closed_at and since <= r.closed_at < until]

    def ended(self, since: datetime, until: datetime) -> tuple[int, int, int, int, int]:
        closed = self.closed(since, until)
        limited = [row for row in closed if row.due_at is not None]
        called = [row for row in closed if row.satisfied is not None]
        return (
            len(closed),
            len(limited),
            sum(not row.overtime or row.exempt for row in limited),
            len(called),
            sum(bool(row.satisfied) for row in called),
        )


def agrees(counted: Counted, clerk: Recount) -> None:
    now, day = clerk.now, clerk.day
    waiting = counted.waiting
    assert waiting.open == len(clerk.open())
    assert waiting.yesterday + counted.ended_since_yesterday == len(clerk.open(now - DAY))
    assert waiting.week + counted.ended_since_week == len(clerk.open(now - WEEK))
    assert (waiting.overdue, waiting.due_soon) == (len(clerk.red()), len(clerk.yellow()))
    assert waiting.overdue_since_midnight == sum(row.red_at >= day for row in clerk.red() if row.red_at)
    assert waiting.urgent_overdue == sum(row.urgency != "normal" or row.special_attention for row in clerk.red())
    soon = clerk.second + timedelta(hours=2)
    assert waiting.within_two_hours == sum(
        row.red_at is not None and clerk.second <= row.red_at < soon for row in clerk.open()
    )
    for arrived, ended, back in (
        (counted.arrived.today, counted.ended_today, 0 * DAY),
        (counted.arrived.yesterday, counted.ended_yesterday, DAY),
        (counted.arrived.week, counted.ended_week, WEEK),
    ):
        assert arrived == len(clerk.reported(day - back, now - back))
        told = (ended.closed, ended.limited, ended.on_time, ended.called, ended.satisfied)
        assert told == clerk.ended(day - back, now - back)
    hour = now.replace(minute=0, second=0, microsecond=0)
    assert [one.at for one in counted.trend] == [hour - timedelta(hours=23 - n) for n in range(24)]
    for one in counted.trend:
        until = min(now, one.at + timedelta(hours=1))
        assert one.reported == len(clerk.reported(one.at, until))
        assert one.closed == len(clerk.closed(one.at, until))
    lately, before = clerk.reported(now - DAY, now), clerk.reported(now - 8 * DAY, now - DAY)
    assert {one.code: (one.count, round(one.mean * 7)) for one in counted.hot} == {
        code: (
            sum((row.class_code or "").startswith(code) for row in lately),
            sum((row.class_code or "").startswith(code) for row in before),
        )
        for code in {row.class_code[:4] for row in lately if row.class_code}
    }
    assert {one.code: one.count for one in counted.sources} == {
        source: sum(row.source == source for row in lately) for source in {row.source for row in lately}
    }
    agrees_by_part(counted, clerk)


def agrees_by_part(counted: Counted, clerk: Recount) -> None:
    now, below = clerk.now, clerk.scope.below
    red = clerk.red()
    assert {one.code: (one.count, one.overdue) for one in counted.links} == {
        state: (sum(r.state == state for r in clerk.open()), sum(r.state == state for r in red))
        for state in {row.state for row in clerk.open()}
    }
    for one in counted.areas:
        within = Recount(clerk.rows, clerk.scope, Moments(now=now, day=clerk.day))
        within.rows = [row for row in clerk.rows if row.region[:below] == one.code]
        assert (one.open, one.overdue, one.due_soon) == (len(within.open()), len(within.red()), len(within.yellow()))
        assert one.reported == len(within.reported(clerk.day, now))
        limited, on_time = within.ended(now - WEEK, now)[1:3]
        assert (one.closed, one.on_time) == (limited, on_time / limited if limited else None)
    today = [move for row in clerk.rows for move in row.moves if move[1] >= clerk.day]
    roles = {str(role) for role in FORCES}
    assert {one.code: one.count for one in counted.forces} == {
        role: len({person for _, _, person, held in today if held == role})
        for role in {held for *_, held in today if held in roles}
    }
    by_people = [[at for move, at, *_ in row.moves if move != "tick"][-1] for row in clerk.rows]
    assert [one.at for one in counted.feed] == sorted((at for at in by_people if at >= now - DAY), reverse=True)[:20]


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: f"{scope.region}-{'+'.join(scope.classes) or 'all'}")
async def test_every_figure_is_what_a_recount_gives(database: Database, scope: Scope) -> None:
    rows = some_rows(NOW, 600, seed=20261123)
    await write(database, rows)
    moments = local_moments(NOW, "Asia/Shanghai")
    agrees(await PostgresFigures(database).counted(scope, moments), Recount(rows, scope, moments))


async def test_the_rows_behind_a_number_are_the_cases_that_were_counted(database: Database) -> None:
    rows, scope = some_rows(NOW, 300, seed=7), SCOPES[2]
    await write(database, rows)
    moments = local_moments(NOW, "Asia/Shanghai")
    clerk, figures = Recount(rows, scope, moments), PostgresFigures(database)
    today = clerk.closed(moments.day, NOW)
    expected = {
        Metric.REPORTED: clerk.reported(moments.day, NOW),
        Metric.CLOSED: today,
        Metric.OPEN: clerk.open(),
        Metric.DUE_SOON: clerk.yellow(),
        Metric.OVERDUE: clerk.red(),
        Metric.ON_TIME: [row for row in today if row.due_at is not None],
        Metric.SATISFIED: [row for row in today if row.satisfied is not None],
        Metric.HOT: clerk.reported(NOW - DAY, NOW),
    }
    assert set(expected) == set(Metric)
    for metric, cases in expected.items():
        behind = await figures.rows(metric, scope, moments, limit=500)
        assert sorted(row.task_no for row in behind) == sorted(row.task_no for row in cases), metric


async def test_played_back_the_open_cases_of_any_moment_are_those_a_recount_gives(database: Database) -> None:
    rows, scope = some_rows(NOW, 300, seed=11), SCOPES[0]
    await write(database, rows)
    async with database.begin() as tx:
        await tx.put('UPDATE cases."case" SET lon = 121.4, lat = 31.1')
    moments = local_moments(NOW, "Asia/Shanghai")
    clerk = Recount([row for row in rows if row.state != "merged"], scope, moments)
    lived = await PostgresFigures(database).lived(scope, moments, limit=500)
    for hours in (0, 1, 7, 23):
        at = NOW - timedelta(hours=hours)
        there = [one for one in lived if one.reported_at < at and (one.closed_at is None or one.closed_at >= at)]
        assert len(there) == len(clerk.open(at))
    assert len(await PostgresFigures(database).lived(scope, moments, limit=5)) == 5


async def test_an_empty_register_has_no_shares_and_no_lines(database: Database) -> None:
    moments = local_moments(NOW, "Asia/Shanghai")
    counted = await PostgresFigures(database).counted(SCOPES[0], moments)
    assert counted.waiting.open == 0
    assert (counted.hot, counted.areas, counted.feed) == ([], [], [])
    assert len(counted.trend) == 24


class Counting:
    """Counts how often it is asked, slowly."""

    def __init__(self, database: Database) -> None:
        self.asked = 0
        self._figures = PostgresFigures(database)

    async def latest(self) -> int:
        return await self._figures.latest()

    async def counted(self, scope: Scope, moments: Moments) -> Counted:
        self.asked += 1
        await asyncio.sleep(0.05)
        return await self._figures.counted(scope, moments)

    async def rows(self, metric: str, scope: Scope, moments: Moments, *, limit: int) -> list[CaseRow]:
        raise NotImplementedError

    async def lived(self, scope: Scope, moments: Moments, *, limit: int) -> list[Lived]:
        raise NotImplementedError


async def test_a_hundred_walls_that_ask_at_once_are_counted_for_once(database: Database) -> None:
    counting = Counting(database)
    desk = FigureService(counting, walls_city(), SimulatedClock(NOW))
    commander = made.staff(Role.COMMANDER, made.DISTRICT)
    asked = [asyncio.create_task(desk.figures("310112", (), by=commander)) for _ in range(100)]
    await asyncio.sleep(0)
    asked[0].cancel()
    answers = await asyncio.gather(*asked[1:])
    assert counting.asked == 1
    assert all(answer is answers[0] for answer in answers)
    await desk.figures("310112001", (), by=commander)
    assert counting.asked == 2


async def test_no_answer_is_older_than_the_last_event(database: Database) -> None:
    counting = Counting(database)
    desk = FigureService(counting, walls_city(), SimulatedClock(NOW))
    commander = made.staff(Role.COMMANDER, made.DISTRICT)
    before = await desk.figures("310112", (), by=commander)
    row = next(row for row in some_rows(NOW, 50, seed=5) if row.closed_at is None and row.state != "merged")
    await write(database, [row])
    assert await desk.figures("310112", (), by=commander) is before
    async with database.begin() as tx:
        await tx.put("UPDATE plumbing.stream SET last = last + 1")
    after = await desk.figures("310112", (), by=commander)
    assert (before.counted.waiting.open, after.counted.waiting.open) == (0, 1)


async def test_figures_are_for_those_who_may_read_the_whole_region(database: Database) -> None:
    desk = FigureService(PostgresFigures(database), walls_city(), SimulatedClock(NOW))
    street = made.staff(Role.COMMANDER, made.STREET)
    assert (await desk.figures("310112001001", (), by=street)).counted.waiting.open == 0
    assert desk.home_of(street) == "310112001"
    for region in ("310112", "310112002"):
        with pytest.raises(NotYourRegion):
            await desk.figures(region, (), by=street)
    with pytest.raises(NotYourRegion):
        await desk.figures("310112", (), by=made.staff(Role.SYSTEM_ADMIN, made.DISTRICT))
    with pytest.raises(UnknownRegion):
        await desk.figures("310115", (), by=made.staff(Role.COMMANDER, made.CITY))
