# SPDX-License-Identifier: Apache-2.0
"""How soon three people see what a fourth has done: from the answer of a dispatch to desk, phone and big screen."""

import asyncio

import httpx
from playwright.async_api import Page, ViewportSize
from tests.browser.visit import PASSWORD, SEES

from benchmarks.clients import bearer
from benchmarks.figures import Figure
from benchmarks.visitors import Visitors
from tongguan.ground.kernel.clock import SystemClock
from tongguan.ground.kernel.ids import new_id

CLASS, CLASS_NAME, LEAD = "131104", "防汛沙袋申领", "U-310112-water"
PLACE = {"lon": 121.43034, "lat": 31.00774}
DESK, PHONE = ViewportSize(width=1920, height=1080), ViewportSize(width=390, height=844)
STAFF = {
    "agent": "agent01",
    "acceptor": "310112.acceptor",
    "leader": "310112.shift_leader",
    "dispatcher": "310112.dispatcher",
    "handler": "310112.water.handler",
    "commander": "310112.commander",
}
HEARS = """
() => {
  window.heard = new Map()
  const line = new EventSource('/api/v1/events')
  line.addEventListener('cases.case_moved.v1', (event) => {
    const { case_id, move } = JSON.parse(event.data)
    window.heard.set(`${case_id} ${move}`, Date.now())
  })
  return new Promise((resolve) => { line.onopen = () => resolve(true) })
}
"""
"""The floor: a page that does nothing but listen."""
SECONDS = 20
READING = 2
"""Seconds for which a person has had the page before them: its map is drawn."""


async def measure(visitors: Visitors, client: httpx.AsyncClient, *, moves: int) -> list[Figure]:
    """Milliseconds from the answer to each page, p50 and p99."""
    tokens = {role: await _token(client, account) for role, account in STAFF.items()}
    wall = await (await visitors.context(STAFF["commander"], DESK)).new_page()
    phone = await (await visitors.context(STAFF["handler"], PHONE, phone=True)).new_page()
    desk = await (await visitors.context(STAFF["leader"], DESK)).new_page()
    ear = await (await visitors.context(STAFF["leader"], DESK)).new_page()
    await wall.goto(f"{visitors.address}/screen/")
    await phone.goto(f"{visitors.address}/field/")
    await ear.goto(f"{visitors.address}/healthz")
    await ear.evaluate(HEARS)
    lags: dict[str, list[float]] = {"desk": [], "field": [], "screen": [], "floor": []}
    for n in range(moves):
        title = f"第{n}次申领沙袋"
        case_id, task_no = await _filed(client, tokens, title)
        await desk.goto(f"{visitors.address}/desk/cases/{task_no}")
        await asyncio.wait_for(sees(desk, "main", "待派遣"), SECONDS)
        await asyncio.sleep(READING)
        watching = {
            "desk": asyncio.ensure_future(sees(desk, "main", "待签收")),
            "field": asyncio.ensure_future(sees(phone, "li", title, "待签收")),
            "screen": asyncio.ensure_future(sees(wall, "li", CLASS_NAME, "待签收")),
        }
        await _moves(client, tokens["dispatcher"], case_id, "dispatch", lead=LEAD)
        answered = SystemClock().now().timestamp() * 1000
        for name, watch in watching.items():
            lags[name].append(max(0.0, await asyncio.wait_for(watch, SECONDS) - answered))
        heard: float = await ear.evaluate("(key) => window.heard.get(key)", f"{case_id} dispatch")
        lags["floor"].append(max(0.0, heard - answered))
        await _moves(client, tokens["handler"], case_id, "sign")
        await asyncio.wait_for(sees(wall, "li", CLASS_NAME, "处置中"), SECONDS)
        await asyncio.sleep(0.5)
    for page in (wall, phone, desk, ear):
        await page.context.close()
    return _figures(lags)


async def sees(page: Page, selector: str, *words: str) -> float:
    """The moment (ms of the epoch) at which one such element first had all these words."""
    return float(await page.evaluate(SEES, [selector, words]))


async def _filed(client: httpx.AsyncClient, tokens: dict[str, str], title: str) -> tuple[str, str]:
    """A case that waits for its dispatcher: id and number."""
    caller = {"name": "王小明", "phone": "13812342671"}
    form = {
        "source": "hotline_12345",
        "words": title,
        "class_code": CLASS,
        "point": PLACE,
        "address": "河东居委会",
        "petitioner": caller,
    }
    headers = bearer(tokens["agent"]) | {"Idempotency-Key": new_id().hex}
    answer = await client.post("/api/v1/intake/hotline", json=form, headers=headers)
    receipt = answer.raise_for_status().json()
    await _moves(client, tokens["acceptor"], receipt["case_id"], "accept", class_code=CLASS, condition=f"{CLASS}-1")
    await _moves(client, tokens["leader"], receipt["case_id"], "file")
    return receipt["case_id"], receipt["task_no"]


async def _moves(client: httpx.AsyncClient, token: str, case_id: str, move: str, **form: str) -> None:
    headers = bearer(token) | {"Idempotency-Key": new_id().hex}
    answer = await client.post(f"/api/v1/cases/{case_id}/moves/{move}", json=form, headers=headers)
    if answer.is_error:
        raise RuntimeError(f"{move}: {answer.text}")


async def _token(client: httpx.AsyncClient, account: str) -> str:
    answer = await client.post("/api/v1/session", json={"account": account, "password": PASSWORD})
    return str(answer.raise_for_status().json()["token"])


def _figures(lags: dict[str, list[float]]) -> list[Figure]:
    names = {"desk": ("工作台", "the desk"), "field": ("移动端", "the phone"), "screen": ("大屏", "the big screen")}
    return [
        Figure(
            key=f"web.spread.{app}_{name}",
            zh=f"派遣应答到{zh}显示，三个浏览器同开，{name}",
            en=f"answer of a dispatch → shown on {en}, three browsers open, {name}",
            value=_at(lags[app], share),
            unit="ms",
            floor=_at(lags["floor"], share),
            floor_is="同一浏览器里只听事件的空页 · a bare page that only listens",
            aim=1_000,
            aim_of="value",
        )
        for app, (zh, en) in names.items()
        for name, share in (("p50", 0.5), ("p99", 0.99))
    ]


def _at(found: list[float], share: float) -> float:
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
