# SPDX-License-Identifier: Apache-2.0
"""Reads the place names of a city pack; a city extends the gazetteer by adding rows."""

from tongguan.city.grid.domain.gazetteer import Gazetteer, NamedPlace, PlaceKind
from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.sheets import GAZETTEER
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import RegionCode
from tongguan.ground.kernel.pack import Reading


def read_gazetteer(reading: Reading, grids: Grids) -> Gazetteer:
    """The gazetteer of a pack; raises PackFault. A place outside its region is a warning."""
    places = []
    for row in reading.rows_of(GAZETTEER):
        place = NamedPlace(
            name=row.text("name"),
            kind=row.word("kind", PlaceKind),
            point=Point(
                lon=row.number_of("lon", low=-180.0, high=180.0),
                lat=row.number_of("lat", low=-90.0, high=90.0),
            ),
            region=RegionCode(row.code("region", lengths=range(2, 17))),
            aliases=row.parts("aliases"),
        )
        cell = grids.cell_at(place.point)
        if cell is None:
            row.warn(
                "lon", f"“{place.name}”不在区内", "the place lies in no cell", "请核对经纬度是否为WGS-84，先经后纬"
            )
        elif not cell.code.startswith(place.region):
            row.warn(
                "region",
                f"“{place.name}”实际位于{cell.community}",
                f"the place lies in {cell.community}",
                "请改正区域编码或经纬度",
            )
        places.append(place)
    reading.close()
    return Gazetteer.from_rows(places, grids)
