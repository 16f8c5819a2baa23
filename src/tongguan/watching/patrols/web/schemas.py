# SPDX-License-Identifier: Apache-2.0
"""What comes in and goes out at the doors of patrols."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, FiniteFloat

from tongguan.ground.kernel.rows import FREE_WORDS, Heading, organ_in, region_in
from tongguan.ground.plumbing.form_fields import FormField
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.moments import Moment
from tongguan.watching.patrols.api import Fix

Lon = Annotated[FiniteFloat, Field(ge=-180, le=180, description="经度 WGS-84 | longitude, degrees")]
Lat = Annotated[FiniteFloat, Field(ge=-90, le=90, description="纬度 WGS-84 | latitude, degrees")]
Metres = Annotated[FiniteFloat, Field(ge=0, le=1_000_000, description="定位精度（米）| radius the phone is sure of")]


HOW_TO = (
    "点图上的圆点加入或移出，点空白处加自选点位。",
    "Click a dot on the map to add or remove it, an empty spot to add one.",
)
"""How the places of a plan are chosen."""


class MomentIn(Incoming):
    """开始或结束巡查的时刻（手机时间）| when, as the phone says."""

    at: Moment


class CheckInIn(Incoming):
    """巡查签到 | a look at a place of the plan."""

    place: str = Field(min_length=1, max_length=64, description="点位编号 | id of the place")
    at: Moment = Field(description="到达时刻（手机时间）| when, as the phone says")
    lon: Lon | None = None
    lat: Lat | None = None
    accuracy: Metres | None = None
    reason: str = Field("", max_length=500, description="定位不准时的说明 | why the position says little")
    photo: str | None = Field(None, pattern=r"^[0-9a-f]{64}$", description="现场照片 SHA-256 | photo of the place")


class FixIn(Incoming):
    """一个位置 | a position."""

    at: Moment
    lon: Lon
    lat: Lat
    accuracy: Metres


class TrackIn(Incoming):
    """一段轨迹，仅巡查期间的位置会保存 | positions; only those of a walk are kept."""

    fixes: list[FixIn] = Field(min_length=1, max_length=2000)


class PlaceIn(Incoming):
    """计划中的点位 | a place of a plan."""

    name: str = Field(min_length=1, max_length=100)
    lon: Lon
    lat: Lat


class PlanIn(Incoming):
    """巡查计划，按行走顺序；空表恢复按网格生成 | in walking order; none goes back to the plan of the grid."""

    a_day: Annotated[
        int, FormField("每天最多", "At most a day", "number", unit=("个点位", "places"), required=True)
    ] = Field(200, ge=1, le=200, description="每天最多几个点位 | so many places a day at most")
    places: Annotated[list[PlaceIn], FormField("点位", "Places", "places", hint=HOW_TO)] = Field(max_length=200)


@dataclass(frozen=True, kw_only=True)
class PlaceOut:
    """点位 | a place."""

    id: str
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, kw_only=True)
class CheckInOut:
    """签到 | a look at a place."""

    id: UUID
    place: str
    at: datetime
    metres: float | None
    """距点位（米）| from the place."""
    accuracy: float | None
    reason: str | None
    photo: str | None


@dataclass(frozen=True, kw_only=True)
class PlannedOut:
    """今日点位及最近一次签到 | a place of the day, and the latest look at it."""

    id: str
    name: str
    lon: float
    lat: float
    seen: CheckInOut | None


@dataclass(frozen=True, kw_only=True)
class WalkOut:
    """一次巡查 | a walk."""

    id: UUID
    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PatrolDayOut:
    """我的一天巡查 | my day on patrol."""

    day: date
    edited: bool
    """计划由中心编排；否则按网格生成 | whether a centre wrote the plan."""
    days: int
    """几天走完全部点位 | after how many days every place has had its turn."""
    near: int
    """离点位多少米以内算到场 | so many metres from a place count as being there."""
    walking_since: datetime | None
    places: tuple[PlannedOut, ...]
    walks: tuple[WalkOut, ...]
    check_ins: tuple[CheckInOut, ...]
    track: tuple[Fix, ...]


@dataclass(frozen=True, kw_only=True)
class KeptOut:
    """保存了几个位置 | how many positions were kept."""

    kept: int


@dataclass(frozen=True, kw_only=True)
class PlanOut:
    """巡查计划 | a plan."""

    person: str
    edited: bool
    a_day: int
    """每天最多几个点位 | so many places a day at most."""
    days: int
    places: tuple[PlaceOut, ...]
    ground: tuple[PlaceOut, ...]
    """所负责的每个单元网格一个点位 | one place in each cell the person answers for."""
    writable: bool
    """您可否编排 | whether you may write it."""


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """A place of somebody's plan on a sheet."""

    person: Annotated[str, Heading("人员编号", 14)]
    name: Annotated[str, FREE_WORDS, Heading("姓名", 12)]
    organ: Annotated[str, organ_in("organ"), Heading("机构", 24)]
    region: Annotated[str, region_in("region"), Heading("区域", 20)]
    edited: Annotated[bool, Heading("中心编排", 10)]
    number: Annotated[int, Heading("顺序", 6)]
    place: Annotated[str, FREE_WORDS, Heading("点位", 28)]
    lon: Annotated[str, Heading("经度", 12)]
    lat: Annotated[str, Heading("纬度", 12)]


@dataclass(frozen=True, kw_only=True)
class CoverageOut:
    """一名巡查人员当天的进度 | how far somebody has come."""

    person: str
    name: str
    role: str
    organ: str
    region: str
    on_duty: bool
    planned: int
    seen: int
    looked: tuple[PlaceOut, ...]
    missed: tuple[PlaceOut, ...]
    edited: bool
    last_at: datetime | None
    walking_since: datetime | None
    lon: float | None
    """巡查中的最近位置，巡查结束即不再给出 | last position while on patrol."""
    lat: float | None
    seen_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class CoveragePage:
    """区域当天的巡查情况 | the patrols of an area."""

    as_of: datetime
    planned: int
    seen: int
    walking: int
    people: tuple[CoverageOut, ...]
