# SPDX-License-Identifier: Apache-2.0
"""One pool of governance forces, searchable by team, area, skill and duty (ORG-09)."""

from datetime import datetime

from tongguan.city.organisation.application.ports import PeopleRegister
from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.city.organisation.domain.people import ForceQuery, Member


async def find_forces(
    register: PeopleRegister, organisation: Organisation, query: ForceQuery, *, at: datetime, limit: int = 50
) -> tuple[Member, ...]:
    """The members of any force who answer the search at this moment, those nearest to the ground first."""
    organs = [unit.id for unit in organisation.units.values() if unit.kind == query.kind] if query.kind else None
    return await register.members(query, organs=organs, at=at, limit=limit)
