# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.kernel.clock import Clock
from tongguan.organisation.api import PeopleRegister
from tongguan.patrols.api import Cities, Patrols, PhotosKept
from tongguan.patrols.jobs.rounds import rounds
from tongguan.patrols.store.patrol_book import PostgresPatrolShelf, PostgresPatrolWork
from tongguan.patrols.web.routes import routes
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["build", "rounds", "routes"]


def build(
    database: Database, *, register: PeopleRegister, cities: Cities, clock: Clock, photos_kept: PhotosKept
) -> Patrols:
    """The verbs of patrols; `photos_kept` asks the register of uploads."""
    return Patrols(
        PostgresPatrolWork(Work(database)),
        PostgresPatrolShelf(database),
        register,
        cities=cities,
        clock=clock,
        photos_kept=photos_kept,
    )
