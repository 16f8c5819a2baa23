# SPDX-License-Identifier: Apache-2.0
"""The tables and maps of a city pack about its ground: place names, grids over the cells, outlines."""

from collections.abc import Mapping

from tongguan.city.grid.domain.ground import AutonomyKind
from tongguan.ground.kernel.sheets import Holds, PackSheet, SheetColumn

AUTONOMY_KINDS: Mapping[str, str] = {
    AutonomyKind.COMMITTEE: "居委网格",
    AutonomyKind.VILLAGE: "村委网格",
    AutonomyKind.STREET_FRONT: "街面网格",
    AutonomyKind.EXTENSION: "拓展网格",
}

GAZETTEER = PackSheet(
    file="gazetteer.csv",
    zh="地名",
    en="place names",
    key=("name", "kind", "region"),
    own="region",
    columns=(
        SheetColumn("name", "地名", "name"),
        SheetColumn("kind", "类型", "kind"),
        SheetColumn("lon", "经度", "longitude", Holds.NUMBER),
        SheetColumn("lat", "纬度", "latitude", Holds.NUMBER),
        SheetColumn("region", "区域", "region", Holds.AREA),
        SheetColumn("aliases", "别名", "other names"),
    ),
)
AUTONOMY = PackSheet(
    file="grids/autonomy.csv",
    zh="自治网格",
    en="autonomy grids",
    key=("code",),
    own="street",
    columns=(
        SheetColumn("code", "编码", "code"),
        SheetColumn("kind", "类型", "kind", Holds.CHOICE, AUTONOMY_KINDS),
        SheetColumn("name_zh", "名称", "name"),
        SheetColumn("street", "街镇", "street", Holds.AREA),
        SheetColumn("community", "居村", "community", Holds.AREA),
        SheetColumn("owner", "责任人", "owner", Holds.PERSON),
    ),
)
DISPOSAL = PackSheet(
    file="grids/disposal.csv",
    zh="处置网格",
    en="disposal grids",
    key=("code",),
    own="street",
    columns=(
        SheetColumn("code", "编码", "code"),
        SheetColumn("name_zh", "名称", "name"),
        SheetColumn("street", "街镇", "street", Holds.AREA),
        SheetColumn("police_grid", "警务网格", "police grid"),
        SheetColumn("unit", "队伍", "unit", Holds.ORGAN),
        SheetColumn("lead_post", "负责岗位", "post in charge"),
        SheetColumn("staffing", "编组", "staffing"),
        SheetColumn("enforcement", "执法人数", "enforcement", Holds.NUMBER),
        SheetColumn("self_governance", "自治人数", "self-governance", Holds.NUMBER),
    ),
)
MATCHING = PackSheet(
    file="grids/matching.csv",
    zh="网格匹配",
    en="matching of grids",
    key=("disposal", "autonomy"),
    columns=(SheetColumn("disposal", "处置网格", "disposal"), SheetColumn("autonomy", "自治网格", "autonomy")),
)

CELLS = PackSheet(file="grids/cells.geojson", zh="单元网格边界", en="grids/cells.geojson")
COMMUNITIES = PackSheet(file="grids/communities.geojson", zh="居村边界", en="grids/communities.geojson")
STREETS = PackSheet(file="grids/streets.geojson", zh="街镇边界", en="grids/streets.geojson")
DISTRICT = PackSheet(file="grids/district.geojson", zh="区界", en="grids/district.geojson")
