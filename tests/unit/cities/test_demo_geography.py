# SPDX-License-Identifier: Apache-2.0
"""The demo district's ground: counted, coded and covered without gap or overlap (GRD-01, GRD-11 … GRD-13)."""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tests.unit.cities.demo_pack import PACK, SOURCES, ground, rows

Cells = list[tuple[dict[str, str], BaseGeometry]]


@pytest.fixture(scope="module")
def cells() -> Cells:
    return ground("cells.geojson")


@pytest.fixture(scope="module")
def shapes(cells: Cells) -> np.ndarray:
    return np.array([cell for _, cell in cells])


@pytest.mark.requirement("GRD-08")
def test_the_district_has_the_regions_cells_and_grids_of_the_real_one(cells: Cells) -> None:
    assert Counter(row["level"] for row in rows("regions.csv")) == {
        "city": 1,
        "district": 1,
        "street": 14,
        "community": 156,
    }
    assert len(cells) == 5589
    assert len(rows("grids/disposal.csv")) == 68
    kinds = Counter(row["kind"] for row in rows("grids/autonomy.csv"))
    assert kinds == {"committee": 361, "village": 217, "street_front": 177, "extension": 80}
    assert kinds.total() == 835


def test_every_cell_is_one_closed_simple_polygon_of_about_the_same_size(shapes: np.ndarray) -> None:
    assert {shape.geom_type for shape in shapes} == {"Polygon"}
    assert shapely.is_valid(shapes).all()
    size = shapely.area(shapes) / shapely.area(shapes).mean()
    assert size.min() > 0.9
    assert size.max() < 1.2


def test_every_inner_edge_has_exactly_one_cell_on_either_side(cells: Cells) -> None:
    # Exact, without tolerance: nodes are compared digit by digit. Each directed edge occurs once, and those
    # without an opposite are exactly the outline of the district: no gap, no overlap.
    seen = Counter(edge for _, cell in cells for edge in directed_edges(cell))
    assert set(seen.values()) == {1}
    outer = {edge for edge in seen if edge[::-1] not in seen}
    ((_, district),) = ground("district.geojson")
    assert outer == set(directed_edges(district))


def directed_edges(polygon: shapely.Geometry) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    points = list(shapely.get_coordinates(polygon).tolist())
    nodes = [tuple(point) for point in points]
    return list(pairwise(nodes))


def test_the_cells_cover_the_district_and_never_each_other(cells: Cells, shapes: np.ndarray) -> None:
    assert shapely.coverage_is_valid(shapes)
    ((_, district),) = ground("district.geojson")
    assert shapely.area(shapes).sum() == pytest.approx(district.area, rel=1e-9)
    tree = shapely.STRtree(shapes)
    inner = shapely.point_on_surface(shapes)
    points, holders = tree.query(inner, predicate="within")
    assert (points == holders).all()
    assert len(points) == len(shapes)


def test_the_outline_is_that_of_the_source_within_a_hand() -> None:
    source = shape(json.loads((SOURCES / "district.geojson").read_text(encoding="utf-8"))["geometry"])
    ((_, district),) = ground("district.geojson")
    assert district.symmetric_difference(source).area / source.area < 2e-6
    assert shapely.hausdorff_distance(district, source) < 1e-6  # degrees, about 10 cm


@pytest.mark.parametrize(("file", "key", "count"), [("communities", "community", 156), ("streets", "street", 14)])
def test_regions_on_the_map_are_exactly_their_cells(cells: Cells, file: str, key: str, count: int) -> None:
    area: defaultdict[str, float] = defaultdict(float)
    for properties, cell in cells:
        area[properties[key]] += cell.area
    regions = ground(f"{file}.geojson")
    assert len(regions) == count
    assert {properties["code"]: region.area for properties, region in regions} == pytest.approx(area, rel=1e-9)
    assert shapely.coverage_is_valid(np.array([region for _, region in regions]))


@pytest.mark.requirement("GRD-03")
def test_every_code_is_unique_and_begins_with_its_parents(cells: Cells) -> None:
    regions = {row["code"]: row["parent"] for row in rows("regions.csv")}
    assert len(regions) == len(rows("regions.csv"))
    assert all(code.startswith(parent) for code, parent in regions.items())
    assert {properties["community"] for properties, _ in cells} == {code for code in regions if len(code) == 12}
    assert len({properties["code"] for properties, _ in cells}) == len(cells)
    assert all(
        len(properties["code"]) == 15
        and properties["code"].startswith(properties["community"])
        and properties["community"].startswith(properties["street"])
        and properties["autonomy_grid"][1:13] == properties["community"]
        and properties["disposal_grid"][1:10] == properties["street"]
        for properties, _ in cells
    )


