# SPDX-License-Identifier: Apache-2.0
"""Side lines of dispatch: override, up and down the levels, revoke, ask again."""

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases.api import Case, State
from tongguan.matters.cases.wishes import (
    Escalate,
    RedispatchSame,
    ReturnUpper,
    Revoke,
    TransferCentre,
    UpperAccepts,
    UpperRefuses,
)
from tongguan.rehearsal.deeds import FollowList, Script, SendTo
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.phases import in_hand, onward, take_on, to_unit


def override(matter: PlayedMatter, case: Case) -> Script:
    """改派: the dispatcher knows better than the list, and says why."""
    case = yield from take_on(matter, case)
    case = yield from _to_its_centre(matter, case)
    proposal = matter.proposal(case)
    unit = matter.other_units(case, but=() if proposal is None else (proposal.lead,))[0]
    case = yield from _send(matter, case, unit, why="override")
    matter.shown = True
    return (yield from onward(matter, case))


def escalate(matter: PlayedMatter, case: Case) -> Script:
    """上报: the street cannot, the district can, or the city must; one level at a time."""
    case = yield from take_on(matter, case)
    organisation, top = matter.city.part(Organisation), matter.incident.notes["level"]
    if top == "district" and organisation.level(case.owner) != "street":
        case = yield from _down_to_the_street(matter, case)
    while organisation.level(case.owner) != top:
        words = "beyond_street" if organisation.level(case.owner) == "street" else "beyond_district"
        up = Escalate(reason=matter.say("dispatch", words))
        case = yield matter.step(Role.DISPATCHER, case.owner, up, shows=True)
        case = yield from onward(matter, case, through={State.WAITING_UPPER})
    unit = matter.other_units(case)[0]
    proposal = matter.proposal(case)
    if proposal is None or proposal.centre != case.owner:
        case = yield from _send(matter, case, unit, why=f"by_{top}")
    return (yield from onward(matter, case))


def return_upper(matter: PlayedMatter, case: Case) -> Script:
    """退回上级: not our area, or on the list of what may go back; the city takes it, or does not."""
    case = yield from take_on(matter, case)
    listed = matter.rules.returnable_upper
    back = ReturnUpper(
        reason=matter.say("dispatch", "return_listed" if listed else "return_upper"),
        ground="returnable_class" if listed else "outside_area",
    )
    case = yield matter.step(Role.DISPATCHER, case.owner, back, shows=True)
    up = matter.parent_of(case.owner)
    if matter.incident.notes["answer"] == "refused":
        no = UpperRefuses(reason=matter.say("dispatch", "upper_refuses"))
        case = yield matter.step(Role.DISPATCHER, up, no)
    elif matter.incident.draft.source == "upper_platform":
        yes = UpperAccepts(note=matter.say("dispatch", "upper_takes"))
        return (yield matter.step(Role.UPPER_PLATFORM, up, yes, after=matter.minutes(20, 90)))
    else:
        case = yield from onward(matter, case, through={State.WAITING_UPPER})
        case = yield from _send(matter, case, matter.other_units(case)[0], why="by_city")
    return (yield from onward(matter, case))


def revoke(matter: PlayedMatter, case: Case) -> Script:
    """撤回: taken back before anybody signed, then sent again."""
    case = yield from to_unit(matter, case)
    case = yield matter.step(Role.DISPATCHER, case.owner, Revoke(reason=matter.say("dispatch", "revoke")))
    return (yield from onward(matter, case))


def redispatch_same(matter: PlayedMatter, case: Case) -> Script:
    """再次交办: the same unit is asked once more."""
    case = yield from in_hand(matter, case)
    again = RedispatchSame(reason=matter.say("dispatch", "redispatch"))
    case = yield matter.step(Role.DISPATCHER, case.owner, again)
    return (yield from onward(matter, case))


def down_to(matter: PlayedMatter, case: Case, unit: str) -> Script:
    """To a unit of the street that the case lies in, against the list."""
    case = yield from _down_to_the_street(matter, case)
    return (yield from _send(matter, case, unit, why="override"))


def _down_to_the_street(matter: PlayedMatter, case: Case) -> Script:
    street = matter.street_centre(case)
    while case.owner != street:
        hop = matter.city.part(Organisation).next_hop(case.owner, street)
        if hop == matter.city.part(Organisation).parent(case.owner):
            up = Escalate(reason=matter.say("dispatch", "follow"))
            case = yield matter.step(Role.DISPATCHER, case.owner, up)
            case = yield from onward(matter, case, through={State.WAITING_UPPER})
        else:
            case = yield matter.step(Role.DISPATCHER, case.owner, TransferCentre(to=hop))
    return case


def _to_its_centre(matter: PlayedMatter, case: Case) -> Script:
    """Until the case lies with the centre whose unit the list names."""
    while True:
        proposal = matter.proposal(case)
        if proposal is None or proposal.centre == case.owner:
            return case
        follow = FollowList(matter.say("dispatch", "follow"))
        case = yield matter.step(Role.DISPATCHER, case.owner, follow)
        case = yield from onward(matter, case, through={State.WAITING_UPPER})


def _send(matter: PlayedMatter, case: Case, unit: str, *, why: str) -> Script:
    deed = SendTo(unit, matter.say("dispatch", why, unit=unit))
    return (yield matter.step(Role.DISPATCHER, case.owner, deed))
