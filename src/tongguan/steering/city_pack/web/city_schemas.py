# SPDX-License-Identifier: Apache-2.0
"""The city as pages are given it: who there is, what it is called, which map layers there are."""

from dataclasses import dataclass

from tongguan.matters.cases.api import Column, Link, Queue, Said, State
from tongguan.steering.city_pack.api import Tiles


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

    code: State
    name: str
    name_en: str
    stage: str
    open: bool
    link: Link | None
    """所在环节；已结束的没有 | the link; none when the case has ended."""
    column: Column | None
    """值守墙上的列 | the column of the wall."""
    queue: Queue | None
    """所在队列 | the queue of work."""
    said: Said
    """答复来电人的话 | what a caller is told."""


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
    tiles: Tiles | None
