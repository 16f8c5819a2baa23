# SPDX-License-Identifier: Apache-2.0
"""What the organisation brings to a city pack: who there is, and the staff it begins with."""

from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.city.organisation.domain.pack import read_organisation
from tongguan.city.organisation.domain.people_pack import Staff, read_staff
from tongguan.city.organisation.domain.sheets import CENTRES, PEOPLE, POSTS, REGIONS, UNITS
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.pack import Reading


def _organisation(reading: Reading, city: City) -> Organisation:
    del city
    return read_organisation(reading)


def _staff(reading: Reading, city: City) -> Staff:
    return read_staff(reading, city.part(Organisation))


PARTS: tuple[Part[object], ...] = (
    Part(kind=Organisation, read=_organisation, sheets=(REGIONS, CENTRES, UNITS)),
    Part(kind=Staff, read=_staff, needs=(Organisation,), sheets=(PEOPLE, POSTS)),
)
