# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from collections.abc import Mapping

from tongguan.city_pack.api import City, CityPacks, Editions
from tongguan.city_pack.store.editions import LoadStaff, PostgresEditionShelf, PostgresEditionWork
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import EditionNo
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work


def city_packs(database: Database, *, load_staff: LoadStaff, clock: Clock) -> CityPacks:
    """The verbs that change editions; `load_staff` is `organisation.wiring.load_staff`."""
    return CityPacks(PostgresEditionWork(Work(database), load_staff), clock)


def editions(url: str, *, clock: Clock, read: Mapping[EditionNo, City] | None = None) -> Editions:
    """The editions in this database; await `refresh()` once before use, and keep `follow()` running."""
    return Editions(PostgresEditionShelf(url), clock, read)
