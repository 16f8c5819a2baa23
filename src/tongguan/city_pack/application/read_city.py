# SPDX-License-Identifier: Apache-2.0
"""Reading a whole pack into one City; the mistakes of all files are told at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.settings import read_outline, read_sources
from tongguan.deadlines.api import read_calendars
from tongguan.dispatch.api import KnownBodies, ResponsibilityList, read_list
from tongguan.grid.api import Grids, Ground, prove_codes, prove_grids, read_basemap, read_gazetteer, read_ground
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.pack import Finding, PackFault, PackFiles, Reading
from tongguan.organisation.api import read_organisation, read_staff
from tongguan.taxonomy.api import read_taxonomy

Snapshot = TypeVar("Snapshot")


NOT_LOADED = EditionNo(0)
"""The number of a pack that is no edition yet."""


@dataclass(frozen=True, kw_only=True)
class PackReading:
    """What reading a pack gave: the city if all its files make sense, the ground as it lies, and every finding."""

    city: City | None
    ground: Ground | None
    findings: tuple[Finding, ...]


def read_city(files: PackFiles, *, edition: EditionNo = NOT_LOADED) -> City:
    """The city a pack describes; raises PackFault with the mistakes of all files.

    What the files say is only understood here; whether it holds together as a whole, `check` proves.
    """
    found = read_pack(files, edition=edition)
    if found.city is None:
        raise PackFault(found.findings)
    return found.city


def read_pack(files: PackFiles, *, edition: EditionNo = NOT_LOADED) -> PackReading:
    """Read every file of a pack, also when some are broken."""
    pack = _Collecting(files=files)
    outline = pack.read(read_outline)
    sources = pack.read(read_sources)
    organisation = pack.read(read_organisation)
    staff = pack.read(partial(read_staff, organisation=organisation)) if organisation is not None else None
    calendars = pack.read(read_calendars)
    taxonomy = pack.read(lambda reading: read_taxonomy(reading.files))
    ground = pack.read(read_ground)
    rows = pack.read(read_list)
    basemap = pack.read(read_basemap)
    if ground is not None and (broken := [*prove_codes(ground), *prove_grids(ground)]):
        pack.findings.extend(broken)
        return PackReading(city=None, ground=ground, findings=tuple(pack.findings))
    grids = Grids(ground) if ground is not None else None
    gazetteer = pack.read(partial(read_gazetteer, grids=grids)) if grids is not None else None
    if (
        outline is None
        or sources is None
        or organisation is None
        or staff is None
        or calendars is None
        or taxonomy is None
        or grids is None
        or gazetteer is None
        or rows is None
        or basemap is None
    ):
        return PackReading(city=None, ground=ground, findings=tuple(pack.findings))
    city = City(
        edition=edition,
        outline=outline,
        organisation=organisation,
        taxonomy=taxonomy,
        calendars=calendars,
        grids=grids,
        gazetteer=gazetteer,
        responsibility=ResponsibilityList.from_rows(rows, bodies=KnownBodies(organisation, grids)),
        sources=sources,
        staff=staff,
        basemap=basemap,
    )
    return PackReading(city=city, ground=ground, findings=tuple(pack.findings))


@dataclass(frozen=True, kw_only=True)
class _Collecting:
    """Asks reader after reader, and goes on after a mistake."""

    files: PackFiles
    findings: list[Finding] = field(default_factory=list)

    def read(self, reader: Callable[[Reading], Snapshot]) -> Snapshot | None:
        """What a reader makes of the pack, or nothing when it found faults; its findings are kept."""
        reading = Reading(files=self.files)
        try:
            snapshot = reader(reading)
        except PackFault as fault:
            self.findings.extend(fault.findings)
            return None
        self.findings.extend(reading.findings)
        return snapshot
