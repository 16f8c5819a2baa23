# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from collections.abc import Callable

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.blobs import Blobs
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import Module, RecordWord, RecordWords, SubjectKind
from tongguan.ground.plumbing.unit_of_work import Work
from tongguan.ground.plumbing.uploads import Uploads
from tongguan.matters.cases.api import MOVE_NAMES, STATES, Cases
from tongguan.matters.cases.application.ports import LifecycleEditions
from tongguan.matters.cases.jobs.rounds import rounds
from tongguan.matters.cases.store.book import BELLS_DUE, PostgresBook, PostgresCaseWork, PostgresShelf
from tongguan.matters.cases.store.memory import MemoryStore
from tongguan.matters.cases.web.access import CaseAccess
from tongguan.matters.cases.web.evidence import evidence_routes
from tongguan.matters.cases.web.routes import CaseServices, case_access, routes
from tongguan.matters.cases.web.sheet import sheet_routes

__all__ = ["CaseServices", "MemoryStore", "book_of", "build", "case_access", "in_memory", "module"]

book_of = PostgresBook
"""A case book on a transaction that a neighbour has opened."""


def build(database: Database, *, cities: LifecycleEditions, clock: Clock) -> Cases:
    """The verbs of cases over this database."""
    return Cases(PostgresCaseWork(Work(database)), PostgresShelf(database), cities, clock)


def in_memory(store: MemoryStore, *, cities: LifecycleEditions, clock: Clock) -> Cases:
    """The verbs of cases over memory: simulations play years in minutes and flush the store afterwards."""
    return Cases(store, store, cities, clock)


def module(
    services: CaseServices,
    access: CaseAccess,
    *,
    presentation: Callable[[], Presentation],
    blobs: Blobs,
    uploads: Uploads,
    clock: Clock,
) -> Module:
    """The cases themselves: each with its moves, and the rounds in which their clocks ring."""
    return Module(
        name="cases",
        routers=lambda: (
            routes(services, access, clock),
            sheet_routes(services.cases, access, presentation),
            evidence_routes(blobs, uploads, access),
        ),
        rounds=rounds(services.cases),
        queues=(BELLS_DUE,),
        record=RecordWords(
            kinds=(SubjectKind("case", "案件", "case", auditors_only=True),),
            deeds=tuple(RecordWord(move, name, move.replace("_", " ")) for move, name in MOVE_NAMES.items()),
            states=tuple(RecordWord(state, facts.name, facts.name_en) for state, facts in STATES.items()),
        ),
    )
