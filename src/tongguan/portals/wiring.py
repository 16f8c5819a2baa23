# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from collections.abc import Callable

from fastapi import APIRouter

from tongguan.cases.api import Cases
from tongguan.kernel.clock import Clock
from tongguan.kernel.words import Masked
from tongguan.organisation.api import PeopleRegister
from tongguan.plumbing.blobs import Blobs
from tongguan.plumbing.database import Database
from tongguan.portals.api import Cities, Names, Tiles, Uploads
from tongguan.portals.store.boards import PostgresBoards
from tongguan.portals.store.case_lists import PostgresCaseLists
from tongguan.portals.store.case_map import PostgresCaseMap
from tongguan.portals.store.desks import PostgresDesks
from tongguan.portals.store.reviews import PostgresReviews
from tongguan.portals.store.saved_views import PostgresSavedViews
from tongguan.portals.store.uploads import PostgresUploads
from tongguan.portals.web.documents import Documents
from tongguan.portals.web.events import LiveEvents, event_routes
from tongguan.portals.web.exports import export_routes
from tongguan.portals.web.files import CaseDoor, file_routes
from tongguan.portals.web.front_ends import front_end_routes
from tongguan.portals.web.lists import list_routes
from tongguan.portals.web.maps import MapDesk, map_routes
from tongguan.portals.web.openapi import openapi_document
from tongguan.portals.web.reading_room import ReadingRoom
from tongguan.portals.web.reference import CityDesk, reference_routes
from tongguan.portals.web.reviews import review_routes
from tongguan.portals.web.saved_views import saved_view_routes
from tongguan.portals.web.sheet import sheet_routes
from tongguan.portals.web.status_page import Visitor, Welcome, status_routes
from tongguan.portals.web.timing_sheet import timing_sheet_routes

__all__ = ["Tiles", "Visitor", "Welcome", "city_routers", "front_end_routes", "openapi_document", "routers", "uploads"]


def uploads(database: Database) -> Uploads:
    """The register of uploaded files; cases and intake ask it whether evidence was kept."""
    return PostgresUploads(database)


def routers(
    database: Database,
    *,
    cases: Cases,
    door: CaseDoor,
    blobs: Blobs,
    stream: LiveEvents,
    names: Names,
    masked: Masked,
    welcome: Callable[[], Welcome],
    clock: Clock,
) -> tuple[APIRouter, ...]:
    """Every router of portals."""
    room = ReadingRoom(
        lists=PostgresCaseLists(database),
        desks=PostgresDesks(database),
        boards=PostgresBoards(database),
        reviews=PostgresReviews(database),
        names=names,
        masked=masked,
        clock=clock,
        almanac=lambda edition: cases.cities.of(edition).almanac,
    )
    return (
        list_routes(room),
        export_routes(room),
        saved_view_routes(room, PostgresSavedViews(database)),
        timing_sheet_routes(room),
        review_routes(room, door, cases),
        sheet_routes(room, door, cases),
        file_routes(blobs, PostgresUploads(database), door, clock),
        event_routes(stream),
        status_routes(room.boards, clock, welcome),
    )


def city_routers(
    database: Database,
    *,
    cities: Cities,
    people: PeopleRegister,
    masked: Masked,
    tiles: Tiles | None,
    clock: Clock,
) -> tuple[APIRouter, ...]:
    """The routers that show the city itself: organs, classes, people, map."""
    documents, cases = Documents(), PostgresCaseMap(database)
    desk = CityDesk(cities=cities, people=people, tiles=tiles, documents=documents, clock=clock)
    maps = MapDesk(cities=cities, cases=cases, documents=documents, masked=masked, clock=clock)
    return reference_routes(desk), map_routes(maps)
