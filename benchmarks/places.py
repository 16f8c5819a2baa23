# SPDX-License-Identifier: Apache-2.0
"""How fast positions find their unit cell: a million at once, one by one, and how soon the demo ground is ready."""

from pathlib import Path
from time import perf_counter

import numpy as np
import numpy.typing as npt
import shapely

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from tongguan.city.grid.api import Grids
from tongguan.ground.kernel.geo import Point

DEMO = Path(__file__).resolve().parent.parent / "cities" / "demo"
POSITIONS = 1_000_000
SINGLE = 50_000
Floats = npt.NDArray[np.float64]


async def measure(bench: Bench) -> list[Figure]:
    """Positions a second, microseconds for one, milliseconds to read the ground."""
    del bench
    files = {f"grids/{file.name}": file.read_bytes() for file in (DEMO / "grids").iterdir()}
    begin = perf_counter()
    grids = Grids.from_files(files)
    read = perf_counter() - begin
    lons, lats = _inside(grids)
    points = [Point(lon=lon, lat=lat) for lon, lat in zip(lons[:SINGLE].tolist(), lats[:SINGLE].tolist(), strict=True)]
    begin = perf_counter()
    grids.cells_at(lons, lats)
    at_once = perf_counter() - begin
    begin = perf_counter()
    for point in points:
        grids.cell_at(point)
    one_by_one = perf_counter() - begin
    return [
        Figure(
            key="places.vectorised",
            zh=f"坐标定位单元网格，成批（{len(grids.cells):,} 格）",
            en="point → cell, vectorised",
            value=len(lons) / at_once / 1e6,
            unit="百万/秒 · M/s",
            less_is_better=False,
            aim=0.1,  # a survey of components comes in at 34,000 rows a second: finding their cells is not felt
            aim_of="value",
        ),
        Figure(
            key="places.single",
            zh="坐标定位单元网格，单个",
            en="point → cell, single",
            value=one_by_one / len(points) * 1e6,
            unit="µs",
        ),
        Figure(
            key="places.read",
            zh="读入示范城市的网格",
            en="reading the ground of the demo city",
            value=read * 1e3,
            unit="ms",
        ),
    ]


def _inside(grids: Grids) -> tuple[Floats, Floats]:
    """Random positions of the district; those outside would be answered too cheaply."""
    west, south, east, north = grids.district.shape.bounds
    lons, lats = np.random.default_rng(1).uniform((west, south), (east, north), (POSITIONS * 4, 2)).T
    inside = np.flatnonzero(shapely.contains_xy(grids.district.shape.buffer(0), lons, lats))[:POSITIONS]
    return lons[inside].copy(), lats[inside].copy()
