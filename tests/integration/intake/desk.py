# SPDX-License-Identifier: Apache-2.0
"""Intake over the demo city and a real database, with a clock that stands still."""

from dataclasses import dataclass

from tests.factories.cases import MONDAY
from tests.unit.city_pack.demo import demo_city
from tongguan.ground.kernel.city import OneCity
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import wiring as cases_wiring
from tongguan.matters.cases.api import Cases, RulesByEdition
from tongguan.matters.intake import wiring
from tongguan.matters.intake.api import Intake


@dataclass(frozen=True)
class Desk:
    """Everything a test of intake needs."""

    intake: Intake
    cases: Cases
    cities: OneCity
    clock: SimulatedClock


def desk_over(database: Database) -> Desk:
    """A desk over this database."""
    clock, cities = SimulatedClock(MONDAY), OneCity(demo_city())
    cases = cases_wiring.build(database, cities=RulesByEdition(cities), clock=clock)
    intake = wiring.build(database, cases=cases, book_of=cases_wiring.book_of, cities=cities, clock=clock)
    return Desk(intake=intake, cases=cases, cities=cities, clock=clock)
