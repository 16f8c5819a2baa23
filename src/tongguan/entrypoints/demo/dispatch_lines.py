# SPDX-License-Identifier: Apache-2.0
"""Side lines of dispatch: override, return, coordination, up and down the levels, revoke, ask again."""

from collections.abc import Generator

from tongguan.cases.api import (
    ApproveReturn,
    Case,
    Coordinate,
    DecideLead,
    Escalate,
    GiveLegalOpinion,
    RedispatchSame,
    RefuseReturn,
    RequestReturn,
    ReturnUpper,
    Revoke,
    State,
    TransferCentre,
    UpperAccepts,
    UpperRefuses,
)
from tongguan.entrypoints.demo.chain import from_unit, route, sign, take_on, to_the_end, to_unit, upper_takes, work
from tongguan.entrypoints.demo.steps import FollowList, Script, SendTo, Step
from tongguan.entrypoints.demo.tale import Tale
from tongguan.kernel.ids import UnitId
from tongguan.kernel.people import Role


def override(tale: Tale, case: Case) -> Script:
    """改派: the dispatcher knows better than the list, and says why."""
    case = yield from take_on(tale, case)
    case = yield from _to_its_centre(tale, case)
    proposal = tale.proposal(case)
    unit = tale.other_units(case, but=() if proposal is None else (proposal.lead,))[0]
    case = yield from _send(tale, case, unit, why="override")
    tale.shown = True
    return (yield from from_unit(tale, case))


def returned(tale: Tale, case: Case) -> Script:
    """退单: not ours; agreed, reviewed a second time, sent to the right unit."""
    case = yield from to_unit(tale, case)
    case, unit = yield from _give_back(tale, case)
    case = yield from _send(tale, case, unit, why="second_review")
    return (yield from from_unit(tale, case))


def return_refused(tale: Tale, case: Case) -> Script:
    """退单被拒: yours after all."""
    case = yield from to_unit(tale, case)
    case = yield from _ask_back(tale, case, tale.other_units(case)[0])
    no = RefuseReturn(reason=tale.say("return", "refused"))
    case = yield tale.step(Role.DISPATCHER, case.owner, no, after=tale.minutes(10, 50))
    return (yield from from_unit(tale, case))


def coordination(tale: Tale, case: Case) -> Script:
    """协调: two units gave it back; a meeting with the legal office decides, and its decision binds."""
    case = yield from to_unit(tale, case)
    first = case.lead_unit
    assert first is not None
    case, second = yield from _give_back(tale, case)
    case = yield from _send(tale, case, second, why="second_review")
    case, _ = yield from _give_back(tale, case)
    candidates = (first, UnitId(second))
    call = Coordinate(candidates=candidates, reason=tale.say("dispatch", "coordinate"))
    case = yield tale.step(Role.DISPATCHER, case.owner, call, after=tale.minutes(10, 30))
    tale.shown = True
    opinion = GiveLegalOpinion(opinion=tale.say("dispatch", "legal", unit=first))
    case = yield tale.step(Role.LEGAL_OFFICER, case.owner, opinion, after=tale.minutes(20, 60), hours=tale.office)
    decided = DecideLead(lead=first, minutes=tale.say("dispatch", "minutes", unit=first))
    case = yield tale.step(Role.COMMANDER, case.owner, decided, after=tale.minutes(15, 40))
    return (yield from from_unit(tale, case))


def escalate(tale: Tale, case: Case) -> Script:
    """上报: the street cannot, the district can, or the city must; one level at a time."""
    case = yield from take_on(tale, case)
    organisation = tale.city.organisation
    if tale.message.notes["level"] == "district" and organisation.level(case.owner) != "street":
        case = yield from _down_to_the_street(tale, case)
    top = tale.message.notes["level"]
    while organisation.level(case.owner) != top:
        words = "beyond_street" if organisation.level(case.owner) == "street" else "beyond_district"
        up = Escalate(reason=tale.say("dispatch", words))
        case = yield tale.step(Role.DISPATCHER, case.owner, up, after=tale.minutes(5, 20))
        tale.shown = True
        case = yield from upper_takes(tale, case)
    unit = tale.other_units(case)[0]
    proposal = tale.proposal(case)
    if proposal is not None and proposal.centre == case.owner:
        case = yield from route(tale, case)
    else:
        case = yield from _send(tale, case, unit, why=f"by_{top}")
    return (yield from from_unit(tale, case))


