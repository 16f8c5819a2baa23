# SPDX-License-Identifier: Apache-2.0
"""What dispatch brings to a city pack: the responsibility list, and whether the platform may follow it by itself."""

from dataclasses import dataclass

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.city_settings import settings_part
from tongguan.ground.kernel.pack import Reading
from tongguan.matters.dispatch.application.known_bodies import KnownBodies
from tongguan.matters.dispatch.domain.machine import DispatchSettings
from tongguan.matters.dispatch.domain.pack import LIST, read_list
from tongguan.matters.dispatch.domain.responsibility import ResponsibilityList
from tongguan.matters.dispatch.domain.rows import ListRow


@dataclass(frozen=True)
class ListRows:
    """The rows of the list as they stand; what is wrong in one is said even where organs or grids cannot be read."""

    rows: tuple[ListRow, ...]


def _rows(reading: Reading, city: City) -> ListRows:
    del city
    return ListRows(read_list(reading))


def _list(reading: Reading, city: City) -> ResponsibilityList:
    del reading
    bodies = KnownBodies(city.part(Organisation), city.part(Grids))
    return ResponsibilityList.from_rows(city.part(ListRows).rows, bodies=bodies)


PARTS: tuple[Part[object], ...] = (
    Part(kind=ListRows, read=_rows, sheets=(LIST,)),
    Part(kind=ResponsibilityList, read=_list, needs=(ListRows, Organisation, Grids)),
    settings_part(DispatchSettings()),
)
