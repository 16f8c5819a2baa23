# SPDX-License-Identifier: Apache-2.0
"""Who shall act (派遣): to units, between centres, up and down one level at a time: T11, T12, T21–T23, T51–T53."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.ids import CentreId, UnitId, new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.values import replace
from tongguan.ground.kernel.work import Json
from tongguan.matters.cases.domain import clocks
from tongguan.matters.cases.domain.case import Case, Hop
from tongguan.matters.cases.domain.case_items import Order, OrderRole, OrderState, Why
from tongguan.matters.cases.domain.city import LifecycleRules
from tongguan.matters.cases.domain.clocks import ClockKind
from tongguan.matters.cases.domain.refusals import (
    BadWish,
    LeadDecisionBinds,
    LevelSkipped,
    NotExactlyOneLead,
    NotOnTheList,
    NotTheBroker,
    NoWayUp,
    OverrideReasonMissing,
    UnitHasAnotherCentre,
)
from tongguan.matters.cases.domain.states import State
from tongguan.matters.cases.domain.turns import (
    Outcome,
    Turn,
    Wish,
    go,
    lead_of,
    told_to_citizen,
    with_order,
    withdraw_orders,
)


@dataclass(frozen=True, kw_only=True)
class Dispatch(Wish):
    """派遣: one lead, any assists, and why (T11); `why` is filled by the dispatch module, not by the caller."""

    lead: UnitId
    assists: tuple[UnitId, ...] = ()
    why: Why


def dispatch(turn: Turn, wish: Dispatch) -> Outcome:
    """Exactly one lead of the owning centre; against the list only with a reason.

    Raises NotExactlyOneLead, LevelSkipped, UnitHasAnotherCentre, OverrideReasonMissing, LeadDecisionBinds,
    and NotOnTheList when the platform itself goes beyond the one answer of the list.
    """
    decided, by_platform = turn.case.decided_lead, turn.post.role is Role.SYSTEM
    if decided is not None and wish.lead != decided:
        raise LeadDecisionBinds(f"协调会已确定由“{turn.city.name_of(decided)}”牵头，不能改派。", lead=decided)
    if by_platform and not (wish.why.machine and wish.why.proposed == wish.lead):
        raise NotOnTheList("机器派单只能按权责清单的唯一结果派出。")
    against_list = wish.lead not in (wish.why.proposed, decided)
    if against_list and not (wish.why.override or "").strip():
        raise OverrideReasonMissing(
            "所选主办单位与权责清单不一致，请说明改派理由。",
            proposed=wish.why.proposed,
            chosen=wish.lead,
        )
    case = sent_to(turn, lead=wish.lead, assists=wish.assists, why=wish.why)
    facts: dict[str, Json] = {
        "lead": wish.lead,
        "assists": list(wish.assists),
        "row": wish.why.row,
        "machine": wish.why.machine,
        "proposed": wish.why.proposed,
    }
    return Outcome(case=case, reason=wish.why.override, facts=facts)


@dataclass(frozen=True, kw_only=True)
class TransferCentre(Wish):
    """分拨: the broker hands the case to a centre directly below (T53)."""

    to: CentreId
    note: str = ""


def transfer_centre(turn: Turn, wish: TransferCentre) -> Outcome:
    """One level down, never sideways, never skipping; raises NotTheBroker, LevelSkipped."""
    case, city = turn.case, turn.city
    if not city.has_centre(wish.to) or city.is_external(wish.to):
        raise UnitHasAnotherCentre(f"本平台没有中心 {wish.to}。")
    if wish.to == case.owner:
        raise NotTheBroker("案件已在该中心。")
    broker = city.lowest_shared(case.owner, wish.to)
    if broker != case.owner:
        raise NotTheBroker(
            f"向“{city.name_of(wish.to)}”分拨须由共同的最低一级中心“{city.name_of(broker)}”办理，请先上报。",
            broker=broker,
        )
    if city.parent(wish.to) != case.owner:
        hop = city.next_hop(case.owner, wish.to)
        raise LevelSkipped(f"不能越级派往“{city.name_of(wish.to)}”，下一站是“{city.name_of(hop)}”。", next_hop=hop)
    moved = replace(to_centre(case, wish.to, how="down", now=turn.now), binding=False)
    return Outcome(case=go(moved, State.PENDING_DISPATCH), facts={"to": wish.to, "note": wish.note})


@dataclass(frozen=True, kw_only=True)
class Escalate(Wish):
    """上报上级: beyond this centre's power, or major or hard (T12)."""

    reason: str
    to: CentreId | None = None


def may_go_up(turn: Turn) -> None:
    """There is a centre above; raises NoWayUp."""
    _parent(turn)


