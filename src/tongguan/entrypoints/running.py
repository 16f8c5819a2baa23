# SPDX-License-Identifier: Apache-2.0
"""tongguan up, serve, worker: starting in order, stopping cleanly on Ctrl-C."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from rich.panel import Panel

from tongguan.city.deadlines.api import Calendars
from tongguan.entrypoints.accounts import administrators, demo_accounts, link_for, shown_accounts
from tongguan.entrypoints.clock import PlaybackClock
from tongguan.entrypoints.first_day import play_first_day, totals_table
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.http import listening_socket, serve_until, served, worker_app
from tongguan.entrypoints.platform import Platform, database_server, opened
from tongguan.entrypoints.safety import refuse_unsafe, refuse_unsafe_address, tried_out
from tongguan.entrypoints.terminal import console
from tongguan.entrypoints.worker import Worker, working
from tongguan.ground.plumbing.notifications import notify_after_commits
from tongguan.ground.plumbing.settings import Settings
from tongguan.ground.plumbing.telemetry import configure_log
from tongguan.ground.plumbing.worker_loops import beside, ended


async def up(settings: Settings, *, play_day: bool) -> None:
    """Everything in one process; the first start loads the city and plays a day of it."""
    began = time.perf_counter()
    configure_log(settings.log_format, "WARNING" if settings.log_level == "INFO" else settings.log_level)
    refuse_unsafe_address(settings)
    listener = listening_socket(settings)
    with console.status("正在启动数据库 · starting the database"), ExitStack() as held:
        url = held.enter_context(database_server(settings))
        hold = held.pop_all()
    with hold:
        settings, clock = await tried_out(settings, url), PlaybackClock()
        async with opened(url, settings, clock) as platform, _stopping() as stop:
            clock.behind = platform.time
            await refuse_unsafe(platform)
            await load_city(platform)
            serving = asyncio.create_task(serve_until(stop, served(platform), listener))
            streaming = asyncio.create_task(platform.stream.run(stop))
            if play_day and settings.demo:
                await _played_unless_stopped(platform, clock, stop)
            async with beside(platform.editions.follow()), working(platform, stop):
                _tell(platform, seconds=time.perf_counter() - began)
                await serving
            await streaming
    console.print("已停止 · stopped")


async def _played_unless_stopped(platform: Platform, clock: PlaybackClock, stop: asyncio.Event) -> None:
    """The demo day, unless somebody presses Ctrl-C meanwhile; its worker takes turns with it, so that time is one."""
    address = f"http://{platform.settings.host}:{platform.settings.port}"
    playing = asyncio.create_task(play_first_day(platform, Worker(platform), clock, address=address))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({playing, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not playing.done():
        await ended(playing)
        return
    totals = playing.result()
    if totals is not None:
        console.print(totals_table(totals))


async def serve(settings: Settings) -> None:
    """HTTP only."""
    configure_log(settings.log_format, settings.log_level)
    refuse_unsafe_address(settings)
    listener = listening_socket(settings)
    with database_server(settings) as url:
        async with opened(url, settings) as platform, _stopping() as stop:
            await refuse_unsafe(platform)
            await load_city(platform)
            streaming = asyncio.create_task(platform.stream.run(stop))
            ringing = asyncio.create_task(notify_after_commits(platform.database, stop))
            async with beside(platform.editions.follow(), platform.added_names.follow()):
                await serve_until(stop, served(platform), listener)
                await asyncio.gather(streaming, ringing)


async def work(settings: Settings) -> None:
    """A worker only; with a port of its own it tells how it is."""
    configure_log(settings.log_format, settings.log_level)
    refuse_unsafe_address(settings)
    port = settings.worker_port
    listener = listening_socket(settings.model_copy(update={"port": port})) if port is not None else None
    with database_server(settings) as url:
        async with opened(url, settings) as platform, _stopping() as stop:
            await refuse_unsafe(platform)
            async with beside(platform.editions.follow()), working(platform, stop):
                if listener is None:
                    await stop.wait()
                else:
                    await serve_until(stop, worker_app(platform), listener)


async def tell_link(settings: Settings, account: str) -> None:
    """A one-time link for one account of a person in the register."""
    with database_server(settings) as url:
        async with opened(url, settings) as platform:
            link = await link_for(platform, account)
            zone = platform.editions.current().part(Calendars).time_zone
    console.print(
        f"[green]✓[/green] 请把下面的链接交给本人：打开后填写账号 [bold]{account}[/bold] 并自己设定口令。"
        f"只能用一次，{link.expires_at.astimezone(zone):%m-%d %H:%M} 前有效；再执行一次本命令，旧链接即作废。\n"
        f"[dim]Hand this link to them: it asks for the account {account} and lets them choose a password, once, within"
        " a day. Running this again ends the older link.[/dim]\n"
    )
    console.print(f"{settings.address}/desk/#link={link.secret}", soft_wrap=True)


@asynccontextmanager
async def _stopping() -> AsyncIterator[asyncio.Event]:
    """An event that Ctrl-C or a termination signal sets."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    try:
        yield stop
    finally:
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(sign)


def _tell(platform: Platform, *, seconds: float) -> None:
    settings = platform.settings
    address = f"http://{settings.host}:{settings.port}"
    city = platform.editions.current().outline.title_zh
    lines = [
        f"[bold]{city}[/bold]  已就绪，用时 {seconds:.1f} 秒 · ready in {seconds:.1f} s",
        "",
        f"工作台 · desk      {address}/desk/",
        f"移动端 · field     {address}/field/",
        f"大屏 · screen      {address}/screen/",
        f"状态页 · status    {address}/",
        f"接口文档 · API      {address}/api/docs",
        f"指标 · metrics     {address}/metrics",
        "",
        *_accounts_told(platform),
        f"Ctrl-C 停止；数据保留在 {settings.data_dir}/ · Ctrl-C stops; data stays there",
    ]
    console.print(Panel("\n".join(lines), title="统管 Tongguan", border_style="blue", expand=False))


def _accounts_told(platform: Platform) -> list[str]:
    city, accounts = platform.editions.current(), demo_accounts(platform.settings)
    if accounts is None:
        return [
            "先给系统管理员一个一次性链接，由他设定口令；其余的人由他在工作台“配置 · 人员与账号”开通：",
            "Give an administrator a one-time link to choose a password; he opens the others at the desk:",
            *(f"  tongguan account {account}" for account in administrators(city)),
            "",
        ]
    shown = [f"  {account:<24}{about}" for account, about in shown_accounts(city, accounts)]
    return [f"示范账号（口令均为 {accounts.password}）· demo accounts (one password)", *shown, ""]
