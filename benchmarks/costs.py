# SPDX-License-Identifier: Apache-2.0
"""What processes have cost the machine so far, read from /proc (or its like on other systems)."""

from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg


@dataclass(frozen=True, kw_only=True)
class Cpu:
    """Seconds of processor time, user and system together."""

    application: float
    database: float

    def since(self, earlier: "Cpu") -> "Cpu":
        """What was spent between two readings."""
        return Cpu(application=self.application - earlier.application, database=self.database - earlier.database)

    @property
    def total(self) -> float:
        """Application and database together."""
        return self.application + self.database


def cpu(pid: int) -> float:
    """Seconds a process and everything it has started have spent; children that ended count once they were seen out."""
    process = psutil.Process(pid)
    ended = process.cpu_times()
    living = (_seconds(child) for child in process.children(recursive=True))
    return _seconds(process) + float(ended.children_user + ended.children_system) + sum(living)


def postmaster_of(url: str) -> int:
    """The first process of the PostgreSQL at this address, on this machine."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_setting('data_directory')").fetchone()
    assert row is not None
    return int((Path(row[0]) / "postmaster.pid").read_text().split("\n", 1)[0])


def _seconds(process: psutil.Process) -> float:
    try:
        spent = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(spent.user + spent.system)
