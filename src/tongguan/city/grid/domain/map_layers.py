# SPDX-License-Identifier: Apache-2.0
"""The catalogue of map layers that an edition draws by itself, without any map service."""

from dataclasses import dataclass
from enum import StrEnum


class LayerKind(StrEnum):
    """What a layer is for; the comment is the term on the screen."""

    BOUNDARY = "boundary"  # 行政界线
    GRID = "grid"  # 网格
    BASE = "base"  # 底图


@dataclass(frozen=True, kw_only=True)
class MapLayer:
    """One layer of the map."""

    code: str
    name: str
    name_en: str
    kind: LayerKind


MAP_LAYERS = (
    MapLayer(code="district", name="区界", name_en="District", kind=LayerKind.BOUNDARY),
    MapLayer(code="streets", name="街镇", name_en="Streets and towns", kind=LayerKind.BOUNDARY),
    MapLayer(code="communities", name="居村", name_en="Communities", kind=LayerKind.BOUNDARY),
    MapLayer(code="cells", name="单元网格", name_en="Unit cells", kind=LayerKind.GRID),
    MapLayer(code="autonomy", name="自治网格", name_en="Self-governing grids", kind=LayerKind.GRID),
    MapLayer(code="disposal", name="处置网格", name_en="Disposal grids", kind=LayerKind.GRID),
    MapLayer(code="water", name="水系", name_en="Water", kind=LayerKind.BASE),
    MapLayer(code="green", name="绿地", name_en="Parks", kind=LayerKind.BASE),
    MapLayer(code="roads", name="快速路", name_en="Expressways", kind=LayerKind.BASE),
    MapLayer(code="metro", name="轨道交通", name_en="Metro lines", kind=LayerKind.BASE),
    MapLayer(code="stations", name="轨道站点", name_en="Metro stations", kind=LayerKind.BASE),
)
"""In the order in which a map offers them; of the base map a city has what its pack brings."""
