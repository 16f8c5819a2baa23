# SPDX-License-Identifier: Apache-2.0
"""Several units on one case: joint handling of three kinds (T31) and the whistle (吹哨报到, T30, T57–T59)."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from tongguan.ground.kernel.ids import UnitId, new_id
from tongguan.ground.kernel.values import replace
from tongguan.ground.kernel.work import Json
from tongguan.matters.cases.domain.case_items import CallState, OrderRole, OrderState, WhistleCall
from tongguan.matters.cases.domain.dispatching import must_be_ours, not_yet_on_it, order_to
from tongguan.matters.cases.domain.refusals import (
    BadWish,
    LevelSkipped,
    NoSuchItem,
    NotOnTheList,
    NotYourPost,
    PositionMissing,
    WrongState,
)
from tongguan.matters.cases.domain.turns import Outcome, Turn, Wish, near_enough, text

MANNERS = {"assist": OrderRole.ASSIST, "united": OrderRole.UNITED, "serial": OrderRole.SERIAL}
"""主协办: the lead waits for the assists; 联合办: all must finish; 顺序办: one after another."""


@dataclass(frozen=True, kw_only=True)
class JointStart(Wish):
    """联勤联动: several units act on one case; the citizen sees one (T31)."""

    manner: str
    units: tuple[UnitId, ...]
    reason: str = ""


def joint_start(turn: Turn, wish: JointStart) -> Outcome:
    """Sub-orders for each unit; off the joint list only with a reason.

    Raises BadWish, NotOnTheList, NotExactlyOneLead, LevelSkipped, UnitHasAnotherCentre.
    """
    role = MANNERS.get(wish.manner)
    if role is None:
        raise BadWish("联动方式只能是：主协办、联合办、顺序办。")
    if not wish.units or len(set(wish.units)) != len(wish.units):
        raise BadWish("请选择联动单位，且不重复。")
    if not turn.rules.joint_list and not wish.reason.strip():
        raise NotOnTheList("该子类不在联勤联动清单内，手动发起须说明理由。")
    orders = []
    for step, unit in enumerate(wish.units, start=1):
        not_yet_on_it(turn.case, unit)
        must_be_ours(turn.city, turn.case.owner, unit)
        waits = role is OrderRole.SERIAL and step > 1
        state = OrderState.WAITING if waits else OrderState.SENT
        orders.append(order_to(turn, unit, role, state=state, step=step))
    case = replace(turn.case, orders=(*turn.case.orders, *orders))
    return Outcome(case=case, reason=wish.reason or None, facts={"manner": wish.manner, "units": list(wish.units)})


@dataclass(frozen=True, kw_only=True)
class Whistle(Wish):
    """吹哨: the street handles but lacks the power, and calls departments (T30)."""

    units: tuple[UnitId, ...]
    text: str


def may_whistle(turn: Turn) -> None:
    """Only streets lack powers; raises LevelSkipped."""
    if turn.city.level(turn.case.owner) != "street":
        raise LevelSkipped("吹哨由街镇发起；区级以上中心请直接派遣或联动。")


def whistle(turn: Turn, wish: Whistle) -> Outcome:
    """One call per department, each with its answer clock; raises BadWish."""
    if not wish.units or len(set(wish.units)) != len(wish.units):
        raise BadWish("请选择要报到的部门，且不重复。")
    city = turn.city
    called = {call.unit for call in turn.case.whistle_calls if call.state is not CallState.FINISHED}
    if called & set(wish.units):
        raise BadWish("这些部门已在应哨途中：" + "、".join(sorted(called & set(wish.units))))
    limit = city.link_limit("whistle_answer", city.level(turn.case.owner))
    due = None if limit is None else city.almanac.due(turn.now, limit.amount, limit.unit)
    calls = []
    for unit in wish.units:
        if not city.has_unit(unit):
            raise BadWish(f"没有单位 {unit}。")
        calls.append(
            WhistleCall(
                id=new_id(),
                case_id=turn.case.id,
                unit=unit,
                state=CallState.BLOWN,
                blown_by=turn.by.person,
                blown_from=turn.post.organ,
                blown_at=turn.now,
                text=text(wish.text, what="吹哨事由"),
                answer_due_at=due,
            )
        )
    case = replace(turn.case, whistle_calls=(*turn.case.whistle_calls, *calls))
    return Outcome(case=case, facts={"units": list(wish.units)})


def may_answer(turn: Turn) -> None:
    """A call of one's own unit is unanswered; raises NoSuchItem."""
    _has_call(turn, CallState.BLOWN, lambda call: call.unit)


