# SPDX-License-Identifier: Apache-2.0
"""The first start of a demo city: its messages are played through the public HTTP API as the day up to now."""

import asyncio
from datetime import datetime

import httpx
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from tongguan.city.deadlines.api import Calendars
from tongguan.entrypoints.clock import PlaybackClock
from tongguan.entrypoints.platform import Platform
from tongguan.entrypoints.terminal import console
from tongguan.entrypoints.worker import Worker
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Role
from tongguan.ground.kernel.work import Command, Footprint, RequestId
from tongguan.ground.plumbing.unit_of_work import Work
from tongguan.matters.cases.api import STATES, State
from tongguan.rehearsal.day import play_day
from tongguan.rehearsal.messages import read_messages
from tongguan.rehearsal.over_http import OverHttp
from tongguan.rehearsal.patrols import Outing, outings
from tongguan.rehearsal.pictures import Album
from tongguan.rehearsal.roster import Roster
from tongguan.rehearsal.totals import Totals

SUBJECT = "demo/day"
"""Under this subject the audit record says that the day was begun and ended."""


async def state_of_play(platform: Platform) -> str | None:
    """begin: a play was interrupted; end: it is over; none: it never was."""
    async with platform.database.reading() as look:
        return await look.value(
            str, "SELECT move FROM audit.entry WHERE subject = %s ORDER BY no DESC LIMIT 1", [SUBJECT]
        )


async def play_first_day(platform: Platform, worker: Worker, clock: PlaybackClock, *, address: str) -> Totals | None:
    """Play the day once; none when it was played before, or there is nothing to play."""
    messages = platform.settings.city / "messages" / "day.csv"
    before = await state_of_play(platform)
    if before == "begin":
        console.print(
            "[yellow]上次播放示范日被中断，已有案件保留、不再重播；要从头播放：make clean && make run[/yellow]\n"
            "[dim]The play of the demo day was interrupted; cases are kept. To play anew: make clean && make run[/dim]"
        )
    if before is not None or not messages.exists():
        return None
    await _note(platform, "begin")
    totals = await _play(platform, worker, clock, address=address)
    await _note(platform, "end")
    return totals


async def _play(platform: Platform, worker: Worker, clock: PlaybackClock, *, address: str) -> Totals:
    city, album = platform.editions.current(), Album()
    roster = Roster(city)

    async def token_of(person: PersonId) -> str:
        token = await platform.sign_in.make_api_token(roster.person(person), label="示范日", days=7)
        return token.secret

    bar = Progress(
        SpinnerColumn(),
        TextColumn("播放示范日 · playing a day  [bold]{task.fields[clock]}[/bold]"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[steps]} 步 moves"),
        TimeElapsedColumn(),
        console=console,
    )
    limits = httpx.Limits(max_connections=16)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits, trust_env=False) as client:
        with bar:
            task = bar.add_task("", total=None, clock="", steps=0)

            def on_progress(totals: Totals, whole: int) -> None:
                local = clock.now().astimezone(city.part(Calendars).time_zone)
                bar.update(task, completed=totals.cases, total=whole, clock=f"{local:%H:%M}", steps=totals.steps)

            ring = platform.cases.ring_due
            driver = OverHttp(client, token_of=token_of, album=album, settle=worker.settle, ring=ring)
            try:
                totals = await play_day(
                    driver,
                    read_messages(platform.settings.city),
                    city=city,
                    present=platform.time.now(),
                    camera=album.photo,
                    set_clock=clock.play,
                    side_by_side=4,
                    wary=False,
                    on_progress=on_progress,
                )
            finally:
                clock.release()
            await _patrols(driver, roster, city, present=platform.time.now())
            return totals


async def _patrols(driver: OverHttp, roster: Roster, city: City, *, present: datetime) -> None:
    """Who is on patrol today, as their phones tell it once the day has come to the present (DIS-02)."""
    zone, side_by_side = city.part(Calendars).time_zone, asyncio.Semaphore(4)

    async def go(outing: Outing) -> None:
        async with side_by_side:
            await driver.go_on_patrol(outing)

    supervisors = roster.all_in(Role.COLLECTOR)
    await asyncio.gather(*(go(one) for one in outings(supervisors, present=present, zone=zone)))


def totals_table(totals: Totals) -> Table:
    """What the day brought, by state."""
    table = Table(title="示范日 · the day", title_justify="left", show_header=False, box=None)
    table.add_row("登记 · reported", f"{totals.cases:,}")
    table.add_row("办理步数 · moves", f"{totals.steps:,}")
    table.add_row("机器派单 · by machine", f"{totals.by_machine:,}")
    table.add_row("超时 · late", f"{totals.overtime:,}")
    for state, number in totals.states.most_common():
        table.add_row(f"  {STATES[State(state)].name} · {state}", f"{number:,}")
    return table


async def _note(platform: Platform, move: str) -> None:
    footprint = Footprint(
        subject=SUBJECT,
        move=move,
        after=move,
        at=platform.clock.now(),
        person=SYSTEM_ACTOR.person,
    )
    async with Work(platform.database).begin(Command(request_id=RequestId.fresh(), by=SYSTEM_ACTOR)) as transaction:
        await transaction.leave(footprint)
