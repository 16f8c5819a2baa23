# SPDX-License-Identifier: Apache-2.0
"""What a change does is told row by row and matter by matter; a street is made after the pilot, the base untouched."""

from pathlib import Path

import pytest

from tests.unit.city_pack.demo import demo_city, demo_files, with_row, with_text
from tests.unit.city_pack.one_street import one_street
from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.pack import PackFault
from tongguan.matters.dispatch.api import Matter, PastMatter, ResponsibilityList
from tongguan.steering.city_pack.api import (
    archive_of,
    base_of,
    check,
    clone_street,
    diff,
    fingerprint,
    read_archive,
    read_city,
    read_folder,
    replay,
    write_folder,
)
from tongguan.steering.city_pack.application.examine import PastCases, examine

LIST = "responsibility/list.csv"
PILOT, STREET = "310112001", "310112501"
HEADERS = {
    LIST: "id,class,area,source,condition,lead,assists,grid_kind,closing_level,evidence,basis,machine",
    "units.csv": "id,kind,name_zh,name_en,centre,region,force,phone",
    "sources.csv": "code,name_zh,name_en,mode",
    "people.csv": "id,name,account,phone",
}


def overlay(file: str, row: str) -> dict[str, bytes]:
    return {file: f"{HEADERS[file]}\n{row}\n".encode()}


def test_nothing_differs_from_itself():
    city = read_city(one_street())
    same = diff(one_street(), dict(reversed(one_street().items())), cities=(city, city))
    assert (same.files, same.leads, same.matters) == ((), (), 0)


def test_a_change_is_told_by_file_key_and_column():
    files = with_row(one_street(), "sources.csv", "drone,无人机,Drone,automatic")
    files = with_text(files, "pack.toml", "reopen_days = 30", "reopen_days = 45")
    files = with_text(files, "grids/cells.geojson", "121.", "120.")
    found = {change.file: change for change in diff(one_street(), files).files}
    assert set(found) == {"sources.csv", "pack.toml", "grids/cells.geojson"}
    assert found["sources.csv"].added == ("drone",)
    (setting,) = found["pack.toml"].changed
    assert (setting.key, setting.cells) == ("settings.reopen_days", {"value": ("30", "45")})
    (cell,) = found["grids/cells.geojson"].changed
    assert list(cell.cells) == ["shape"]


def test_a_change_is_told_by_who_leads_what():
    row = f"R-X,010101,{STREET},video,*,U-310112-housing,,none,district,reply,依据,no"
    files = with_row(one_street(), LIST, row)
    old, new = read_city(one_street()), read_city(files)
    found = diff(one_street(), files, cities=(old, new))
    (change,) = found.leads
    assert (change.class_code, change.source, change.before, change.after) == ("010101", "video", "R0101", "R-X")
    assert change.cells == 54
    assert change.matters == found.matters == 54 * len(new.part(Taxonomy).conditions("010101"))


def test_last_years_cases_are_replayed_under_new_rules():
    row = f"R-X,0101,{STREET},*,*,U-310112-housing,,none,district,reply,依据,no"
    old, new = read_city(one_street()), read_city(with_row(one_street(), LIST, row))
    cell = old.part(Grids).cells[0].code
    past = [
        PastMatter(
            matter=Matter(class_code=code, region=cell, source="patrol", condition=f"{code}-1"), lead=None, cases=9
        )
        for code in ("010101", "120101")
    ]
    found = replay(past, old, new)
    assert (found.cases, found.moved) == (18, 9)
    assert found.differences[0].after == UnitId("U-310112-housing")


@pytest.mark.requirement("DEP-01")
def test_a_street_is_made_after_the_pilot_and_proved():
    without = [line for line in demo_files()["units.csv"].splitlines() if not line.startswith(b"U-310112501-water,")]
    poorer = demo_files() | {"units.csv": b"\n".join(without)}
    assert check(poorer).faults
    clone = clone_street(poorer, pilot=PILOT, street=STREET)
    assert check(clone.files).faults == ()
    made = read_city(clone.files)
    water = made.part(Organisation).unit("U-310112501-water")
    assert (water.region, water.centre, water.name_zh[:5]) == (STREET, "C-310112501", "莘庄工业区")
    assert clone.copied["centres.csv"] == 1
    teams = [unit for unit in demo_city().part(Organisation).units if unit.startswith("U-310112501-DG")]
    assert all(team in made.part(Organisation).units for team in teams), (
        "teams belong to the grids, not to the template"
    )


@pytest.mark.requirement("DEP-03")
def test_the_overlay_is_the_streets_own_and_the_base_is_everybodys():
    row = f"R0101-{STREET},0101,{STREET},*,*,U-310112-housing,,none,district,reply,本街镇特色,no"
    plain = clone_street(demo_files(), pilot=PILOT, street=STREET)
    special = clone_street(demo_files(), pilot=PILOT, street=STREET, overlay=overlay(LIST, row))
    assert special.overlaid == {LIST: 1}
    assert plain.base == special.base == base_of(demo_files(), [STREET])
    assert base_of(with_row(demo_files(), "sources.csv", "x,x,x,active"), [STREET]) != plain.base
    assert read_city(special.files).part(ResponsibilityList).by_id[f"R0101-{STREET}"].area == STREET


@pytest.mark.requirement("DEP-03")
@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        (LIST, "R-X,0101,310112006,*,*,U-310112-housing,,none,district,reply,依据,no", "area"),
        ("units.csv", "U-310112-new,new,新,New,C-310112,310112,street,", "region"),
        ("sources.csv", "drone,无人机,Drone,automatic", None),
        ("people.csv", "P-00001,改名,city.acceptor,1", "id"),
    ],
)
def test_an_overlay_cannot_touch_what_is_not_the_streets(file: str, row: str, column: str | None):
    with pytest.raises(PackFault) as refused:
        clone_street(demo_files(), pilot=PILOT, street=STREET, overlay=overlay(file, row))
    assert {(one.file, one.column) for one in refused.value.findings} == {(file, column)}


def test_only_a_street_can_be_made_after_a_street():
    with pytest.raises(PackFault, match="没有街镇310112999"):
        clone_street(demo_files(), pilot=PILOT, street="310112999")


def test_a_pack_travels_through_archive_and_folder(tmp_path: Path):
    files = one_street()
    assert read_archive(archive_of(files)) == files
    assert archive_of(dict(reversed(files.items()))) == archive_of(files)
    write_folder(files, tmp_path / "pack")
    assert fingerprint(read_folder(tmp_path / "pack")) == fingerprint(files)
    with pytest.raises(FileExistsError):
        write_folder(files, tmp_path / "pack")
    with pytest.raises(PackFault, match=r"pack\.toml"):
        read_folder(tmp_path)


def test_a_changed_limit_says_how_many_cases_it_is_about():
    old = read_city(one_street())
    rows = one_street()["taxonomy/conditions.csv"].decode().splitlines()
    row = next(line for line in rows if line.startswith("010101-1,"))
    draft = with_text(one_street(), "taxonomy/conditions.csv", row, row.replace(",3,work_day,2,", ",2,work_day,1,"))
    past = [
        PastMatter(
            matter=Matter(class_code=code, region=STREET, source="patrol", condition=f"{code}-1"), lead=None, cases=n
        )
        for code, n in (("010101", 7), ("120101", 5))
    ]
    report = examine(draft, one_street(), old, past=PastCases(days=30, all=past, open=past[:1]))
    assert report.replayed is not None
    assert (report.replayed.retimed, report.replayed.moved) == (7, 0)
