# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.cases.api import Cases
from tongguan.intake.api import Cities, Intake, PetitionWork
from tongguan.intake.store.imports import PostgresImportWork
from tongguan.intake.store.memory import MemoryPetitions
from tongguan.intake.store.petitions import BookOf, PostgresPetitionShelf, PostgresPetitionWork
from tongguan.intake.web.routes import routes
from tongguan.kernel.clock import Clock
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["build", "in_memory", "petition_work", "routes"]

in_memory = MemoryPetitions
"""Petitions beside cases in memory, for replays; given the `begin` of the cases."""


def petition_work(database: Database, book_of: BookOf) -> PetitionWork:
    """Transactions with a petition book in them, for those who take in reports without a desk."""
    return PostgresPetitionWork(Work(database), book_of)


def build(database: Database, *, cases: Cases, book_of: BookOf, cities: Cities, clock: Clock) -> Intake:
    """The verbs of intake; `book_of` is `cases.wiring.book_of`, so that case and petition share a transaction."""
    return Intake(
        PostgresPetitionWork(Work(database), book_of),
        PostgresImportWork(database, book_of),
        PostgresPetitionShelf(database),
        matters=cases,
        cities=cities,
        clock=clock,
    )
