# SPDX-License-Identifier: Apache-2.0
"""The front door of dispatch: what a neighbour may know."""

from tongguan.matters.dispatch.application.advising import Advice, advise, matter_of
from tongguan.matters.dispatch.application.dispatching import Dispatching, as_listed, machine_turn
from tongguan.matters.dispatch.application.known_bodies import KnownBodies
from tongguan.matters.dispatch.application.parts import PARTS
from tongguan.matters.dispatch.application.ports import DispatchRecord, FlaggedRow, RowFlag, Tolerance
from tongguan.matters.dispatch.application.searching import FoundRow, RowSearch
from tongguan.matters.dispatch.domain.bodies import Bodies
from tongguan.matters.dispatch.domain.comparing import (
    Comparison,
    Difference,
    PastMatter,
    compare_lists,
    compare_with_past,
)
from tongguan.matters.dispatch.domain.explaining import Considered, explain
from tongguan.matters.dispatch.domain.machine import DispatchSettings
from tongguan.matters.dispatch.domain.next_step import HandDown, HandUp, NextStep, SendToUnits, next_step
from tongguan.matters.dispatch.domain.pack import read_list
from tongguan.matters.dispatch.domain.refusals import NoSingleAnswer, NotFromHere
from tongguan.matters.dispatch.domain.responsibility import Clash, Matter, Proposal, ResponsibilityList
from tongguan.matters.dispatch.domain.rows import (
    ANY,
    AtLevel,
    ClosingLevel,
    GridKind,
    ListRow,
    NamedUnit,
    UnitByKind,
    Whom,
)

__all__ = [
    "ANY",
    "PARTS",
    "Advice",
    "AtLevel",
    "Bodies",
    "Clash",
    "ClosingLevel",
    "Comparison",
    "Considered",
    "Difference",
    "DispatchRecord",
    "DispatchSettings",
    "Dispatching",
    "FlaggedRow",
    "FoundRow",
    "GridKind",
    "HandDown",
    "HandUp",
    "KnownBodies",
    "ListRow",
    "Matter",
    "NamedUnit",
    "NextStep",
    "NoSingleAnswer",
    "NotFromHere",
    "PastMatter",
    "Proposal",
    "ResponsibilityList",
    "RowFlag",
    "RowSearch",
    "SendToUnits",
    "Tolerance",
    "UnitByKind",
    "Whom",
    "advise",
    "as_listed",
    "compare_lists",
    "compare_with_past",
    "explain",
    "machine_turn",
    "matter_of",
    "next_step",
    "read_list",
]
