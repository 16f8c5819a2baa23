# SPDX-License-Identifier: Apache-2.0
"""Who takes a report on: the street what its patrols see, the district what citizens say and what is major."""

import pytest

from tests.factories.cases import staff
from tests.unit.city_pack.demo import demo_city
from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.intake.application.placement import CityCentres
from tongguan.matters.intake.domain.taking_on import taken_on_by

CELL = "310112001000004"


def owner(who: Actor, *, mode: str, grade: str | None = "minor", region: str = CELL) -> str:
    centres = CityCentres(demo_city())
    return taken_on_by(mode=mode, grade=grade, region=region, posts=who.posts, centres=centres).centre


COLLECTOR = staff(Role.COLLECTOR, "C-310112001")
AGENT = staff(Role.AGENT, "C-310112-RX")


def test_what_a_patrol_sees_goes_to_its_street() -> None:
    assert owner(COLLECTOR, mode="active") == "C-310112001"


def test_what_a_device_sees_goes_to_the_street_where_it_stands() -> None:
    assert owner(staff(Role.DEVICE, "C-310112"), mode="automatic", region="310112006001001") == "C-310112006"


def test_a_call_goes_to_the_district_not_to_the_hotline_nor_to_the_street() -> None:
    assert owner(AGENT, mode="passive") == "C-310112"


def test_the_order_of_the_city_platform_goes_to_the_district_though_its_post_is_in_the_city() -> None:
    assert owner(staff(Role.UPPER_PLATFORM, "C-CITY"), mode="passive") == "C-310112"


@pytest.mark.parametrize("who", [COLLECTOR, AGENT, staff(Role.ACCEPTOR, "C-310112-ZZ")])
def test_a_major_matter_goes_straight_to_the_district_whoever_reports(who: Actor) -> None:
    assert owner(who, mode="active", grade="major") == "C-310112"


def test_a_specialised_centre_keeps_what_its_own_staff_takes_down() -> None:
    assert owner(staff(Role.ACCEPTOR, "C-310112-ZZ"), mode="passive") == "C-310112-ZZ"
    assert owner(staff(Role.ACCEPTOR, "C-CITY-ZZ"), mode="passive") == "C-CITY-ZZ"


def test_while_the_street_is_not_known_the_district_takes_it_on() -> None:
    assert owner(COLLECTOR, mode="active", region="310112") == "C-310112"
