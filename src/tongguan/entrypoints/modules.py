# SPDX-License-Identifier: Apache-2.0
"""Every module of the hub with what it brings: doors, rounds, reactions, areas of work. A new one is listed here."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from tongguan.city.deadlines.api import Calendars
from tongguan.city.grid import wiring as grid_wiring
from tongguan.city.organisation import wiring as organisation_wiring
from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy import wiring as taxonomy_wiring
from tongguan.entrypoints.accounts import demo_accounts, shown_accounts
from tongguan.entrypoints.naming import names_of
from tongguan.entrypoints.platform import Platform
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.rows import Names, Presentation
from tongguan.ground.plumbing.accounts import Accounts
from tongguan.ground.plumbing.modules import Module, RecordWord, RecordWords, Right, SubjectKind, WorkArea
from tongguan.ground.plumbing.outbox import forget
from tongguan.ground.plumbing.own_password_routes import own_password_routes
from tongguan.ground.plumbing.passwords import Passwords
from tongguan.ground.plumbing.reading_record import READING_WORDS
from tongguan.ground.plumbing.register_routes import RegisterServices
from tongguan.ground.plumbing.sealing import seal
from tongguan.ground.plumbing.settings import Settings
from tongguan.ground.plumbing.throttle import Throttle
from tongguan.ground.plumbing.trail import Trail
from tongguan.ground.plumbing.trail_routes import AUDITING, trail_routes
from tongguan.ground.plumbing.upload_routes import upload_routes
from tongguan.ground.plumbing.uploads import Uploads
from tongguan.ground.plumbing.worker_loops import Round
from tongguan.matters.cases import wiring as cases_wiring
from tongguan.matters.dispatch import wiring as dispatch_wiring
from tongguan.matters.intake import wiring as intake_wiring
from tongguan.matters.intake.api import masked_words
from tongguan.matters.worklists import wiring as worklists_wiring
from tongguan.steering.boards import wiring as boards_wiring
from tongguan.steering.boards.wiring import Visitor, Welcome
from tongguan.steering.city_pack import wiring as city_pack_wiring
from tongguan.steering.city_pack.api import Tiles
from tongguan.watching.patrols import wiring as patrols_wiring

ADMINISTRATION = frozenset(
    {Role.SYSTEM_ADMIN, Role.TENANT_ADMIN, Role.DATA_STEWARD, Role.AUDITOR, Role.COMMANDER, Role.LEADER}
)
"""Whose work it is to look after organs, people, lists, accounts and the audit record."""


def modules_of(platform: Platform) -> tuple[Module, ...]:
    """The modules of a platform, each connected with its neighbours."""
    database, editions, clock = platform.database, platform.editions, platform.clock
    names = names_of(editions, added=platform.added_names.name)
    registers = registers_of(platform, names)
    presentation = partial(presentation_now, clock, names)
    record = dispatch_wiring.dispatch_record(database)
    uploads = Uploads(database)
    case_services = cases_wiring.CaseServices(platform.cases, evidence_kept=uploads.kept)
    access = cases_wiring.case_access(case_services, clock, person_name=names.person, masked=masked_words)
    business = (
        worklists_wiring.module(
            database,
            cases=platform.cases,
            cities=editions,
            access=access,
            names=names,
            masked=masked_words,
            clock=clock,
        ),
        boards_wiring.module(
            database,
            cities=editions,
            may_see=lambda task_no, by: access.seen(task_no, by=by),
            registers=registers,
            welcome=lambda: welcome(platform),
        ),
        taxonomy_wiring.module(editions),
        grid_wiring.module(editions),
        city_pack_wiring.module(
            database,
            platform.packs,
            record,
            load_staff=organisation_wiring.load_staff,
            editions=editions,
            person=names.person,
            tiles=tiles(platform.settings),
            clock=clock,
        ),
        organisation_wiring.module(
            database,
            platform.people,
            Accounts(database, clock, platform.sign_in, Passwords()),
            names=platform.added_names,
            organisation=lambda: editions.current().part(Organisation),
            registers=registers,
        ),
        dispatch_wiring.module(platform.dispatching, record, editions, access, presentation=presentation),
        cases_wiring.module(
            case_services,
            access,
            presentation=presentation,
            blobs=platform.blobs,
            uploads=uploads,
            clock=clock,
        ),
        patrols_wiring.module(platform.patrols, registers),
        intake_wiring.module(platform.intake, editions, evidence_kept=uploads.kept, person_name=names.person),
    )
    return (*business, ground(platform, registers, uploads, [module.record for module in business]))


def registers_of(platform: Platform, names: Names) -> RegisterServices:
    """What the routes of every register are given."""
    return RegisterServices(
        trail=Trail(platform.database),
        names=names,
        masked=masked_words,
        clock=platform.clock,
        zone=lambda: platform.editions.current().part(Calendars).zone,
    )


def presentation_now(clock: Clock, names: Names) -> Presentation:
    """How rows are presented at this moment."""
    return Presentation(now=clock.now(), names=names, masked=masked_words)


OWN_RECORD = RecordWords(
    kinds=(*READING_WORDS.kinds, SubjectKind("account", "账号", "account"), SubjectKind("demo", "示范日", "demo day")),
    deeds=(
        *READING_WORDS.deeds,
        RecordWord("sign_in", "登录", "signed in"),
        RecordWord("change_password", "修改口令", "changed the password"),
        RecordWord("make_password_link", "生成口令链接", "made a link to choose a password"),
        RecordWord("choose_password", "自设口令", "chose a password"),
        RecordWord("make_api_token", "新建接口令牌", "made an API token"),
        RecordWord("revoke_token", "作废自己的令牌", "revoked a token"),
        RecordWord("hang_on_wall", "转为值守屏", "left a browser on a wall"),
        RecordWord("open_account", "开通账号", "opened an account"),
        RecordWord("reset_password", "重设口令", "reset a password"),
        RecordWord("close_account", "停用账号", "closed an account"),
        RecordWord("withdraw_tokens", "作废令牌", "withdrew tokens"),
        RecordWord("begin", "开始播放", "began the demo day"),
        RecordWord("end", "播放完毕", "ended the demo day"),
    ),
    states=(RecordWord("begin", "播放中", "begun"), RecordWord("end", "已播完", "ended")),
)


def ground(platform: Platform, registers: RegisterServices, uploads: Uploads, records: Sequence[RecordWords]) -> Module:
    """What every platform needs, whatever its business: accounts, files, house-keeping, and the audit record, told in
    the words of all modules (`records`)."""
    database = platform.database
    return Module(
        name="plumbing",
        routers=lambda: (
            own_password_routes(platform.own_password),
            upload_routes(platform.blobs, uploads, platform.clock),
            trail_routes(registers.trail, registers.presentation, RecordWords.together([*records, OWN_RECORD])),
        ),
        rounds=(
            Round(name="plumbing.seal", every=timedelta(minutes=1), go=lambda now: seal(database, now)),
            Round(name="plumbing.forget", every=timedelta(hours=6), go=lambda now: forget(database, now)),
            Round(name="plumbing.forget_tokens", every=timedelta(hours=6), go=platform.sign_in.forget_tokens),
            Round(name="plumbing.forget_tries", every=timedelta(hours=6), go=Throttle(database).forget),
        ),
        areas=(WorkArea(key="admin", roles=ADMINISTRATION),),
        record=OWN_RECORD,
        rights=(Right(key="audit.read", roles=AUDITING), Right(key="audit.cases", roles=frozenset({Role.AUDITOR}))),
    )


def welcome(platform: Platform) -> Welcome:
    """What the page at / says of the city, and to visitors of a demonstration."""
    city, accounts = platform.editions.current(), demo_accounts(platform.settings)
    if accounts is None:
        return Welcome(city=city.outline.title_zh)
    visitors = [Visitor(account=account, about=about) for account, about in shown_accounts(city, accounts)]
    return Welcome(city=city.outline.title_zh, password=accounts.password, visitors=visitors)


def tiles(settings: Settings) -> Tiles | None:
    """The provider of map tiles, when the operator has named one."""
    if settings.tiles_url is None:
        return None
    return Tiles(url=settings.tiles_url, crs=settings.tiles_crs, attribution=settings.tiles_attribution)
