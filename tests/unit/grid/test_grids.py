# SPDX-License-Identifier: Apache-2.0
"""From any position of a district to its cell, its grids and the person who answers."""

import numpy as np
import pytest
import shapely

from tests.unit.grid import small_district as small
from tongguan.city.grid.domain.cover import coverage
from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.ground import AutonomyKind, DistrictGround
from tongguan.city.grid.domain.pack import read_ground
from tongguan.city.grid.domain.proof import prove_ground
from tongguan.city.grid.domain.refinement import prove_refinement, refinement
from tongguan.city.grid.domain.refusals import NoSuchCell
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.pack import PackFault, Reading

INSIDE = Point(lon=121.0015, lat=31.0005)


def ground_of(**changed: str) -> DistrictGround:
    return read_ground(Reading(files=small.files(**changed)))


def problems(**changed: str) -> list[str]:
    return [finding.problem_zh for finding in prove_ground(ground_of(**changed))]


@pytest.fixture(scope="module")
def grids() -> Grids:
    return Grids.from_files(small.files())


@pytest.mark.requirement("GRD-09")
def test_a_position_leads_to_cell_grids_and_owner(grids):
    found = grids.whereabouts(INSIDE)
    assert found is not None
    assert found.cell.code == "310199001001014"
    assert found.community.name == "310199001001社区"
    assert found.street.code == "310199001"
    assert found.autonomy.kind is AutonomyKind.STREET_FRONT
    assert found.disposal.unit == "U-310199001-DG01"
    assert found.owner == grids.owner_of(found.cell) == "P-00000"


def test_a_position_on_a_border_belongs_to_the_lowest_code(grids):
    corner = Point(lon=round(121.0 + 4 * 0.001, 7), lat=round(31.0 + 4 * 0.001, 7))
    around = [Point(lon=corner.lon + x, lat=corner.lat + y) for x in (-1e-5, 1e-5) for y in (-1e-5, 1e-5)]
    assert grids.cell_at(corner).code == min(grids.cell_at(place).code for place in around)


def test_outside_the_district_there_is_no_cell_but_perhaps_a_near_one(grids):
    outside = Point(lon=120.9999, lat=31.0005)  # 9.5 m west of the border
    assert grids.cell_at(outside) is None
    assert grids.whereabouts(outside) is None
    assert grids.nearest_cell(outside, within=10).code == "310199001001013"
    assert grids.nearest_cell(outside, within=9) is None
    assert grids.nearest_cell(INSIDE, within=0) == grids.cell_at(INSIDE)


def test_many_positions_are_answered_at_once(grids):
    lons, lats = np.array([INSIDE.lon, 0.0]), np.array([INSIDE.lat, 0.0])
    first, second = grids.cells_at(lons, lats).tolist()
    assert grids.cells[first] == grids.cell_at(INSIDE)
    assert second == -1


def test_an_inner_cell_has_eight_neighbours_and_a_corner_cell_three(grids):
    assert len(grids.neighbours(grids.cell_at(INSIDE))) == 5
    assert len(grids.neighbours(grids.cell_at(Point(lon=121.0005, lat=31.0005)))) == 3
    assert len(grids.neighbours(grids.cell_at(Point(lon=121.0035, lat=31.0035)))) == 8


def test_disposal_and_autonomy_grids_know_each_other(grids):
    assert [grid.code for grid in grids.autonomy_matched("D310199001-1")] == [
        "A310199001001-1",
        "A310199001002-1",
    ]
    assert [grid.code for grid in grids.disposal_matched("A310199001002-1")] == ["D310199001-1"]
    assert grids.autonomy_matched("unknown") == ()


def test_everything_is_counted_by_kind(grids):
    counts = grids.counts()
    assert (counts.streets, counts.communities, counts.cells, counts.disposal) == (2, 4, 64, 2)
    assert counts.autonomy[AutonomyKind.COMMITTEE] == 2
    assert counts.autonomy[AutonomyKind.EXTENSION] == 0
    assert (counts.enforcement, counts.self_governance, counts.matching) == (12, 64, 4)


def test_a_cell_is_found_by_its_code_and_its_middle_lies_in_it(grids):
    cell = grids.cell("310199002002016")
    assert grids.cell_at(grids.middle_of(cell)) == cell
    assert len(grids.cells_in("310199002")) == 32
    with pytest.raises(NoSuchCell):
        grids.cell("310199009")


# ---------------------------------------------------------------- proof
def test_a_sound_district_has_nothing_to_say_and_is_covered_wholly():
    ground = ground_of()
    assert prove_ground(ground) == []
    report = coverage(ground)
    assert report.percent == pytest.approx(100)
    assert (report.gaps, report.overlaps, report.beyond) == (0, 0, 0)
    assert report.district == pytest.approx(64 * 95.3 * 111.2, rel=0.01)


@pytest.mark.requirement("GRD-10")
def test_a_missing_cell_is_a_gap_with_place_and_size():
    rows = [row for row in small.cell_rows() if row[0] != "310199001001006"]
    found = problems(cells=small.cells(rows))
    assert any("不属于任何单元网格，位于121.00" in problem for problem in found)
    assert any("310199001001社区的边界与其单元网格合起来相差" in problem for problem in found)
    assert coverage(ground_of(cells=small.cells(rows))).percent == pytest.approx(100 * 63 / 64)


