# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.cases.api import Cases
from tongguan.dispatch.api import Dispatching, DispatchRecord, RuleBook
from tongguan.dispatch.jobs.reactions import reactions
from tongguan.dispatch.store.dispatch_record import PostgresDispatchRecord, PostgresFlagWork
from tongguan.dispatch.web.routes import routes
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["dispatch_record", "dispatching", "reactions", "routes"]


def dispatching(database: Database, *, cases: Cases, rules: RuleBook) -> Dispatching:
    """The verbs of dispatch; `rules` are the editions of the city."""
    return Dispatching(cases, rules, PostgresFlagWork(Work(database)))


def dispatch_record(database: Database) -> DispatchRecord:
    """Tolerance, flags and past matters."""
    return PostgresDispatchRecord(database)
