# SPDX-License-Identifier: Apache-2.0
"""What the grid brings to a city pack: place names, the ground as it lies, the grids over it, the base map."""

from collections.abc import Iterable

from tongguan.city.grid.domain.basemap import Basemap, read_basemap
from tongguan.city.grid.domain.cover import prove_areas, prove_cover
from tongguan.city.grid.domain.gazetteer import Gazetteer
from tongguan.city.grid.domain.gazetteer_pack import read_gazetteer
from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.ground import DistrictGround
from tongguan.city.grid.domain.pack import read_ground
from tongguan.city.grid.domain.proof import prove_codes, prove_grids
from tongguan.city.grid.domain.sheets import (
    AUTONOMY,
    CELLS,
    COMMUNITIES,
    DISPOSAL,
    DISTRICT,
    GAZETTEER,
    MATCHING,
    STREETS,
)
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.pack import Finding, Reading


def _gazetteer(reading: Reading, city: City) -> Gazetteer:
    return read_gazetteer(reading, city.part(Grids))


def _ground(reading: Reading, city: City) -> DistrictGround:
    del city
    return read_ground(reading)


def _grids(reading: Reading, city: City) -> Grids:
    """Only ground whose names all exist can be asked; how it lies is proved of other ground as well."""
    ground = city.part(DistrictGround)
    reading.findings.extend([*prove_codes(ground), *prove_grids(ground)])
    reading.close()
    return Grids(ground)


def _basemap(reading: Reading, city: City) -> Basemap:
    del city
    return Basemap(layers=read_basemap(reading))


def _prove_ground(city: City) -> Iterable[Finding]:
    ground = city.part(DistrictGround)
    return [*prove_cover(ground), *prove_areas(ground)]


PARTS: tuple[Part[object], ...] = (
    Part(kind=Gazetteer, read=_gazetteer, needs=(Grids,), sheets=(GAZETTEER,), slow=True),
    Part(
        kind=DistrictGround,
        read=_ground,
        sheets=(AUTONOMY, DISPOSAL, MATCHING, CELLS, COMMUNITIES, STREETS, DISTRICT),
        prove=_prove_ground,
        slow=True,
    ),
    Part(kind=Grids, read=_grids, needs=(DistrictGround,), slow=True),
    Part(kind=Basemap, read=_basemap, slow=True),
)
