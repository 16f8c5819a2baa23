# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.city.organisation.api import PeopleRegister
from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import MakesOld, Module, RecordWord, RecordWords, Right, SubjectKind, WorkArea
from tongguan.ground.plumbing.register_routes import RegisterServices
from tongguan.ground.plumbing.registers import PostgresRegister
from tongguan.ground.plumbing.unit_of_work import Work
from tongguan.watching.patrols.api import PATROLLERS, WATCHING, Patrols, PhotosKept
from tongguan.watching.patrols.jobs.rounds import rounds
from tongguan.watching.patrols.store.patrol_book import PLANS, PostgresPatrolShelf, PostgresPatrolWork
from tongguan.watching.patrols.web.routes import routes

__all__ = ["build", "module"]


def build(
    database: Database, *, register: PeopleRegister, cities: Cities, clock: Clock, photos_kept: PhotosKept
) -> Patrols:
    """The verbs of patrols; `photos_kept` asks the register of uploads."""
    return Patrols(
        PostgresPatrolWork(Work(database)),
        PostgresPatrolShelf(database),
        PostgresRegister(PLANS, database),
        register,
        cities=cities,
        clock=clock,
        photos_kept=photos_kept,
    )


def module(patrols: Patrols, registers: RegisterServices) -> Module:
    """Patrols on the ground; the patrols of a district are a long answer, and nobody waits for the next place."""
    answers = ("/api/v1/patrols", "/api/v1/my/patrol")
    return Module(
        name="patrols",
        routers=lambda: (routes(patrols, registers),),
        rounds=rounds(patrols),
        areas=(WorkArea(key="patrols", roles=frozenset(WATCHING)),),
        rights=(Right(key="patrols.walk", roles=frozenset(PATROLLERS)),),
        makes_old=(MakesOld(events="patrols.", answers=answers, seconds=5.0),),
        record=RecordWords(
            kinds=(SubjectKind("patrol", "巡查", "patrol", auditors_only=True),),
            deeds=(
                RecordWord("write_plan", "编排巡查", "planned a patrol"),
                RecordWord("begin_patrol", "开始巡查", "began a patrol"),
                RecordWord("end_patrol", "结束巡查", "ended a patrol"),
                RecordWord("track", "记录轨迹", "recorded a track"),
                RecordWord("look", "巡查到点", "looked at a place"),
            ),
        ),
    )
