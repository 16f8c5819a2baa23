# SPDX-License-Identifier: Apache-2.0
"""A turn: one person wants one move on one case, now; the verbs take a turn and return an outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tongguan.ground.kernel.geo import Point, distance, may_be_within
from tongguan.ground.kernel.ids import PersonId, new_id
from tongguan.ground.kernel.people import Actor, Post
from tongguan.ground.kernel.values import replace
from tongguan.ground.kernel.work import Json
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.case_items import Evidence, Notice, Order, OrderState, Task
from tongguan.matters.cases.domain.city import ClassRules, LifecycleRules
from tongguan.matters.cases.domain.refusals import BadWish, ConditionMissing, NoSuchItem, SeparationOfDuty, TooFarAway
from tongguan.matters.cases.domain.states import State


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a person asks for; each verb has its own."""


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A photo or file handed in with a step; `blob` is the SHA-256 of content stored before."""

    kind: str
    blob: str
    name: str
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One person (through one post), one case, one moment."""

    case: Case
    by: Actor
    post: Post
    city: LifecycleRules
    now: datetime

    @property
    def rules(self) -> ClassRules:
        """The rules of the case's class; raises ConditionMissing while it has none."""
        rules = self.city.sub_class(self.case.class_code) if self.case.class_code else None
        if rules is None:
            raise ConditionMissing("案件尚未确定子类。")
        return rules


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a verb decided: the case as it will be, why, and what else goes on record."""

    case: Case
    reason: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)


def with_evidence(turn: Turn, case: Case, exhibits: tuple[Exhibit, ...]) -> Case:
    """The case with the exhibits added to its evidence."""
    if not exhibits:
        return case
    added = tuple(
        Evidence(
            id=new_id(),
            case_id=case.id,
            kind=exhibit.kind,
            blob=exhibit.blob,
            name=exhibit.name,
            by=turn.by.person,
            at=turn.now,
            lon=exhibit.lon,
            lat=exhibit.lat,
        )
        for exhibit in exhibits
    )
    return replace(case, evidence=(*case.evidence, *added))


def with_order(case: Case, order: Order) -> Case:
    """The case with this order in place of its earlier self."""
    return replace(case, orders=tuple(order if o.id == order.id else o for o in case.orders))


def with_task(case: Case, task: Task) -> Case:
    """The case with this task in place of its earlier self."""
    return replace(case, tasks=tuple(task if t.id == task.id else t for t in case.tasks))


def lead_of(case: Case) -> Order:
    """The lead order; raises NoSuchItem when the case is with nobody."""
    if case.lead is None:
        raise NoSuchItem("案件没有在办的主办工单。")
    return case.lead


def withdraw_orders(case: Case, *, lead_as: OrderState, now: datetime) -> Case:
    """End every order in force: the lead as returned, withdrawn …, the helpers as withdrawn."""
    lead = case.lead
    orders = []
    for order in case.orders:
        if order.state in (OrderState.RETURNED, OrderState.WITHDRAWN, OrderState.DONE) and order is not lead:
            orders.append(order)
        else:
            state = lead_as if lead is not None and order.id == lead.id else OrderState.WITHDRAWN
            orders.append(replace(order, state=state, done_at=now))
    return replace(case, orders=tuple(orders), lead_unit=None, handler=None)


def order_by_id(case: Case, order_id: UUID) -> Order:
    """An order of the case; raises NoSuchItem."""
    order = case.order(order_id)
    if order is None:
        raise NoSuchItem("案件中没有这张工单。")
    return order


def text(words: str, *, what: str) -> str:
    """Words that must not be empty; raises BadWish naming what is missing."""
    words = words.strip()
    if not words:
        raise BadWish(f"请填写{what}。")
    return words


def near_enough(turn: Turn, *, lon: float, lat: float, accuracy: float | None) -> float | None:
    """Metres from the place of the case, none when it has no position; raises TooFarAway."""
    if turn.case.lon is None or turn.case.lat is None:
        return None
    metres = round(distance(Point(lon=turn.case.lon, lat=turn.case.lat), Point(lon=lon, lat=lat)), 1)
    allowed = turn.city.settings.arrive_metres
    if not may_be_within(metres, allowed, accuracy=accuracy):
        raise TooFarAway(f"距案发地点 {metres:.0f} 米，须在 {allowed} 米内签到。", metres=metres)
    return metres


def told_to_citizen(turn: Turn, case: Case, words: str) -> Case:
    """The case with an answer to the citizen who reported it; nobody is told of what officers found themselves."""
    if case.mode != "passive":
        return case
    notice = Notice(
        id=new_id(),
        case_id=case.id,
        kind="answer",
        by=turn.by.person,
        at=turn.now,
        text=words,
        channel="sms",
    )
    return replace(case, notices=(*case.notices, notice))


def apart(person: PersonId, others: tuple[PersonId, ...], *, duty: str) -> None:
    """Nobody does two of handling, checking and closing (invariant 5, DSP-02); raises SeparationOfDuty."""
    if person in others:
        raise SeparationOfDuty(duty)


def go(case: Case, state: State) -> Case:
    """The case in another state."""
    return replace(case, state=state)
