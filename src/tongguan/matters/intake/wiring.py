# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import Module, RecordWord, RecordWords, Right, SubjectKind, WorkArea
from tongguan.ground.plumbing.unit_of_work import Work
from tongguan.matters.cases.api import Cases
from tongguan.matters.intake.api import DESK_ROLES, FILE_DESK, Imports, Intake, PetitionWork
from tongguan.matters.intake.channels.hotline import HOTLINE
from tongguan.matters.intake.channels.listed import CHANNELS
from tongguan.matters.intake.store.imports import PostgresImportWork
from tongguan.matters.intake.store.memory import MemoryPetitions
from tongguan.matters.intake.store.petitions import BookOf, PostgresPetitionShelf, PostgresPetitionWork
from tongguan.matters.intake.web.routes import EvidenceKept, PersonName, routes

__all__ = ["build", "in_memory", "module", "petition_work"]

in_memory = MemoryPetitions
"""Petitions beside cases in memory, for replays; given the `begin` of the cases."""


def petition_work(database: Database, book_of: BookOf) -> PetitionWork:
    """Transactions with a petition book in them, for those who take in reports without a desk."""
    return PostgresPetitionWork(Work(database), book_of)


def build(database: Database, *, cases: Cases, book_of: BookOf, cities: Cities, clock: Clock) -> Intake:
    """The verbs of intake; `book_of` is `cases.wiring.book_of`, so that case and petition share a transaction."""
    return Intake(
        PostgresPetitionWork(Work(database), book_of),
        PostgresPetitionShelf(database),
        Imports(PostgresImportWork(database, book_of), cities=cities, clock=clock),
        desks=(FILE_DESK, *(channel.desk for channel in CHANNELS)),
        matters=cases,
        cities=cities,
        clock=clock,
    )


def module(intake: Intake, cities: Cities, *, evidence_kept: EvidenceKept, person_name: PersonName) -> Module:
    """The channels by which reports come in."""
    return Module(
        name="intake",
        routers=lambda: (routes(intake, cities, evidence_kept=evidence_kept, person_name=person_name),),
        areas=(WorkArea(key="intake", roles=HOTLINE.desk.roles),),
        rights=(Right(key="intake.callers", roles=DESK_ROLES),),
        record=RecordWords(
            kinds=(
                SubjectKind("petition", "来电来信", "petition", auditors_only=True),
                SubjectKind("import", "批量导入", "import", auditors_only=True),
            ),
            deeds=(
                RecordWord("register", "登记", "registered"),
                RecordWord("open", "查看号码", "opened a number"),
                RecordWord("look_up_caller", "查来电人历史", "looked up a caller"),
                RecordWord("import", "批量导入", "imported a file"),
            ),
            states=(
                RecordWord("registered", "已登记", "registered"),
                RecordWord("opened", "已查看", "opened"),
                RecordWord("done", "已完成", "done"),
            ),
        ),
    )
