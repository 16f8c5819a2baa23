# SPDX-License-Identifier: Apache-2.0
"""What a script says: who does what next, and after how long. How it is done (HTTP, in process) is not its business."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TypeAlias

from tongguan.ground.kernel.people import Actor
from tongguan.matters.cases.api import RULES, Case, State
from tongguan.matters.cases.wishes import Wish


class Hours(Enum):
    """When people do a thing, by the city's own time."""

    ALWAYS = (0, 24)
    """Command centres and emergency crews."""
    OFFICE = (8, 18)
    """Units at their daily work."""
    GROUND = (7, 21)
    """Collectors on their rounds."""
    PHONE = (9, 21)
    """Calls to citizens."""


@dataclass(frozen=True)
class FollowList:
    """按清单: the dispatcher takes the next step that the responsibility list names."""

    reason: str


@dataclass(frozen=True)
class SendTo:
    """改派: the dispatcher sends the case to a unit of the centre's own, with the reason why not as listed."""

    lead: str
    reason: str


@dataclass(frozen=True)
class LookAgain:
    """Nothing is done: time passes, and the case is read again."""


Deed: TypeAlias = Wish | FollowList | SendTo | LookAgain


@dataclass(frozen=True, kw_only=True)
class ScriptStep:
    """One deed of one person."""

    after: timedelta
    who: Actor
    deed: Deed
    hours: Hours
    only_in: frozenset[State] | None
    """Skipped when the case is elsewhere by then: the platform may have been quicker. None: wherever it is."""
    may_fail: frozenset[str]
    """Codes of refusals that belong to the story."""
    shows: bool
    """Whether the line's own part has been played with it; before that a matter is not left, wherever the case is."""


Script: TypeAlias = Generator[ScriptStep, Case, Case]
"""Yields steps, is sent the case each time as it is then, returns the case at its end."""


def name_of(deed: Deed) -> str:
    """The name of a deed among the moves that a door offers."""
    match deed:
        case FollowList() | SendTo():
            return "dispatch"
        case LookAgain():
            return ""
        case wish:
            return RULES[type(wish)].move


def opening(moment: datetime, hours: Hours, *, late_by: timedelta) -> datetime:
    """The moment itself, or, outside the hours, `late_by` after they begin; `moment` is in the city's own time."""
    first, last = hours.value
    if first <= moment.hour < last:
        return moment
    morning = moment.replace(hour=first, minute=0, second=0, microsecond=0)
    return (morning if moment.hour < first else morning + timedelta(days=1)) + late_by
