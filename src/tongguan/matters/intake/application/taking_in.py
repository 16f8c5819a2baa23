# SPDX-License-Identifier: Apache-2.0
"""A report becomes a case with its petition, in one transaction; one that is known already stays the case it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import Cities, City
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.work import Footprint
from tongguan.matters.cases import api as cases
from tongguan.matters.cases import wishes
from tongguan.matters.intake.application.placement import Placement, placement_of
from tongguan.matters.intake.application.ports import Known, PetitionBook
from tongguan.matters.intake.domain.petition import Petition, Petitioner, ReportDraft, title_of
from tongguan.matters.intake.domain.phones import phone_key
from tongguan.matters.intake.domain.refusals import WrongNumber
from tongguan.matters.intake.events import PetitionRegistered


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What whoever reported gets back: the number to speak of it, who takes it on, and why."""

    case_id: CaseId
    task_no: str
    owner: str
    owner_name: str
    region: str
    class_code: str | None
    source_no: str | None
    fresh: bool
    """Whether the report is new; otherwise it came before and this is the case it became then."""
    why_zh: str
    why_en: str


async def take_in(
    book: PetitionBook,
    draft: ReportDraft,
    *,
    channel: str,
    by: Actor,
    cities: Cities,
    now: datetime,
    checked: bool = False,
) -> Receipt:
    """Register a report (T01, CLS-05); `checked` says that its number is known to be new.

    Raises UnknownSource, PlaceUnknown, WordsMissing, WrongNumber, and of cases BadWish, ConditionMissing.
    """
    city = cities.current()
    where = placement_of(draft, by=by, city=city)
    petitioner = draft.petitioner or Petitioner()
    key = _key(petitioner)
    if not checked and (known := await _known(book, draft)) is not None:
        await book.point_to(known, now)
        return known_receipt(known, draft, city)
    wish = _wish(draft, where, city)
    rules = cases.RulesByEdition(cities)
    case = await cases.report(
        book.cases, wish, centre=where.taking_on.centre, by=by, cities=rules, now=now, words=draft.words
    )
    petition = Petition(
        case_id=case.id,
        task_no=case.task_no,
        channel=channel,
        source=draft.source,
        source_no=draft.source_no,
        source_class=draft.source_class,
        source_line=draft.source_line,
        fingerprint=draft.fingerprint,
        name=petitioner.name.strip(),
        phone=petitioner.phone.strip(),
        call_back=petitioner.call_back.strip(),
        id_no=petitioner.id_no.strip(),
        confidential=petitioner.confidential,
        phone_key=key,
        said_at=draft.said_at,
        registered_at=now,
        registered_by=by.person,
    )
    await book.keep(petition, _footprint(petition, case, where, by=by, now=now))
    return Receipt(
        case_id=case.id,
        task_no=case.task_no,
        owner=case.owner,
        owner_name=city.part(Organisation).called(case.owner),
        region=case.region,
        class_code=case.class_code,
        source_no=draft.source_no,
        fresh=True,
        why_zh=where.taking_on.why_zh,
        why_en=where.taking_on.why_en,
    )


def known_receipt(known: Known, draft: ReportDraft, city: City) -> Receipt:
    """The receipt of a report that came before."""
    return Receipt(
        case_id=known.case_id,
        task_no=known.task_no,
        owner=known.owner,
        owner_name=city.part(Organisation).called(known.owner),
        region=known.region,
        class_code=known.class_code,
        source_no=draft.source_no,
        fresh=False,
        why_zh="该编号已登记，未重复立案",
        why_en="this number was registered before; no second case",
    )


async def _known(book: PetitionBook, draft: ReportDraft) -> Known | None:
    numbers: Sequence[str] = () if draft.source_no is None else (draft.source_no,)
    prints: Sequence[str] = () if draft.fingerprint is None else (draft.fingerprint,)
    if not numbers and not prints:
        return None
    found = await book.known(draft.source, numbers, prints)
    return found[0].known if found else None


def _key(petitioner: Petitioner) -> str | None:
    """The key of the caller; raises WrongNumber for what is no number."""
    for number in (petitioner.phone, petitioner.call_back):
        if number.strip() and phone_key(number) is None:
            raise WrongNumber(f"“{number.strip()[:30]}”不是电话号码，请写5至15位数字。")
    return phone_key(petitioner.phone) or phone_key(petitioner.call_back)


def _wish(draft: ReportDraft, where: Placement, city: City) -> wishes.Report:
    chosen = city.part(Organisation).regions.get(where.region) if draft.region else None
    return wishes.Report(
        source=draft.source,
        mode=where.source.mode,
        kind=draft.kind.value,
        title=title_of(draft.title, draft.words),
        address=draft.address.strip() or ("" if chosen is None else chosen.name_zh),
        region=where.region,
        lon=None if draft.point is None else draft.point.lon,
        lat=None if draft.point is None else draft.point.lat,
        class_code=draft.class_code,
        urgency=draft.urgency.value,
        upstream_no=draft.source_no,
        needs_callback=draft.wants_answer,
        evidence=tuple(
            wishes.Exhibit(
                kind="scene",
                blob=photo.blob,
                name=photo.name,
                lon=None if photo.point is None else photo.point.lon,
                lat=None if photo.point is None else photo.point.lat,
            )
            for photo in draft.photos
        ),
    )


def _footprint(petition: Petition, case: cases.Case, where: Placement, *, by: Actor, now: datetime) -> Footprint:
    """Who reported is kept in the petition; the record says only that somebody did, and how."""
    told = PetitionRegistered(
        at=now,
        audience=cases.audience(case),
        case_id=case.id,
        task_no=case.task_no,
        channel=petition.channel,
        source=petition.source,
        source_no=petition.source_no,
        centre=case.owner,
        region=case.region,
    )
    return Footprint(
        subject=f"petition/{case.id}",
        move="register",
        after="registered",
        at=now,
        person=by.person,
        post=by.posts[0].id,
        organ=by.posts[0].organ,
        facts={
            "task_no": case.task_no,
            "channel": petition.channel,
            "source": petition.source,
            "source_no": petition.source_no,
            "source_line": petition.source_line,
            "why": where.taking_on.why_zh,
        },
        events=(told,),
    )
