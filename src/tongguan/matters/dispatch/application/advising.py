# SPDX-License-Identifier: Apache-2.0
"""What the list advises for a case: who, why, and the next step from where the case is."""

from dataclasses import dataclass

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City
from tongguan.matters.cases.api import Case, CityRules
from tongguan.matters.dispatch.domain.explaining import Considered, explain
from tongguan.matters.dispatch.domain.machine import DispatchSettings, MachineQuestion, why_not_by_machine
from tongguan.matters.dispatch.domain.next_step import NextStep, next_step
from tongguan.matters.dispatch.domain.responsibility import Matter, Proposal, ResponsibilityList


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What the dispatcher sees beside a case."""

    version: int
    """The version of the case the advice is about."""
    proposal: Proposal | None
    """None: the list has no single answer."""
    step: NextStep | None
    by_hand_because: str | None
    """Why the platform does not dispatch it by itself; None when it may."""
    considered: tuple[Considered, ...]


def matter_of(case: Case) -> Matter | None:
    """What the list is asked about a case; None while it has no class."""
    if case.class_code is None:
        return None
    return Matter(class_code=case.class_code, region=case.region, source=case.source, condition=case.condition)


def proposed(case: Case, city: City) -> tuple[Proposal | None, NextStep | None]:
    """Whom the list names for a case, and the next step towards them."""
    matter = matter_of(case)
    proposal = city.part(ResponsibilityList).propose(matter, owner=case.owner) if matter is not None else None
    if proposal is None:
        return None, None
    return proposal, next_step(proposal, parent=city.part(Organisation).parent(case.owner))


def advise(case: Case, city: City) -> Advice:
    """Proposal, next step, and every row that was considered."""
    proposal, step = proposed(case, city)
    matter = matter_of(case)
    return Advice(
        version=case.version,
        proposal=proposal,
        step=step,
        by_hand_because=by_hand_because(case, city, proposal, step),
        considered=explain(city.part(ResponsibilityList), matter) if matter is not None else (),
    )


def by_hand_because(case: Case, city: City, proposal: Proposal | None, step: NextStep | None) -> str | None:
    """Why a person must dispatch this case; None when the platform may."""
    sub_class = city.part(CityRules).sub_class(case.class_code) if case.class_code is not None else None
    return why_not_by_machine(
        MachineQuestion(
            switched_on=city.part(DispatchSettings).machine_dispatch,
            class_allows=sub_class is not None and sub_class.machine_dispatch,
            returns=case.returns,
            binding=case.binding,
            proposal=proposal,
            step=step,
        )
    )
