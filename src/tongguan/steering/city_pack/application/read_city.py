# SPDX-License-Identifier: Apache-2.0
"""Reading a whole pack into one City, part after part; the mistakes of all files are told at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import Finding, PackFault, PackFiles, Reading, Severity
from tongguan.steering.city_pack.application.part_cache import HashedFiles, read_part
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.settings import note_unknown_settings

NOT_LOADED = EditionNo(0)
"""The number of a pack that is no edition yet."""


@dataclass(frozen=True, kw_only=True)
class PackReading:
    """What reading a pack gave: the city if all its files make sense, the parts that do, and every finding."""

    city: City | None
    so_far: City
    """The parts that could be read; the city as it is not yet when another part could not."""
    findings: tuple[Finding, ...]


def read_city(files: PackFiles, *, edition: EditionNo = NOT_LOADED, parts: PackParts = PARTS) -> City:
    """The city a pack describes; raises PackFault with the mistakes of all files.

    What the files say is only understood here; whether it holds together as a whole, `check` proves.
    """
    found = read_pack(files, edition=edition, parts=parts)
    if found.city is None:
        raise PackFault(found.findings)
    return found.city


def read_pack(files: PackFiles, *, edition: EditionNo = NOT_LOADED, parts: PackParts = PARTS) -> PackReading:
    """Read every part of a pack, also when some are broken; one that needs a broken one is left out."""
    findings: list[Finding] = []
    made = _read(files, parts.in_order, parts, edition, findings)
    city = City(edition=edition, parts=made)
    whole = len(made) == len(parts.listed) and not any(one.severity is Severity.FAULT for one in findings)
    return PackReading(city=city if whole else None, so_far=city, findings=tuple(findings))


def read_some(files: PackFiles, some: Iterable[Part[object]], parts: PackParts) -> tuple[Finding, ...]:
    """What is wrong with some of the parts, each after those it needs."""
    findings: list[Finding] = []
    _read(files, some, parts, NOT_LOADED, findings)
    return tuple(findings)


def _read(
    files: PackFiles, some: Iterable[Part[object]], parts: PackParts, edition: EditionNo, findings: list[Finding]
) -> Mapping[type[object], object]:
    """What could be made of these parts; a setting that none of all parts understands is a mistake as well."""
    settings = Reading(files=files, findings=findings)
    note_unknown_settings(settings, parts.settings())
    made: dict[type[object], object] = {}
    known = HashedFiles(files)
    for part in some:
        if made.keys() >= set(part.needs):
            number = edition if part.numbered else NOT_LOADED
            needs = City(edition=number, parts={kind: made[kind] for kind in part.needs})
            try:
                read = read_part(part, known, needs)
            except PackFault as fault:
                findings.extend(fault.findings)
            else:
                made[part.kind] = read.made
                findings.extend(read.findings)
    return MappingProxyType(made)
