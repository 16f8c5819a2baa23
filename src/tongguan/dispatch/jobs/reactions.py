# SPDX-License-Identifier: Apache-2.0
"""Reactions to moves of cases: machine dispatch, and the flag on a row whose proposal was given back."""

from tongguan.cases.events import CaseMoved
from tongguan.dispatch.api import Dispatching
from tongguan.plumbing.outbox import Told
from tongguan.plumbing.reactions import Reaction

BY_MACHINE = "dispatch.dispatch_by_machine"
FLAG_ROW = "dispatch.flag_row"


def reactions(dispatching: Dispatching) -> list[Reaction]:
    """What the worker carries out for this module."""

    async def dispatch_by_machine(told: Told) -> None:
        await dispatching.dispatch_by_machine(told.decoded(CaseMoved), request_id=told.request_id(BY_MACHINE))

    async def flag_row(told: Told) -> None:
        await dispatching.flag_row(told.decoded(CaseMoved), request_id=told.request_id(FLAG_ROW))

    return [
        Reaction(event=CaseMoved.name, handler=BY_MACHINE, react=dispatch_by_machine),
        Reaction(event=CaseMoved.name, handler=FLAG_ROW, react=flag_row),
    ]