def may_arrive(turn: Turn) -> None:
    """One's own unit has answered and is awaited; raises NoSuchItem."""
    _has_call(turn, CallState.ANSWERED, lambda call: call.unit)


def may_rate(turn: Turn) -> None:
    """A department that one's own organ called has come; raises NoSuchItem."""
    _has_call(turn, CallState.ARRIVED, lambda call: call.blown_from)


@dataclass(frozen=True, kw_only=True)
class AnswerWhistle(Wish):
    """应哨 (T57)."""

    call: UUID
    note: str = ""


def answer_whistle(turn: Turn, wish: AnswerWhistle) -> Outcome:
    """The department will come; its arrival clock starts."""
    call = _own_call(turn, wish.call, CallState.BLOWN)
    limit = turn.city.link_limit("whistle_arrive", turn.city.level(turn.case.owner))
    due = None if limit is None else turn.city.almanac.due(turn.now, limit.amount, limit.unit)
    answered = replace(call, state=CallState.ANSWERED, answered_at=turn.now, arrive_due_at=due)
    return _with_call(turn, answered)


@dataclass(frozen=True, kw_only=True)
class ArriveWhistle(Wish):
    """报到: on the spot, shown by position (T58)."""

    call: UUID
    lon: float | None = None
    lat: float | None = None
    accuracy: float | None = None


def arrive_whistle(turn: Turn, wish: ArriveWhistle) -> Outcome:
    """Checked in within the allowed distance; raises PositionMissing, TooFarAway."""
    call = _own_call(turn, wish.call, CallState.ANSWERED)
    if wish.lon is None or wish.lat is None:
        raise PositionMissing()
    metres = near_enough(turn, lon=wish.lon, lat=wish.lat, accuracy=wish.accuracy)
    arrived = replace(call, state=CallState.ARRIVED, arrived_at=turn.now, arrived_by=turn.by.person, metres=metres)
    return _with_call(turn, arrived, accuracy=wish.accuracy)


@dataclass(frozen=True, kw_only=True)
class RateWhistle(Wish):
    """评价: the blower rates each department (T59)."""

    call: UUID
    rating: int
    comment: str = ""


def rate_whistle(turn: Turn, wish: RateWhistle) -> Outcome:
    """1 to 5; the rate reaches the department's evaluation. Raises BadWish, NotYourPost."""
    call = _call(turn, wish.call, CallState.ARRIVED)
    if not turn.by.acts_in(call.blown_from):
        raise NotYourPost("只有吹哨方可以评价。")
    if not 1 <= wish.rating <= 5:
        raise BadWish("评价须为 1 到 5 分。")
    finished = replace(
        call,
        state=CallState.FINISHED,
        finished_at=turn.now,
        rating=wish.rating,
        comment=wish.comment or None,
    )
    return _with_call(turn, finished)


def _has_call(turn: Turn, state: CallState, organ: Callable[[WhistleCall], str]) -> None:
    if not any(call.state is state and turn.by.acts_in(organ(call)) for call in turn.case.whistle_calls):
        raise NoSuchItem("没有等您单位办理的吹哨。")


def _call(turn: Turn, call_id: UUID, state: CallState) -> WhistleCall:
    call = next((c for c in turn.case.whistle_calls if c.id == call_id), None)
    if call is None:
        raise NoSuchItem("案件中没有这次吹哨。")
    if call.state is not state:
        raise WrongState("这次吹哨当前状态不能做这一步。", state=call.state.value)
    return call


def _own_call(turn: Turn, call_id: UUID, state: CallState) -> WhistleCall:
    call = _call(turn, call_id, state)
    if not turn.by.acts_in(call.unit):
        raise NotYourPost("这次吹哨呼叫的不是您的单位。")
    return call


def _with_call(turn: Turn, call: WhistleCall, **facts: Json) -> Outcome:
    calls = tuple(call if c.id == call.id else c for c in turn.case.whistle_calls)
    told: dict[str, Json] = {"call": str(call.id), "unit": call.unit, **facts}
    return Outcome(case=replace(turn.case, whistle_calls=calls), facts=told)
