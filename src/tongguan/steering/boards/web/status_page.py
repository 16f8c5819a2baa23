# SPDX-License-Identifier: Apache-2.0
"""The platform's own page at `/`, without any script: strangers are shown where to go, who works here or sits at this
machine also what is open and what was done today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from tongguan.ground.kernel.clock import local_text
from tongguan.ground.plumbing.sign_in_routes import is_insider
from tongguan.matters.cases.api import OPEN, STATES, State, move_name
from tongguan.steering.boards.application.duty import PlatformStatus, StateCount, ended
from tongguan.steering.boards.application.figures import local_moments
from tongguan.steering.boards.web.duty import DutyServices
from tongguan.steering.boards.web.status_style import STYLE

DOORS = (("/desk/", "工作台", "desk"), ("/field/", "移动端", "field"), ("/screen/", "大屏", "screen"))
LINKS = (
    *DOORS,
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


def status_routes(services: DutyServices, welcome: Callable[[], Welcome]) -> APIRouter:
    """/."""
    offered = APIRouter()

    @offered.get("/", include_in_schema=False)
    async def status(insider: Annotated[bool, Depends(is_insider)]) -> HTMLResponse:
        now, zone = services.clock.now(), services.zone()
        if not insider:
            return HTMLResponse(doors_page(welcome().city, now=now, zone=zone))
        status = await services.figures.status(since=local_moments(now, zone).day, now=now)
        return HTMLResponse(status_page(status, welcome(), now=now, zone=zone))

    return offered


def doors_page(city: str, *, now: datetime, zone: str) -> str:
    """The page for strangers as HTML."""
    return f"""{_head(city, now, zone)}
<main><div class="columns"><section><h2>入口 <span>doors</span></h2>{_links(DOORS)}</section></div></main>
<footer>登录后可见运行情况。<span>Sign in to see how things stand.</span></footer>
</body></html>
"""


def status_page(status: PlatformStatus, welcome: Welcome, *, now: datetime, zone: str) -> str:
    """The page for those who work here as HTML."""
    moved = {line.code: line.count for line in status.moves}
    figures = (
        ("在办", "open", sum(s.count for s in status.states), ""),
        ("超时 · 红灯", "overdue", sum(s.red for s in status.states), "red"),
        ("临期 · 黄灯", "due soon", sum(s.yellow for s in status.states), "amber"),
        ("今日上报", "reported today", moved.get("report", 0), ""),
        ("今日办结", "ended today", ended(status.moves), ""),
    )
    return f"""{_head(welcome.city, now, zone)}
<main>
<section class="figures">{"".join(_figure(*figure) for figure in figures)}</section>
<div class="columns"><section><h2>各环节在办 <span>open cases by state</span></h2>{_states(status.states)}</section>
<section><h2>今日办理 <span>moves since midnight</span></h2>{_moves(moved)}</section>
<section><h2>平台 <span>platform</span></h2>{_platform(status, zone)}
<h2>入口 <span>doors</span></h2>{_links(LINKS)}{_visitors(welcome)}</section></div>
</main>
<footer>数字为全平台在办与今日办理情况，不含任何诉求人信息；每 30 秒刷新。
<span>Figures of the whole platform, no personal data; refreshed every 30 seconds.</span></footer>
</body></html>
"""


def _head(city: str, now: datetime, zone: str) -> str:
    machine = now.isoformat()
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>统管 · {escape(city)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="30">
<link rel="icon" href="data:,"><style>{STYLE}</style></head><body>
<header><div><b>统管</b> <span>Tongguan</span></div><div>{escape(city)}</div>
<time datetime="{machine}">{local_text(now, zone)}</time></header>"""


def _figure(name: str, name_en: str, number: int, tone: str) -> str:
    tone = tone if number else ""
    return f'<div class="{tone}"><b>{number:,}</b><p>{name}<span>{name_en}</span></p></div>'


def _states(states: Sequence[StateCount]) -> str:
    counted = {line.state: line for line in states}
    most = max((line.count for line in states), default=0) or 1
    rows = []
    for state in State:
        if state not in OPEN:
            continue
        line = counted.get(state) or StateCount(state=state, name=state, count=0, red=0, yellow=0)
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
    rows = "".join(f"<tr><th>{move_name(move)}</th><td class=n>{count:,}</td></tr>" for move, count in lines)
    return f"<table class=moves>{rows}</table>"


def _platform(status: PlatformStatus, zone: str) -> str:
    about = "约 " if status.estimated else ""
    last = "—" if status.last_event_at is None else local_text(status.last_event_at, zone)
    facts = (
        ("案件总数", "cases in all", f"{about}{status.cases:,}"),
        ("待转发事件", "events to be relayed", f"{status.waiting_events:,}"),
        ("最近事件", "last event", last),
    )
    rows = "".join(f"<tr><th>{zh}<span>{en}</span></th><td class=n>{value}</td></tr>" for zh, en, value in facts)
    return f"<table>{rows}</table>"


def _links(links: Sequence[tuple[str, str, str]]) -> str:
    items = "".join(f'<li><a href="{href}">{zh}</a><span>{en}</span></li>' for href, zh, en in links)
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
