# SPDX-License-Identifier: Apache-2.0
"""What a change of a pack does not touch is not read anew; what it does touch, or what needs that, always is."""

import pytest

from tests.unit.city_pack.demo import with_row
from tests.unit.city_pack.one_street import one_street
from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import Finding, PackFault, Reading
from tongguan.matters.dispatch.api import ResponsibilityList
from tongguan.steering.city_pack.api import PARTS, PackParts, check, read_city, read_pack

LIST, SOURCES = "responsibility/list.csv", "sources.csv"


def test_only_what_changed_and_what_needs_it_is_read_anew():
    before = read_city(one_street())
    files = with_row(one_street(), LIST, "R-9,0201,,*,*,kind:sanitation@street,,,street,,")
    after = read_pack(files).so_far
    assert after.part(Grids) is before.part(Grids)
    assert after.part(Organisation) is before.part(Organisation)
    assert after.parts.get(ResponsibilityList) is not before.part(ResponsibilityList)
    again = read_city(one_street())
    assert {kind: id(part) for kind, part in again.parts.items()} == {
        kind: id(part) for kind, part in before.parts.items()
    }


def test_every_part_bears_the_number_of_its_edition_or_none():
    for number in (EditionNo(3), EditionNo(7), EditionNo(3)):
        parts = read_city(one_street(), edition=number).parts.values()
        assert {part.edition for part in parts if hasattr(part, "edition")} == {number}


def reading_of(read: Part[object]) -> PackParts:
    """The parts of the platform and one more."""
    return PackParts((*PARTS.listed, read))


@pytest.mark.parametrize(
    ("asks", "change", "anew"),
    [
        (lambda files: files[SOURCES], {SOURCES: b"other"}, True),
        (lambda files: files[SOURCES], {LIST: b"other"}, False),
        (lambda files: files.get("extra.csv"), {"extra.csv": b""}, True),
        (lambda files: "extra.csv" in files, {"extra.csv": b""}, True),
        (lambda files: sorted(files), {"extra.csv": b""}, True),
        (lambda files: len(files), {"extra.csv": b""}, True),
        (lambda files: sorted(files), {SOURCES: b"other"}, False),
        (lambda files: dict(files), {SOURCES: b"other"}, True),
    ],
)
def test_whatever_was_asked_of_the_files_decides_whether_they_are_read_anew(asks, change, anew):
    times = []

    def read(reading: Reading, city: City) -> str:
        del city
        times.append(asks(reading.files))
        return "read"

    parts = reading_of(Part(kind=str, read=read))
    read_pack(one_street(), parts=parts)
    read_pack(one_street() | change, parts=parts)
    assert len(times) == (2 if anew else 1)


def test_what_was_noted_is_told_each_time_and_a_fault_is_never_kept():
    def read(reading: Reading, city: City) -> str:
        del city
        reading.warn(SOURCES, "看看", "look", "看看")
        if reading.files[SOURCES] == b"bad":
            reading.note(SOURCES, "坏", "bad", "改")
        reading.close()
        return "read"

    parts = reading_of(Part(kind=str, read=read))
    for _ in range(2):
        assert "look" in {one.problem_en for one in read_pack(one_street(), parts=parts).findings}
        with pytest.raises(PackFault) as told:
            read_city(one_street() | {SOURCES: b"bad"}, parts=parts)
        assert {"look", "bad"} <= {one.problem_en for one in told.value.findings}


def test_a_part_sees_those_it_needs_and_no_others():
    def read(reading: Reading, city: City) -> str:
        del reading
        assert city.part(Grids)
        with pytest.raises(LookupError):
            city.part(Organisation)
        return "read"

    assert str in read_pack(one_street(), parts=reading_of(Part(kind=str, read=read, needs=(Grids,)))).so_far.parts


def test_what_holds_of_a_part_alone_is_proved_once_for_those_who_share_it_and_told_each_time():
    asked = []

    def prove(city: City) -> list[Finding]:
        asked.append(set(city.parts))
        return [fault(SOURCES, "坏", "it does not hold", "改")]

    def read(reading: Reading, city: City) -> str:
        del city
        return str(reading.files[SOURCES])

    parts = reading_of(Part(kind=str, read=read, needs=(Grids,), prove=prove))
    changed = {SOURCES: with_row(one_street(), SOURCES, "drone,无人机,Drone,automatic")[SOURCES]}
    for files in (one_street(), one_street(), one_street() | changed):
        assert "it does not hold" in {one.problem_en for one in check(files, parts=parts).findings}
    assert asked == [{str, Grids}] * 2, "it sees what it needs and no more"
