# SPDX-License-Identifier: Apache-2.0
"""How fast positions find their unit cell, against plain Shapely on the same positions in the same run."""

import gc
from pathlib import Path
from time import perf_counter

import numpy as np
import shapely

from tongguan.grid.api import Grids
from tongguan.kernel.geo import Point

DEMO = Path(__file__).resolve().parent.parent / "cities" / "demo"
POSITIONS = 1_000_000
SINGLE = 50_000


def run() -> dict[str, float]:
    """Positions per second at once and microseconds one by one, of the index and of the floor (STRtree.query)."""
    files = {f"grids/{file.name}": file.read_bytes() for file in (DEMO / "grids").iterdir()}
    begin = perf_counter()
    grids = Grids.from_files(files)
    load_seconds = perf_counter() - begin

    lons, lats = _inside(grids)
    shapes = [grids.shape_of(cell) for cell in grids.cells]
    tree = shapely.STRtree(shapes)
    points = [Point(lon=lon, lat=lat) for lon, lat in zip(lons[:SINGLE].tolist(), lats[:SINGLE].tolist(), strict=True)]
    gc.collect()

    begin = perf_counter()
    found = grids.cells_at(lons, lats)
    vectorised = perf_counter() - begin
    begin = perf_counter()
    position, cell = tree.query(shapely.points(lons, lats), predicate="intersects")
    floor = perf_counter() - begin
    lowest = np.full(len(lons), len(shapes), dtype=np.int64)
    np.minimum.at(lowest, position, cell)
    if not (lowest == found).all():
        raise AssertionError("the index and plain geometry disagree")

    begin = perf_counter()
    for point in points:
        grids.cell_at(point)
    single = perf_counter() - begin
    begin = perf_counter()
    for point in points:
        tree.query(shapely.Point(point.lon, point.lat), predicate="intersects")
    single_floor = perf_counter() - begin
    return {
        "cells": len(shapes),
        "positions": len(lons),
        "load_seconds": load_seconds,
        "vectorised_per_second": len(lons) / vectorised,
        "vectorised_floor_per_second": len(lons) / floor,
        "single_microseconds": single / len(points) * 1e6,
        "single_floor_microseconds": single_floor / len(points) * 1e6,
    }


def _inside(grids: Grids) -> tuple[np.ndarray, np.ndarray]:
    """Random positions of the district; those outside would be answered too cheaply."""
    west, south, east, north = grids.district.shape.bounds
    lons, lats = np.random.default_rng(1).uniform((west, south), (east, north), (POSITIONS * 4, 2)).T
    inside = np.flatnonzero(shapely.contains_xy(grids.district.shape.buffer(0), lons, lats))[:POSITIONS]
    return lons[inside].copy(), lats[inside].copy()


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:32} {value:14,.2f}")