def may_go_down(turn: Turn) -> None:
    """There is a centre of this hub below; raises NotTheBroker."""
    owner, city = turn.case.owner, turn.city
    if not city.has_centres_below(owner):
        up = city.parent(owner)
        way = "" if up is None else f"，须由“{city.name_of(up)}”分拨，请先上报"
        raise NotTheBroker(f"“{city.name_of(owner)}”没有下级中心{way}。", broker=up)


def escalate(turn: Turn, wish: Escalate) -> Outcome:
    """The case waits for the centre directly above; raises LevelSkipped (ORG-12)."""
    up = _parent(turn)
    if wish.to is not None and wish.to != up:
        raise LevelSkipped(
            f"不能越级上报“{turn.city.name_of(wish.to)}”，上一级是“{turn.city.name_of(up)}”。", next_hop=up
        )
    return Outcome(case=go(turn.case, State.WAITING_UPPER), reason=wish.reason, facts={"to": up})


@dataclass(frozen=True, kw_only=True)
class ReturnUpper(Wish):
    """退回上级: not our area, or a class on the returnable list (T21, RTN-04/05)."""

    reason: str
    ground: str
    """outside_area | returnable_class."""


def return_upper(turn: Turn, wish: ReturnUpper) -> Outcome:
    """The case waits for the upper platform's answer; raises BadWish on a wrong ground, NotOnTheList."""
    if wish.ground not in ("outside_area", "returnable_class"):
        raise BadWish("退回上级的依据只能是：不属本辖区、可退回事项。")
    if wish.ground == "returnable_class" and not turn.rules.returnable_upper:
        raise NotOnTheList(f"“{turn.rules.name}”不在可退回上级的事项清单内。")
    up = _parent(turn)
    return Outcome(case=go(turn.case, State.WAITING_UPPER), reason=wish.reason, facts={"to": up, "ground": wish.ground})


@dataclass(frozen=True, kw_only=True)
class UpperAccepts(Wish):
    """上级接收 (T22)."""

    note: str = ""


def upper_accepts(turn: Turn, wish: UpperAccepts) -> Outcome:
    """Another platform takes the case over (it ends here as transferred); a centre of this hub owns it next."""
    up = _parent(turn)
    if turn.city.is_external(up) or turn.post.role is Role.UPPER_PLATFORM:
        case = told_to_citizen(turn, turn.case, f"您反映的事项已转“{turn.city.name_of(up)}”办理。")
        case = replace(case, state=State.CLOSED, outcome="transferred")
        return Outcome(case=case, facts={"to": up, "note": wish.note})
    case = replace(to_centre(turn.case, up, how="up", now=turn.now), binding=False)
    return Outcome(case=go(case, State.PENDING_DISPATCH), facts={"to": up, "note": wish.note})


@dataclass(frozen=True, kw_only=True)
class UpperRefuses(Wish):
    """上级不同意: to be handled here (T23)."""

    reason: str