@pytest.mark.requirement("GRD-10")
def test_two_cells_on_the_same_ground_are_named():
    rows = small.cell_rows()
    rows[5] = (*rows[5][:5], rows[5][5].buffer(0.0001, join_style="mitre"))
    found = problems(cells=small.cells(rows))
    assert any(problem.startswith("单元网格310199001001002与310199001001006重叠") for problem in found)


def test_ground_beyond_the_district_is_named():
    rows = small.cell_rows()
    rows[12] = (*rows[12][:5], rows[12][5].union(shapely.box(120.999, 31.0, 121.0, 31.001)))
    assert any("越出区界" in problem for problem in problems(cells=small.cells(rows)))


def test_codes_must_stand_under_their_parents():
    rows = small.cell_rows()
    rows[0] = ("310199001002001x", *rows[0][1:])
    rows[1] = (rows[1][0], "310199001009", *rows[1][2:])
    rows[2] = ("310199002001099", *rows[2][1:])
    found = problems(cells=small.cells(rows))
    assert "单元网格编码“310199001002001x”无效" in found
    assert any("所属的社区310199001009不存在" in problem for problem in found)
    assert "单元网格310199002001099的编码不在社区310199001001之下" in found


def test_grids_must_exist_lie_in_the_same_region_and_be_matched():
    rows = small.cell_rows()
    rows[0] = (*rows[0][:3], "A-nowhere", *rows[0][4:])
    rows[1] = (*rows[1][:4], "D310199002-1", rows[1][5])
    found = problems(cells=small.cells(rows), matching="disposal,autonomy\nD310199001-1,A-other\n")
    assert "单元网格310199001001001所属的自治网格A-nowhere不存在" in found
    assert "单元网格310199001001002与其处置网格D310199002-1不在同一街镇或社区" in found
    assert "匹配D310199001-1与A-other提到不存在的网格" in found
    assert any("有共同的单元网格，却没有匹配" in problem for problem in found)


def test_a_grid_without_ground_is_named():
    extra = small.files()["grids/autonomy.csv"].decode() + "A-empty,extension,空,310199001,310199001001,P-1\n"
    assert problems(autonomy=extra) == ["网格A-empty没有单元网格"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"cells": "{"}, "文件无法读取"),
        ({"cells": "{}"}, "没有要素集合"),
        ({"cells": '{"features": [3]}'}, "第1个要素不是要素"),
        ({"district": '{"features": []}'.replace("[]", '[{"properties": {"code": "1"}}]')}, "第1个要素缺少name_zh"),
        (
            {"streets": small.geojson([({"code": "1", "name_zh": "街"}, shapely.Point(1, 1))])},
            "第1个要素（1）不是面",
        ),
        (
            {"streets": small.geojson([({"code": "1", "name_zh": "街"}, shapely.box(4e5, 3e6, 5e5, 4e6))])},
            "第1个要素（1）的坐标不是经纬度",
        ),
        ({"cells": small.cells([*small.cell_rows(), small.cell_rows()[0]])}, "编码310199001001001重复"),
        ({"autonomy": "code,kind\n"}, "缺少该列"),
        ({"disposal": "code,name_zh,street,police_grid,unit,lead_post,staffing,enforcement,self_governance\n"
                      "D,x,310199001,P,U,T,,many,1\n"}, "“many”不是有效整数"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_where_and_what_to_write(changed, expected):
    with pytest.raises(PackFault) as refused:
        ground_of(**changed)
    assert expected in [finding.problem_zh for finding in refused.value.findings]
    assert all(finding.advice_zh for finding in refused.value.findings)


# ---------------------------------------------------------------- refinement
def split_first_cell() -> list[small.CellRow]:
    """The first cell is split in two with new codes; the second keeps its ground but changes hands."""
    _, community, street, autonomy, disposal, square = small.cell_rows()[0]
    west, south, east, north = square.bounds
    middle = (west + east) / 2
    halves = [
        (f"{community}017", community, street, autonomy, disposal, shapely.box(west, south, middle, north)),
        (f"{community}018", community, street, autonomy, disposal, shapely.box(middle, south, east, north)),
    ]
    second = small.cell_rows()[1]
    return [*halves, (*second[:3], "A-new", *second[4:]), *small.cell_rows()[2:]]


def test_a_split_cell_retires_its_code_and_names_its_successors(grids):
    after = Grids.from_files(small.files(cells=small.cells(split_first_cell())))
    change = refinement(grids, after)
    (retired,) = change.retired
    assert retired.cell.code == "310199001001001"
    assert [heir.code for heir in retired.successors] == ["310199001001017", "310199001001018"]
    assert [cell.code for cell in change.added] == ["310199001001017", "310199001001018"]
    assert [cell.code for cell in change.handed_over] == ["310199001001002"]
    assert prove_refinement(grids, after) == []
    assert grids.cell("310199001001001") == retired.cell, "the old edition still shows the old cell"


def test_a_code_never_changes_its_ground(grids):
    rows = small.cell_rows()
    rows[0], rows[1] = (*rows[0][:5], rows[1][5]), (*rows[1][:5], rows[0][5])
    after = Grids.from_files(small.files(cells=small.cells(rows)))
    found = prove_refinement(grids, after)
    assert [finding.problem_zh[:18] for finding in found] == [
        "单元网格310199001001001沿"[:18],
        "单元网格310199001001002沿"[:18],
    ]
