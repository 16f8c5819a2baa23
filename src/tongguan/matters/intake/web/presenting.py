# SPDX-License-Identifier: Apache-2.0
"""Petitions and positions as they leave over HTTP."""

from tongguan.ground.plumbing.copying import copied
from tongguan.matters.intake.api import Petition, PositionFacts
from tongguan.matters.intake.web.schemas import GroundOut, PetitionOut


def presented_ground(ground: PositionFacts, *, owner_name: str | None) -> GroundOut:
    """The ground of a position, with the name of who answers for it."""
    return copied(GroundOut, ground, owner_name=owner_name)


def presented_petition(petition: Petition) -> PetitionOut:
    """The petition as it leaves: without the keys by which it is found."""
    return copied(PetitionOut, petition)