def return_upper(tale: Tale, case: Case) -> Script:
    """退回上级: not our area, or on the list of what may go back; the city takes it, or does not."""
    case = yield from take_on(tale, case)
    listed = tale.rules.returnable_upper
    back = ReturnUpper(
        reason=tale.say("dispatch", "return_listed" if listed else "return_upper"),
        ground="returnable_class" if listed else "outside_area",
    )
    case = yield tale.step(Role.DISPATCHER, case.owner, back, after=tale.minutes(5, 25))
    tale.shown = True
    up = tale.parent_of(case.owner)
    if tale.message.notes["answer"] == "refused":
        no = UpperRefuses(reason=tale.say("dispatch", "upper_refuses"))
        case = yield tale.step(Role.DISPATCHER, up, no, after=tale.minutes(20, 90))
        case = yield from route(tale, case)
    elif tale.message.source == "upper_platform":
        yes = UpperAccepts(note=tale.say("dispatch", "upper_takes"))
        return (yield tale.step(Role.UPPER_PLATFORM, up, yes, after=tale.minutes(20, 90)))
    else:
        case = yield from upper_takes(tale, case)
        case = yield from _send(tale, case, tale.other_units(case)[0], why="by_city")
    return (yield from from_unit(tale, case))


def revoke(tale: Tale, case: Case) -> Script:
    """撤回: taken back before anybody signed, then sent again."""
    case = yield from to_unit(tale, case)
    back = Revoke(reason=tale.say("dispatch", "revoke"))
    case = yield tale.step(Role.DISPATCHER, case.owner, back, after=tale.minutes(2, 6))
    case = yield from route(tale, case)
    return (yield from from_unit(tale, case))


def redispatch_same(tale: Tale, case: Case) -> Script:
    """再次交办: the same unit is asked once more."""
    case = yield from to_unit(tale, case)
    case = yield from sign(tale, case)
    again = RedispatchSame(reason=tale.say("dispatch", "redispatch"))
    case = yield tale.step(Role.DISPATCHER, case.owner, again, after=tale.minutes(30, 90))
    case = yield from sign(tale, case)
    case = yield from work(tale, case)
    return (yield from to_the_end(tale, case))


def down_to(tale: Tale, case: Case, unit: str, *, why: str = "override") -> Script:
    """To a unit of the street that the case lies in, against the list."""
    case = yield from _down_to_the_street(tale, case)
    return (yield from _send(tale, case, unit, why=why))


def _down_to_the_street(tale: Tale, case: Case) -> Script:
    street = tale.street_centre(case)
    while case.owner != street:
        hop = tale.city.next_hop(case.owner, street)
        if hop == tale.city.parent(case.owner):
            up = Escalate(reason=tale.say("dispatch", "follow"))
            case = yield tale.step(Role.DISPATCHER, case.owner, up, after=tale.minutes(3, 12))
            case = yield from upper_takes(tale, case)
        else:
            down = TransferCentre(to=hop)
            case = yield tale.step(Role.DISPATCHER, case.owner, down, after=tale.minutes(3, 12))
    return case


def _to_its_centre(tale: Tale, case: Case) -> Script:
    """Until the case lies with the centre whose unit the list names."""
    while True:
        proposal = tale.proposal(case)
        if proposal is None or proposal.centre == case.owner:
            return case
        follow = FollowList(tale.say("dispatch", "follow"))
        case = yield tale.step(Role.DISPATCHER, case.owner, follow, after=tale.minutes(3, 14))
        if case.state is State.WAITING_UPPER:
            case = yield from upper_takes(tale, case)


def _send(tale: Tale, case: Case, unit: str, *, why: str) -> Script:
    deed = SendTo(unit, tale.say("dispatch", why, unit=unit))
    return (yield tale.step(Role.DISPATCHER, case.owner, deed, after=tale.minutes(4, 16)))


def _ask_back(tale: Tale, case: Case, suggested: UnitId) -> Script:
    assert case.lead_unit is not None
    ask = RequestReturn(
        reason_code="not_our_duty",
        reason=tale.say("return", "reasons"),
        legal_basis=tale.say("return", "basis"),
        suggested_unit=suggested,
    )
    case = yield tale.step(Role.UNIT_DISPATCHER, case.lead_unit, ask, after=tale.minutes(10, 45), hours=tale.office)
    tale.shown = tale.message.line != "coordination"
    return case


def _give_back(tale: Tale, case: Case) -> Generator[Step, Case, tuple[Case, UnitId]]:
    """The unit asks, the centre agrees; with the unit it should be."""
    before = tuple(order.unit for order in case.orders)
    suggested = tale.other_units(case, but=before)[0]
    case = yield from _ask_back(tale, case, suggested)
    agreed = ApproveReturn(right_unit=suggested, note=tale.say("return", "approved"))
    case = yield tale.step(Role.DISPATCHER, case.owner, agreed, after=tale.minutes(8, 40))
    return case, suggested
