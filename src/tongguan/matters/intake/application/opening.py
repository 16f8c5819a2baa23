# SPDX-License-Identifier: Apache-2.0
"""Who the petitioner is: masked for everybody, opened for those who work on the case, for a purpose, on record."""

from dataclasses import dataclass, replace
from datetime import datetime

from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.work import Footprint
from tongguan.matters.cases import api as cases
from tongguan.matters.intake.domain.masking import masked_id, masked_name, masked_phone
from tongguan.matters.intake.domain.petition import Petition
from tongguan.matters.intake.domain.refusals import PetitionSealed, PurposeMissing

MAY_OPEN = (Role.AGENT, Role.ACCEPTOR, Role.DISPATCHER, Role.HANDLER)
MAY_OPEN_CONFIDENTIAL = (Role.AGENT, Role.ACCEPTOR)
SHORTEST_PURPOSE = 4
"""Letters a purpose has at least; 「查看」 says nothing."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Leave to look: through which post, and the footprint to leave before anything is shown."""

    post: Post
    footprint: Footprint


def masked(petition: Petition) -> Petition:
    """The petition as everybody may see it; of one in confidence nothing is shown."""
    if petition.confidential:
        return replace(petition, name="保密", phone="", call_back="", id_no="", phone_key=None)
    return replace(
        petition,
        name=masked_name(petition.name),
        phone=masked_phone(petition.phone),
        call_back=masked_phone(petition.call_back),
        id_no=masked_id(petition.id_no),
        phone_key=None,
    )


def opening(petition: Petition, case: cases.Case, *, purpose: str, by: Actor, now: datetime) -> Opening:
    """Leave to see who the petitioner is; raises PurposeMissing, PetitionSealed.

    Agents answer for their whole area; acceptors, dispatchers and handlers only where their own centre or unit has
    a part in the case. One in confidence is open to agents and acceptors only.
    """
    purpose = " ".join(purpose.split())
    if len(purpose) < SHORTEST_PURPOSE:
        raise PurposeMissing(f"请用不少于{SHORTEST_PURPOSE}个字说明查看用途，用途将记入审计。")
    post = _post(petition, case, by)
    if post is None:
        raise PetitionSealed
    footprint = Footprint(
        subject=f"petition/{petition.case_id}",
        move="open",
        after="opened",
        at=now,
        person=by.person,
        post=post.id,
        organ=post.organ,
        reason=purpose,
        facts={"task_no": petition.task_no, "confidential": petition.confidential},
    )
    return Opening(post=post, footprint=footprint)


def _post(petition: Petition, case: cases.Case, by: Actor) -> Post | None:
    roles = MAY_OPEN_CONFIDENTIAL if petition.confidential else MAY_OPEN
    organs = {case.origin, case.owner, *(hop.centre for hop in case.hops), *(order.unit for order in case.orders)}
    for post in by.posts_as(*roles):
        if post.organ in organs or (post.role is Role.AGENT and post.reaches(case.region, None)):
            return post
    return None
