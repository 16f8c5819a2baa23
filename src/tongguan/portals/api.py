# SPDX-License-Identifier: Apache-2.0
"""The front door of portals: the lists and what may be asked of them."""

from tongguan.portals.application.city import Cities, City, Tiles
from tongguan.portals.application.city_seen import organs_seen
from tongguan.portals.application.names import STATE_NAMES, Names
from tongguan.portals.application.ports import (
    COUNTED_UP_TO,
    Board,
    Boards,
    CallRow,
    CaseLists,
    CaseRow,
    ClockRow,
    Count,
    Desks,
    NoticeRow,
    OrderRow,
    Position,
    Pulse,
    QueueCount,
    StateCount,
    TaskRow,
    Upload,
    Uploads,
)
from tongguan.portals.domain.filters import CaseFilter, Lamp, Sort
from tongguan.portals.domain.lamps import case_lamp, clock_lamp
from tongguan.portals.domain.map_layers import MAP_LAYERS, LayerKind, MapLayer
from tongguan.portals.domain.queues import QUEUES, Queue
from tongguan.portals.domain.refusals import NotThatWay

__all__ = [
    "COUNTED_UP_TO",
    "MAP_LAYERS",
    "QUEUES",
    "STATE_NAMES",
    "Board",
    "Boards",
    "CallRow",
    "CaseFilter",
    "CaseLists",
    "CaseRow",
    "Cities",
    "City",
    "ClockRow",
    "Count",
    "Desks",
    "Lamp",
    "LayerKind",
    "MapLayer",
    "Names",
    "NotThatWay",
    "NoticeRow",
    "OrderRow",
    "Position",
    "Pulse",
    "Queue",
    "QueueCount",
    "Sort",
    "StateCount",
    "TaskRow",
    "Tiles",
    "Upload",
    "Uploads",
    "case_lamp",
    "clock_lamp",
    "organs_seen",
]
