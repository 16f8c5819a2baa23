# SPDX-License-Identifier: Apache-2.0
"""Advice and flagged rows as they leave over HTTP: names beside ids."""

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City
from tongguan.ground.plumbing.copying import copied
from tongguan.matters.dispatch.api import (
    Advice,
    FlaggedRow,
    FoundRow,
    ResponsibilityList,
)
from tongguan.matters.dispatch.domain.next_step import HandDown, HandUp, NextStep, SendToUnits
from tongguan.matters.dispatch.domain.responsibility import Proposal
from tongguan.matters.dispatch.domain.rows import Whom
from tongguan.matters.dispatch.web.schemas import (
    AdviceOut,
    ConsideredOut,
    FlaggedRowOut,
    ProposalOut,
    StepOut,
    UnitOut,
)


def presented_flagged_row(row: FlaggedRow, found: FoundRow | None, city: City) -> FlaggedRowOut:
    """A row whose proposals were given back, with the names of the units."""
    return copied(
        FlaggedRowOut,
        row,
        listed=found,
        last_unit=None if row.last_unit is None else _named(row.last_unit, city),
        last_right_unit=None if row.last_right_unit is None else _named(row.last_right_unit, city),
    )


def presented_advice(advice: Advice, city: City, region: str) -> AdviceOut:
    """What the list advises for a case, and why."""

    def unit_of(lead: Whom) -> UnitOut | None:
        found = city.part(ResponsibilityList).unit_of(lead, region)
        return None if found is None else _named(found, city)

    return AdviceOut(
        version=advice.version,
        edition=city.edition,
        proposal=None if advice.proposal is None else _proposal(advice.proposal, city),
        step=None if advice.step is None else _step(advice.step, city),
        by_hand_because=advice.by_hand_because,
        considered=[
            copied(
                ConsideredOut,
                one.row,
                row=one.row.id,
                lead=str(one.row.lead),
                unit=unit_of(one.row.lead),
                won=one.won,
                why=one.why_zh,
                why_en=one.why_en,
            )
            for one in advice.considered
        ],
    )


def _proposal(proposal: Proposal, city: City) -> ProposalOut:
    return copied(
        ProposalOut,
        proposal,
        lead=_named(proposal.lead, city),
        centre=_named(proposal.centre, city),
        assists=[_named(unit, city) for unit in proposal.assists],
        elsewhere=[_named(unit, city) for unit in proposal.elsewhere],
        path=[_named(centre, city) for centre in proposal.path],
        evidence=list(proposal.evidence),
    )


def _step(step: NextStep, city: City) -> StepOut:
    match step:
        case SendToUnits():
            return StepOut(kind="dispatch", to=_named(step.lead, city))
        case HandDown():
            return StepOut(kind="transfer_centre", to=_named(step.to, city))
        case HandUp():
            return StepOut(kind="escalate", to=_named(step.to, city))


def _named(organ: str, city: City) -> UnitOut:
    return UnitOut(id=organ, name=city.part(Organisation).called(organ))
