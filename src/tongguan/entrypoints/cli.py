# SPDX-License-Identifier: Apache-2.0
"""The command line: tongguan up | serve | worker | city | survey | audit | account | doctor | settings | demo."""

import asyncio
import sys
from typing import Annotated

import typer
import uvloop
from rich.markup import escape
from rich.table import Table

from tongguan.entrypoints import audit_commands, city_commands, demo_commands, running, survey_commands
from tongguan.entrypoints.doctor import examined
from tongguan.entrypoints.safety import Mark
from tongguan.entrypoints.terminal import console, problems_printed
from tongguan.ground.plumbing.settings import read_settings

COLOURS = {Mark.FINE: "green", Mark.LOOK: "yellow", Mark.BAD: "red"}

app = typer.Typer(
    name="tongguan",
    help="统管：城市“一网统管”的开放枢纽 · the open hub of a city's unified operation",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)
app.add_typer(city_commands.app, name="city")
app.add_typer(survey_commands.app, name="survey")
app.add_typer(audit_commands.app, name="audit")
app.add_typer(demo_commands.app, name="demo")


@app.command()
def up(
    empty: Annotated[bool, typer.Option("--empty", help="不播放示范日 · without the demo day")] = False,
) -> None:
    """启动一切：数据库、示范城市、服务和后台任务 · Start everything: database, demo city, server and worker."""
    with problems_printed():
        uvloop.run(running.up(read_settings(), play_day=not empty))


@app.command()
def serve() -> None:
    """只启动 HTTP 服务 · Serve HTTP only."""
    with problems_printed():
        uvloop.run(running.serve(read_settings()))


@app.command()
def worker() -> None:
    """只启动后台任务，可开多个 · Run a worker only; run as many as you like."""
    with problems_printed():
        uvloop.run(running.work(read_settings()))


@app.command()
def account(
    name: Annotated[str, typer.Argument(help="人员名册中的账号 · account in the register of people")],
) -> None:
    """给出一次性链接，本人打开后设定口令 · A one-time link by which somebody opens their account or sets it anew."""
    with problems_printed():
        asyncio.run(running.tell_link(read_settings(), name))


@app.command()
def doctor() -> None:
    """体检：哪里不安全、不齐备，怎么办 · Look everything over: what is unsafe or missing, and what to do."""
    with problems_printed():
        found = asyncio.run(examined(read_settings()))
    for one in found:
        console.print(f"[{COLOURS[one.mark]}]{one.mark}[/] [bold]{one.about}[/bold]  {escape(one.zh)}", soft_wrap=True)
        console.print(f"  [dim]{escape(one.en)}[/dim]", soft_wrap=True)
    if any(one.mark is Mark.BAD for one in found):
        raise typer.Exit(1)


@app.command()
def settings() -> None:
    """列出全部设置，不显示密钥 · List the settings, without secrets."""
    with problems_printed():
        table = Table(title="设置（环境变量）· settings (environment)", title_justify="left", header_style="bold")
        for heading in ("变量 · variable", "当前值 · value", "说明 · description"):
            table.add_column(heading, overflow="fold")
        for name, value, description in read_settings().printable():
            table.add_row(name, value, description)
        console.print(table)


def main() -> None:
    """Start the command line."""
    sys.exit(app())
