# SPDX-License-Identifier: Apache-2.0
"""The real command line as real processes: started, listened to, interrupted, killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import httpx
import psutil

from tests.conftest import REPOSITORY
from tests.ports import free_port

COMMAND = Path(sys.executable).with_name("tongguan")
READY_SECONDS = 120
"""Far more than a first start takes, also on a machine that does seven other things."""


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process: these settings of ours and no others, a terminal too wide to break lines."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("TONGGUAN_")}
    if "FAKETIME_TIMESTAMP_FILE" in settings:  # its own wrong clock, not that of those who tell the story
        inherited.pop("FAKETIME", None)
    return inherited | {"COLUMNS": "500", "PYTHONUNBUFFERED": "1"} | dict(settings)


def told(*arguments: str, **settings: str) -> tuple[int, str]:
    """Run a command that ends by itself; its exit code and everything it said."""
    done = subprocess.run(
        [COMMAND, *arguments],
        cwd=REPOSITORY,
        env=environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=READY_SECONDS,
        check=False,
    )
    return done.returncode, done.stdout


@dataclass
class Hub:
    """A process of the platform that stays until it is told to go; `with` makes sure that it goes."""

    arguments: tuple[str, ...]
    settings: Mapping[str, str]
    log: Path
    port: int = field(default_factory=free_port)
    started_in: float = 0.0
    """Seconds from start to the first answer of /readyz."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [COMMAND, *self.arguments],
                cwd=REPOSITORY,
                env=environment({"TONGGUAN_PORT": str(self.port), **self.settings}),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self

    def ready(self) -> Self:
        """Wait until it answers; how long that took is kept."""
        began = time.perf_counter()
        while time.perf_counter() - began < READY_SECONDS:
            assert self.process.poll() is None, self.said
            try:
                if httpx.get(f"{self.address}/readyz").status_code == 200:
                    self.started_in = time.perf_counter() - began
                    return self
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise TimeoutError(self.said)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        return self._process

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def kill(self) -> None:
        """kill -9: no chance to tidy up."""
        self.process.kill()
        self.process.wait(30)

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()


def servers_in(folder: Path) -> list[psutil.Process]:
    """Every database process that works in this folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if "postgres" in process.name() and folder.resolve() in Path(process.cwd()).resolve().parents:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found
