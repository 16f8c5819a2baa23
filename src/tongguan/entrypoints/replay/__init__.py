# SPDX-License-Identifier: Apache-2.0
"""Replay: real messages and requests live through the hub in simulated time, with the pack's invented staff."""

from tongguan.entrypoints.replay.hub import BEFORE_ALL, Hub, hub_in_memory, hub_over_database
from tongguan.entrypoints.replay.incoming import Incoming, read_incoming
from tongguan.entrypoints.replay.play import Told, play
from tongguan.entrypoints.replay.run import replay
from tongguan.entrypoints.replay.steps import PICTURE
from tongguan.entrypoints.replay.terminal import replay_shown
from tongguan.entrypoints.replay.totals import Totals, bad_table_of, table_of

__all__ = [
    "BEFORE_ALL",
    "PICTURE",
    "Hub",
    "Incoming",
    "Told",
    "Totals",
    "bad_table_of",
    "hub_in_memory",
    "hub_over_database",
    "play",
    "read_incoming",
    "replay",
    "replay_shown",
    "table_of",
]
