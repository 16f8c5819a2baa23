# SPDX-License-Identifier: Apache-2.0
"""The city as pages are given it: who there is, what it is called, which classes and map layers there are."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class RegionOut:
    """一个区域 | a piece of the city with a name."""

    code: str
    level: str
    """city 市、district 区、street 街镇、community 居村."""
    name: str
    name_en: str
    parent: str | None


@dataclass(frozen=True, kw_only=True)
class CentreOut:
    """一个指挥中心 | a command centre."""

    id: str
    level: str
    kind: str
    name: str
    name_en: str
    parent: str | None
    region: str


@dataclass(frozen=True, kw_only=True)
class CityUnitOut:
    """一个承办单位 | a body that handles matters."""

    id: str
    kind: str
    name: str
    name_en: str
    centre: str
    """可向其派遣的唯一中心 | the one centre that may dispatch to it."""
    region: str
    force: str


@dataclass(frozen=True, kw_only=True)
class SourceOut:
    """一个来源 | a channel."""

    code: str
    name: str
    name_en: str
    mode: str
    """active 主动、passive 被动、automatic 自动."""


@dataclass(frozen=True, kw_only=True)
class StateOut:
    """一种状态 | a state of a case."""

    code: str
    name: str
    name_en: str
    stage: str
    open: bool


@dataclass(frozen=True, kw_only=True)
class MoveNameOut:
    """一种办理 | a move, by name."""

    move: str
    name: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class MapLayerOut:
    """一个图层 | a layer of the map."""

    code: str
    name: str
    name_en: str
    url: str
    """GeoJSON（WGS-84），内容不变，可长期缓存 | never changes, may be kept for ever."""
    kind: str
    """boundary 界线、grid 网格、base 底图."""
    attribution: str | None
    """地图上须写明的出处 | whom the map must name."""


@dataclass(frozen=True, kw_only=True)
class TilesOut:
    """地图服务 | the provider of map tiles."""

    url: str
    """{z}/{x}/{y} 模板 | with {z}, {x}, {y}."""
    crs: Literal["wgs84", "gcj02"]
    attribution: str


@dataclass(frozen=True, kw_only=True)
class CityOut:
    """当前城市包 | the edition of the city in force."""

    edition: int
    name: str
    name_en: str
    zone: str
    region: str
    """本平台服务的区 | the district this hub serves."""
    bounds: tuple[float, float, float, float]
    """西、南、东、北（WGS-84 度）| west, south, east, north."""
    regions: tuple[RegionOut, ...]
    centres: tuple[CentreOut, ...]
    units: tuple[CityUnitOut, ...]
    sources: tuple[SourceOut, ...]
    states: tuple[StateOut, ...]
    moves: tuple[MoveNameOut, ...]
    layers: tuple[MapLayerOut, ...]
    tiles: TilesOut | None


@dataclass(frozen=True, kw_only=True)
class ClassConditionOut:
    """一条立案条件 | a filing condition with its limit."""

    id: str
    filing: str
    closing: str
    limit_amount: int
    limit_unit: str


@dataclass(frozen=True, kw_only=True)
class ClassOut:
    """一个类别 | a class of any level."""

    code: str
    level: str
    """major 大类、minor 小类、sub 子类."""
    parent: str | None
    name: str
    name_en: str
    domain: str
    grade: str | None
    """仅子类 | of sub-classes only."""
    nature: str | None
    """仅子类 | of sub-classes only."""
    flags: tuple[str, ...]
    conditions: tuple[ClassConditionOut, ...]


@dataclass(frozen=True, kw_only=True)
class ClassesOut:
    """全部类别 | every class of the edition in force."""

    edition: int
    classes: tuple[ClassOut, ...]


@dataclass(frozen=True, kw_only=True)
class HeldPostOut:
    """所任岗位 | a post somebody holds."""

    id: str
    role: str
    organ: str
    region: str
    on_duty: bool
    """按班表在岗；无班表视为在岗 | by the roster; where none is kept, everybody is."""


@dataclass(frozen=True, kw_only=True)
class CityPersonOut:
    """一个人及其岗位 | somebody with posts."""

    person: str
    name: str
    posts: tuple[HeldPostOut, ...]


@dataclass(frozen=True, kw_only=True)
class PeopleOut:
    """可指派的人 | people who can be sent or assigned."""

    items: tuple[CityPersonOut, ...]
    more: bool
    """未列全，请缩小范围 | not all; ask for less."""
