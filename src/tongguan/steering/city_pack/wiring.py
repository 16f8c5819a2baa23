# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from collections.abc import Mapping
from functools import partial

from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import Module, RecordWord, RecordWords, Right, SubjectKind
from tongguan.ground.plumbing.unit_of_work import PostgresUnitOfWork, Work
from tongguan.matters.dispatch.api import DispatchRecord
from tongguan.steering.city_pack.api import PARTS, CityPacks, Drafts, Editions, PackParts, PastRecord
from tongguan.steering.city_pack.application.tiles import Tiles
from tongguan.steering.city_pack.domain.draft import AGREEING, APPLYING, DRAFTING, READERS
from tongguan.steering.city_pack.store.drafts import PostgresDraftBook, PostgresDraftShelf
from tongguan.steering.city_pack.store.editions import LoadStaff, PostgresEditionBook, PostgresEditionShelf
from tongguan.steering.city_pack.web.city import city_routes
from tongguan.steering.city_pack.web.drafts import draft_routes
from tongguan.steering.city_pack.web.editions import edition_routes
from tongguan.steering.city_pack.web.presenting import Name
from tongguan.steering.city_pack.web.services import CityPackServices


def city_packs(database: Database, *, load_staff: LoadStaff, clock: Clock, parts: PackParts = PARTS) -> CityPacks:
    """The verbs that change editions; `load_staff` is `organisation.wiring.load_staff`."""
    return CityPacks(
        PostgresUnitOfWork(Work(database), partial(PostgresEditionBook, load_staff=load_staff)), clock, parts
    )


def drafts(
    database: Database,
    *,
    load_staff: LoadStaff,
    editions: Editions,
    past: PastRecord,
    clock: Clock,
    parts: PackParts = PARTS,
) -> Drafts:
    """The verbs of drafts; `past` is `dispatch.wiring.dispatch_record`."""
    work = Work(database)
    return Drafts(
        PostgresUnitOfWork(work, PostgresDraftBook),
        PostgresDraftShelf(database),
        PostgresUnitOfWork(work, partial(PostgresEditionBook, load_staff=load_staff)),
        editions,
        past,
        clock,
        parts,
    )


def module(
    database: Database,
    packs: CityPacks,
    record: DispatchRecord,
    *,
    load_staff: LoadStaff,
    editions: Editions,
    person: Name,
    tiles: Tiles | None,
    clock: Clock,
) -> Module:
    """The city in force, its editions and their drafts; `record` is `dispatch.wiring.dispatch_record`."""
    made = drafts(database, load_staff=load_staff, editions=editions, past=record, clock=clock)
    services = CityPackServices(packs=packs, editions=editions, drafts=made, record=record, person=person, clock=clock)
    return Module(
        name="city_pack",
        routers=lambda: (city_routes(editions, tiles), edition_routes(services), draft_routes(services)),
        rights=(
            Right(key="editions.read", roles=frozenset(READERS)),
            Right(key="drafts.write", roles=frozenset(DRAFTING)),
            Right(key="drafts.agree", roles=frozenset(AGREEING)),
            Right(key="drafts.apply", roles=frozenset(APPLYING)),
        ),
        record=RecordWords(
            kinds=(SubjectKind("edition", "城市版本", "edition"), SubjectKind("draft", "草稿", "draft")),
            deeds=(
                RecordWord("apply_edition", "发布城市版本", "applied an edition"),
                RecordWord("begin_draft", "起草", "began a draft"),
                RecordWord("change_draft", "修改草稿", "changed a draft"),
                RecordWord("upload_draft", "上传文件到草稿", "uploaded into a draft"),
                RecordWord("carry_draft_over", "草稿移到新版", "carried a draft over"),
                RecordWord("agree_draft", "同意草稿", "agreed to a draft"),
                RecordWord("drop_draft", "放弃草稿", "dropped a draft"),
                RecordWord("apply_draft", "发布草稿", "applied a draft"),
            ),
            states=(
                RecordWord("open", "进行中", "open"),
                RecordWord("applied", "已发布", "applied"),
                RecordWord("dropped", "已放弃", "dropped"),
            ),
        ),
    )


def names(url: str) -> list[str]:
    """The names of the cities whose editions are in this database."""
    return [edition.name for edition in PostgresEditionShelf(url).editions()]


def editions(
    url: str, *, clock: Clock, read: Mapping[EditionNo, City] | None = None, parts: PackParts = PARTS
) -> Editions:
    """The editions in this database; await `refresh()` once before use, and keep `follow()` running."""
    return Editions(PostgresEditionShelf(url), clock, read, parts)
