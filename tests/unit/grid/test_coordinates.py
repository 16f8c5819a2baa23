# SPDX-License-Identifier: Apache-2.0
"""The four reference systems: round trips, known positions, and the ground where nothing is shifted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.city.grid.domain.coordinates import (
    CHINA,
    System,
    from_wgs84,
    in_china,
    point_from_wgs84,
    point_to_wgs84,
    to_wgs84,
)
from tongguan.ground.kernel.geo import Point, distance

WEST, SOUTH, EAST, NORTH = CHINA
MARGIN = 0.02
SHIFTING = [System.GCJ02, System.BD09]

well_inside = st.builds(
    Point,
    lon=st.floats(WEST + MARGIN, EAST - MARGIN),
    lat=st.floats(SOUTH + MARGIN, NORTH - MARGIN),
)
well_outside = st.builds(Point, lon=st.floats(-179, WEST - MARGIN), lat=st.floats(-85, 85)) | st.builds(
    Point, lon=st.floats(-179, 179), lat=st.floats(NORTH + MARGIN, 85)
)


@given(place=well_inside, system=st.sampled_from(System))
def test_a_round_trip_through_any_system_ends_within_a_millimetre(place, system):
    lon, lat = point_from_wgs84(place, system=system)
    assert distance(place, point_to_wgs84(lon, lat, system=system)) < 0.001


@given(place=well_inside, system=st.sampled_from(SHIFTING))
def test_the_inverse_leaves_a_residual_below_a_billionth_of_a_degree(place, system):
    found = point_to_wgs84(place.lon, place.lat, system=system)
    lon, lat = point_from_wgs84(found, system=system)
    assert abs(lon - place.lon) < 1e-9
    assert abs(lat - place.lat) < 1e-9


@given(place=well_outside, system=st.sampled_from(System))
def test_outside_china_nothing_is_shifted(place, system):
    assert point_from_wgs84(place, system=system) == (place.lon, place.lat)
    assert point_to_wgs84(place.lon, place.lat, system=system) == place


@given(place=well_inside)
def test_the_shift_is_neither_nothing_nor_beyond_the_next_street(place):
    for system in SHIFTING:
        lon, lat = point_from_wgs84(place, system=system)
        assert 10 < distance(place, Point(lon=lon, lat=lat)) < 1_600


@given(place=well_inside)
def test_surveyed_positions_are_taken_as_they_are(place):
    assert point_to_wgs84(place.lon, place.lat, system=System.CGCS2000) == place


@pytest.mark.parametrize(
    ("system", "lon", "lat"),
    [
        # positions that the widely used public converters agree on for 116.404 E, 39.915 N
        (System.GCJ02, 116.41024449916938, 39.91640428150164),
        (System.BD09, 116.41662724378733, 39.922699552216216),
    ],
)
def test_known_positions_are_met(system, lon, lat):
    place = Point(lon=116.404, lat=39.915)
    assert point_from_wgs84(place, system=system) == pytest.approx((lon, lat), abs=1e-9)


def test_many_positions_are_turned_at_once_as_one_by_one():
    rng = np.random.default_rng(1)
    lons, lats = rng.uniform(73, 135, 2_000), rng.uniform(18, 53, 2_000)
    for system in System:
        turned_lon, turned_lat = from_wgs84(lons, lats, system=system)
        back_lon, back_lat = to_wgs84(turned_lon, turned_lat, system=system)
        assert np.abs(back_lon - lons).max() < 1e-9
        assert np.abs(back_lat - lats).max() < 1e-9
        one = point_from_wgs84(Point(lon=float(lons[7]), lat=float(lats[7])), system=system)
        assert one == (turned_lon[7], turned_lat[7])


def test_china_is_a_rectangle_with_its_edges():
    found = in_china(np.array([WEST, EAST, 0.0]), np.array([SOUTH, NORTH, 30.0]))
    assert found.tolist() == [True, True, False]
