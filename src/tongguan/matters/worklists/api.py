# SPDX-License-Identifier: Apache-2.0
"""The front door of worklists: the lists and what may be asked of them."""

from tongguan.matters.worklists.application.filters import CaseFilter, LampAsked, Sort
from tongguan.matters.worklists.application.map_ports import Bounds, CaseMap, CasePoint, RegionLoad
from tongguan.matters.worklists.application.ports import (
    COUNTED_UP_TO,
    CaseLists,
    ClockRow,
    Count,
    Position,
    QueueCount,
    WaitingWork,
)
from tongguan.matters.worklists.application.reviews import Reviews
from tongguan.matters.worklists.application.rows import (
    LAMP_WORDS,
    CallOut,
    CaseLineOut,
    NoticeOut,
    OrderOut,
    RequestOut,
    RequestRow,
    ReviewNoteOut,
    SuspendedOut,
    TaskOut,
)
from tongguan.matters.worklists.application.saved_views import (
    MOST_VIEWS,
    SavedView,
    SavedViews,
    changeable,
    droppable,
    may_share,
    organs_of,
)
from tongguan.matters.worklists.domain.loading import Ground, Load, loads_by
from tongguan.matters.worklists.domain.refusals import NotThatWay, NumberAtTheDeskOnly
from tongguan.matters.worklists.domain.reviewing import (
    DecidableRequests,
    NextDecider,
    decidable_requests_of,
    next_decider_of,
)

__all__ = [
    "COUNTED_UP_TO",
    "LAMP_WORDS",
    "MOST_VIEWS",
    "Bounds",
    "CallOut",
    "CaseFilter",
    "CaseLineOut",
    "CaseLists",
    "CaseMap",
    "CasePoint",
    "ClockRow",
    "Count",
    "DecidableRequests",
    "Ground",
    "LampAsked",
    "Load",
    "NextDecider",
    "NotThatWay",
    "NoticeOut",
    "NumberAtTheDeskOnly",
    "OrderOut",
    "Position",
    "QueueCount",
    "RegionLoad",
    "RequestOut",
    "RequestRow",
    "ReviewNoteOut",
    "Reviews",
    "SavedView",
    "SavedViews",
    "Sort",
    "SuspendedOut",
    "TaskOut",
    "WaitingWork",
    "changeable",
    "decidable_requests_of",
    "droppable",
    "loads_by",
    "may_share",
    "next_decider_of",
    "organs_of",
]
