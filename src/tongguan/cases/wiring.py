# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.cases.api import Cases
from tongguan.cases.application.ports import Cities
from tongguan.cases.jobs.rounds import rounds
from tongguan.cases.store.book import PostgresBook, PostgresCaseWork, PostgresShelf
from tongguan.cases.store.memory import MemoryStore
from tongguan.cases.web.routes import CaseDesk, door_of, routes
from tongguan.kernel.clock import Clock
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["CaseDesk", "MemoryStore", "book_of", "build", "door_of", "in_memory", "rounds", "routes"]

book_of = PostgresBook
"""A case book on a transaction that a neighbour has opened."""


def build(database: Database, *, cities: Cities, clock: Clock) -> Cases:
    """The verbs of cases over this database."""
    return Cases(PostgresCaseWork(Work(database)), PostgresShelf(database), cities, clock)


def in_memory(store: MemoryStore, *, cities: Cities, clock: Clock) -> Cases:
    """The verbs of cases over memory: simulations play years in minutes and flush the store afterwards."""
    return Cases(store, store, cities, clock)
