# SPDX-License-Identifier: Apache-2.0
"""The queues of work: what waits in a link, for the centre that owns it or the unit that leads it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Queue:
    """Cases in some states that are ours: owned by our centre, led by our unit, or one level below us."""

    code: str
    name: str
    name_en: str
    states: tuple[str, ...]
    below: bool = False
    """The centre directly below owns it: it waits for our answer."""


_ALL = (
    Queue(code="to_accept", name="待受理", name_en="to accept", states=("reported",)),
    Queue(code="to_verify", name="待核实", name_en="being verified", states=("verifying",)),
    Queue(code="to_file", name="待立案", name_en="to file", states=("pending_filing",)),
    Queue(code="to_dispatch", name="待派遣", name_en="to dispatch", states=("pending_dispatch",)),
    Queue(code="to_sign", name="待签收", name_en="to sign", states=("pending_accept",)),
    Queue(code="handling", name="处置中", name_en="being handled", states=("handling",)),
    Queue(code="to_confirm", name="待确认", name_en="unit to confirm", states=("unit_confirm",)),
    Queue(code="return_review", name="退单待审", name_en="returns to review", states=("return_review",)),
    Queue(code="to_check", name="待核查", name_en="to check", states=("pending_check", "checking", "self_review")),
    Queue(code="to_call_back", name="待回访", name_en="to call back", states=("pending_callback",)),
    Queue(code="to_close", name="待结案", name_en="to close", states=("pending_close",)),
    Queue(code="suspended", name="挂账", name_en="suspended", states=("suspended",)),
    Queue(code="coordinating", name="协调", name_en="lead disputed", states=("coordinating",)),
    Queue(code="waiting_upper", name="等待上级", name_en="waiting for the level above", states=("waiting_upper",)),
    Queue(code="from_below", name="下级上报", name_en="from below", states=("waiting_upper",), below=True),
)

QUEUES: Mapping[str, Queue] = {queue.code: queue for queue in _ALL}
"""Every queue by its code, in the order of the chain."""
