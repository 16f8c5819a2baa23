# SPDX-License-Identifier: Apache-2.0
"""The test bench of the responsibility list: one matter asked, and why each row won or lost."""

from dataclasses import dataclass

from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.saying import Saying
from tongguan.dispatch.api import Matter, explain
from tongguan.kernel.ids import CentreId
from tongguan.organisation.api import Level


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
    saying, listed = Saying(city), city.responsibility
    owner = city.organisation.centre_of(city.region, Level.DISTRICT) or city.organisation.root
    proposal = listed.propose(matter, owner=CentreId(owner))
    return Resolved(
        class_code=matter.class_code,
        class_name=saying.matter(matter.class_code),
        region=matter.region,
        region_name=saying.area(matter.region),
        source=matter.source,
        source_name=saying.source(matter.source),
        condition=matter.condition,
        lead=proposal.lead if proposal is not None else None,
        lead_name=city.name_of(proposal.lead) if proposal is not None else None,
        row=proposal.row if proposal is not None else None,
        basis=proposal.basis if proposal is not None else None,
        assists=tuple(city.name_of(unit) for unit in (*proposal.assists, *proposal.elsewhere)) if proposal else (),
        path=tuple(city.name_of(centre) for centre in proposal.path) if proposal is not None else (),
        machine=proposal is not None and proposal.machine,
        exact=proposal is not None and proposal.exact,
        considered=tuple(
            ConsideredSaid(
                row=one.row.id,
                line=one.row.line,
                class_code=one.row.class_code,
                class_name=saying.matter(one.row.class_code),
                area=one.row.area,
                area_name=saying.area(one.row.area),
                source_name=saying.source(one.row.source),
                condition=one.row.condition,
                lead=str(one.row.lead),
                lead_name=saying.whom(str(one.row.lead)),
                won=one.won,
                why=one.why_zh,
                why_en=one.why_en,
            )
            for one in explain(listed, matter)
        ),
    )
