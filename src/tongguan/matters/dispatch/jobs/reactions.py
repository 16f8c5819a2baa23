# SPDX-License-Identifier: Apache-2.0
"""Reactions to moves of cases: machine dispatch, and the flag on a row whose proposal was given back."""

from tongguan.ground.plumbing.outbox import PublishedEvent
from tongguan.ground.plumbing.reactions import Reaction
from tongguan.matters.cases.events import CaseMoved
from tongguan.matters.dispatch.api import Dispatching

BY_MACHINE = "dispatch.dispatch_by_machine"
FLAG_ROW = "dispatch.flag_row"


def reactions(dispatching: Dispatching) -> list[Reaction]:
    """What the worker carries out for this module."""

    async def dispatch_by_machine(event: PublishedEvent) -> None:
        await dispatching.dispatch_by_machine(event.decoded(CaseMoved), request_id=event.request_id(BY_MACHINE))

    async def flag_row(event: PublishedEvent) -> None:
        await dispatching.flag_row(event.decoded(CaseMoved), request_id=event.request_id(FLAG_ROW))

    return [
        Reaction(event=CaseMoved.name, handler=BY_MACHINE, react=dispatch_by_machine),
        Reaction(event=CaseMoved.name, handler=FLAG_ROW, react=flag_row),
    ]
