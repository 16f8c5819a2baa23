# SPDX-License-Identifier: Apache-2.0
"""How fast positions find their unit cell: a million at once, and one by one."""

from benchmarks import point_to_cell
from benchmarks.bench import Bench
from benchmarks.figures import Figure

PLAIN = "Shapely STRtree"


async def measure(bench: Bench) -> list[Figure]:
    """Positions a second, and microseconds for one."""
    del bench
    found = point_to_cell.run()
    return [
        Figure(
            key="places.vectorised",
            zh=f"坐标定位单元网格，成批（{found['cells']:,.0f} 格）",
            en="point → cell, vectorised",
            value=found["vectorised_per_second"] / 1e6,
            unit="百万/秒 · M/s",
            floor=found["vectorised_floor_per_second"] / 1e6,
            floor_is=PLAIN,
            less_is_better=False,
            aim=1,
            aim_of="value",
        ),
        Figure(
            key="places.single",
            zh="坐标定位单元网格，单个",
            en="point → cell, single",
            value=found["single_microseconds"],
            unit="µs",
            floor=found["single_floor_microseconds"],
            floor_is=PLAIN,
        ),
    ]
