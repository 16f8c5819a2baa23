# SPDX-License-Identifier: Apache-2.0
"""The test bench of the responsibility list: one matter asked, and why each row won or lost."""

from dataclasses import dataclass

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import City
from tongguan.matters.dispatch.api import Matter, ResponsibilityList, explain
from tongguan.steering.city_pack.application.code_names import CodeNames


@dataclass(frozen=True, kw_only=True)
class ConsideredSaid:
    """A row that was considered."""

    row: str
    line: int
    class_code: str
    class_name: str | None
    area: str
    area_name: str | None
    source_name: str | None
    condition: str
    lead: str
    lead_name: str | None
    won: bool
    why: str
    why_en: str


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """What a list says about one matter."""

    class_code: str
    class_name: str | None
    region: str
    region_name: str | None
    source: str
    source_name: str | None
    condition: str | None
    lead: str | None
    lead_name: str | None
    row: str | None
    basis: str | None
    assists: tuple[str, ...]
    """Names of the assisting units."""
    path: tuple[str, ...]
    """Names of the centres on the way to the lead."""
    machine: bool
    exact: bool
    considered: tuple[ConsideredSaid, ...]


def resolved(city: City, matter: Matter) -> Resolved:
    """Ask the list of a city, and say why."""
    organisation = city.part(Organisation)
    code_names, listed = CodeNames(city), city.part(ResponsibilityList)
    proposal = listed.propose(matter, owner=organisation.district_centre(city.region))
    return Resolved(
        class_code=matter.class_code,
        class_name=code_names.matter(matter.class_code),
        region=matter.region,
        region_name=code_names.area(matter.region),
        source=matter.source,
        source_name=code_names.source(matter.source),
        condition=matter.condition,
        lead=proposal.lead if proposal is not None else None,
        lead_name=organisation.called(proposal.lead) if proposal is not None else None,
        row=proposal.row if proposal is not None else None,
        basis=proposal.basis if proposal is not None else None,
        assists=tuple(organisation.called(unit) for unit in (*proposal.assists, *proposal.elsewhere))
        if proposal
        else (),
        path=tuple(organisation.called(centre) for centre in proposal.path) if proposal is not None else (),
        machine=proposal is not None and proposal.machine,
        exact=proposal is not None and proposal.exact,
        considered=tuple(
            ConsideredSaid(
                row=one.row.id,
                line=one.row.line,
                class_code=one.row.class_code,
                class_name=code_names.matter(one.row.class_code),
                area=one.row.area,
                area_name=code_names.area(one.row.area),
                source_name=code_names.source(one.row.source),
                condition=one.row.condition,
                lead=str(one.row.lead),
                lead_name=code_names.whom(str(one.row.lead)),
                won=one.won,
                why=one.why_zh,
                why_en=one.why_en,
            )
            for one in explain(listed, matter)
        ),
    )
