# SPDX-License-Identifier: Apache-2.0
"""tongguan up, serve, worker: starting in order, stopping cleanly on Ctrl-C."""

import asyncio
import contextlib
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.panel import Panel

from tongguan.city_pack.api import read_folder
from tongguan.entrypoints.accounts import DemoAccounts, demo_accounts, open_account, shown_accounts
from tongguan.entrypoints.clock import PlaybackClock
from tongguan.entrypoints.first_day import play_first_day, totals_table
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.http import listening_socket, serve_until, served, worker_app
from tongguan.entrypoints.platform import Platform, database_server, opened
from tongguan.entrypoints.screen import console
from tongguan.entrypoints.worker import Worker, working
from tongguan.kernel.clock import SystemClock
from tongguan.kernel.people import Role
from tongguan.plumbing.bells import ring_after_work
from tongguan.plumbing.settings import Settings
from tongguan.plumbing.telemetry import configure_log


async def up(settings: Settings, *, play_day: bool) -> None:
    """Everything in one process; the first start loads the city and plays a day of it."""
    began = time.perf_counter()
    configure_log(settings.log_format, "WARNING" if settings.log_level == "INFO" else settings.log_level)
    listener = listening_socket(settings)
    with console.status("正在启动数据库 · starting the database"), contextlib.ExitStack() as held:
        url = held.enter_context(database_server(settings))
        hold = held.pop_all()
    with hold:
        clock = PlaybackClock()
        async with opened(url, settings, clock) as platform, _stopping() as stop:
            await load_city(platform)
            serving = asyncio.create_task(serve_until(stop, served(platform), listener))
            streaming = asyncio.create_task(platform.stream.run(stop))
            if play_day:
                await _played_unless_stopped(platform, clock, stop)
            following = asyncio.create_task(platform.editions.follow())
            async with working(platform, stop):
                _tell(platform, seconds=time.perf_counter() - began)
                await serving
            await streaming
            following.cancel()
    console.print("已停止 · stopped")


async def _played_unless_stopped(platform: Platform, clock: PlaybackClock, stop: asyncio.Event) -> None:
    """The demo day, unless somebody presses Ctrl-C meanwhile; its worker takes turns with it, so that time is one."""
    address = f"http://{platform.settings.host}:{platform.settings.port}"
    playing = asyncio.create_task(play_first_day(platform, Worker(platform), clock, address=address))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({playing, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not playing.done():
        playing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await playing
        return
    totals = playing.result()
    if totals is not None:
        console.print(totals_table(totals))


async def serve(settings: Settings) -> None:
    """HTTP only."""
    configure_log(settings.log_format, settings.log_level)
    listener = listening_socket(settings)
    with database_server(settings) as url:
        async with opened(url, settings, SystemClock()) as platform, _stopping() as stop:
            await load_city(platform)
            following = asyncio.create_task(platform.editions.follow())
            naming = asyncio.create_task(platform.added_names.follow())
            streaming = asyncio.create_task(platform.stream.run(stop))
            ringing = asyncio.create_task(ring_after_work(platform.database, stop))
            await serve_until(stop, served(platform), listener)
            await asyncio.gather(streaming, ringing)
            following.cancel()
            naming.cancel()


async def work(settings: Settings) -> None:
    """A worker only; with a port of its own it tells how it is."""
    configure_log(settings.log_format, settings.log_level)
    port = settings.worker_port
    listener = listening_socket(settings.model_copy(update={"port": port})) if port is not None else None
    with database_server(settings) as url:
        async with opened(url, settings, SystemClock()) as platform, _stopping() as stop:
            following = asyncio.create_task(platform.editions.follow())
            async with working(platform, stop):
                if listener is None:
                    await stop.wait()
                else:
                    await serve_until(stop, worker_app(platform), listener)
            following.cancel()


async def open_one_account(settings: Settings, account: str, password: str) -> None:
    """Open one account of a person in the register."""
    with database_server(settings) as url:
        async with opened(url, settings, SystemClock()) as platform:
            await open_account(platform, account, password)
    console.print(f"[green]✓[/green] 账号 {account} 已开通 · the account is open")


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
    accounts = demo_accounts(read_folder(settings.city))
    lines = [
        f"[bold]{platform.editions.current().name}[/bold]  已就绪，用时 {seconds:.1f} 秒 · ready in {seconds:.1f} s",
        "",
        f"工作台 · desk      {address}/desk/",
        f"移动端 · field     {address}/field/",
        f"大屏 · screen      {address}/screen/",
        f"状态页 · status    {address}/",
        f"接口文档 · API      {address}/api/docs",
        f"指标 · metrics     {address}/metrics",
        "",
        *_accounts_told(platform, accounts),
        f"Ctrl-C 停止；数据保留在 {settings.data_dir}/ · Ctrl-C stops; data stays there",
    ]
    console.print(Panel("\n".join(lines), title="统管 Tongguan", border_style="blue", expand=False))


def _accounts_told(platform: Platform, accounts: DemoAccounts | None) -> list[str]:
    if accounts is None:
        staff = platform.editions.current().staff
        names = {one.id: one.account for one in staff.people}
        admins = [names[one.person] for one in staff.appointments if one.post.role is Role.SYSTEM_ADMIN]
        return [
            "账号须逐个开通。先开通系统管理员，其余在工作台“配置 · 人员与账号”开通：",
            "Accounts are opened one by one: first an administrator's, the others at the desk, under Settings.",
            *(f"  tongguan account {account}" for account in admins),
            "",
        ]
    shown = [f"  {account:<24}{about}" for account, about in shown_accounts(platform.editions.current(), accounts)]
    return [f"示范账号（口令均为 {accounts.password}）· demo accounts (one password)", *shown, ""]
