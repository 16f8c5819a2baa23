# SPDX-License-Identifier: Apache-2.0
"""The command line: tongguan up | serve | worker | city | survey | audit | settings | demo."""

import asyncio
import sys
from typing import Annotated

import typer
import uvloop
from rich.table import Table

from tongguan.entrypoints import audit_commands, city_commands, demo_commands, running, survey_commands
from tongguan.entrypoints.screen import console, problems_told
from tongguan.plumbing.settings import read_settings

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
    with problems_told():
        uvloop.run(running.up(read_settings(), play_day=not empty))


@app.command()
def serve() -> None:
    """只启动 HTTP 服务 · Serve HTTP only."""
    with problems_told():
        uvloop.run(running.serve(read_settings()))


@app.command()
def worker() -> None:
    """只启动后台任务，可开多个 · Run a worker only; run as many as you like."""
    with problems_told():
        uvloop.run(running.work(read_settings()))


@app.command()
def account(
    name: Annotated[str, typer.Argument(help="人员名册中的账号 · account in the register of people")],
    password: Annotated[
        str, typer.Option(prompt="口令 · password", hide_input=True, confirmation_prompt=True, help="新口令 · password")
    ],
) -> None:
    """开通一个账号或重设口令 · Open an account, or set its password anew."""
    with problems_told():
        asyncio.run(running.open_one_account(read_settings(), name, password))


@app.command()
def settings() -> None:
    """列出全部设置，不显示密钥 · List the settings, without secrets."""
    with problems_told():
        table = Table(title="设置（环境变量）· settings (environment)", title_justify="left", header_style="bold")
        for heading in ("变量 · variable", "当前值 · value", "说明 · description"):
            table.add_column(heading, overflow="fold")
        for name, value, description in read_settings().printable():
            table.add_row(name, value, description)
        console.print(table)


def main() -> None:
    """Start the command line."""
    sys.exit(app())
