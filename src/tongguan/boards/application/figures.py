# SPDX-License-Identifier: Apache-2.0
"""Figures of a region, counted once for all walls that ask between two events, and every two seconds."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

from tongguan.boards.application.ports import CaseRow, Cities, Counted, Counting, Ended, Lived, Moments, Scope
from tongguan.boards.domain.metrics import Metric
from tongguan.boards.domain.refusals import NotYourRegion, UnknownRegion
from tongguan.boards.domain.situation import Pressure, SituationFinding, SituationLevel, situation
from tongguan.cases.api import sight_of
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import RegionCode, covers
from tongguan.kernel.people import Actor

KEPT_SECONDS = 2.0
"""Walls of the same region share an answer for so long."""
MOST_KEPT = 500
BELOW = {2: 6, 6: 9, 9: 12, 12: 15, 15: 15}
"""Digits of a region → digits of the regions it divides into."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One key figure with what it is compared with; None where nothing can be said."""

    metric: Metric
    value: float | None
    yesterday: float | None
    week: float | None
    note: int | None
    """What the definition calls the note: a denominator, or a part of the value."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a board shows of a region."""

    as_of: datetime
    scope: Scope
    figures: Sequence[Figure]
    level: SituationLevel
    findings: Sequence[SituationFinding]
    counted: Counted


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """An answer, or the counting of it, with the last event it can know of."""

    latest: int
    until: float
    task: asyncio.Task[Figures]


class FigureDesk:
    """Counts for the walls."""

    def __init__(self, counting: Counting, cities: Cities, clock: Clock) -> None:
        self._counting = counting
        self._cities = cities
        self._clock = clock
        self._kept: dict[Scope, _Kept] = {}

    async def figures(self, region: str, classes: tuple[str, ...], *, by: Actor) -> Figures:
        """The figures of a region; raises NotYourRegion, UnknownRegion."""
        scope = self._scope(region, classes, by)
        # A wall asks because it heard an event: an answer from before that event would never be put right.
        latest = await self._counting.latest()
        kept = self._kept.get(scope)
        if kept is None or kept.latest != latest or kept.until < monotonic() or kept.task.cancelled():
            kept = self._keep(scope, latest)
        # Shielded: a wall that hangs up must not take the answer away from the others who wait for it.
        return await asyncio.shield(kept.task)

    async def rows(
        self, metric: Metric, region: str, classes: tuple[str, ...], *, by: Actor, limit: int
    ) -> tuple[datetime, Sequence[CaseRow]]:
        """The cases behind a number, counted by the same conditions; raises NotYourRegion, UnknownRegion."""
        scope, moments = self._scope(region, classes, by), self._moments()
        return moments.now, await self._counting.rows(metric.value, scope, moments, limit=limit)

    async def lived(
        self, region: str, classes: tuple[str, ...], *, by: Actor, limit: int
    ) -> tuple[datetime, Sequence[Lived]]:
        """The cases of the last 24 hours as they came and went; raises NotYourRegion, UnknownRegion."""
        scope, moments = self._scope(region, classes, by), self._moments()
        return moments.now, await self._counting.lived(scope, moments, limit=limit)

    def home_of(self, by: Actor) -> str:
        """The widest region a person may look at as a whole; empty when there is none."""
        areas = [area.region for area in sight_of(by).areas if not area.classes]
        root = str(self._cities.current().region)
        if any(covers(area, root) for area in areas):
            return root
        return min(areas, key=lambda area: (len(area), area), default="")

    def _scope(self, region: str, classes: tuple[str, ...], by: Actor) -> Scope:
        self.check_region(region)
        if not any(covers(area.region, region) and not area.classes for area in sight_of(by).areas):
            raise NotYourRegion(region=region)
        return Scope(region=region, classes=classes, below=BELOW[len(region)])

    def check_region(self, region: str) -> None:
        """Raises UnknownRegion; unit cells are known by the community they lie in."""
        regions = self._cities.current().organisation.regions
        if len(region) not in BELOW or RegionCode(region[:12]) not in regions:
            raise UnknownRegion(region=region)

    def _keep(self, scope: Scope, latest: int) -> "_Kept":
        if len(self._kept) >= MOST_KEPT:
            self._kept = {key: one for key, one in self._kept.items() if one.until >= monotonic()}
        task = asyncio.create_task(self._count(scope))
        kept = self._kept[scope] = _Kept(latest=latest, until=monotonic() + KEPT_SECONDS, task=task)
        task.add_done_callback(lambda done: self._forget_failed(scope, done))
        return kept

    def _forget_failed(self, scope: Scope, task: asyncio.Task[Figures]) -> None:
        kept = self._kept.get(scope)
        if kept is not None and kept.task is task and (task.cancelled() or task.exception() is not None):
            del self._kept[scope]

    def _moments(self) -> Moments:
        return local_moments(self._clock.now(), self._cities.current().calendars.zone)

    async def _count(self, scope: Scope) -> Figures:
        moments = self._moments()
        counted = await self._counting.counted(scope, moments)
        figures = key_figures(counted)
        hottest = max(counted.hot, key=lambda one: one.count / max(one.before / 7, 1.0), default=None)
        waiting = counted.waiting
        level, findings = situation(
            Pressure(
                open=waiting.open,
                open_yesterday=waiting.yesterday + counted.ended_since_yesterday,
                open_week=waiting.week + counted.ended_since_week,
                overdue=waiting.overdue,
                urgent_overdue=waiting.urgent_overdue,
                hottest_class=hottest.code if hottest else None,
                hottest_today=hottest.count if hottest else 0,
                hottest_mean=hottest.before / 7 if hottest else 0.0,
            )
        )
        return Figures(as_of=moments.now, scope=scope, figures=figures, level=level, findings=findings, counted=counted)


