# SPDX-License-Identifier: Apache-2.0
"""The queues of work: what waits in a link, for the centre that owns it or the unit that leads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongguan.ground.kernel.people import Actor
from tongguan.matters.cases.domain.states import IN_QUEUE, Queue, State, Waiting, waiting_for

MINE = "mine"
"""The queue of what waits for the person who asks, over all links."""


@dataclass(frozen=True, kw_only=True)
class WorkQueue:
    """Cases in some states that are ours: owned by our centre, led by our unit, or one level below us."""

    code: str
    name: str
    name_en: str
    states: tuple[State, ...]
    below: bool = False
    """The centre directly below owns it: it waits for our answer."""


NAMES: Mapping[Queue, tuple[str, str]] = {
    Queue.TO_ACCEPT: ("待受理", "to accept"),
    Queue.TO_VERIFY: ("待核实", "being verified"),
    Queue.TO_FILE: ("待立案", "to file"),
    Queue.TO_DISPATCH: ("待派遣", "to dispatch"),
    Queue.TO_SIGN: ("待签收", "to sign"),
    Queue.HANDLING: ("处置中", "being handled"),
    Queue.TO_CONFIRM: ("待确认", "unit to confirm"),
    Queue.RETURN_REVIEW: ("退单待审", "returns to review"),
    Queue.TO_CHECK: ("待核查", "to check"),
    Queue.TO_CALL_BACK: ("待回访", "to call back"),
    Queue.TO_CLOSE: ("待结案", "to close"),
    Queue.SUSPENDED: ("挂账", "suspended"),
    Queue.COORDINATING: ("协调", "lead disputed"),
    Queue.WAITING_UPPER: ("等待上级", "waiting for the level above"),
}
"""What the queues of the chain are called."""

_ALL = (
    WorkQueue(code=MINE, name="待我处理", name_en="waiting for me", states=()),
    *(
        WorkQueue(code=queue.value, name=NAMES[queue][0], name_en=NAMES[queue][1], states=states)
        for queue, states in IN_QUEUE.items()
    ),
    WorkQueue(
        code="from_below",
        name="下级上报",
        name_en="from below",
        states=IN_QUEUE[Queue.WAITING_UPPER],
        below=True,
    ),
)

QUEUES: Mapping[str, WorkQueue] = {queue.code: queue for queue in _ALL}
"""Every queue by its code, in the order of the chain."""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What waits for one person, post by post."""

    person: str
    states: tuple[tuple[str, tuple[State, ...]], ...] = ()
    """Organs, with the states in which their cases wait for this person."""
    areas: tuple[tuple[str, tuple[State, ...]], ...] = ()
    """Regions, with the states in which cases there wait for this person."""
    answers_below: tuple[str, ...] = ()
    """Organs for whose answer centres below wait."""
    in_hand: tuple[State, ...] = ()
    """States in which cases may be in this person's hands."""


NO_DUTY = Duty(person="")
"""Nothing waits."""


def duty_of(by: Actor) -> Duty:
    """What the posts of a person make theirs to do, as the states say for whom they wait."""
    return Duty(
        person=by.person,
        states=tuple((p.organ, states) for p in by.posts if (states := waiting_for(p.role, Waiting.ORGAN))),
        areas=tuple((p.region, states) for p in by.posts if (states := waiting_for(p.role, Waiting.AREA))),
        answers_below=tuple(p.organ for p in by.posts if waiting_for(p.role, Waiting.ABOVE)),
        in_hand=tuple(dict.fromkeys(state for p in by.posts for state in waiting_for(p.role, Waiting.HANDLER))),
    )
