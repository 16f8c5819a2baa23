# SPDX-License-Identifier: Apache-2.0
"""Lines break, buttons are pressed twice, two people press at once: nobody's work is lost or done double."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import httpx
import pytest

from tests.stories.city import City, Matter, Somebody
from tongguan.entrypoints.http import serve_until, served
from tongguan.ground.kernel.ids import new_id

RUBBISH, PLACE = "020701", "310112001002"
ACCEPTING = {"class_code": RUBBISH, "condition": f"{RUBBISH}-1"}


async def a_tip(city: City) -> Matter:
    collector = await city.on_the_ground("collector", PLACE)
    return await collector.reports(words="渣土偷倒", point=city.place(PLACE))


async def test_a_button_pressed_twice_moves_the_case_once(city: City):
    """Invariant 9: the same request id twice changes the data once."""
    street, tip = await city.centre("C-310112001"), await a_tip(city)
    key = new_id().hex
    first = await street.acceptor.sends(f"/cases/{tip.id}/moves/accept", ACCEPTING, key=key)
    again = await street.acceptor.sends(f"/cases/{tip.id}/moves/accept", ACCEPTING, key=key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert first.json()["version"] == again.json()["version"] == 1
    lines = (await street.acceptor.asks(f"/cases/{tip.id}/history"))["lines"]
    assert [line["move"] for line in lines] == ["report", "accept"]


async def test_a_call_taken_down_twice_is_one_case(city: City):
    """CLS-05."""
    agent = await city.somebody("agent", "C-310112-RX")
    form = {"source": "hotline_12345", "words": "漏水", "region": PLACE, "petitioner": {"phone": "13812342671"}}
    key = new_id().hex
    told = await asyncio.gather(*(agent.sends("/intake/hotline", form, key=key) for _ in range(4)))
    assert {answer.status_code for answer in told} <= {200, 201}
    assert len({answer.json()["task_no"] for answer in told}) == 1


@pytest.mark.requirement("DIS-14")
async def test_a_call_at_two_in_the_night_is_accepted_within_its_quarter_of_an_hour(city: City):
    await city.passes(hours=17)
    agent = await city.somebody("agent", "C-310112-RX")
    call = await agent.registers(words="半夜偷倒渣土", point=city.place(PLACE))
    due = datetime.fromisoformat(call.link_due_at)
    assert due == city.clock.now() + timedelta(minutes=15)
    await (await city.centre(call.owner)).acceptor.moves(call, "accept", **ACCEPTING)
    assert city.clock.now() < due
    assert call.stage_name != "上报"


async def test_the_slower_of_two_is_shown_how_the_case_stands_now(city: City):
    """Invariant 8: one wins, the other gets a clear conflict with the present state."""
    street, tip = await city.centre("C-310112001"), await a_tip(city)
    other = await city.somebody("shift_leader", street.id)
    seen = tip.version
    await street.acceptor.moves(tip, "accept", **ACCEPTING)
    late = await other.may_not(tip, "correct", seen=seen, reason="地址有误", address="剑川路10号")
    assert (late.status, late.code) == (409, "cases.changed")
    assert late.shown["case"]["version"] == tip.version
    assert late.shown["case"]["state_name"] == "待立案"
    assert "待立案" in late.detail


async def test_of_eight_who_press_at_once_one_wins(city: City):
    """Invariant 8."""
    street, tip = await city.centre("C-310112001"), await a_tip(city)
    path = f"/cases/{tip.id}/moves/accept"
    told = await asyncio.gather(*(street.acceptor.sends(path, ACCEPTING, seen=tip.version) for _ in range(8)))
    assert sorted(answer.status_code for answer in told) == [200] + [409] * 7


async def test_who_listens_hears_every_move_and_after_a_break_goes_on_where_it_was(city: City):
    """Live events under the names of the outbox, resumed by Last-Event-ID; nobody hears of other people's cases."""
    street, elsewhere = await city.centre("C-310112001"), await city.centre("C-310112114")
    async with on_air(city) as client:
        tip = await a_tip(city)
        async with listening(client, street.dispatcher) as ear:
            await street.acceptor.moves(tip, "accept", **ACCEPTING)
            number, move = await anext(ear)
            assert move == "accept"
        await street.shift_leader.moves(tip, "file")
        await street.dispatcher.moves(tip, "follow_list")
        async with listening(client, street.dispatcher, after=number) as ear:
            assert [(await anext(ear))[1] for _ in range(2)] == ["file", "dispatch"]
        async with listening(client, elsewhere.dispatcher, after=0) as ear:
            mine = asyncio.ensure_future(anext(ear))
            await asyncio.sleep(0.3)
            assert not mine.done()
            mine.cancel()


@asynccontextmanager
async def on_air(city: City) -> AsyncIterator[httpx.AsyncClient]:
    """The hub behind a real socket, for answers that never end."""
    stop = asyncio.Event()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        tasks = [
            asyncio.create_task(serve_until(stop, served(city.platform), listener)),
            asyncio.create_task(city.platform.stream.run(stop)),
        ]
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with httpx.AsyncClient(base_url=address, timeout=10) as client:
            yield client
        stop.set()
        await asyncio.gather(*tasks)


@asynccontextmanager
async def listening(
    client: httpx.AsyncClient, who: Somebody, *, after: int | None = None
) -> AsyncIterator[AsyncIterator[tuple[int, str]]]:
    """Number and move of every move that this person hears of."""
    headers = who.headers | ({} if after is None else {"Last-Event-ID": str(after)})
    async with client.stream("GET", "/api/v1/events", headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.aiter_lines()
        assert (await anext(lines)).startswith("retry")
        yield moves_in(lines)


async def moves_in(lines: AsyncIterator[str]) -> AsyncIterator[tuple[int, str]]:
    number, name = 0, ""
    async for line in lines:
        if line.startswith("id: "):
            number = int(line[4:])
        elif line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: ") and name == "cases.case_moved.v1":
            yield number, httpx.Response(200, content=line[6:]).json()["move"]


async def test_whatever_is_written_without_a_break_is_registered_and_found(city: City):
    """It was "the database is not available", for ever: no word of an index may be longer than 2,046 letters."""
    agent = await city.somebody("agent", "C-310112-RX")
    for letter in ("q", "7"):
        call = await agent.registers(words=letter * 20_000, region=PLACE)
        assert call.id in [one["id"] for one in (await agent.asks("/cases", text=letter * 100))["items"]]
