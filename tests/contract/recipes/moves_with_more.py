# SPDX-License-Identifier: Apache-2.0
"""Moves whose form names a person, a call, a photo, a position … of the very case."""

from typing import Any

from tests.contract.ground import (
    BUREAU,
    CELL,
    DISTRICT,
    SANITATION,
    SMALL_RUBBISH,
    SQUAD,
    STREET,
    WHY,
    Ground,
)
from tests.contract.recipes.moves import answered, called, endorsed, meeting, move, suspension
from tests.contract.recipes.people import (
    acceptor,
    collector,
    dispatcher,
    district_dispatcher,
    handler,
    inspector,
    shift_leader,
    unit,
)
from tests.contract.recipes.table import Facts, recipe
from tests.stories.city import Matter, Somebody


@move("send_verify")
async def _send_verify(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.reported(), await acceptor(g), {"assignee": (await collector(g)).id}


@move("send_check")
async def _send_check(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.pending_check(), await acceptor(g), {"assignee": (await collector(g)).id}


@move("check_pass")
async def _check_pass(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.checking(), await collector(g), await g.seen(await collector(g))


@move("verify_back")
async def _verify_back(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.verifying(), await collector(g), {"result": "true", **g.city.place(CELL)}


@move("arrive_task")
async def _arrive_task(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.verifying(), await collector(g), dict(g.city.place(CELL))


@move("merge")
async def _merge(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.reported(), await acceptor(g), {"parent": (await g.reported()).id}


@move("unmerge")
async def _unmerge(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    parent, child = await g.reported(), await g.reported()
    return await g.go(child, await acceptor(g), "merge", parent=parent.id), await acceptor(g), {}


@move("self_handle")
async def _self_handle(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    by = await collector(g)
    photos = [await g.photo(by, "before"), await g.photo(by, "after")]
    return await g.reported(), by, {"class_code": SMALL_RUBBISH, "evidence": photos}


@move("follow_list", "post_follow_list_api_v1_cases__case_id__moves_follow_list_post")
async def _follow_list(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.filed(), await dispatcher(g), {}


@move("give_legal_opinion")
async def _give_legal_opinion(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await meeting(g), await g.who("legal_officer", f"C-{DISTRICT}"), {}


@move("decide_lead")
async def _decide_lead(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    lawyer = await g.who("legal_officer", f"C-{DISTRICT}")
    matter = await g.go(await meeting(g), lawyer, "give_legal_opinion", opinion=WHY)
    return matter, await g.who("commander"), {"lead": SQUAD}


@move("assign_handler")
async def _assign_handler(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.sent(), await unit(g), {"handler": (await handler(g)).id}


@move("add_evidence")
async def _add_evidence(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.handling(), await handler(g), {"evidence": [await g.photo(await handler(g))]}


@move("finish")
async def _finish(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.handling(), await handler(g), await g.done(await handler(g))


@move("assist_sign")
async def _assist_sign(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.sent(SANITATION), await g.of_unit("handler", SANITATION), {}


@move("assist_finish")
async def _assist_finish(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    helper = await g.of_unit("handler", SANITATION)
    return await g.go(await g.sent(SANITATION), helper, "assist_sign"), helper, {}


@move("request_suspend")
async def _request_suspend(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.handling(), await handler(g), suspension(g)


@move("grant_assist")
async def _grant_assist(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    matter = await endorsed(g, "request_assist", suggested_unit=SANITATION, reason=WHY)
    return matter, await dispatcher(g), {"unit": SANITATION}


@move("forward_request")
async def _forward_request(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    order = await g.ordered()
    await g.go(order, await district_dispatcher(g), "transfer_centre", to=f"C-{STREET}")
    matter = await g.handling(matter=order)
    await g.go(matter, await handler(g), "request_extension", reason=WHY)
    return await g.go(matter, await unit(g), "endorse_request"), await dispatcher(g), {}


@move("review_appeal")
async def _review_appeal(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    matter = await g.go(await g.overtime(), await unit(g), "appeal_overtime", reason=WHY)
    return matter, await dispatcher(g), {"agreed": True}


@move("answer_whistle")
async def _answer_whistle(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    matter = await called(g)
    return matter, await g.of_unit("handler", BUREAU), {"call": matter.whistle_calls[-1]["id"]}


@move("arrive_whistle")
async def _arrive_whistle(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    matter = await answered(g)
    there = {"call": matter.whistle_calls[-1]["id"], **g.city.place(CELL)}
    return matter, await g.of_unit("handler", BUREAU), there


@move("rate_whistle")
async def _rate_whistle(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    matter = await answered(g)
    call = matter.whistle_calls[-1]["id"]
    await g.go(matter, await g.of_unit("handler", BUREAU), "arrive_whistle", call=call, **g.city.place(CELL))
    return matter, await dispatcher(g), {"call": call, "rating": 5}


@move("reopen")
async def _reopen(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    return await g.closed(), await dispatcher(g), {"evidence": [await g.photo(await dispatcher(g), "scene")]}


@move("answer_notice")
async def _answer_notice(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    matter = await g.go(await g.handling(), await inspector(g), "supervise", text=WHY)
    told = next(one["id"] for one in matter.notices if one["organ"] is not None and one["answered_at"] is None)
    return matter, await unit(g), {"notice": told}


@move("exclude_outage")
async def _exclude_outage(g: Ground) -> tuple[Matter, Somebody, dict[str, Any]]:
    matter = await g.handling()
    now = g.city.clock.now()
    span = {"since": matter.reported_at, "until": now.isoformat(), "decision": "决定3号"}
    return matter, await shift_leader(g), span


@recipe("make_moves_api_v1_cases_batch_post")
async def _batch(g: Ground) -> Facts:
    cases = [{"case_id": (await g.reported()).id} for _ in range(2)]
    return Facts(await inspector(g), body={"move": "urge", "form": {"text": WHY}, "cases": cases})
