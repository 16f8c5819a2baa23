# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from collections.abc import Callable

from tongguan.ground.kernel.city import Cities
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import MakesOld, Module, RecordWord, RecordWords, Right, SubjectKind, WorkArea
from tongguan.ground.plumbing.register_routes import RegisterServices
from tongguan.ground.plumbing.registers import PostgresRegister
from tongguan.matters.cases.api import CENTRE
from tongguan.steering.boards.api import Boards, FigureService, MaySee
from tongguan.steering.boards.domain.board import DECIDERS
from tongguan.steering.boards.store.duty import PostgresDutyFigures
from tongguan.steering.boards.store.figures import PostgresFigures
from tongguan.steering.boards.store.registers import BOARDS, SCREENS
from tongguan.steering.boards.web.board_routes import board_routes
from tongguan.steering.boards.web.duty import DutyServices, duty_routes
from tongguan.steering.boards.web.figure_routes import BoardServices, figure_routes
from tongguan.steering.boards.web.status_page import Visitor, Welcome, status_routes

__all__ = ["Visitor", "Welcome", "module"]

NUMBERS = ("/api/v1/board", "/api/v1/screen/figures", "/api/v1/screen/rows")
"""Answers that count cases."""


def module(
    database: Database,
    *,
    cities: Cities,
    may_see: MaySee,
    registers: RegisterServices,
    welcome: Callable[[], Welcome],
) -> Module:
    """The big screens with their boards and figures, the duty board, the page at /.

    `may_see` refuses whoever may not read a case.
    """
    clock = registers.clock
    services = BoardServices(
        figures=FigureService(PostgresFigures(database), cities, clock),
        boards=Boards(
            PostgresRegister(BOARDS, database),
            PostgresRegister(SCREENS, database),
            cities=cities,
            may_see=may_see,
            clock=clock,
        ),
        cities=cities,
    )
    duty = DutyServices(
        figures=PostgresDutyFigures(database),
        names=registers.names,
        zone=registers.zone,
        clock=clock,
    )
    return Module(
        name="boards",
        routers=lambda: (
            duty_routes(duty),
            status_routes(duty, welcome),
            figure_routes(services),
            board_routes(services, registers),
        ),
        areas=(WorkArea(key="wall", roles=CENTRE),),
        rights=(Right(key="boards.decide", roles=frozenset(DECIDERS)),),
        makes_old=(
            MakesOld(events="boards.", answers=("/api/v1/screens", "/api/v1/boards"), seconds=0.0),
            *(MakesOld(events=events, answers=NUMBERS) for events in ("cases.", "intake.")),
        ),
        record=RecordWords(
            kinds=(SubjectKind("board", "看板", "board"), SubjectKind("screen", "大屏", "screen")),
            deeds=(
                RecordWord("store_board", "保存看板", "stored a board"),
                RecordWord("store_screen", "保存大屏", "stored a screen"),
                RecordWord("show_on_screen", "送上大屏", "sent to a screen"),
            ),
        ),
    )
