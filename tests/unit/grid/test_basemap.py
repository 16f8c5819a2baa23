# SPDX-License-Identifier: Apache-2.0
"""A pack may bring a base map; what is no map is refused with the file that is meant."""

import pytest

from tongguan.city.grid.api import read_basemap
from tongguan.ground.kernel.pack import PackFault, Reading

LINES = b'{"type":"FeatureCollection","attribution":"somebody","features":[]}'


def test_a_city_without_a_base_map_has_none() -> None:
    assert read_basemap(Reading(files={})) == {}


def test_layers_come_from_the_bottom_and_name_their_source() -> None:
    found = read_basemap(Reading(files={"basemap/metro.geojson": LINES, "basemap/roads.geojson": LINES}))
    assert list(found) == ["roads", "metro"]
    assert found["metro"].attribution == "somebody"
    assert found["metro"].content == LINES


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"type":"Feature"}', b"\xff\xfe"])
def test_what_is_no_map_is_refused(content: bytes) -> None:
    with pytest.raises(PackFault, match=r"basemap/metro\.geojson"):
        read_basemap(Reading(files={"basemap/metro.geojson": content}))


def test_an_unknown_layer_is_passed_over_with_a_warning() -> None:
    reading = Reading(files={"basemap/volcanoes.geojson": LINES})
    assert read_basemap(reading) == {}
    assert [finding.file for finding in reading.findings] == ["basemap/volcanoes.geojson"]
