# SPDX-License-Identifier: Apache-2.0
"""A report becomes a case with its petition, in one transaction; one that is known already stays the case it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tongguan.cases import api as cases
from tongguan.intake.application.ports import Cities, City, Known, PetitionBook
from tongguan.intake.application.standing import Standing, standing
from tongguan.intake.domain.petition import Draft, Petition, Petitioner, title_of
from tongguan.intake.domain.phones import phone_key
from tongguan.intake.domain.refusals import WrongNumber
from tongguan.intake.events import PetitionRegistered
from tongguan.kernel.ids import CaseId
from tongguan.kernel.people import Actor
from tongguan.kernel.work import Footprint


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
    book: PetitionBook, draft: Draft, *, by: Actor, cities: Cities, now: datetime, checked: bool = False
) -> Receipt:
    """Register a report (T01, CLS-05); `checked` says that its number is known to be new.

    Raises UnknownSource, PlaceUnknown, WordsMissing, WrongNumber, and of cases BadWish, ConditionMissing.
    """
    city = cities.current()
    where = standing(draft, by=by, city=city)
    petitioner = draft.petitioner or Petitioner()
    key = _key(petitioner)
    if not checked and (known := await _known(book, draft)) is not None:
        return known_receipt(known, draft, city)
    wish = _wish(draft, where, city)
    case = await cases.report(
        book.cases, wish, centre=where.taking_on.centre, by=by, cities=cities, now=now, words=draft.words
    )
    petition = Petition(
        case_id=case.id,
        task_no=case.task_no,
        channel=draft.channel.value,
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
        owner_name=city.name_of(case.owner),
        region=case.region,
        class_code=case.class_code,
        source_no=draft.source_no,
        fresh=True,
        why_zh=where.taking_on.why_zh,
        why_en=where.taking_on.why_en,
    )


def known_receipt(known: Known, draft: Draft, city: City) -> Receipt:
    """The receipt of a report that came before."""
    return Receipt(
        case_id=known.case_id,
        task_no=known.task_no,
        owner=known.owner,
        owner_name=city.name_of(known.owner),
        region=known.region,
        class_code=known.class_code,
        source_no=draft.source_no,
        fresh=False,
        why_zh="该编号已登记，未重复立案",
        why_en="this number was registered before; no second case",
    )


async def _known(book: PetitionBook, draft: Draft) -> Known | None:
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


def _wish(draft: Draft, where: Standing, city: City) -> cases.Report:
    chosen = city.organisation.regions.get(where.region) if draft.region else None
    return cases.Report(
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
            cases.Exhibit(
                kind="scene",
                blob=photo.blob,
                name=photo.name,
                lon=None if photo.point is None else photo.point.lon,
                lat=None if photo.point is None else photo.point.lat,
            )
            for photo in draft.photos
        ),
    )


def _footprint(petition: Petition, case: cases.Case, where: Standing, *, by: Actor, now: datetime) -> Footprint:
    """Who reported is kept in the petition; the record says only that somebody did, and how."""
    told = PetitionRegistered(
        at=now,
        audience=(case.owner, case.region),
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
        before=None,
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
