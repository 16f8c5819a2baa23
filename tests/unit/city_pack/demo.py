# SPDX-License-Identifier: Apache-2.0
"""The shipped demo pack in memory, and small ways to break it."""

from functools import cache
from pathlib import Path

from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.pack import PackFiles
from tongguan.steering.city_pack.api import read_city, read_folder

DEMO = Path(__file__).resolve().parents[3] / "cities" / "demo"


@cache
def demo_files() -> dict[str, bytes]:
    """The files of the demo pack."""
    return dict(read_folder(DEMO))


@cache
def demo_city() -> City:
    """The demo city."""
    return read_city(demo_files())


def with_row(files: PackFiles, name: str, row: str) -> dict[str, bytes]:
    """The pack with one more row at the end of a file."""
    return dict(files) | {name: files[name].rstrip() + b"\n" + row.encode() + b"\n"}


def with_text(files: PackFiles, name: str, old: str, new: str) -> dict[str, bytes]:
    """The pack with a text in a file replaced where it stands first."""
    assert old.encode() in files[name], f"{old!r} is not in {name}"
    return dict(files) | {name: files[name].replace(old.encode(), new.encode(), 1)}
