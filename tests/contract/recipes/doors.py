# SPDX-License-Identifier: Apache-2.0
"""Patrols, and the doors at which matters come in."""

from tests.contract.ground import CELL, DISTRICT, STREET, Ground
from tests.contract.recipes.people import agent, collector, upper
from tests.contract.recipes.table import Facts, recipe, unheard_of
from tests.stories.city import Somebody

ROW = "来源编号,诉求内容,来电号码,地址\n{no},路灯不亮,13812342671,剑川路10号\n"


# ---------------------------------------------------------------- patrols


async def _walker(g: Ground, *, out: bool) -> Somebody:
    """A collector of the street who is on patrol, or is not."""
    who, now = await g.on_patrol(), g.city.clock.now()
    if out:
        answer = await who.sends("/my/patrol/begin", {"at": now.isoformat()})
        assert answer.status_code == 200, answer.text
    return who


@recipe("begin_patrol_api_v1_my_patrol_begin_post")
async def _begin(g: Ground) -> Facts:
    return Facts(await _walker(g, out=False), body={"at": g.city.clock.now().isoformat()})


@recipe("end_patrol_api_v1_my_patrol_end_post")
async def _come_back(g: Ground) -> Facts:
    return Facts(await _walker(g, out=True), body={"at": g.city.clock.now().isoformat()})


@recipe("check_in_api_v1_my_patrol_check_ins_post")
async def _look(g: Ground) -> Facts:
    who = await _walker(g, out=True)
    place = (await who.asks("/my/patrol"))["places"][0]
    here = {"lon": place["lon"], "lat": place["lat"], "accuracy": 5}
    return Facts(who, body={"place": place["id"], "at": g.city.clock.now().isoformat(), **here})


@recipe("tell_track_api_v1_my_patrol_track_post")
async def _track(g: Ground) -> Facts:
    who = await _walker(g, out=True)
    fix = {"at": g.city.clock.now().isoformat(), **g.city.place(CELL), "accuracy": 5}
    return Facts(who, body={"fixes": [fix]})


@recipe("put_plan_api_v1_patrols__person__plan_put")
async def _plan(g: Ground) -> Facts:
    who = await g.on_patrol()
    return Facts(await g.who("dispatcher"), {"person": who.id}, {"places": [{"name": "路口", **g.city.place(CELL)}]})


# ---------------------------------------------------------------- intake


@recipe("register_call_api_v1_intake_hotline_post")
async def _call(g: Ground) -> Facts:
    call = {"source": "hotline_12345", "petitioner": {"phone": "13812342671"}, "point": g.city.place(CELL)}
    return Facts(await agent(g), body=call)


@recipe("register_patrol_api_v1_intake_patrol_post")
async def _seen(g: Ground) -> Facts:
    by = await collector(g)
    photos = [await g.photo(by, "scene", bare=True)]
    return Facts(by, body={"source": "patrol", "photos": photos, "point": g.city.place(CELL)})


@recipe("register_external_api_v1_intake_channel_post")
async def _pushed(g: Ground) -> Facts:
    return Facts(await upper(g), body={"source": "upper_platform", "source_no": unheard_of(), "region": STREET})


@recipe("suggest_classes_api_v1_intake_suggest_classes_post")
@recipe("suggest_places_api_v1_intake_suggest_places_post")
async def _advice(g: Ground) -> Facts:
    return Facts(await agent(g))


@recipe("ground_of_api_v1_intake_suggest_cell_post")
async def _ground_of(g: Ground) -> Facts:
    return Facts(await agent(g), body=dict(g.city.place(CELL)))


@recipe("similar_api_v1_intake_suggest_similar_post")
async def _similar(g: Ground) -> Facts:
    return Facts(await agent(g), body={"point": g.city.place(CELL)})


@recipe("caller_history_api_v1_intake_callers_post")
async def _callers(g: Ground) -> Facts:
    return Facts(await agent(g), body={"phone": "13812342671"})


@recipe("open_petition_api_v1_intake_petitions__case_id__open_post")
async def _open_petition(g: Ground) -> Facts:
    return Facts(await agent(g), {"case_id": (await g.called()).id}, {"purpose": "回访核实办理结果"})


@recipe("take_file_api_v1_intake_batch_post")
async def _file(g: Ground) -> Facts:
    rows = ROW.format(no=unheard_of()).encode()
    return Facts(
        await g.who("acceptor", f"C-{DISTRICT}"), body={"source": "hotline_12345"}, file=("calls.csv", rows, "text/csv")
    )
