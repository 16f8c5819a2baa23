# SPDX-License-Identifier: Apache-2.0
"""The front door of intake: everything a neighbour may use."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from tongguan.cases import api as cases
from tongguan.grid.api import Place
from tongguan.intake.application.file_rows import row_of
from tongguan.intake.application.importing import Progress, import_rows
from tongguan.intake.application.opening import masked, opening
from tongguan.intake.application.ports import (
    BadRow,
    Cities,
    City,
    Import,
    ImportWork,
    Known,
    KnownNumber,
    PastReport,
    PetitionBook,
    PetitionShelf,
    PetitionWork,
)
from tongguan.intake.application.similar import similar
from tongguan.intake.application.standing import Ground, ground_at, suggested_classes, suggested_places
from tongguan.intake.application.taking_in import Receipt, take_in
from tongguan.intake.channels.batch.mapping import Line, Wrong, draft_of, read_lines
from tongguan.intake.channels.external import mapping as external
from tongguan.intake.channels.external.mapping import ExternalReport
from tongguan.intake.channels.hotline import mapping as hotline
from tongguan.intake.channels.hotline.mapping import HotlineCall
from tongguan.intake.channels.patrol import mapping as patrol
from tongguan.intake.channels.patrol.mapping import PatrolReport
from tongguan.intake.domain.likeness import Alike, likeness, pairs
from tongguan.intake.domain.masking import masked_id, masked_name, masked_phone, masked_words
from tongguan.intake.domain.petition import Channel, Draft, OrderKind, Petition, Petitioner, Photo, Urgency
from tongguan.intake.domain.phones import phone_key
from tongguan.intake.domain.refusals import (
    ImportUnderWay,
    NoImport,
    NoPetition,
    NotYourDesk,
    NumberTaken,
    UnknownSource,
    WrongNumber,
)
from tongguan.kernel.clock import Clock
from tongguan.kernel.geo import Point
from tongguan.kernel.ids import CaseId, new_id
from tongguan.kernel.people import Actor, Role
from tongguan.kernel.work import Command
from tongguan.taxonomy.api import Suggestion

DESKS = {
    Channel.HOTLINE: frozenset({Role.AGENT, Role.ACCEPTOR, Role.SHIFT_LEADER, Role.WINDOW_CLERK}),
    Channel.PATROL: frozenset(
        {Role.COLLECTOR, Role.GRID_WORKER, Role.GRID_OWNER, Role.VOLUNTEER, Role.SOCIAL_WORKER, Role.HANDLER}
    ),
    Channel.EXTERNAL: frozenset({Role.EXTERNAL_SYSTEM, Role.DEVICE, Role.UPPER_PLATFORM}),
    Channel.BATCH: frozenset({Role.AGENT, Role.ACCEPTOR, Role.SHIFT_LEADER, Role.DATA_STEWARD}),
}
"""Who may take in reports through which door."""
MODES = {
    Channel.HOTLINE: frozenset({"passive"}),
    Channel.PATROL: frozenset({"active"}),
    Channel.EXTERNAL: frozenset({"passive", "active", "automatic"}),
    Channel.BATCH: frozenset({"passive", "active", "automatic"}),
}
"""How what comes through a door can have been found (DIS-01)."""
DESK_ROLES = DESKS[Channel.HOTLINE]
MOST_PAST = 50
MOST_ALIKE = 5
"""Earlier reports of a caller that the desk is shown."""


class Intake:
    """The verbs of intake, each in a transaction of its own."""

    def __init__(
        self,
        work: PetitionWork,
        imports: ImportWork,
        shelf: PetitionShelf,
        *,
        matters: cases.Cases,
        cities: Cities,
        clock: Clock,
    ) -> None:
        self._work = work
        self._imports = imports
        self._shelf = shelf
        self._matters = matters
        self._cities = cities
        self._clock = clock

    # ------------------------------------------------------------ taking in
    async def hotline(self, call: HotlineCall, *, by: Actor, request_id: UUID) -> Receipt:
        """Register a call; raises NotYourDesk, UnknownSource, PlaceUnknown, WordsMissing, WrongNumber, AlreadyDone."""
        return await self._register(hotline.draft_of(call), by=by, request_id=request_id)

    async def patrol(self, report: PatrolReport, *, by: Actor, request_id: UUID) -> Receipt:
        """Register a report from the ground; raises PhotoMissing and what `hotline` raises."""
        return await self._register(patrol.draft_of(report), by=by, request_id=request_id)

    async def external(self, report: ExternalReport, *, by: Actor, request_id: UUID) -> Receipt:
        """Register a report of another system; its number pushed again gives the same case (CLS-05)."""
        return await self._register(external.draft_of(report), by=by, request_id=request_id)

    async def receipt(self, case_id: CaseId) -> Receipt:
        """The receipt of a report registered before, for a request that is repeated."""
        case = await self._matters.get(case_id)
        petition = await self._shelf.petition(case_id)
        return Receipt(
            case_id=case.id,
            task_no=case.task_no,
            owner=case.origin,
            owner_name=self._cities.of(case.edition).name_of(case.origin),
            region=case.region,
            class_code=case.class_code,
            source_no=petition.source_no,
            fresh=False,
            why_zh="该请求已办理，未重复登记",
            why_en="this request was granted before; nothing was registered twice",
        )

    async def by_source_no(self, source: str, source_no: str, *, by: Actor) -> Known:
        """The case that a source's own number became (CLS-05); raises NoPetition."""
        known = await self._shelf.by_source_no(source, source_no.strip())
        if known is None or not cases.may_see(await self._matters.get(known.case_id), by):
            raise NoPetition("没有登记过这个来源编号。")
        return known

    # ------------------------------------------------------------ advice for the desk
    def suggest_places(self, text: str, *, limit: int = 5) -> list[Place]:
        """Places the text may mean; advice, never a decision."""
        return suggested_places(self._cities.current(), text, limit=limit)

    def suggest_classes(self, words: str, *, limit: int = 5) -> list[Suggestion]:
        """Likely classes; advice, never a decision."""
        return suggested_classes(self._cities.current(), words, limit=limit)

    def ground_at(self, point: Point) -> Ground | None:
        """Cell, community, street and owner of a position (WGS-84); none outside the district."""
        return ground_at(self._cities.current(), point)

    async def similar(
        self, *, words: str, class_code: str | None, point: Point | None, region: str = "", by: Actor
    ) -> list[Alike]:
        """Open cases this person may read that may be the same matter, the likeliest first; raises NotYourDesk."""
        if not by.posts_as(*(role for roles in DESKS.values() for role in roles), Role.DISPATCHER):
            raise NotYourDesk
        found = await similar(
            self._shelf,
            words=words,
            class_code=class_code,
            point=point,
            region=region,
            city=self._cities.current(),
            now=self._clock.now(),
        )
        readable: list[Alike] = []
        for one in found:
            if len(readable) < MOST_ALIKE and cases.may_see(await self._matters.get(one.case_id), by):
                readable.append(replace(one, title=masked_words(one.title), address=masked_words(one.address)))
        return readable

    async def caller_history(self, phone: str, *, by: Actor) -> Sequence[PastReport]:
        """What this caller reported before, newest first (ANA-01); raises NotYourDesk, WrongNumber."""
        if not by.posts_as(*DESK_ROLES):
            raise NotYourDesk
        key = phone_key(phone)
        if key is None:
            raise WrongNumber(f"“{phone[:30]}”不是电话号码，请写5至15位数字。")
        past = await self._shelf.history(key, MOST_PAST)
        return [replace(one, title=masked_words(one.title)) for one in past]

    # ------------------------------------------------------------ who reported
    async def petition(self, case_id: CaseId, *, by: Actor) -> Petition:
        """The petition with everything personal masked; raises NoPetition, also to those who may not see the case."""
        if not cases.may_see(await self._matters.get(case_id), by):
            raise NoPetition
        return masked(await self._shelf.petition(case_id))

    async def open_petition(self, case_id: CaseId, *, purpose: str, by: Actor, request_id: UUID) -> Petition:
        """The petition in clear, after it is on record who looked and why; raises PurposeMissing, PetitionSealed."""
        petition = await self._shelf.petition(case_id)
        case = await self._matters.get(case_id)
        leave = opening(petition, case, purpose=purpose, by=by, now=self._clock.now())
        await self._work.leave(Command(request_id=request_id, by=by), leave.footprint)
        return petition

    # ------------------------------------------------------------ files
    async def import_file(
        self, path: Path, *, file_name: str, source: str, by: Actor, told: Progress = lambda state: None
    ) -> Import:
        """Register every row of a CSV or XLSX file; a file that was taken in before changes nothing.

        Raises NotYourDesk, UnknownSource, UnreadableFile before anything is registered; ImportUnderWay.
        """
        begun = await self.begin_import(path, file_name=file_name, source=source, by=by)
        return await self.go_on(begun, path, by=by, told=told)

    async def begin_import(self, path: Path, *, file_name: str, source: str, by: Actor) -> Import:
        """The import of this file, not yet under way, or the one that was begun before; raises as `import_file`."""
        _at_desk(by, Channel.BATCH)
        if source not in self._cities.current().sources:
            raise UnknownSource(f"没有来源“{source}”。", source=source)
        read_lines(path, zone=self._zone())
        now = self._clock.now()
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        start = Import(
            id=new_id(),
            file_name=file_name,
            digest=digest,
            source=source,
            state="running",
            row=0,
            read=0,
            registered=0,
            known=0,
            bad=0,
            by=by.person,
            begun_at=now,
            touched_at=now,
        )
        return await self._imports.open(start)

    async def go_on(self, begun: Import, path: Path, *, by: Actor, told: Progress = lambda state: None) -> Import:
        """Register the rows that are not registered yet."""
        city = self._cities.current()
        rows = (row_of(line, source=begun.source, city=city) for line in read_lines(path, zone=self._zone()))
        return await import_rows(
            self._imports,
            begun,
            rows,
            by=_at_desk(by, Channel.BATCH),
            cities=self._cities,
            clock=self._clock,
            told=told,
        )

    async def import_state(self, import_id: UUID, *, by: Actor) -> Import:
        """How far one's own import has come; raises NoImport."""
        state = await self._imports.get(import_id)
        if state.by != by.person:
            raise NoImport
        return state

    async def bad_rows(self, import_id: UUID, *, by: Actor, after: int = 0, most: int = 200) -> Sequence[BadRow]:
        """The rows of one's own import that could not be registered, and what to write instead; raises NoImport."""
        await self.import_state(import_id, by=by)
        return await self._imports.bad_rows(import_id, after=after, most=most)

    # ------------------------------------------------------------ inside
    async def _register(self, draft: Draft, *, by: Actor, request_id: UUID) -> Receipt:
        by = _at_desk(by, draft.channel)
        source = self._cities.current().sources.get(draft.source)
        if source is not None and source.mode not in MODES[draft.channel]:
            raise UnknownSource(f"来源“{source.name_zh}”不经此渠道登记。", source=draft.source)
        command = Command(request_id=request_id, by=by)
        try:
            return await self._once(command, draft)
        except NumberTaken:  # somebody was quicker by a moment: what he registered is the answer
            return await self._once(command, draft)

    async def _once(self, command: Command, draft: Draft) -> Receipt:
        async with self._work.begin(command) as book:
            return await take_in(book, draft, by=command.by, cities=self._cities, now=self._clock.now())

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._cities.current().calendars.zone)


def _at_desk(by: Actor, channel: Channel) -> Actor:
    """The person with the posts first that may use this door; raises NotYourDesk."""
    posts = tuple(post for post in by.posts if post.role in DESKS[channel])
    if not posts:
        raise NotYourDesk
    return replace(by, posts=(*posts, *(post for post in by.posts if post not in posts)))


__all__ = [
    "Alike",
    "BadRow",
    "Channel",
    "Cities",
    "City",
    "Draft",
    "ExternalReport",
    "Ground",
    "HotlineCall",
    "Import",
    "ImportUnderWay",
    "ImportWork",
    "Intake",
    "Known",
    "KnownNumber",
    "Line",
    "OrderKind",
    "PastReport",
    "PatrolReport",
    "Petition",
    "PetitionBook",
    "PetitionShelf",
    "PetitionWork",
    "Petitioner",
    "Photo",
    "Receipt",
    "Urgency",
    "Wrong",
    "draft_of",
    "likeness",
    "masked_id",
    "masked_name",
    "masked_phone",
    "masked_words",
    "pairs",
    "phone_key",
    "read_lines",
    "row_of",
    "take_in",
]
