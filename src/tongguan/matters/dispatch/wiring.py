# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from collections.abc import Callable

from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import MakesOld, Module, RecordWord, RecordWords, SubjectKind, WorkArea
from tongguan.ground.plumbing.unit_of_work import PostgresUnitOfWork, Work
from tongguan.matters.cases.api import Cases
from tongguan.matters.dispatch.api import Dispatching, DispatchRecord
from tongguan.matters.dispatch.jobs.reactions import reactions
from tongguan.matters.dispatch.store.dispatch_record import PostgresDispatchRecord, PostgresFlagBook
from tongguan.matters.dispatch.web.routes import CaseMover, routes

__all__ = ["dispatch_record", "dispatching", "module"]

AT_THE_DESK = frozenset({Role.DISPATCHER, Role.SHIFT_LEADER, Role.COMMANDER, Role.UNIT_DISPATCHER})
"""Whose work dispatching is."""


def dispatching(database: Database, *, cases: Cases, cities: Cities) -> Dispatching:
    """The verbs of dispatch; `cities` are the editions."""
    return Dispatching(cases, cities, PostgresUnitOfWork(Work(database), PostgresFlagBook))


def dispatch_record(database: Database) -> DispatchRecord:
    """Tolerance, flags and past matters."""
    return PostgresDispatchRecord(database)


def module(
    dispatching: Dispatching,
    record: DispatchRecord,
    cities: Cities,
    access: CaseMover,
    *,
    presentation: Callable[[], Presentation],
) -> Module:
    """Dispatch by the list, and what the platform does by itself when a case has moved."""
    return Module(
        name="dispatch",
        routers=lambda: (routes(dispatching, record, cities, access, presentation),),
        reactions=tuple(reactions(dispatching)),
        areas=(WorkArea(key="dispatch", roles=AT_THE_DESK),),
        makes_old=(MakesOld(events="cases.", answers=("/api/v1/dispatch",)),),
        record=RecordWords(
            kinds=(SubjectKind("list_row", "清单行", "row of the list"),),
            deeds=(RecordWord("flag_row", "清单行待复核", "flagged a row of the list"),),
            states=(RecordWord("flagged", "待复核", "flagged"),),
        ),
    )
