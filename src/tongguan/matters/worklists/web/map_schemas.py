# SPDX-License-Identifier: Apache-2.0
"""What the doors of the map give out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tongguan.matters.worklists.api import CasePoint, Load


@dataclass(frozen=True, kw_only=True)
class MapCasesOut:
    """地图上的在办案件 | open cases on the map."""

    as_of: datetime
    cases: tuple[CasePoint, ...]
    """逐项：编号、任务号、经度、纬度、灯色、状态、类别、紧急程度、标题 | id, number, place, lamp, state, class …"""
    more: bool
    """未列全，请缩小范围 | not all; ask for less."""


@dataclass(frozen=True, kw_only=True)
class MapLoadOut:
    """按网格计的在办案件 | open cases by ground."""

    as_of: datetime
    counts: Mapping[str, Load]
    """编码到件数，没有案件的不列 | code to counts; what has none is left out."""
    unplaced: Load
    """只知更大范围、落不到网格的案件 | cases whose place is only known more roughly."""
