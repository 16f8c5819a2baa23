# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.cases.api import Cases
from tongguan.cases.application.ports import Cities
from tongguan.cases.store.book import PostgresBook, PostgresCaseWork, PostgresShelf
from tongguan.cases.web.routes import CaseDesk, door_of, routes
from tongguan.kernel.clock import Clock
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["CaseDesk", "book_of", "build", "door_of", "routes"]

book_of = PostgresBook
"""A case book on a transaction that a neighbour has opened."""


def build(database: Database, *, cities: Cities, clock: Clock) -> Cases:
    """The verbs of cases over this database."""
    return Cases(PostgresCaseWork(Work(database)), PostgresShelf(database), cities, clock)
