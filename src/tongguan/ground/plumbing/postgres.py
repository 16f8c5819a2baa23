# SPDX-License-Identifier: Apache-2.0
"""Gives the platform a PostgreSQL: the one the operator names, or a real one of our own in the data folder.

Whoever uses the embedded server holds a shared lock on `users.lock`; the last to leave stops the server.
The kernel frees the lock of a killed process, so nothing has to be tidied up by hand after `kill -9`.
"""

import fcntl
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO
from urllib.parse import quote

import psutil
import psycopg

from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.ground.plumbing.postgres_programs import home_of, program, run, system_user

OLDEST_SUPPORTED = 16
DATABASE = "tongguan"

LAPTOP: Mapping[str, str] = MappingProxyType(
    {
        "shared_buffers": "256MB",
        "effective_cache_size": "1GB",
        "work_mem": "16MB",
        "maintenance_work_mem": "256MB",
        "max_connections": "100",
        "max_wal_size": "2GB",
        "wal_compression": "on",
        "checkpoint_timeout": "15min",
        "random_page_cost": "1.1",
        "jit": "off",
        "log_min_messages": "warning",
        "log_line_prefix": "%m [%p] ",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
)
"""Server settings for one machine that has other things to do as well; commits stay fully durable."""


@dataclass(frozen=True, kw_only=True)
class PostgresServer:
    """A PostgreSQL that answers, and the way to let go of it."""

    url: str
    """libpq address of the database, as its owner."""
    embedded: bool
    _home: Path | None = None
    _share: IO[str] | None = None

    def stop(self) -> None:
        """Let go of the server; an embedded one is stopped when nobody else uses it."""
        if self._home is None or self._share is None or self._share.closed:
            return
        with _alone_in(self._home):
            with suppress(BlockingIOError):
                fcntl.flock(self._share, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _stop_server(self._home)
            self._share.close()


def given(url: str) -> PostgresServer:
    """The operator's own PostgreSQL (TONGGUAN_DATABASE_URL); raises CannotStart when it will not do."""
    try:
        with psycopg.connect(url, connect_timeout=10, autocommit=True) as connection:
            version = connection.info.server_version
            encoding = connection.info.parameter_status("server_encoding")
    except (psycopg.Error, ValueError) as error:
        raise CannotStart(
            f"连不上 TONGGUAN_DATABASE_URL 指定的数据库：{_first_line(error)}。"
            "请检查地址、口令和网络，或清空该变量改用内置数据库。",
            f"Cannot reach the database in TONGGUAN_DATABASE_URL: {_first_line(error)}. "
            "Check address, password and network, or unset the variable to use the embedded one.",
        ) from error
    if version < OLDEST_SUPPORTED * 10_000:
        raise CannotStart(
            f"数据库版本为 PostgreSQL {version // 10_000}，需要 {OLDEST_SUPPORTED} 或更高。"
            "请升级，或清空 TONGGUAN_DATABASE_URL 改用内置数据库。",
            f"The database is PostgreSQL {version // 10_000}; {OLDEST_SUPPORTED} or newer is needed. "
            "Upgrade it, or unset TONGGUAN_DATABASE_URL to use the embedded one.",
        )
    if encoding != "UTF8":
        raise CannotStart(
            f"数据库编码为 {encoding}，需要 UTF8。请用 ENCODING 'UTF8' 重建数据库。",
            f"The database encoding is {encoding}; create the database with ENCODING 'UTF8'.",
        )
    return PostgresServer(url=url, embedded=False)


def exists(data_dir: Path) -> bool:
    """Whether this data folder holds a database already."""
    return (home_of(data_dir) / "postgres" / "PG_VERSION").exists()


def start(data_dir: Path, *, settings: Mapping[str, str] = LAPTOP, wait_seconds: int = 60) -> PostgresServer:
    """Start (or join) the embedded server of this data folder; raises CannotStart with the way out."""
    home = home_of(data_dir)
    try:
        home.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            home.chmod(home.stat().st_mode | 0o011)  # the server runs as somebody else
        with _alone_in(home):
            _make_cluster(home)
            with ExitStack() as undone:
                share = undone.enter_context((home / "users.lock").open("w"))
                fcntl.flock(share, fcntl.LOCK_SH)
                _start_answering(home, settings, wait_seconds)
                undone.pop_all()
    except OSError as error:
        raise CannotStart(
            f"数据目录 {data_dir} 不能使用：{error.strerror or error}。"
            "请腾出空间或检查权限，或用 TONGGUAN_DATA_DIR 另指一处。",
            f"The data folder {data_dir} cannot be used: {error.strerror or error}. "
            "Free some space or check its permissions, or name another by TONGGUAN_DATA_DIR.",
        ) from error
    return PostgresServer(url=_url(home, DATABASE), embedded=True, _home=home, _share=share)


def database_url(url: str, name: str) -> str:
    """The same server, another database."""
    return psycopg.conninfo.make_conninfo(url, dbname=name)


# ---------------------------------------------------------------- the cluster on disk


def _make_cluster(home: Path) -> None:
    """Initialise beside the final place and rename: a half-finished attempt is never taken for data."""
    cluster, fresh = home / "postgres", home / "postgres.new"
    if (cluster / "PG_VERSION").exists():
        _refuse_other_version(cluster)
        return
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if user := system_user(home):
        shutil.chown(fresh, user)
    arguments = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-instructions"]
    arguments += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = run(home, "initdb", "-D", str(fresh), *arguments)
    if done.returncode:
        raise _explained(home, done.stderr or done.stdout)
    fresh.rename(cluster)


def _refuse_other_version(cluster: Path) -> None:
    kept = (cluster / "PG_VERSION").read_text().strip()
    told = subprocess.run([program("postgres"), "--version"], capture_output=True, text=True, check=True)
    ours = told.stdout.split()[2].split(".")[0]
    if kept != ours:
        raise CannotStart(
            f"{cluster} 是 PostgreSQL {kept} 的数据，当前程序为 {ours}。"
            "请用旧版本 pg_dump 导出后再导入新目录，或用 TONGGUAN_DATA_DIR 另指一处。",
            f"{cluster} was written by PostgreSQL {kept}, this program is {ours}. "
            "Dump it with the old version and load it anew, or name another folder by TONGGUAN_DATA_DIR.",
        )


def _make_database(home: Path) -> None:
    with psycopg.connect(_url(home, "postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(DATABASE)))


# ---------------------------------------------------------------- the running server


def _start_answering(home: Path, settings: Mapping[str, str], wait_seconds: int) -> None:
    """Join the server that runs, or start one. One that was killed a moment ago still looks alive and hangs up: it is
    seen out and started anew."""
    for _ in range(3):
        if not _running(home):
            _start_server(home, settings, wait_seconds)
        pid = _postmaster(home / "postgres")
        try:
            return _make_database(home)
        except psycopg.OperationalError as error:
            if not _gone(pid):
                raise _explained(home, f"error: {_first_line(error)}") from error
    raise _explained(home, _tail(home / "postgres" / "server.log"))


def _gone(pid: int | None, *, within_seconds: float = 5) -> bool:
    """Whether this server has ended, or ends in the next moments."""
    until = time.monotonic() + within_seconds
    while pid is not None and _is_alive(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _is_alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _start_server(home: Path, settings: Mapping[str, str], wait_seconds: int) -> None:
    cluster = home / "postgres"
    log = cluster / "server.log"
    if log.exists() and log.stat().st_size > 10_000_000:
        log.unlink()
    options = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in settings.items())
    options += f" -c listen_addresses='' -c unix_socket_directories={shlex.quote(_socket_folder(home))}"
    for attempt in range(3):
        _forget_stale_pid(cluster)
        done = _pg_ctl(home, "-w", "-t", str(wait_seconds), "-l", str(log), "-o", options, "start")
        if done.returncode == 0:
            return
        if "pre-existing shared memory" not in _tail(log) or attempt == 2:
            break
        time.sleep(1)  # children of a killed server are still leaving
    raise _explained(home, _tail(log) or done.stderr or done.stdout)


def _pg_ctl(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(home, "pg_ctl", "-D", str(home / "postgres"), *arguments)


def _stop_server(home: Path) -> None:
    sockets = Path(_pid_file(home / "postgres")[4]) if _running(home) else home
    _pg_ctl(home, "-w", "-t", "60", "-m", "fast", "stop")
    if home not in sockets.parents and sockets != home:
        shutil.rmtree(sockets, ignore_errors=True)  # the short folder of a long path


def _running(home: Path) -> bool:
    """Whether the server of this folder is up; one that still recovers after a crash is waited for."""
    pid = _postmaster(home / "postgres")
    if pid is None:
        return False
    for _ in range(600):
        if not _is_alive(pid):
            return False
        lines = _pid_file(home / "postgres")
        if len(lines) >= 8 and lines[7] == "ready":
            return True
        time.sleep(0.1)
    return False


def _postmaster(cluster: Path) -> int | None:
    lines = _pid_file(cluster)
    if not lines or not lines[0].isdigit():
        return None
    try:
        process = psutil.Process(int(lines[0]))
        same = "postgres" in process.name() and Path(process.cwd()).resolve() == cluster.resolve()
    except (psutil.Error, OSError):
        return None
    return process.pid if same and _is_alive(process.pid) else None


def _forget_stale_pid(cluster: Path) -> None:
    """After a crash or reboot the number may belong to any program; PostgreSQL would refuse to start."""
    if _pid_file(cluster) and _postmaster(cluster) is None:
        for left_behind in (*cluster.glob(".s.PGSQL.*"), cluster / "postmaster.pid"):
            left_behind.unlink(missing_ok=True)


def _pid_file(cluster: Path) -> list[str]:
    try:
        return [line.strip() for line in (cluster / "postmaster.pid").read_text().splitlines()]
    except FileNotFoundError:
        return []


def _url(home: Path, name: str) -> str:
    lines = _pid_file(home / "postgres")
    port, folder = lines[3], lines[4]
    return f"postgresql://postgres@/{name}?host={quote(folder, safe='')}&port={port}"


def _socket_folder(home: Path) -> str:
    """The cluster itself (closed to others), or a short private folder when its path is too long."""
    folder = str((home / "postgres").resolve())
    if len(folder.encode()) <= 80:
        return folder
    short = tempfile.mkdtemp(prefix="tongguan-")
    if user := system_user(home):
        shutil.chown(short, user)
    return short


@contextmanager
def _alone_in(home: Path) -> Iterator[None]:
    """Only one process at a time starts or stops the server of this folder."""
    with (home / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# ---------------------------------------------------------------- saying what went wrong


def _explained(home: Path, output: str) -> CannotStart:
    if "No space left on device" in output:
        return CannotStart(
            f"磁盘已满，数据库无法在 {home} 启动。请腾出至少 1 GB 空间后重试，或用 TONGGUAN_DATA_DIR 另指一处。",
            f"The disk is full; the database cannot start in {home}. Free at least 1 GB and try again, "
            "or name another folder by TONGGUAN_DATA_DIR.",
        )
    telling = [line for line in output.splitlines() if "FATAL" in line or "PANIC" in line or "error:" in line]
    said = (telling or output.splitlines() or ["?"])[-1].strip()
    return CannotStart(
        f"内置数据库未能启动：{said}。"
        f"日志在 {home}/postgres/server.log；也可设置 TONGGUAN_DATABASE_URL 使用其他数据库。",
        f"The embedded database did not start: {said}. Its log is {home}/postgres/server.log; "
        "TONGGUAN_DATABASE_URL can name another database.",
    )


def _tail(log: Path, size: int = 4000) -> str:
    try:
        return log.read_text(errors="replace")[-size:]
    except OSError:
        return ""


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip("。.")
