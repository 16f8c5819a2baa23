# SPDX-License-Identifier: Apache-2.0
"""The queues of work: what waits in a link, for the centre that owns it or the unit that leads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongguan.kernel.people import Actor, Role

MINE = "mine"
"""The queue of what waits for the person who asks, over all links."""


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
    Queue(code=MINE, name="待我处理", name_en="waiting for me", states=()),
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


WORK: Mapping[Role, tuple[str, ...]] = {
    Role.ACCEPTOR: ("reported", "pending_check", "self_review", "pending_close"),
    Role.SHIFT_LEADER: ("pending_filing", "pending_close"),
    Role.DISPATCHER: ("pending_dispatch", "return_review"),
    Role.COMMANDER: ("coordinating",),
    Role.LEGAL_OFFICER: ("coordinating",),
    Role.UNIT_DISPATCHER: ("pending_accept", "unit_confirm"),
    Role.HANDLER: ("pending_accept",),
}
"""In which states a case of one's organ waits for somebody in this role; a test holds it to the table of moves."""
WORK_IN_AREA: Mapping[Role, tuple[str, ...]] = {Role.AGENT: ("pending_callback",)}
"""The same for roles whose work lies in their area, whoever owns the case."""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What waits for one person, post by post."""

    person: str
    states: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Organs, with the states in which their cases wait for this person."""
    areas: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Regions, with the states in which cases there wait for this person."""
    answers_below: tuple[str, ...] = ()
    """Organs for whose answer centres below wait."""
    handles: bool = False
    """Cases being handled may be in this person's hands."""


NO_DUTY = Duty(person="")
"""Nothing waits."""


def duty_of(by: Actor) -> Duty:
    """What the posts of a person make theirs to do."""
    return Duty(
        person=by.person,
        states=tuple((post.organ, WORK[post.role]) for post in by.posts if post.role in WORK),
        areas=tuple((post.region, WORK_IN_AREA[post.role]) for post in by.posts if post.role in WORK_IN_AREA),
        answers_below=tuple(post.organ for post in by.posts_as(Role.DISPATCHER, Role.UPPER_PLATFORM)),
        handles=bool(by.posts_as(Role.HANDLER, Role.UNIT_DISPATCHER)),
    )