def test_cells_are_numbered_from_the_north_west_without_a_missing_number(cells: Cells) -> None:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for properties, _ in cells:
        numbers[properties["community"]].append(int(properties["code"][12:]))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    north = {code: max(y for _, y in cells_of) for code, cells_of in by_community(cells).items()}
    first = {p["community"]: cell for p, cell in cells if p["code"].endswith("001")}
    size = max(cell.bounds[3] - cell.bounds[1] for _, cell in cells)
    assert all(north[code] - cell.centroid.y < size * 1.5 for code, cell in first.items())


def by_community(cells: Cells) -> dict[str, list[tuple[float, float]]]:
    corners: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for properties, cell in cells:
        corners[properties["community"]].append((cell.bounds[0], cell.bounds[3]))
    return corners


def test_grids_are_matched_many_to_many_exactly_where_they_share_ground(cells: Cells) -> None:
    shared = {(properties["disposal_grid"], properties["autonomy_grid"]) for properties, _ in cells}
    listed = [(row["disposal"], row["autonomy"]) for row in rows("grids/matching.csv")]
    assert len(listed) == len(set(listed))
    assert set(listed) == shared
    assert {disposal for disposal, _ in listed} == {row["code"] for row in rows("grids/disposal.csv")}
    assert {autonomy for _, autonomy in listed} == {row["code"] for row in rows("grids/autonomy.csv")}
    assert max(Counter(disposal for disposal, _ in listed).values()) > 1
    assert max(Counter(autonomy for _, autonomy in listed).values()) > 1


def test_the_gazetteer_places_every_name_inside_the_region_it_states(cells: Cells, shapes: np.ndarray) -> None:
    places = rows("gazetteer.csv")
    points = shapely.points([(float(place["lon"]), float(place["lat"])) for place in places])
    found, holders = shapely.STRtree(shapes).query(points, predicate="within")
    assert list(found) == list(range(len(places)))
    codes = [cells[holder][0]["code"] for holder in holders]
    assert all(code.startswith(place["region"]) for code, place in zip(codes, places, strict=True))


def test_the_gazetteer_knows_all_committees_and_plenty_of_invented_places() -> None:
    kinds = Counter(place["kind"] for place in rows("gazetteer.csv"))
    assert kinds["community"] == 611  # 596 official names and 15 cells the official list does not know
    assert kinds["station"] == 15
    assert kinds["estate"] >= 300
    assert kinds["road"] > 200
    names = [(place["name"], place["kind"], place["region"]) for place in rows("gazetteer.csv")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("layer", ["metro", "stations", "roads"])
def test_the_base_map_lies_in_and_around_the_district_and_names_its_source(layer: str) -> None:
    told = json.loads((PACK / "basemap" / f"{layer}.geojson").read_text(encoding="utf-8"))
    assert "OpenStreetMap" in told["attribution"]
    drawn = [shape(feature["geometry"]) for feature in told["features"]]
    ((_, district),) = ground("district.geojson")
    assert sum(district.intersects(one) for one in drawn) > 5
    assert district.envelope.buffer(0.071, join_style="mitre").contains(shapely.union_all(drawn))
    codes = [(feature["properties"]["code"], feature["properties"].get("rank")) for feature in told["features"]]
    assert len(set(codes)) == len(codes) > 15


def test_the_cells_stay_small_enough_to_ship() -> None:
    assert (PACK / "grids" / "cells.geojson").stat().st_size < 4_000_000


def test_building_the_pack_again_gives_the_same_files(tmp_path) -> None:
    for script in ("geography", "gazetteer", "basemap", "organisation", "calendars"):
        path = PACK / "build" / f"{script}.py"
        subprocess.run([sys.executable, str(path), "--into", str(tmp_path)], check=True, timeout=120)
    built = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(built) == 18
    assert [str(file) for file in built if (tmp_path / file).read_bytes() != (PACK / file).read_bytes()] == []
