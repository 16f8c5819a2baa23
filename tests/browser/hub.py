# SPDX-License-Identifier: Apache-2.0
"""The platform as an operator starts it: the demo city, a thin day of it played before any browser looks."""

import csv
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.factories.demo_city import FOLDER
from tests.integration.entrypoints.processes import Hub

OF_EACH_LINE, OF_THE_MAIN_LINE = 2, 6
"""Messages of every line of the day that are played: enough for every list to have something in it."""
PLAYED_SECONDS = 600.0
"""Far more than the thin day takes (25 s on a quiet machine), also on one that does ten other things."""
GROUPED = "raccoon"
"""One matter that several people report, to be merged."""


@contextmanager
def hub_over(url: str, home: Path, *, played: bool, **settings: str) -> Iterator[Hub]:
    """`tongguan up` over a database with the city in it, ready; its data in `home`, stopped when the block is left."""
    home.mkdir(parents=True, exist_ok=True)
    pack = thin_pack(home / "city") if played else FOLDER
    given: Mapping[str, str] = {
        "TONGGUAN_DATABASE_URL": url,
        "TONGGUAN_DATA_DIR": str(home / "data"),
        "TONGGUAN_CITY": str(pack),
        "TONGGUAN_DEMO": "1",
        "TONGGUAN_DATABASE_POOL": "6",
    } | settings
    with Hub(("up",) if played else ("up", "--empty"), given, home / "log").start().ready() as hub:
        wait_until_told(hub, "ready in")
        yield hub


def wait_until_told(hub: Hub, words: str) -> None:
    """Wait until its console says so."""
    until = time.monotonic() + PLAYED_SECONDS
    while words not in hub.said:
        assert hub.process.poll() is None, hub.said
        assert time.monotonic() < until, hub.said
        time.sleep(0.1)


def thin_pack(folder: Path) -> Path:
    """The demo city with a few messages of every line of its day."""
    if not folder.exists():
        shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("build", "*.md"))
        day = folder / "messages" / "day.csv"
        with day.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            names, rows = list(reader.fieldnames or ()), list(reader)
        with day.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(some_of_each(rows))
    return folder


def some_of_each(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """A few of every line and of every state that a life may stop in."""
    seen: Counter[tuple[str, str]] = Counter()
    chosen = []
    for row in rows:
        kind = row["line"], row["until"]
        if row["line"] == "merge" and GROUPED not in row["notes"]:
            continue
        if seen[kind] < (OF_THE_MAIN_LINE if row["line"] == "main" else OF_EACH_LINE):
            seen[kind] += 1
            chosen.append(row)
    return chosen
