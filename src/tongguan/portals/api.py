# SPDX-License-Identifier: Apache-2.0
"""The front door of portals: the lists and what may be asked of them."""

from tongguan.portals.application.city import Cities, City, Tiles
from tongguan.portals.application.city_seen import organs_seen
from tongguan.portals.application.map_drawing import drawn
from tongguan.portals.application.map_ports import Bounds, CaseMap, CasePoint, RegionLoad
from tongguan.portals.application.names import STATE_NAMES, Name, Names, unknown
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
from tongguan.portals.application.reviews import RequestRow, Reviews, SuspendedRow
from tongguan.portals.application.saved_views import (
    MOST_VIEWS,
    SavedView,
    SavedViews,
    changeable,
    droppable,
    may_share,
    organs_of,
)
from tongguan.portals.domain.filters import CaseFilter, Lamp, Sort
from tongguan.portals.domain.lamps import case_lamp
from tongguan.portals.domain.loading import Ground, Load, loads_by
from tongguan.portals.domain.map_layers import MAP_LAYERS, LayerKind, MapLayer
from tongguan.portals.domain.queues import MINE, NO_DUTY, QUEUES, WORK, WORK_IN_AREA, Duty, Queue, duty_of
from tongguan.portals.domain.refusals import NoSuchLayer, NotThatWay
from tongguan.portals.domain.reviewing import Deciding, Turn, deciding_of, turn_of

__all__ = [
    "COUNTED_UP_TO",
    "MAP_LAYERS",
    "MINE",
    "MOST_VIEWS",
    "NO_DUTY",
    "QUEUES",
    "STATE_NAMES",
    "WORK",
    "WORK_IN_AREA",
    "Board",
    "Boards",
    "Bounds",
    "CallRow",
    "CaseFilter",
    "CaseLists",
    "CaseMap",
    "CasePoint",
    "CaseRow",
    "Cities",
    "City",
    "ClockRow",
    "Count",
    "Deciding",
    "Desks",
    "Duty",
    "Ground",
    "Lamp",
    "LayerKind",
    "Load",
    "MapLayer",
    "Name",
    "Names",
    "NoSuchLayer",
    "NotThatWay",
    "NoticeRow",
    "OrderRow",
    "Position",
    "Pulse",
    "Queue",
    "QueueCount",
    "RegionLoad",
    "RequestRow",
    "Reviews",
    "SavedView",
    "SavedViews",
    "Sort",
    "StateCount",
    "SuspendedRow",
    "TaskRow",
    "Tiles",
    "Turn",
    "Upload",
    "Uploads",
    "case_lamp",
    "changeable",
    "deciding_of",
    "drawn",
    "droppable",
    "duty_of",
    "loads_by",
    "may_share",
    "organs_of",
    "organs_seen",
    "turn_of",
    "unknown",
]
