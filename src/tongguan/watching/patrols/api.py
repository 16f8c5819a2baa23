# SPDX-License-Identifier: Apache-2.0
"""The front door of patrols: everything a neighbour may use."""

from tongguan.ground.kernel.geo import Point
from tongguan.watching.patrols.application.days import Day, PatrolCoverage, Planned, Route
from tongguan.watching.patrols.application.ground import PATROLLERS
from tongguan.watching.patrols.application.leading import WATCHING
from tongguan.watching.patrols.application.patrolling import TRACK_KEPT, Patrols, PhotosKept
from tongguan.watching.patrols.application.ports import PatrolBook, PatrolShelf, PatrolWork, Progress, WrittenPlan
from tongguan.watching.patrols.domain.patrol import CheckIn, Fix, Presence, Walk
from tongguan.watching.patrols.domain.plans import MOST_A_DAY, Place, Plan, spot_id

__all__ = [
    "MOST_A_DAY",
    "PATROLLERS",
    "TRACK_KEPT",
    "WATCHING",
    "CheckIn",
    "Day",
    "Fix",
    "PatrolBook",
    "PatrolCoverage",
    "PatrolShelf",
    "PatrolWork",
    "Patrols",
    "PhotosKept",
    "Place",
    "Plan",
    "Planned",
    "Point",
    "Presence",
    "Progress",
    "Route",
    "Walk",
    "WrittenPlan",
    "spot_id",
]
