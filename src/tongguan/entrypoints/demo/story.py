# SPDX-License-Identifier: Apache-2.0
"""One case's journey, told in the terminal while it really happens on a scratch database over the HTTP interface."""

import tempfile
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import httpx
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from tongguan.cases.api import BY_MOVE, STATES, Case, lamp
from tongguan.city_pack.api import City
from tongguan.entrypoints.clock import PlaybackClock
from tongguan.entrypoints.demo.day import day_pace
from tongguan.entrypoints.demo.lines import LINES
from tongguan.entrypoints.demo.messages import Message, read_messages
from tongguan.entrypoints.demo.over_http import OverHttp
from tongguan.entrypoints.demo.pictures import Album
from tongguan.entrypoints.demo.roster import Roster
from tongguan.entrypoints.demo.steps import FollowList, LookAgain, Step, name_of
from tongguan.entrypoints.demo.tale import Groups, Tale
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.http import served
from tongguan.entrypoints.platform import CHINA, Platform, database_server, opened
from tongguan.entrypoints.worker import Worker
from tongguan.kernel.clock import SystemClock
from tongguan.kernel.ids import PersonId, new_id
from tongguan.plumbing.sealing import verify
from tongguan.plumbing.settings import Settings

SANITATION = "02"
"""The matters of the story: what everybody knows from their own street."""


async def tell_story(settings: Settings, console: Console) -> None:
    """Set up a scratch platform, let one message live to its end, tell every step, prove the record."""
    with tempfile.TemporaryDirectory(prefix="tongguan-story-") as folder:
        scratch = settings.model_copy(update={"data_dir": Path(folder), "database_url": None})
        with console.status("正在搭建一个临时平台 · setting up a scratch platform"):
            held = ExitStack()
            url = held.enter_context(database_server(scratch))
        with held:
            clock = PlaybackClock()
            clock.play(_a_working_morning())
            async with opened(url, scratch, clock) as platform:
                await load_city(platform)
                await _tell(platform, clock, console)
            verdict = verify(url)
            console.print(
                f"[green]✓[/green] 审计链 {verdict.entries} 行，逐行核验{'完整' if verdict.holds else '不完整'}"
                f" · {verdict.entries} lines of audit, {'whole' if verdict.holds else 'broken'}"
            )


def _a_working_morning() -> datetime:
    """Nine o'clock on the Tuesday before last: the whole story lies behind us."""
    today = SystemClock().now().astimezone(CHINA)
    tuesday = today - timedelta(days=(today.weekday() - 1) % 7 + 7)
    return tuesday.replace(hour=9, minute=0, second=0, microsecond=0)


async def _tell(platform: Platform, clock: PlaybackClock, console: Console) -> None:
    city, album = platform.editions.current(), Album()
    messages = read_messages(platform.settings.city)
    message = _worth_telling(messages, city)
    roster = Roster(city)
    tale = Tale(
        message=message,
        city=city,
        roster=roster,
        camera=album.photo,
        pace=day_pace,
        groups=Groups(),
        rng=Random(message.no),
    )

    async def token_of(person: PersonId) -> str:
        token = await platform.sign_in.make_api_token(roster.person(person), label="故事", days=7)
        return token.secret

    transport = httpx.ASGITransport(app=served(platform))
    async with httpx.AsyncClient(transport=transport, base_url="http://story") as client:
        doors = OverHttp(client, token_of=token_of, album=album, settle=Worker(platform).settle)
        _tell_call(message, city, console)
        region = city.grids.nearest_cell(message.point, within=100) if message.point is not None else None
        agent = roster.reporter(message, region.code if region is not None else city.region)
        case = await doors.report(tale, agent, at=clock.now())
        await _line(console, clock, agent.name, "登记", case, platform)
        script = LINES[message.line](tale, case)
        step: Step | None = next(script)
        while step is not None:
            clock.play(clock.now() + step.after)
            if isinstance(step.deed, FollowList):
                await _tell_advice(platform, case, console)
            case = await _done(doors, case, step)
            if not isinstance(step.deed, LookAgain):
                what = BY_MOVE[name_of(step.deed)]
                name = "按清单派遣" if isinstance(step.deed, FollowList) else what.name
                await _line(console, clock, step.who.name, name, case, platform)
            try:
                step = script.send(case)
            except StopIteration:
                step = None
        stored = await platform.cases.get(case.id)
        spent = (stored.closed_at or clock.now()) - stored.reported_at
        in_time, steps = "超时" if stored.overtime else "按时", stored.version + 1
        console.print(
            f"\n[bold]{STATES[stored.state].name}[/bold]  用时 {_hours(spent)}，{in_time}，共 {steps} 步，"
            f"每一步都有留痕 · {steps} steps, every one on record"
        )


async def _done(doors: OverHttp, case: Case, step: Step) -> Case:
    if isinstance(step.deed, LookAgain):
        await doors.settle()
        return (await doors.look(case.id, step.who)).case
    if step.only_in is not None and case.state not in step.only_in:
        return case
    return await doors.do(case, step.deed, step.who, request_id=new_id())


def _worth_telling(messages: tuple[Message, ...], city: City) -> Message:
    """A plain hotline call about an ordinary matter, with a place and somebody to call back."""
    for message in messages:
        rules = city.sub_class(message.class_code)
        plain = message.line == "main" and message.until is None and message.source == "hotline_12345"
        plain = plain and message.class_code.startswith(SANITATION)
        shortcut = rules is None or rules.one_step_filing or rules.no_callback or rules.no_unit_confirm
        if plain and message.wants_answer and message.point is not None and not shortcut and message.second > 28_800:
            return message
    raise LookupError("the pack tells of no plain hotline call")


def _tell_call(message: Message, city: City, console: Console) -> None:
    console.print(Panel(f"“{message.words}”\n[dim]{message.address}[/dim]", title="市民来电 · a call", expand=False))
    guesses = city.taxonomy.suggest(message.words, 3)
    names = "、".join(f"{city.taxonomy.name(g.code)}（{g.score:.1f}）" for g in guesses)
    console.print(f"  建议分类 · suggested class   {names}")
    if message.point is not None:
        cell = city.grids.cell_at(message.point)
        if cell is not None:
            console.print(f"  落到网格 · unit cell         {cell.code}，自治网格 {cell.autonomy_grid}")


async def _tell_advice(platform: Platform, case: Case, console: Console) -> None:
    advice = await platform.dispatching.advise(case.id)
    if advice.proposal is None:
        return
    lead = platform.editions.current().name_of(advice.proposal.lead)
    console.print(f"  [dim]权责清单 {advice.proposal.row}：主办 {lead}，依据 {advice.proposal.basis}[/dim]")


async def _line(console: Console, clock: PlaybackClock, who: str, what: str, case: Case, platform: Platform) -> None:
    local = clock.now().astimezone(CHINA)
    table = Table.grid(padding=(0, 2))
    for width in (11, 8, 14, 12, None):
        table.add_column(min_width=width, overflow="fold")
    owner = platform.editions.current().name_of(case.lead_unit or case.owner)
    light = {"green": "[green]●[/green]", "yellow": "[yellow]●[/yellow]", "red": "[red]●[/red]"}
    stored = await platform.cases.get(case.id)
    shown = light.get(lamp(stored, now=clock.now()), "○")
    table.add_row(f"{local:%m-%d %H:%M}", who, what, f"{shown} {STATES[case.state].name}", owner)
    console.print(table)


def _hours(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60} 小时 {minutes % 60} 分"
