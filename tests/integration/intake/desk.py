# SPDX-License-Identifier: Apache-2.0
"""Intake over the demo city and a real database, with a clock that stands still."""

from dataclasses import dataclass

from tests.factories.cases import MONDAY
from tests.unit.city_pack.demo import demo_city
from tongguan.cases import wiring as cases_wiring
from tongguan.cases.api import Cases
from tongguan.city_pack.api import City
from tongguan.intake import wiring
from tongguan.intake.api import Intake
from tongguan.kernel.clock import SimulatedClock
from tongguan.kernel.ids import EditionNo
from tongguan.plumbing.database import Database


@dataclass(frozen=True)
class OneCity:
    """Implements Cities with the demo city alone."""

    city: City

    def current(self) -> City:
        return self.city

    def of(self, edition: EditionNo) -> City:
        return self.city


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
    cases = cases_wiring.build(database, cities=cities, clock=clock)
    intake = wiring.build(database, cases=cases, book_of=cases_wiring.book_of, cities=cities, clock=clock)
    return Desk(intake=intake, cases=cases, cities=cities, clock=clock)
