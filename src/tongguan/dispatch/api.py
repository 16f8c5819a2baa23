# SPDX-License-Identifier: Apache-2.0
"""The front door of dispatch: what a neighbour may know."""

from tongguan.dispatch.application.known_bodies import KnownBodies
from tongguan.dispatch.domain.bodies import Bodies
from tongguan.dispatch.domain.explaining import Considered, explain
from tongguan.dispatch.domain.next_step import HandDown, HandUp, NextStep, SendToUnits, next_step
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
    "AtLevel",
    "Bodies",
    "Clash",
    "ClosingLevel",
    "Considered",
    "GridKind",
    "HandDown",
    "HandUp",
    "KnownBodies",
    "ListRow",
    "Matter",
    "NamedUnit",
    "NextStep",
    "Proposal",
    "ResponsibilityList",
    "SendToUnits",
    "UnitByKind",
    "Whom",
    "explain",
    "next_step",
    "read_list",
]
