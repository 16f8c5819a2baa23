# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from fastapi import APIRouter

from tongguan.boards.api import Cities, FigureDesk, Hanging, MaySee
from tongguan.boards.store.figures import PostgresFigures
from tongguan.boards.store.shelf import PostgresBoardShelf, PostgresBoardWork
from tongguan.boards.web.board_routes import board_routes
from tongguan.boards.web.figure_routes import WallRoom, figure_routes
from tongguan.kernel.clock import Clock
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["routers"]


def routers(database: Database, *, cities: Cities, may_see: MaySee, clock: Clock) -> tuple[APIRouter, ...]:
    """Every router of boards; `may_see` refuses whoever may not read a case."""
    room = WallRoom(
        figures=FigureDesk(PostgresFigures(database), cities, clock),
        hanging=Hanging(
            PostgresBoardWork(Work(database)),
            PostgresBoardShelf(database),
            cities=cities,
            may_see=may_see,
            clock=clock,
        ),
        cities=cities,
    )
    return figure_routes(room), board_routes(room)
