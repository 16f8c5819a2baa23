# SPDX-License-Identifier: Apache-2.0
"""The tests marked `moment`, told at other days and hours and on machines in other zones.

    python -m tests.moments                        all of them, one moment after another
    python -m tests.moments leap-day@UTC …         these
    python -m tests.moments --turn                 the one whose turn it is today, as CI does
    python -m tests.moments leap-day@UTC -- -k lamps -n0    what follows is for pytest

Python, server and database live at the moment under libfaketime (Debian: `apt-get install faketime`); pages in a
browser by Playwright's clock, for a browser does not bear libfaketime. Time goes on from the moment.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.conftest import DATA_OF_MOMENTS, REPOSITORY
from tongguan.ground.kernel.clock import SystemClock
from tongguan.ground.plumbing import postgres_programs

CITY = ZoneInfo("Asia/Shanghai")
"""Days and hours are those of the demo city."""
MOMENTS: Mapping[str, Callable[[datetime], datetime]] = {
    "today": lambda now: now,
    "tomorrow": lambda now: now + timedelta(days=1),
    "in-45-days": lambda now: now + timedelta(days=45),
    "end-of-year": lambda now: following(now, month=12, day=31, hour=23, minute=50),
    "new-year": lambda now: following(now, month=1, day=1, hour=0, minute=10),
    "leap-day": lambda now: following(now, month=2, day=29, hour=10),
    "sunday-noon": lambda now: following(now, weekday=6, hour=12),
    "night": lambda now: following(now, hour=3),
}
ZONES = ("UTC", "America/New_York", "Asia/Kathmandu")
"""Where the machine stands: the first, and one of the others in turn."""
RUNS = tuple(
    f"{name}@{zone}" for place, name in enumerate(MOMENTS) for zone in (ZONES[0], ZONES[1 + place % (len(ZONES) - 1)])
)
LIBRARY = "faketime/libfaketimeMT.so.1"


def following(
    now: datetime,
    *,
    hour: int,
    minute: int = 0,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
) -> datetime:
    """The next such moment after now."""
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while (
        at <= now
        or (month is not None and at.month != month)
        or (day is not None and at.day != day)
        or (weekday is not None and at.weekday() != weekday)
    ):
        at += timedelta(days=1)
    return at


def whose_turn(now: datetime) -> str:
    """By the day's number, so that every run has its day; whole suites live today anyway."""
    others = [run for run in RUNS if run != RUNS[0]]
    return others[now.astimezone(CITY).toordinal() % len(others)]


def library() -> Path:
    """Where libfaketime is; raises SystemExit where it is not installed."""
    found = [path for folder in ("/usr/lib", "/usr/local/lib") for path in Path(folder).glob(f"*/{LIBRARY}")]
    if not found:
        sys.exit("缺少 libfaketime，请安装 · libfaketime is missing: apt-get install faketime")
    return found[0]


def told_at(run: str, arguments: Sequence[str]) -> int:
    """Tell the marked tests at one moment, in a database of that moment; pytest's exit code."""
    name, zone = run.split("@", 1)
    now = SystemClock().now().astimezone(CITY)
    moment = MOMENTS[name](now)
    print(f"== {run}: {moment:%Y-%m-%d %H:%M %A} ({CITY.key})", flush=True)
    environment = os.environ | {
        "LD_PRELOAD": str(library()),
        "FAKETIME": f"+{int((moment - now).total_seconds())}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
        # Its remedy for waits on the monotonic clock ends them at once: two busy threads of Python took tenfold.
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        "NO_FAKE_STAT": "1",
        "PYTHONPATH": str(REPOSITORY / "tests" / "at_a_moment"),
        "TZ": zone,
    }
    home = postgres_programs.home_of(DATA_OF_MOMENTS)
    shutil.rmtree(home, ignore_errors=True)
    began = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "-q", "-m", "moment", *arguments]
    code = subprocess.run(command, cwd=REPOSITORY, env=environment, check=False).returncode
    print(f"== {run}: {'passed' if code == 0 else 'FAILED'} in {time.perf_counter() - began:.0f} s", flush=True)
    shutil.rmtree(home, ignore_errors=True)
    return code


def main(words: Sequence[str]) -> int:
    """Tell them at the moments named; how many went wrong."""
    split = words.index("--") if "--" in words else len(words)
    named, arguments = list(words[:split]), list(words[split + 1 :]) or ["-n", "2", "--dist", "worksteal"]
    if named == ["--turn"]:
        named = [whose_turn(SystemClock().now())]
    unknown = [run for run in named if run not in RUNS]
    if unknown:
        sys.exit(f"没有这样的时刻 · no such moment: {', '.join(unknown)}\n" + "\n".join(RUNS))
    return sum(told_at(run, arguments) != 0 for run in named or RUNS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
