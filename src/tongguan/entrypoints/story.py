# SPDX-License-Identifier: Apache-2.0
"""One case's journey, told in the terminal while it really happens on a scratch database over the HTTP interface."""

import tempfile
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from tongguan.city.deadlines.api import Calendars, read_calendars
from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.entrypoints.clock import PlaybackClock
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.http import served
from tongguan.entrypoints.platform import Platform, database_server, opened
from tongguan.entrypoints.worker import Worker
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import SystemClock
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.pack import Reading
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.sealing import verify
from tongguan.ground.plumbing.settings import Settings
from tongguan.matters.cases.api import BY_MOVE, STATES, Case, CityRules, lamp
from tongguan.rehearsal.day import matter_from
from tongguan.rehearsal.deeds import FollowList, LookAgain, ScriptStep, name_of
from tongguan.rehearsal.messages import Message, read_messages
from tongguan.rehearsal.over_http import OverHttp
from tongguan.rehearsal.pictures import Album
from tongguan.rehearsal.roster import Roster
from tongguan.steering.city_pack.api import read_folder

SANITATION = "02"
"""The matters of the story: what everybody knows from their own street."""


async def tell_story(settings: Settings, console: Console) -> None:
    """Set up a scratch platform, let one message live to its end, tell every step, prove the record."""
    with tempfile.TemporaryDirectory(prefix="tongguan-story-") as folder:
        scratch = settings.model_copy(update={"demo": True, "data_dir": Path(folder), "database_url": None})
        with console.status("正在搭建一个临时平台 · setting up a scratch platform"):
            held = ExitStack()
            url = held.enter_context(database_server(scratch))
        with held:
            clock = PlaybackClock()
            clock.play(_a_working_morning(_zone_of(settings.city)))
            async with opened(url, scratch, clock) as platform:
                await load_city(platform)
                await _tell(platform, clock, console)
            verdict = verify(url)
            console.print(
                f"[green]✓[/green] 审计链 {verdict.entries} 行，逐行核验{'完整' if verdict.holds else '不完整'}"
                f" · {verdict.entries} lines of audit, {'whole' if verdict.holds else 'broken'}"
            )


def _zone_of(pack: Path) -> ZoneInfo:
    """The zone of a city that is not loaded yet: the story has to begin in its morning."""
    return read_calendars(Reading(files=read_folder(pack))).time_zone


def _a_working_morning(zone: ZoneInfo) -> datetime:
    """Nine o'clock on the Tuesday before last: the whole story lies behind us."""
    today = SystemClock().now().astimezone(zone)
    tuesday = today - timedelta(days=(today.weekday() - 1) % 7 + 7)
    return tuesday.replace(hour=9, minute=0, second=0, microsecond=0)


async def _tell(platform: Platform, clock: PlaybackClock, console: Console) -> None:
    city, album = platform.editions.current(), Album()
    messages = read_messages(platform.settings.city)
    message = _worth_telling(messages, city)
    roster = Roster(city)
    matter = matter_from(message, clock.now(), roster=roster, camera=album.photo)

    async def token_of(person: PersonId) -> str:
        token = await platform.sign_in.make_api_token(roster.person(person), label="故事", days=7)
        return token.secret

    transport = httpx.ASGITransport(app=served(platform))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        driver = OverHttp(client, token_of=token_of, album=album, settle=Worker(platform).settle)
        _tell_call(message, city, console)
        agent = matter.reporter()
        case = await driver.report(matter, agent)
        assert case is not None, "a scratch platform has heard of nothing"
        await _line(console, clock, agent.name, "登记", case, platform)
        script = matter.tell(matter, case)
        step: ScriptStep | None = next(script)
        while step is not None:
            clock.play(clock.now() + step.after)
            matter.now = clock.now()
            if isinstance(step.deed, FollowList):
                await _tell_advice(platform, case, console)
            case = await _done(driver, case, step)
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


async def _done(driver: OverHttp, case: Case, step: ScriptStep) -> Case:
    if isinstance(step.deed, LookAgain):
        await driver.settle()
        return (await driver.look(case.id, step.who)).case
    if step.only_in is not None and case.state not in step.only_in:
        return case
    return await driver.do(case, step.deed, step.who, request_id=RequestId.fresh())


def _worth_telling(messages: tuple[Message, ...], city: City) -> Message:
    """A plain hotline call about an ordinary matter, with a place and somebody to call back."""
    for message in messages:
        rules = city.part(CityRules).sub_class(message.class_code)
        plain = message.line == "main" and message.until is None and message.source == "hotline_12345"
        plain = plain and message.class_code.startswith(SANITATION)
        shortcut = rules is None or rules.one_step_filing or rules.no_callback or rules.no_unit_confirm
        if plain and message.wants_answer and message.point is not None and not shortcut and message.second > 28_800:
            return message
    raise LookupError("the pack tells of no plain hotline call")


def _tell_call(message: Message, city: City, console: Console) -> None:
    console.print(Panel(f"“{message.words}”\n[dim]{message.address}[/dim]", title="市民来电 · a call", expand=False))
    guesses = city.part(Taxonomy).suggest(message.words, 3)
    names = "、".join(f"{city.part(Taxonomy).name(g.code)}（{g.score:.1f}）" for g in guesses)
    console.print(f"  建议分类 · suggested class   {names}")
    if message.point is not None:
        cell = city.part(Grids).cell_at(message.point)
        if cell is not None:
            console.print(f"  落到网格 · unit cell         {cell.code}，自治网格 {cell.autonomy_grid}")


async def _tell_advice(platform: Platform, case: Case, console: Console) -> None:
    advice = await platform.dispatching.advise(case.id)
    if advice.proposal is None:
        return
    lead = platform.editions.current().part(Organisation).called(advice.proposal.lead)
    console.print(f"  [dim]权责清单 {advice.proposal.row}：主办 {lead}，依据 {advice.proposal.basis}[/dim]")


async def _line(console: Console, clock: PlaybackClock, who: str, what: str, case: Case, platform: Platform) -> None:
    local = clock.now().astimezone(platform.editions.current().part(Calendars).time_zone)
    table = Table.grid(padding=(0, 2))
    for width in (11, 8, 14, 12, None):
        table.add_column(min_width=width, overflow="fold")
    owner = platform.editions.current().part(Organisation).called(case.lead_unit or case.owner)
    light = {"green": "[green]●[/green]", "yellow": "[yellow]●[/yellow]", "red": "[red]●[/red]"}
    stored = await platform.cases.get(case.id)
    shown = light.get(lamp(stored, now=clock.now()), "○")
    table.add_row(f"{local:%m-%d %H:%M}", who, what, f"{shown} {STATES[case.state].name}", owner)
    console.print(table)


def _hours(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60} 小时 {minutes % 60} 分"