def upper_refuses(turn: Turn, wish: UpperRefuses) -> Outcome:
    """The case comes back to its own centre's dispatchers."""
    return Outcome(case=go(turn.case, State.PENDING_DISPATCH), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class Revoke(Wish):
    """撤回: the order is taken back before it is signed (T52)."""

    reason: str


def revoke(turn: Turn, wish: Revoke) -> Outcome:
    """The case waits for dispatch again."""
    case = withdraw_orders(turn.case, lead_as=OrderState.WITHDRAWN, now=turn.now)
    return Outcome(case=go(case, State.PENDING_DISPATCH), reason=wish.reason)


@dataclass(frozen=True, kw_only=True)
class RedispatchSame(Wish):
    """再次交办: the same unit is asked a second time (T51)."""

    reason: str


def redispatch_same(turn: Turn, wish: RedispatchSame) -> Outcome:
    """The lead order starts anew with the same unit."""
    lead = lead_of(turn.case)
    again = replace(lead, state=OrderState.SENT, sent_at=turn.now, sent_by=turn.by.person, signed_at=None)
    case = replace(with_order(turn.case, again), state=State.PENDING_ACCEPT, handler=None)
    return Outcome(case=case, reason=wish.reason)


TOO_LOW = {"hard": ("street",), "major": ("street",)}
"""Levels that may not close a case of this grade: what is hard is settled by the district."""


def order_to(
    turn: Turn, unit: UnitId, role: OrderRole, *, state: OrderState, step: int = 0, why: Why | None = None
) -> Order:
    """A new order from the owning centre to a unit."""
    return Order(
        id=new_id(),
        case_id=turn.case.id,
        unit=unit,
        role=role,
        state=state,
        step=step,
        sent_at=turn.now,
        sent_by=turn.by.person,
        due_at=_overall_due(turn.case),
        why=why,
    )


def not_yet_on_it(case: Case, unit: UnitId) -> None:
    """A unit has one part in a case, as lead or as one of its helpers; raises NotExactlyOneLead."""
    if unit == case.lead_unit or any(order.unit == unit for order in case.helpers):
        raise NotExactlyOneLead(f"单位 {unit} 已在本案中承办或协办。")


def must_be_ours(city: LifecycleRules, owner: CentreId, unit: UnitId) -> None:
    """The unit's centre is the owning centre; raises LevelSkipped or UnitHasAnotherCentre with the way to go."""
    if not city.has_unit(unit):
        raise UnitHasAnotherCentre(f"没有单位 {unit}。")
    centre = city.centre_of_unit(unit)
    if centre == owner:
        return
    name, hop = city.name_of(unit), city.next_hop(owner, centre)
    if city.lowest_shared(owner, centre) == owner:
        raise LevelSkipped(f"“{name}”属于“{city.name_of(centre)}”，请先分拨到“{city.name_of(hop)}”。", next_hop=hop)
    raise UnitHasAnotherCentre(
        f"“{name}”不归本中心派遣，请经“{city.name_of(city.lowest_shared(owner, centre))}”分拨。", next_hop=hop
    )


def _broker(city: LifecycleRules, case: Case) -> CentreId:
    """Who closes: 小事不出社区、大事不出街道、难事区内统筹, never above what this hub reaches."""
    centre = city.lowest_shared(case.origin, case.owner)
    while city.level(centre) in TOO_LOW.get(case.grade or "", ()):
        up = city.parent(centre)
        if up is None or city.is_external(up):
            break
        centre = up
    return centre


def sent_to(turn: Turn, *, lead: UnitId, assists: tuple[UnitId, ...], why: Why) -> Case:
    """The case with orders to one lead and its assists, waiting to be signed.

    Raises NotExactlyOneLead, LevelSkipped, UnitHasAnotherCentre.
    """
    case, city = turn.case, turn.city
    if lead in assists or len(set(assists)) != len(assists):
        raise NotExactlyOneLead("主办单位不能同时是协办，协办不能重复。")
    for unit in (lead, *assists):
        must_be_ours(city, case.owner, unit)
    orders = [order_to(turn, lead, OrderRole.LEAD, state=OrderState.SENT, why=why)]
    part = OrderRole.UNITED if turn.rules.joint_list else OrderRole.ASSIST
    orders += [order_to(turn, unit, part, state=OrderState.SENT) for unit in assists]
    case = withdraw_orders(case, lead_as=OrderState.WITHDRAWN, now=turn.now)
    case = replace(
        case,
        orders=(*case.orders, *orders),
        state=State.PENDING_ACCEPT,
        lead_unit=lead,
        handler=None,
        broker=_broker(city, case),
        dispatched_at=case.dispatched_at or turn.now,
    )
    return _with_evidence_clock(turn, case)


def _with_evidence_clock(turn: Turn, case: Case) -> Case:
    """Special-attention classes owe on-site evidence within one working day (SLA-02, HDL-07)."""
    limit = turn.city.link_limit("evidence", turn.city.level(case.owner))
    if not case.special_attention or limit is None or any(c.link == "evidence" for c in case.clocks):
        return case
    clock = clocks.start(
        turn.city.almanac,
        case_id=case.id,
        kind=ClockKind.SIDE,
        link="evidence",
        organ=case.lead_unit or case.owner,
        limit=limit,
        now=turn.now,
        yellow=turn.city.settings.yellow,
    )
    return replace(case, clocks=(*case.clocks, clock))


def _overall_due(case: Case) -> datetime | None:
    running = (c.due_at for c in case.clocks if c.kind is ClockKind.OVERALL and c.stopped_at is None)
    return next(running, None)


def _parent(turn: Turn) -> CentreId:
    up = turn.city.parent(turn.case.owner)
    if up is None:
        raise NoWayUp(f"“{turn.city.name_of(turn.case.owner)}”没有上级平台。")
    return up


def to_centre(case: Case, centre: CentreId, *, how: str, now: datetime) -> Case:
    """The case in the hands of the neighbouring centre, with the hop on record."""
    return replace(case, owner=centre, hops=(*case.hops, Hop(centre=centre, since=now, how=how)))


def along_the_way(case: Case, city: LifecycleRules, centre: CentreId, *, how: str, now: datetime) -> Case:
    """The case in the hands of a centre further off, with every centre it passes on record: no level is skipped."""
    while case.owner != centre:
        case = to_centre(case, city.next_hop(case.owner, centre), how=how, now=now)
    return case
