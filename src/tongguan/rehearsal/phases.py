# SPDX-License-Identifier: Apache-2.0
"""Stretches of a life as pieces of script: what lines walk through before and after their own part."""

from collections.abc import Collection

from tongguan.matters.cases.api import Case, State
from tongguan.rehearsal.deeds import Script
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.steps import next_step

TAKEN_ON = frozenset({State.REPORTED, State.PENDING_FILING})
ROUTED = frozenset({State.PENDING_DISPATCH, State.WAITING_UPPER})
SIGNED = frozenset({State.PENDING_ACCEPT})
WORKED = frozenset({State.HANDLING, State.UNIT_CONFIRM})


def onward(matter: PlayedMatter, case: Case, *, through: Collection[State] = frozenset(State)) -> Script:
    """As the table says, while the case is in one of these states; by default to its end."""
    while case.state in through:
        step = next_step(matter, case)
        if step is None:
            break
        case = yield step
    return case


def take_on(matter: PlayedMatter, case: Case) -> Script:
    """The acceptor chooses class and condition, the shift leader files, unless the class is filed in one step."""
    return onward(matter, case, through=TAKEN_ON)


def to_unit(matter: PlayedMatter, case: Case) -> Script:
    """Until an order lies with a unit."""
    return onward(matter, case, through=TAKEN_ON | ROUTED)


def in_hand(matter: PlayedMatter, case: Case) -> Script:
    """Until a handler of the unit has it."""
    return onward(matter, case, through=TAKEN_ON | ROUTED | SIGNED)


def worked(matter: PlayedMatter, case: Case) -> Script:
    """Until the unit stands for its work."""
    return onward(matter, case, through=TAKEN_ON | ROUTED | SIGNED | WORKED)
