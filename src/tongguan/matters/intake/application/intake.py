# SPDX-License-Identifier: Apache-2.0
"""The verbs of intake, each in a transaction of its own: take in, advise the desk, tell who reported."""

from collections.abc import Sequence
from dataclasses import replace

from tongguan.city.grid.api import LikelyPlace
from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import Suggestion
from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.kernel.work import Command, RequestId
from tongguan.matters.cases import api as cases
from tongguan.matters.intake.application.files import Imports
from tongguan.matters.intake.application.opening import masked, opening
from tongguan.matters.intake.application.placement import PositionFacts, ground_at, suggested_classes, suggested_places
from tongguan.matters.intake.application.ports import Known, PastReport, PetitionShelf, PetitionWork
from tongguan.matters.intake.application.similar import similar
from tongguan.matters.intake.application.taking_in import Receipt, take_in
from tongguan.matters.intake.domain.desks import DESK_ROLES, Desk
from tongguan.matters.intake.domain.likeness import Alike
from tongguan.matters.intake.domain.masking import masked_words
from tongguan.matters.intake.domain.petition import Petition, ReportDraft, as_kept, plain_number
from tongguan.matters.intake.domain.phones import phone_key
from tongguan.matters.intake.domain.refusals import NoPetition, NotYourDesk, NumberTaken, UnknownSource, WrongNumber
from tongguan.matters.intake.domain.sources import Sources

MOST_PAST = 50
"""Earlier reports of a caller that the desk is shown."""
MOST_ALIKE = 5


class Intake:
    """The verbs of intake, each in a transaction of its own."""

    def __init__(
        self,
        work: PetitionWork,
        shelf: PetitionShelf,
        files: Imports,
        *,
        desks: Sequence[Desk],
        matters: cases.Cases,
        cities: Cities,
        clock: Clock,
    ) -> None:
        self.files = files
        self._work = work
        self._shelf = shelf
        self._takers = frozenset(role for desk in desks for role in desk.roles)
        self._matters = matters
        self._cities = cities
        self._clock = clock

    # ------------------------------------------------------------ taking in
    async def register(self, draft: ReportDraft, *, at: Desk, by: Actor, request_id: RequestId) -> Receipt:
        """Take in a report at a desk; its number sent again gives the case it became the first time (CLS-05).

        Raises what the desk demands (PhotoMissing, NumberMissing), NotYourDesk, UnknownSource, PlaceUnknown,
        WordsMissing, WrongNumber, AlreadyDone.
        """
        draft = as_kept(draft)
        at.demand(draft)
        by = at.seated(by)
        source = self._cities.current().part(Sources).by_code.get(draft.source)
        if source is not None and source.mode not in at.modes:
            raise UnknownSource(f"来源“{source.name_zh}”不经此渠道登记。", source=draft.source)
        command = Command(request_id=request_id, by=by)
        try:
            return await self._once(command, draft, at)
        except NumberTaken:  # somebody was quicker by a moment: what he registered is the answer
            return await self._once(command, draft, at)

    async def receipt(self, case_id: CaseId) -> Receipt:
        """The receipt of a report registered before, for a request that is repeated."""
        case = await self._matters.get(case_id)
        petition = await self._shelf.petition(case_id)
        return Receipt(
            case_id=case.id,
            task_no=case.task_no,
            owner=case.origin,
            owner_name=self._cities.of(case.edition).part(Organisation).called(case.origin),
            region=case.region,
            class_code=case.class_code,
            source_no=petition.source_no,
            fresh=False,
            why_zh="该请求已办理，未重复登记",
            why_en="this request was granted before; nothing was registered twice",
        )

    async def by_source_no(self, source: str, source_no: str, *, by: Actor) -> Known:
        """The case that a source's own number became (CLS-05); raises NoPetition."""
        known = await self._shelf.by_source_no(source, plain_number(source_no))
        if known is None or not cases.may_see(await self._matters.get(known.case_id), by):
            raise NoPetition("没有登记过这个来源编号。")
        return known

    # ------------------------------------------------------------ advice for the desk
    def suggest_places(self, text: str, *, limit: int = 5) -> list[LikelyPlace]:
        """Places the text may mean; advice, never a decision."""
        return suggested_places(self._cities.current(), text, limit=limit)

    def suggest_classes(self, words: str, *, limit: int = 5) -> list[Suggestion]:
        """Likely classes; advice, never a decision."""
        return suggested_classes(self._cities.current(), words, limit=limit)

    def ground_at(self, point: Point) -> PositionFacts | None:
        """Cell, community, street and owner of a position (WGS-84); none outside the district."""
        return ground_at(self._cities.current(), point)

    async def similar(
        self, *, words: str, class_code: str | None, point: Point | None, region: str = "", by: Actor
    ) -> list[Alike]:
        """Open cases this person may read that may be the same matter, the likeliest first; raises NotYourDesk."""
        if not by.posts_as(*self._takers, Role.DISPATCHER):
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
        """What this caller reported before of what this person may see, newest first (ANA-01); whoever asks for it
        puts that on record. Raises NotYourDesk, WrongNumber.
        """
        if not by.posts_as(*DESK_ROLES):
            raise NotYourDesk
        key = phone_key(phone)
        if key is None:
            raise WrongNumber(f"“{phone[:30]}”不是电话号码，请写5至15位数字。")
        presentation = Presentation(now=self._clock.now(), masked=masked_words)
        return await self._shelf.history(key, MOST_PAST, sight=cases.sight_of(by), presentation=presentation)

    # ------------------------------------------------------------ who reported
    async def petition(self, case_id: CaseId, *, by: Actor) -> Petition:
        """The petition with everything personal masked; raises NoPetition, also to those who may not see the case."""
        if not cases.may_see(await self._matters.get(case_id), by):
            raise NoPetition
        return masked(await self._shelf.petition(case_id))

    async def open_petition(self, case_id: CaseId, *, purpose: str, by: Actor, request_id: RequestId) -> Petition:
        """The petition in clear, after it is on record who looked and why; raises PurposeMissing, PetitionSealed."""
        petition = await self._shelf.petition(case_id)
        case = await self._matters.get(case_id)
        leave = opening(petition, case, purpose=purpose, by=by, now=self._clock.now())
        await self._work.leave(Command(request_id=request_id, by=by), leave.footprint)
        return petition

    # ------------------------------------------------------------ inside
    async def _once(self, command: Command, draft: ReportDraft, at: Desk) -> Receipt:
        now = self._clock.now()
        async with self._work.begin(command) as book:
            return await take_in(book, draft, channel=at.channel, by=command.by, cities=self._cities, now=now)
