# SPDX-License-Identifier: Apache-2.0
"""The front door of dispatch: what a neighbour may know."""

from tongguan.dispatch.application.advising import Advice, advise, matter_of
from tongguan.dispatch.application.dispatching import Dispatching
from tongguan.dispatch.application.known_bodies import KnownBodies
from tongguan.dispatch.application.ports import DispatchRecord, FlaggedRow, RowFlag, RuleBook, Rules, Tolerance
from tongguan.dispatch.application.searching import FoundRow, RowSearch
from tongguan.dispatch.domain.bodies import Bodies
from tongguan.dispatch.domain.comparing import (
    Comparison,
    Difference,
    PastMatter,
    compare_lists,
    compare_with_past,
)
from tongguan.dispatch.domain.explaining import Considered, explain
from tongguan.dispatch.domain.next_step import HandDown, HandUp, NextStep, SendToUnits, next_step
from tongguan.dispatch.domain.refusals import NoSingleAnswer, NotFromHere
from tongguan.dispatch.domain.responsibility import Clash, Matter, Proposal, ResponsibilityList
from tongguan.dispatch.domain.rows import (
    ANY,
    AtLevel,
    ClosingLevel,
    GridKind,
    ListRow,
    NamedUnit,
    UnitByKind,
    Whom,
    read_list,
)

__all__ = [
    "ANY",
    "Advice",
    "AtLevel",
    "Bodies",
    "Clash",
    "ClosingLevel",
    "Comparison",
    "Considered",
    "Difference",
    "DispatchRecord",
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
    "RuleBook",
    "Rules",
    "SendToUnits",
    "Tolerance",
    "UnitByKind",
    "Whom",
    "advise",
    "compare_lists",
    "compare_with_past",
    "explain",
    "matter_of",
    "next_step",
    "read_list",
]
