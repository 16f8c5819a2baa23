# SPDX-License-Identifier: Apache-2.0
"""The demo city's real grid files: proved, counted, and every position of the district answered once."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from tongguan.city.grid.domain.cover import coverage
from tongguan.city.grid.domain.gazetteer_pack import read_gazetteer
from tongguan.city.grid.domain.grids import Grids
from tongguan.city.grid.domain.ground import DistrictGround
from tongguan.city.grid.domain.layers import GRID_LAYERS, GridFamily, LayerGroup, outlines
from tongguan.city.grid.domain.pack import read_ground
from tongguan.city.grid.domain.proof import prove_ground
from tongguan.city.grid.domain.sheets import GAZETTEER
from tongguan.ground.kernel.pack import Reading

DEMO = Path(__file__).resolve().parents[3] / "cities" / "demo"


@pytest.fixture(scope="module")
def ground() -> DistrictGround:
    return read_ground(Reading(files={f"grids/{file.name}": file.read_bytes() for file in (DEMO / "grids").iterdir()}))


@pytest.mark.requirement("GRD-10")
def test_the_demo_district_is_proved_and_covered_wholly(ground):
    assert prove_ground(ground) == []
    report = coverage(ground)
    assert report.percent == pytest.approx(100, abs=1e-9)
    assert report.gaps + report.overlaps + report.beyond < 1


def test_the_demo_district_has_the_scale_of_a_real_one(ground):
    counts = Grids(ground).counts()
    assert (counts.cells, counts.disposal, sum(counts.autonomy.values())) == (5589, 68, 835)
    assert (counts.enforcement, counts.self_governance) == (408, 2185)
    assert min(counts.autonomy.values()) > 0


@pytest.mark.requirement("GRD-09")
def test_every_position_of_the_district_lies_in_exactly_one_cell(ground):
    grids = Grids(ground)
    west, south, east, north = ground.district.shape.bounds
    positions = np.random.default_rng(7).uniform((west, south), (east, north), (20_000, 2))
    corners = shapely.get_coordinates(ground.shapes)[::7]
    lons, lats = np.vstack([positions, corners]).T
    inside = shapely.intersects_xy(ground.district.shape, lons, lats)
    found = grids.cells_at(lons, lats)
    assert ((found >= 0) == inside).all()
    at = np.flatnonzero(inside)
    assert shapely.intersects_xy(ground.shapes[found[at]], lons[at], lats[at]).all()


def test_every_name_of_the_demo_gazetteer_leads_to_its_place(ground):
    reading = Reading(files={GAZETTEER.file: (DEMO / GAZETTEER.file).read_bytes()})
    gazetteer = read_gazetteer(reading, Grids(ground))
    assert reading.findings == []
    for place in gazetteer.places:
        for name in (place.name, *place.aliases):
            suggested = gazetteer.suggest(f"我在{name}附近，请派人来看看", limit=50)
            assert place.point in {one.point for one in suggested}, name


@pytest.mark.parametrize("layer", GRID_LAYERS, ids=lambda layer: layer.code)
def test_every_grid_layer_covers_the_district_exactly_once(ground, layer):
    areas = list(outlines(Grids(ground), layer).values())
    assert shapely.coverage_is_valid(areas)
    assert shapely.coverage_union_all(areas).equals(ground.district.shape)


def test_the_three_nets_and_both_families_have_layers():
    assert {layer.group for layer in GRID_LAYERS} == set(LayerGroup)
    assert {layer.family for layer in GRID_LAYERS} == set(GridFamily)
