# SPDX-License-Identifier: Apache-2.0
"""Moves whose form needs at most a code or two besides what its schema says: state, person, fields."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.contract.ground import (
    ACCEPTING,
    BUREAU,
    CONSULTATION,
    DOGS,
    SANITATION,
    SMALL_RUBBISH,
    SQUAD,
    STREET,
    WHY,
    Ground,
)
from tests.contract.recipes.people import (
    acceptor,
    agent,
    collector,
    dispatcher,
    district_dispatcher,
    handler,
    inspector,
    leader,
    shift_leader,
    unit,
)
from tests.contract.recipes.table import RECIPES, Facts
from tests.stories.city import Matter, Somebody

Deed = Callable[[Ground], Awaitable[tuple[Matter, Somebody, dict[str, Any]]]]


def move(name: str, operation_id: str = "") -> Callable[[Deed], Deed]:
    """Keep a recipe of a move: the case in the right state, who moves it, what must be said."""

    def kept(deed: Deed) -> Deed:
        async def made(g: Ground) -> Facts:
            matter, by, body = await deed(g)
            return Facts(by, {"case_id": matter.id}, body)

        RECIPES[operation_id or f"move_{name}"] = made
        return deed

    return kept


def simple(name: str, state: Callable[[Ground], Awaitable[Matter]], who: Callable[[Ground], Awaitable[Somebody]],
            **said: Any) -> None:  # fmt: skip
    async def deed(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
        return await state(g), await who(g), dict(said)

    move(name)(deed)


async def returning(g: Ground) -> Matter:
    asked = {"reason_code": "not_our_duty", "reason": WHY, "legal_basis": "市容环卫条例第十八条"}
    return await g.go(await g.sent(), await unit(g), "request_return", **asked)


async def asks_for(g: Ground, kind: str, **asked: object) -> Matter:
    return await g.go(await g.handling(), await handler(g), kind, **asked)


async def endorsed(g: Ground, kind: str, **asked: object) -> Matter:
    return await g.go(await asks_for(g, kind, **asked), await unit(g), "endorse_request")


def suspension(g: Ground) -> dict[str, object]:
    until = g.city.clock.now().replace(year=g.city.clock.now().year + 1, month=1, day=20)
    return {"reason": WHY, "plan": WHY, "until": until.isoformat()}


async def voiding(g: Ground) -> Matter:
    return await g.go(await g.reported(), await acceptor(g), "request_void", reason=WHY)


async def escalated(g: Ground) -> Matter:
    return await g.go(await g.filed(), await dispatcher(g), "escalate", reason=WHY)


async def _from_above(g: Ground) -> Matter:
    dogs = await g.ordered(DOGS)
    return await g.go(dogs, await district_dispatcher(g), "return_upper", reason=WHY, ground="returnable_class")


async def meeting(g: Ground) -> Matter:
    asked = {"candidates": [SQUAD, SANITATION], "reason": WHY}
    return await g.go(await g.filed(), await dispatcher(g), "coordinate", **asked)


async def suspended(g: Ground) -> Matter:
    return await g.go(await endorsed(g, "request_suspend", **suspension(g)), await dispatcher(g), "suspend")


async def self_handled(g: Ground) -> Matter:
    by = await collector(g)
    photos = [await g.photo(by, "before"), await g.photo(by, "after")]
    return await g.go(await g.reported(), by, "self_handle", class_code=SMALL_RUBBISH, evidence=photos)


async def called(g: Ground) -> Matter:
    return await g.go(await g.handling(), await dispatcher(g), "whistle", units=[BUREAU], text=WHY)


async def answered(g: Ground) -> Matter:
    matter = await called(g)
    return await g.go(matter, await g.of_unit("handler", BUREAU), "answer_whistle", call=matter.whistle_calls[-1]["id"])


async def instructed(g: Ground) -> Matter:
    return await g.go(await g.pending_check(), await leader(g), "instruct", text=WHY)


simple("accept_task", Ground.verifying, collector)
simple("refuse_task", Ground.verifying, collector)
simple("recall_task", Ground.verifying, acceptor)
simple("accept", Ground.reported, acceptor, **ACCEPTING)
simple("reject", Ground.reported, acceptor)
simple("file", Ground.accepted, shift_leader)
simple("request_void", Ground.reported, acceptor)
simple("void", voiding, shift_leader)
simple("refuse_void", voiding, shift_leader)
simple("direct_answer", Ground.called, agent, class_code=CONSULTATION)
simple("self_pass", self_handled, acceptor)
simple("self_invalid", self_handled, acceptor)
simple("correct", Ground.reported, acceptor, address="剑川路10号")
simple("escalate", Ground.filed, dispatcher)
simple("coordinate", Ground.filed, dispatcher, candidates=[SQUAD, SANITATION])
simple("return_upper", lambda g: g.ordered(DOGS), district_dispatcher, ground="returnable_class")
simple("upper_accepts", escalated, district_dispatcher)
simple("upper_refuses", escalated, district_dispatcher)
simple("transfer_centre", Ground.ordered, district_dispatcher, to=f"C-{STREET}")
simple("redispatch_same", Ground.sent, dispatcher)
simple("revoke", Ground.sent, dispatcher)
simple("sign", Ground.sent, handler)
simple("revoke_assign", Ground.handling, unit)
simple("record_contact", Ground.handling, handler, way="phone")
simple("unit_return", Ground.unit_confirm, unit)
simple("unit_pass", Ground.unit_confirm, unit)
simple("request_return", Ground.sent, unit, reason_code="not_our_duty")
simple("approve_return", returning, dispatcher)
simple("refuse_return", returning, dispatcher)
simple("request_extension", Ground.handling, handler)
simple("extend", lambda g: endorsed(g, "request_extension", reason=WHY), dispatcher)
simple("suspend", lambda g: endorsed(g, "request_suspend", **suspension(g)), dispatcher)
simple("resume", suspended, dispatcher)
simple("request_assist", Ground.handling, handler, suggested_unit=SANITATION)
simple("endorse_request", lambda g: asks_for(g, "request_extension", reason=WHY), unit)
simple("refuse_request", lambda g: asks_for(g, "request_extension", reason=WHY), unit)
simple("appeal_overtime", Ground.overtime, unit)
simple("joint_start", Ground.handling, dispatcher, manner="assist", units=[SANITATION], reason=WHY)
simple("whistle", Ground.handling, dispatcher, units=[BUREAU])
simple("check_fail", Ground.checking, collector)
simple("callback_satisfied", Ground.pending_callback, agent, way="phone")
simple("callback_unsatisfied", Ground.pending_callback, agent, way="phone", judgement="rehandle")
simple("close", Ground.checked, shift_leader, condition_met=True)
simple("force_close", instructed, shift_leader)
simple("urge", Ground.reported, inspector)
simple("supervise", Ground.reported, inspector)
simple("instruct", Ground.reported, leader)
simple("dispatch", Ground.filed, dispatcher, lead=SQUAD, assists=[], override_reason=WHY)
