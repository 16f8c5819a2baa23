# SPDX-License-Identifier: Apache-2.0
"""Regions, centres and units, as a city pack writes them down."""

from dataclasses import dataclass
from enum import StrEnum

from tongguan.ground.kernel.ids import CentreId, RegionCode, UnitId


class Level(StrEnum):
    """The levels of a city, from the top; the comment is the term on the screen."""

    CITY = "city"  # 市
    DISTRICT = "district"  # 区
    STREET = "street"  # 街道、镇
    COMMUNITY = "community"  # 居村
    CELL = "cell"  # 单元网格

    @property
    def depth(self) -> int:
        """Steps below the city."""
        return list(Level).index(self)


class CentreKind(StrEnum):
    """What a command centre is for (ORG-01)."""

    COMPREHENSIVE = "comprehensive"  # 城市运行管理中心：综合，各类中心在此汇合
    CITY_MANAGEMENT = "city_management"  # 数字城管
    SOCIAL_GOVERNANCE = "social_governance"  # 社会治理（综治）
    HOTLINE = "hotline"  # 市民服务热线
    EMERGENCY = "emergency"  # 应急指挥


class Force(StrEnum):
    """The five kinds of forces merged in the grids (ORG-22)."""

    STREET = "street"  # 街镇力量
    ENFORCEMENT = "enforcement"  # 执法力量
    MANAGEMENT = "management"  # 管理力量
    SERVICE = "service"  # 服务力量
    SELF_GOVERNANCE = "self_governance"  # 自治力量


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A piece of the city with a name; codes are hierarchical by prefix."""

    code: RegionCode
    level: Level
    name_zh: str
    name_en: str
    parent: RegionCode | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Centre:
    """A command centre: level x kind, one parent; cases are owned by centres (ORG-01)."""

    id: CentreId
    level: Level
    kind: CentreKind
    name_zh: str
    name_en: str
    parent: CentreId | None
    region: RegionCode
    external: bool = False
    """Another platform: only its outside door is known here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A body that handles matters; exactly one centre may dispatch to it."""

    id: UnitId
    kind: str
    """Slug of its function, such as `water` or `disposal_grid`."""
    name_zh: str
    name_en: str
    centre: CentreId
    region: RegionCode
    force: Force
    phone: str = ""
