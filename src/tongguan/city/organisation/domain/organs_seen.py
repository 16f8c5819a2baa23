# SPDX-License-Identifier: Apache-2.0
"""Which organs a person may look into: whom they may send, assign or speak to."""

from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.ground.kernel.ids import CentreId, UnitId, covers
from tongguan.ground.kernel.people import Actor


def organs_seen(by: Actor, organisation: Organisation) -> frozenset[str]:
    """The organs of a person's posts, their neighbours in the tree, and all whose region lies within a post's."""
    seen: set[str] = set()
    for post in by.posts:
        seen.update(one.id for one in organisation.centres.values() if covers(post.region, one.region))
        seen.update(one.id for one in organisation.units.values() if covers(post.region, one.region))
        seen |= _neighbours(post.organ, organisation)
    return frozenset(seen)


def _neighbours(organ: str, organisation: Organisation) -> set[str]:
    """An organ, the centre above it, and what is directly below it."""
    if organ in organisation.units:
        return {organ, organisation.units[UnitId(organ)].centre}
    if organ not in organisation.centres:
        return set()
    above = organisation.centres[CentreId(organ)].parent
    below = (*organisation.children(organ), *(unit.id for unit in organisation.units_of(organ)))
    return {organ, *below, *([above] if above is not None else [])}
