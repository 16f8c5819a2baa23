# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.rows import Names
from tongguan.ground.kernel.words import Masked
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import MakesOld, Module, WorkArea
from tongguan.matters.cases.api import BLIND, CENTRE, Cases
from tongguan.matters.worklists.store.case_lists import PostgresCaseLists
from tongguan.matters.worklists.store.case_map import PostgresCaseMap
from tongguan.matters.worklists.store.reviews import PostgresReviews
from tongguan.matters.worklists.store.saved_views import PostgresSavedViews
from tongguan.matters.worklists.store.waiting_work import PostgresWaitingWork
from tongguan.matters.worklists.web.exports import export_routes
from tongguan.matters.worklists.web.lists import list_routes
from tongguan.matters.worklists.web.maps import MapServices, map_routes
from tongguan.matters.worklists.web.reviews import review_routes
from tongguan.matters.worklists.web.saved_views import saved_view_routes
from tongguan.matters.worklists.web.services import CaseReader, WorklistServices
from tongguan.matters.worklists.web.timing_sheet import timing_sheet_routes

__all__ = ["module"]

SEES_CASES = frozenset(Role) - BLIND
"""Whoever may see any case at all."""
LISTS = (
    "/api/v1/cases",
    "/api/v1/queues",
    "/api/v1/requests",
    "/api/v1/suspended",
    "/api/v1/timing",
    "/api/v1/notices",
    "/api/v1/my/tasks",
    "/api/v1/my/orders",
    "/api/v1/my/calls",
    "/api/v1/map",
)
"""Answers that list or count cases."""


def module(
    database: Database,
    *,
    cases: Cases,
    cities: Cities,
    access: CaseReader,
    names: Names,
    masked: Masked,
    clock: Clock,
) -> Module:
    """What is read across many cases: lists, queues, reviews, timing, exports, the map."""
    services = WorklistServices(
        lists=PostgresCaseLists(database),
        waiting=PostgresWaitingWork(database),
        reviews=PostgresReviews(database),
        names=names,
        masked=masked,
        clock=clock,
        almanac=lambda edition: cases.cities.of(edition).almanac,
        zone_now=lambda: cases.cities.current().almanac.zone,
    )
    maps = MapServices(cities=cities, cases=PostgresCaseMap(database), masked=masked, clock=clock)
    return Module(
        name="worklists",
        routers=lambda: (
            list_routes(services),
            export_routes(services),
            saved_view_routes(services, PostgresSavedViews(database)),
            timing_sheet_routes(services),
            review_routes(services, access, cases),
            map_routes(maps),
        ),
        areas=(
            *(WorkArea(key=key, roles=SEES_CASES) for key in ("cases", "timing", "suspended", "notices", "map")),
            WorkArea(key="reviews", roles=CENTRE | {Role.UNIT_DISPATCHER, Role.APPROVER}),
        ),
        makes_old=tuple(MakesOld(events=events, answers=LISTS) for events in ("cases.", "intake.")),
    )
