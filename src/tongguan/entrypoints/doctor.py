# SPDX-License-Identifier: Apache-2.0
"""tongguan doctor: everything around the platform that must be in order, looked at and told as one list."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import psycopg

from tongguan.city.deadlines.api import Calendars
from tongguan.entrypoints.accounts import opened_accounts
from tongguan.entrypoints.platform import Platform, database_as_it_stands, opened
from tongguan.entrypoints.safety import CheckResult, bad, fine, judged_address, judged_demo, look
from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.ground.plumbing.database import APPLICATION_ROLE
from tongguan.ground.plumbing.postgres import OLDEST_SUPPORTED
from tongguan.ground.plumbing.postgres_programs import home_of, program
from tongguan.ground.plumbing.readiness import clock_probe, database_probe, files_probe
from tongguan.ground.plumbing.settings import Settings

ENOUGH, SCARCE = 5_000_000_000, 1_000_000_000
"""Bytes free on the disk of the data folder: below the first it is told, below the second it is wrong."""
PROCESSES = 3
"""One `serve` and two workers, as docs/operate.md has it."""
LISTENING = 3
"""Connections of a process beside its pools: it listens for notifications."""


async def examined(settings: Settings) -> list[CheckResult]:
    """Everything, in the order of the list; raises CannotStart when there is no database to look into."""
    found = [judged_address(settings), judged_public(settings), *_ports(settings), *_folders(settings)]
    with database_as_it_stands(settings) as url:
        if url is None:
            found.append(look("数据库 · database", "还没有，首次启动时建立", "none yet; the first start makes it"))
            return found
        with psycopg.connect(url, autocommit=True) as connection:
            found += _server(connection, settings)
            ready = connection.execute("SELECT to_regclass('plumbing.readiness') IS NOT NULL").fetchone() == (True,)
        if not ready:
            found.append(
                look("结构 · structure", "尚未升级到本版，启动时自动升级", "of an older release; a start migrates it")
            )
            return found
        async with opened(url, settings) as platform:
            found += await _inside(platform)
    return found


def judged_public(settings: Settings) -> CheckResult:
    """What anybody is shown who can reach the platform."""
    return fine(
        "公开页面 · public pages",
        "未登录者只见登录页、/ 上的城市名、/healthz、/readyz；数字、/metrics、接口文档只给本机和登录者",
        "strangers see the sign-in page, the city's name at /, /healthz and /readyz; figures, /metrics and the API"
        f" documents are for this machine and for people signed in ({settings.address})",
    )


# ---------------------------------------------------------------- the machine


def _ports(settings: Settings) -> Iterator[CheckResult]:
    for name, port in (("TONGGUAN_PORT", settings.port), ("TONGGUAN_WORKER_PORT", settings.worker_port)):
        if port is None:
            continue
        about, taken = f"端口 · port {port}", _taken(settings.host, port)
        if taken is None:
            yield fine(about, "空闲", "free")
        elif _is_ours(port):
            yield fine(about, "本平台正在使用", "in use by this platform")
        else:
            yield bad(
                about,
                f"{settings.host}:{port} 不能使用（{taken}）。请停掉占用者，或改 {name}。",
                f"{settings.host}:{port} cannot be used ({taken}). Stop whoever holds it, or change {name}.",
            )


def _taken(host: str, port: int) -> str | None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
    return None


def _is_ours(port: int) -> bool:
    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2, trust_env=False)
        return bool(answer.json() == {"status": "ok"})
    except (httpx.HTTPError, ValueError):
        return False


def _folders(settings: Settings) -> Iterator[CheckResult]:
    home = home_of(settings.data_dir)
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    about = "数据目录 · data folder"
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        yield bad(
            about,
            f"{there} 不能写。请改权限，或用 TONGGUAN_DATA_DIR 另指一处。",
            f"{there} cannot be written: change its permissions, or name another by TONGGUAN_DATA_DIR.",
        )
    else:
        yield fine(about, f"{home} 可写", f"{home} can be written")
    yield _space(there)
    built = (settings.web_dir / "desk" / "index.html").is_file()
    if built:
        yield fine("前端页面 · front ends", f"{settings.web_dir}", f"{settings.web_dir}")
    else:
        yield bad(
            "前端页面 · front ends",
            f"{settings.web_dir} 里没有构建好的页面。请执行 make web，或用 TONGGUAN_WEB_DIR 指定。",
            f"No built pages in {settings.web_dir}: run make web, or name the folder by TONGGUAN_WEB_DIR.",
        )


def _space(folder: Path) -> CheckResult:
    about, free = "磁盘空间 · disk space", psutil.disk_usage(str(folder)).free
    zh, en = f"{folder} 余 {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free at {folder}"
    if free >= ENOUGH:
        return fine(about, zh, en)
    if free >= SCARCE:
        return look(about, f"{zh}，不多了", f"{en}: not much")
    return bad(about, f"{zh}，请腾出空间", f"{en}: free some space")


# ---------------------------------------------------------------- the database


def _server(connection: psycopg.Connection, settings: Settings) -> Iterator[CheckResult]:
    version = connection.info.server_version // 10_000
    yield fine("数据库 · database", f"PostgreSQL {version}", f"PostgreSQL {version} ({OLDEST_SUPPORTED} or newer)")
    yield _rights(connection)
    yield judged_tools(version, _dump_tool())
    yield _room(connection, settings)


def _rights(connection: psycopg.Connection) -> CheckResult:
    about = "数据库权限 · rights"
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %(role)s),"
        " (SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = %(role)s),"
        " has_database_privilege(current_database(), 'CREATE'), rolcreaterole OR rolsuper"
        " FROM pg_roles WHERE rolname = current_user",
        {"role": APPLICATION_ROLE},
    ).fetchone()
    assert row is not None
    exists, member, may_create, may_make_roles = row
    if may_create and (member or (not exists and may_make_roles)):
        return fine(about, "足够", "enough")
    return bad(
        about,
        f"数据库账号权限不足。请让数据库管理员执行 CREATE ROLE {APPLICATION_ROLE} NOLOGIN;"
        f" GRANT {APPLICATION_ROLE} TO 该账号 WITH SET TRUE; 并让该账号拥有本数据库。",
        f"The database account may too little: CREATE ROLE {APPLICATION_ROLE} NOLOGIN; GRANT {APPLICATION_ROLE} TO"
        " <account> WITH SET TRUE; and make it owner of the database.",
    )


def _dump_tool() -> tuple[str, int] | None:
    """Where pg_dump is found, and its version."""
    path = shutil.which("pg_dump")
    if path is None:
        return None
    told = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout
    number = re.search(r"(\d+)(?:\.\d+)*", told)
    return (path, int(number[1])) if number is not None else None


def judged_tools(server: int, tool: tuple[str, int] | None) -> CheckResult:
    """Whether the database can be backed up with what is installed: pg_dump refuses a server newer than itself."""
    about = "备份工具 · pg_dump"
    if tool is not None and tool[1] >= server:
        return fine(about, f"{tool[0]} 为 {tool[1]} 版", f"{tool[0]} is version {tool[1]}")
    had_zh, had_en = ("没有 pg_dump", "there is no pg_dump") if tool is None else (
        f"{tool[0]} 为 {tool[1]} 版，比数据库（{server}）旧，不能备份",
        f"{tool[0]} is version {tool[1]}, older than the server ({server}), and cannot dump it",
    )  # fmt: skip
    return bad(
        about,
        f"{had_zh}。请装 postgresql-client-{server}（Debian 12 自带 15，新版在 apt.postgresql.org），"
        f"或用平台自带的 {program('pg_dump')}。",
        f"{had_en}. Install postgresql-client-{server} (Debian 12 ships 15, newer ones are at apt.postgresql.org), or"
        f" use {program('pg_dump')}.",
    )


def _room(connection: psycopg.Connection, settings: Settings) -> CheckResult:
    row = connection.execute(
        "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,"
        " (SELECT count(*) FROM pg_stat_activity"
        "  WHERE backend_type = 'client backend' AND datname <> current_database())"
    ).fetchone()
    assert row is not None
    return judged_room(settings, room=row[0], others=row[1])


def judged_room(settings: Settings, *, room: int, others: int) -> CheckResult:
    """Whether the connections of the usual processes fit into the server, beside those of other databases."""
    about = "连接数 · connections"
    each = 2 * settings.database_pool + LISTENING
    fits = max(0, room - others) // each
    zh = f"每进程至多 {each} 个，可用 {room - others} 个，容得下 {fits} 个进程"
    en = f"{each} a process at most, {room - others} available: {fits} processes fit"
    if fits >= PROCESSES:
        return fine(about, zh, en)
    return bad(
        about,
        f"{zh}，一个 serve 加两个 worker 放不下。请调大 max_connections，或调小 TONGGUAN_DATABASE_POOL。",
        f"{en}, not a serve and two workers. Raise max_connections, or lower TONGGUAN_DATABASE_POOL.",
    )


# ---------------------------------------------------------------- the platform


async def _inside(platform: Platform) -> list[CheckResult]:
    settings, found = platform.settings, []
    cities = [edition.name for edition in platform.editions.known]
    try:
        found.append(judged_demo(settings, cities=cities, accounts=await opened_accounts(platform.database)))
    except CannotStart as problem:
        found.append(bad("城市包 · city pack", problem.zh, problem.en))
    database, files = database_probe(platform.database), files_probe(platform.blobs)
    for about, probe in (
        ("数据库写入 · database", database),
        ("附件存放 · files", files),
        ("时钟 · clock", clock_probe(platform.time)),
    ):
        obstacle = await probe.obstacle()
        found.append(fine(about, "正常", "in order") if obstacle is None else bad(about, obstacle.why, obstacle.why_en))
    if not cities:
        found.append(look("城市 · city", "尚未装入，首次启动时装入", "none yet; the first start loads it"))
        return found
    async with platform.database.reading() as look_:
        kept = await look_.value(str, "SELECT reset_val FROM pg_settings WHERE name = 'TimeZone'")
    found.append(
        judged_zones(platform.editions.current().part(Calendars).zone, database=kept or "", machine=_zone_here())
    )
    return found


def _zone_here() -> str:
    return os.environ.get("TZ") or "/".join(Path("/etc/localtime").resolve().parts[-2:]).removeprefix("zoneinfo/")


def judged_zones(city: str, *, database: str, machine: str) -> CheckResult:
    """The city's zone rules; where the others differ, whoever reads logs and tables must think of it."""
    about = "时区 · time zones"
    zh = f"城市 {city}，数据库 {database}，本机 {machine}"
    en = f"city {city}, database {database}, machine {machine}"
    if {database, machine} <= {city}:
        return fine(about, zh, en)
    return look(
        about,
        f"{zh}。平台一律按城市时区办理；看日志和查库时请留意。",
        f"{en}. The platform goes by the city's; mind the difference when reading logs and tables.",
    )
