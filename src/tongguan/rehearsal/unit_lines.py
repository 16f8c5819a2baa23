# SPDX-License-Identifier: Apache-2.0
"""Side lines while a unit is at work: more time, standing still, help, joint handling, whistle, words from above."""

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases import wishes
from tongguan.matters.cases.api import Case
from tongguan.rehearsal.deeds import Script
from tongguan.rehearsal.dispatch_lines import down_to
from tongguan.rehearsal.matter import HELPFUL_KINDS, PlayedMatter
from tongguan.rehearsal.phases import in_hand, onward, take_on, to_unit
from tongguan.rehearsal.steps import asks_to_suspend, handler_of, next_step

DEPARTMENTS = {
    "04": "market_regulation",
    "05": "human_resources",
    "06": "planning",
    "07": "housing",
    "12": "road_maintenance",
    "15": "ecology",
    "18": "market_regulation",
    "19": "fire",
}
"""Which department of the district a street whistles for, by major."""


def extension(matter: PlayedMatter, case: Case) -> Script:
    """延期: asked for in time, endorsed by the unit, granted or refused by the centre."""
    case = yield from _endorsed(matter, (yield from in_hand(matter, case)), _more_time(matter))
    return (yield from onward(matter, case))


def extension_upper(matter: PlayedMatter, case: Case) -> Script:
    """延期报上级: the limit of the level above is touched, so it decides."""
    case = yield from _endorsed(matter, (yield from in_hand(matter, case)), _more_time(matter))
    ask = wishes.ForwardRequest(note=matter.say("work", "forwarded"))
    case = yield matter.step(Role.DISPATCHER, case.owner, ask)
    return (yield from onward(matter, case))


def suspension(matter: PlayedMatter, case: Case) -> Script:
    """挂账: cannot be solved now; resumes by itself, or earlier when the cause has gone."""
    case = yield from in_hand(matter, case)
    case = yield from _endorsed(matter, case, asks_to_suspend(matter, days=matter.rng.randint(30, 180)))
    decided = next_step(matter, case)
    assert decided is not None
    case = yield decided
    if matter.incident.notes["resume"] == "later":
        return case
    case = yield matter.step(Role.DISPATCHER, case.owner, wishes.Resume(reason=matter.say("work", "resumed")))
    return (yield from onward(matter, case))


def assist(matter: PlayedMatter, case: Case) -> Script:
    """协办: the lead asks for another unit, through the hub."""
    case = yield from in_hand(matter, case)
    on_it = tuple(order.unit for order in case.orders)
    unit = matter.other_units(case, but=on_it)[0]
    ask = wishes.RequestAssist(suggested_unit=unit, reason=matter.say("work", "assist", unit=unit))
    case = yield from _endorsed(matter, case, ask)
    agreed = wishes.GrantAssist(unit=unit, note=matter.say("work", "granted", unit=unit))
    case = yield matter.step(Role.DISPATCHER, case.owner, agreed, shows=True)
    return (yield from onward(matter, case))


def joint(matter: PlayedMatter, case: Case) -> Script:
    """联勤联动: more units on the same case, together or one after the other."""
    case = yield from in_hand(matter, case)
    on_it = tuple(order.unit for order in case.orders)
    units = tuple(matter.other_units(case, but=on_it)[:2])
    if units:
        start = wishes.JointStart(
            manner=matter.incident.notes["manner"], units=units, reason=matter.say("work", "joint")
        )
        case = yield matter.step(Role.DISPATCHER, case.owner, start)
    matter.shown = True
    return (yield from onward(matter, case))


def whistle(matter: PlayedMatter, case: Case) -> Script:
    """吹哨报到: the street handles, lacks the power, and calls the department; it comes, acts and is rated."""
    case = yield from take_on(matter, case)
    street = matter.street_centre(case)
    kinds = HELPFUL_KINDS[matter.incident.class_code[:2]]
    organisation = matter.city.part(Organisation)
    unit = next(unit for unit in matter.other_units(case, owner=street) if organisation.unit(unit).kind in kinds)
    case = yield from down_to(matter, case, unit)
    case = yield from in_hand(matter, case)
    department = matter.roster.department(DEPARTMENTS[matter.incident.class_code[:2]])
    blow = wishes.Whistle(units=(UnitId(department),), text=matter.say("work", "whistle"))
    case = yield matter.step(Role.UNIT_DISPATCHER, unit, blow)
    call = case.whistle_calls[-1]
    yes = wishes.AnswerWhistle(call=call.id, note=matter.say("work", "answered"))
    case = yield matter.step(Role.UNIT_DISPATCHER, department, yes)
    place = matter.spot(case)
    there = wishes.ArriveWhistle(call=call.id, lon=place.lon + 0.0004, lat=place.lat)
    case = yield matter.step(Role.HANDLER, department, there)
    matter.shown = True
    rate = wishes.RateWhistle(call=call.id, rating=matter.rng.choice((3, 4, 5, 5)), comment=matter.say("work", "rated"))
    case = yield matter.step(Role.UNIT_DISPATCHER, unit, rate)
    return (yield from onward(matter, case))


def urge(matter: PlayedMatter, case: Case) -> Script:
    """催办: the citizen calls again, the agent urges whoever has it."""
    case = yield from in_hand(matter, case)
    words = wishes.Urge(text=matter.say("work", "urge"), channel="phone")
    case = yield matter.step_of(matter.roster.near(Role.AGENT, case.region[:6]), words)
    return (yield from _answered(matter, case))


def supervise(matter: PlayedMatter, case: Case) -> Script:
    """督办: an inspector wants an answer by a date."""
    case = yield from in_hand(matter, case)
    words = wishes.Supervise(text=matter.say("work", "supervise"), ground=matter.incident.notes["ground"])
    case = yield matter.step_of(matter.roster.at(Role.INSPECTOR, matter.roster.district), words)
    return (yield from _answered(matter, case))


def instruct(matter: PlayedMatter, case: Case) -> Script:
    """批示: a leader's word on the case."""
    case = yield from to_unit(matter, case)
    words = wishes.Instruct(text=matter.say("work", "instruct"))
    case = yield matter.step_of(matter.roster.at(Role.LEADER, matter.roster.district), words)
    case = yield from in_hand(matter, case)
    return (yield from _answered(matter, case))


def _more_time(matter: PlayedMatter) -> wishes.Wish:
    return wishes.RequestExtension(days=matter.rng.choice((None, 2, 3, 5)), reason=matter.say("work", "extension"))


def _endorsed(matter: PlayedMatter, case: Case, ask: wishes.Wish) -> Script:
    """The handler asks, the unit's dispatcher stands for it."""
    handler, unit = handler_of(matter, case), case.lead_unit
    assert unit is not None
    case = yield matter.step_of(handler, ask)
    agreed = wishes.EndorseRequest(note=matter.say("work", "endorsed"))
    return (yield matter.step(Role.UNIT_DISPATCHER, unit, agreed, but=(handler.person,)))


def _answered(matter: PlayedMatter, case: Case) -> Script:
    """Whoever was spoken to replies; then the work goes on."""
    notice = next(n for n in reversed(case.notices) if n.organ is not None and n.answered_at is None)
    assert notice.organ is not None
    reply = wishes.AnswerNotice(notice=notice.id, answer=matter.say("work", "replied"))
    case = yield matter.step(Role.UNIT_DISPATCHER, notice.organ, reply)
    matter.shown = True
    return (yield from onward(matter, case))
