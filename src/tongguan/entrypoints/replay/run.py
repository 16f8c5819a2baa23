# SPDX-License-Identifier: Apache-2.0
"""One replay from files to totals."""

import time
from collections.abc import Sequence
from pathlib import Path

from tongguan.city_pack.api import City
from tongguan.entrypoints.replay.habits import Habits
from tongguan.entrypoints.replay.hub import Hub
from tongguan.entrypoints.replay.incoming import read_incoming
from tongguan.entrypoints.replay.play import Told, play
from tongguan.entrypoints.replay.totals import Totals

FLUSH_EVERY = 20_000
"""Moves after which a hub in memory writes."""


async def replay(
    files: Sequence[Path],
    city: City,
    hub: Hub,
    *,
    seed: int = 1,
    habits: Habits | None = None,
    most: int | None = None,
    told: Told = lambda ended, all_: None,
) -> Totals:
    """Take in every row of the files and live each matter to its end; raises UnreadableFile.

    `most` rows at most come in, the earliest first. The hub says where the cases go: `hub_over_database` makes every
    move in its own transaction, `hub_in_memory` writes in bulk. The hub's clock must stand before the first row.
    """
    began = time.perf_counter()
    read = read_incoming(files, city, seed=seed, most=most)
    totals = await play(
        hub, city, read.incoming, seed=seed, habits=habits or Habits(), told=told, flush_every=FLUSH_EVERY
    )
    totals.read = len(read.incoming) + len(read.bad)
    totals.bad = len(read.bad)
    totals.bad_rows = list(read.bad)
    totals.seconds = time.perf_counter() - began
    return totals
