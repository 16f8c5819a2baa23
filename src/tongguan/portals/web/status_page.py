# SPDX-License-Identifier: Apache-2.0
"""The platform's own page at `/`: what is open, what was done today, where to go. No script, no account needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tongguan.cases.api import BY_MOVE, OPEN, STATES, State
from tongguan.kernel.clock import Clock
from tongguan.portals.api import Boards, Pulse, StateCount
from tongguan.portals.web.lists import CLOSING
from tongguan.portals.web.reading_room import LOCAL, day_began
from tongguan.portals.web.status_style import STYLE

LINKS = (
    ("/desk/", "工作台", "desk"),
    ("/field/", "移动端", "field"),
    ("/screen/", "大屏", "screen"),
    ("/api/docs", "接口文档", "API, to try out"),
    ("/api/v1/openapi.json", "接口定义", "OpenAPI document"),
    ("/healthz", "存活", "alive"),
    ("/readyz", "就绪", "ready"),
    ("/metrics", "指标", "Prometheus figures"),
)


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """An account that a visitor of a demo city may sign in with."""

    account: str
    about: str
    """Whose it is, for example 江川路街道 派遣员."""


@dataclass(frozen=True, kw_only=True)
class Welcome:
    """What the page says of the city."""

    city: str
    password: str | None = None
    """The demo password; none in a real city."""
    visitors: Sequence[Visitor] = ()


def status_routes(boards: Boards, clock: Clock, welcome: Callable[[], Welcome]) -> APIRouter:
    """/."""
    offered = APIRouter()

    @offered.get("/", include_in_schema=False)
    async def status() -> HTMLResponse:
        now = clock.now()
        pulse = await boards.pulse(since=day_began(now), now=now)
        return HTMLResponse(status_page(pulse, welcome(), now=now))

    return offered


def status_page(pulse: Pulse, welcome: Welcome, *, now: datetime) -> str:
    """The page as HTML."""
    moved = {line.move: line.count for line in pulse.moves}
    figures = (
        ("在办", "open", sum(s.count for s in pulse.states), ""),
        ("超时 · 红灯", "overdue", sum(s.red for s in pulse.states), "red"),
        ("临期 · 黄灯", "due soon", sum(s.yellow for s in pulse.states), "amber"),
        ("今日上报", "reported today", moved.get("report", 0), ""),
        ("今日办结", "ended today", sum(moved.get(move, 0) for move in CLOSING), ""),
    )
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>统管 · {escape(welcome.city)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="30">
<link rel="icon" href="data:,"><style>{STYLE}</style></head><body>
<header><div><b>统管</b> <span>Tongguan</span></div><div>{escape(welcome.city)}</div>
<time datetime="{now.isoformat()}">{now.astimezone(LOCAL):%Y-%m-%d %H:%M:%S}</time></header>
<main>
<section class="figures">{"".join(_figure(*figure) for figure in figures)}</section>
<div class="columns"><section><h2>各环节在办 <span>open cases by state</span></h2>{_states(pulse.states)}</section>
<section><h2>今日办理 <span>moves since midnight</span></h2>{_moves(moved)}</section>
<section><h2>平台 <span>platform</span></h2>{_platform(pulse)}
<h2>入口 <span>doors</span></h2>{_links()}{_visitors(welcome)}</section></div>
</main>
<footer>数字为全平台在办与今日办理情况，不含任何诉求人信息；每 30 秒刷新。
<span>Figures of the whole platform, no personal data; refreshed every 30 seconds.</span></footer>
</body></html>
"""


def _figure(name: str, name_en: str, number: int, tone: str) -> str:
    tone = tone if number else ""
    return f'<div class="{tone}"><b>{number:,}</b><p>{name}<span>{name_en}</span></p></div>'


def _states(states: Sequence[StateCount]) -> str:
    counted = {line.state: line for line in states}
    none = StateCount(state="", count=0, red=0, yellow=0)
    most = max((line.count for line in states), default=0) or 1
    rows = []
    for state in State:
        if state not in OPEN:
            continue
        line = counted.get(state.value, none)
        parts = ((line.red, "red"), (line.yellow, "amber"), (line.count - line.red - line.yellow, "rest"))
        bar = "".join(f'<i class="{tone}" style="width:{100 * n / most:.1f}%"></i>' for n, tone in parts if n)
        lamps = "　".join(
            words for n, words in ((line.red, f"超时 {line.red:,}"), (line.yellow, f"临期 {line.yellow:,}")) if n
        )
        rows.append(
            f"<tr><th>{STATES[state].name}<span>{STATES[state].name_en}</span></th><td class=bar>{bar}</td>"
            f"<td class=n>{line.count:,}</td><td class=lamps>{lamps}</td></tr>"
        )
    return f"<table class=states>{''.join(rows)}</table>"


def _moves(moved: dict[str, int]) -> str:
    if not moved:
        return "<p class=none>今日尚无办理记录<span>nothing yet today</span></p>"
    lines = sorted(moved.items(), key=lambda item: -item[1])
    rows = "".join(f"<tr><th>{_move_name(move)}</th><td class=n>{count:,}</td></tr>" for move, count in lines)
    return f"<table class=moves>{rows}</table>"


def _platform(pulse: Pulse) -> str:
    about = "约 " if pulse.estimated else ""
    last = "—" if pulse.last_event_at is None else f"{pulse.last_event_at.astimezone(LOCAL):%m-%d %H:%M:%S}"
    facts = (
        ("案件总数", "cases in all", f"{about}{pulse.cases:,}"),
        ("待转发事件", "events to be relayed", f"{pulse.waiting_events:,}"),
        ("最近事件", "last event", last),
    )
    rows = "".join(f"<tr><th>{zh}<span>{en}</span></th><td class=n>{value}</td></tr>" for zh, en, value in facts)
    return f"<table>{rows}</table>"


def _links() -> str:
    items = "".join(f'<li><a href="{href}">{zh}</a><span>{en}</span></li>' for href, zh, en in LINKS)
    return f"<ul>{items}</ul>"


def _visitors(welcome: Welcome) -> str:
    if welcome.password is None:
        return ""
    rows = "".join(
        f"<tr><th><code>{escape(visitor.account)}</code></th><td>{escape(visitor.about)}</td></tr>"
        for visitor in welcome.visitors
    )
    return (
        f"<h2>演示账号 <span>demo accounts</span></h2><p>口令 <code>{escape(welcome.password)}</code>"
        f"<span>password of all of them</span></p><table class=accounts>{rows}</table>"
    )


def _move_name(move: str) -> str:
    return BY_MOVE[move].name if move in BY_MOVE else "上报"
