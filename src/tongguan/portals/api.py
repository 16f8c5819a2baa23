# SPDX-License-Identifier: Apache-2.0
"""The front door of portals: the lists and what may be asked of them."""

from tongguan.portals.application.ports import (
    COUNTED_UP_TO,
    CaseLists,
    CaseRow,
    Count,
    Position,
    QueueCount,
)
from tongguan.portals.domain.filters import CaseFilter, Lamp, Sort
from tongguan.portals.domain.queues import QUEUES, Queue
from tongguan.portals.domain.refusals import NotThatWay

__all__ = [
    "COUNTED_UP_TO",
    "QUEUES",
    "CaseFilter",
    "CaseLists",
    "CaseRow",
    "Count",
    "Lamp",
    "NotThatWay",
    "Position",
    "Queue",
    "QueueCount",
    "Sort",
]
