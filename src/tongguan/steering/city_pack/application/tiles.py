# SPDX-License-Identifier: Apache-2.0
"""Map tiles beneath the layers of the platform, where the operator has chosen a provider."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Tiles:
    """地图服务 | a provider of map tiles that the operator has chosen."""

    url: str
    """{z}/{x}/{y} 模板 | with {z}, {x} and {y} where the numbers of a tile go."""
    crs: Literal["wgs84", "gcj02"]
    attribution: str