def key_figures(counted: Counted) -> Sequence[Figure]:
    """The key figures in the order of the catalogue."""
    arrived, waiting = counted.arrived, counted.waiting
    today, yesterday, week = counted.ended_today, counted.ended_yesterday, counted.ended_week
    return (
        Figure(metric=Metric.REPORTED, value=arrived.today, yesterday=arrived.yesterday, week=arrived.week, note=None),
        Figure(metric=Metric.CLOSED, value=today.closed, yesterday=yesterday.closed, week=week.closed, note=None),
        Figure(
            metric=Metric.OPEN,
            value=waiting.open,
            yesterday=waiting.yesterday + counted.ended_since_yesterday,
            week=waiting.week + counted.ended_since_week,
            note=None,
        ),
        Figure(
            metric=Metric.DUE_SOON, value=waiting.due_soon, yesterday=None, week=None, note=waiting.within_two_hours
        ),
        Figure(
            metric=Metric.OVERDUE,
            value=waiting.overdue,
            yesterday=None,
            week=None,
            note=waiting.overdue_since_midnight,
        ),
        Figure(
            metric=Metric.ON_TIME,
            value=on_time(today),
            yesterday=on_time(yesterday),
            week=on_time(week),
            note=today.limited,
        ),
        Figure(
            metric=Metric.SATISFIED,
            value=satisfied(today),
            yesterday=satisfied(yesterday),
            week=satisfied(week),
            note=today.called,
        ),
    )


def on_time(ended: Ended) -> float | None:
    """The share closed within its limit; None when nothing with a limit was closed."""
    return ended.on_time / ended.limited if ended.limited else None


def satisfied(ended: Ended) -> float | None:
    """The share of the called back that was satisfied; None when nobody was called."""
    return ended.satisfied / ended.called if ended.called else None


def local_moments(now: datetime, zone: str) -> Moments:
    """Now and the midnight before it in a zone."""
    day = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return Moments(now=now, day=day)
