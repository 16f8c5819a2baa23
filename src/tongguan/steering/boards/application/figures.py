# SPDX-License-Identifier: Apache-2.0
"""Figures of a region, counted once for all walls that ask between two events, and every two seconds."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

from tongguan.city.deadlines.api import Calendars
from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import RegionCode, covers
from tongguan.ground.kernel.people import Actor
from tongguan.matters.cases.api import sight_of
from tongguan.steering.boards.application.ports import CaseRow, Counting, Lived, Moments, Scope
from tongguan.steering.boards.domain.counts import Counted
from tongguan.steering.boards.domain.metrics import DEFINITIONS, Metric, Sum
from tongguan.steering.boards.domain.refusals import NotYourRegion, UnknownRegion
from tongguan.steering.boards.domain.situation import Pressure, SituationFinding, SituationLevel, situation

KEPT_SECONDS = 2.0
"""Walls of the same region share an answer for so long."""
MOST_KEPT = 500
BELOW = {2: 6, 6: 9, 9: 12, 12: 15, 15: 15}
"""Digits of a region → digits of the regions it divides into."""


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """一项指标与比较 | a key figure with what it is compared with; null where nothing can be said."""

    metric: Metric
    value: float | None
    yesterday: float | None
    """昨日同期 | the same hours of yesterday."""
    week: float | None
    """上周同期 | the same hours of a week ago."""
    note: int | None
    """附注，含义见指标定义 | a part or denominator, see the definition."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a board shows of a region."""

    as_of: datetime
    scope: Scope
    figures: Sequence[KeyFigure]
    level: SituationLevel
    findings: Sequence[SituationFinding]
    counted: Counted


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """An answer, or the counting of it, with the last event it can know of."""

    latest: int
    until: float
    task: asyncio.Task[Figures]


class FigureService:
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
        return moments.now, await self._counting.rows(metric, scope, moments, limit=limit)

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
        regions = self._cities.current().part(Organisation).regions
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
        return local_moments(self._clock.now(), self._cities.current().part(Calendars).zone)

    async def _count(self, scope: Scope) -> Figures:
        moments = self._moments()
        counted = await self._counting.counted(scope, moments)
        figures = key_figures(counted)
        hottest = max(counted.hot, key=lambda one: one.count / max(one.mean, 1.0), default=None)
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
                hottest_mean=hottest.mean if hottest else 0.0,
            )
        )
        return Figures(as_of=moments.now, scope=scope, figures=figures, level=level, findings=findings, counted=counted)


def key_figures(counted: Counted) -> Sequence[KeyFigure]:
    """The key figures in the order of the catalogue."""
    return tuple(
        KeyFigure(
            metric=metric,
            value=value_of(defined.value, counted),
            yesterday=value_of(defined.yesterday, counted),
            week=value_of(defined.week, counted),
            note=None if defined.note is None else defined.note(counted),
        )
        for metric, defined in DEFINITIONS.items()
        if defined.value is not None
    )


def value_of(number: Sum | None, counted: Counted) -> float | None:
    """What a definition says of these counts; None where it says nothing."""
    return None if number is None else number(counted)


def local_moments(now: datetime, zone: str) -> Moments:
    """Now and the midnight before it in a zone."""
    day = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return Moments(now=now, day=day)
