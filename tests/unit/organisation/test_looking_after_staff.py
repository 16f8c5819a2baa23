# SPDX-License-Identifier: Apache-2.0
"""Who looks after whom: a street after its own people only, and the last administrator stays."""

from datetime import UTC, datetime, timedelta

import pytest

from tongguan.city.organisation.domain.people import Person
from tongguan.city.organisation.domain.refusals import NotYourStaff, UnfitPost
from tongguan.city.organisation.domain.staffing import HeldPost, StaffMember, may_end, may_look_after
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Actor, Post, Role

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
STREET, DISTRICT = "310112001", "310112"


def held(person: str, role: Role, region: str, *, until: datetime | None = None) -> HeldPost:
    post = Post(id=PostId(f"T-{person}-{role}"), role=role, organ=f"C-{region}", region=RegionCode(region))
    return HeldPost(post=post, person=PersonId(person), since=None, until=until, from_pack=True, ended_by=None)


def member(*posts: HeldPost) -> StaffMember:
    return StaffMember(person=Person(id=posts[0].person, name="李娜", account="li.na"), posts=posts)


def actor(one: HeldPost) -> Actor:
    return Actor(person=one.person, name="管理员", posts=(one.post,))


TENANT_ADMIN = actor(held("P-00001", Role.TENANT_ADMIN, STREET))
SYSTEM_ADMIN = actor(held("P-00002", Role.SYSTEM_ADMIN, DISTRICT))


def test_a_street_looks_after_those_whose_every_post_is_its_own() -> None:
    may_look_after(TENANT_ADMIN, member(held("P-00003", Role.HANDLER, STREET)), at=NOON)
    both = member(held("P-00003", Role.HANDLER, STREET), held("P-00003", Role.DISPATCHER, DISTRICT))
    with pytest.raises(NotYourStaff):
        may_look_after(TENANT_ADMIN, both, at=NOON)
    may_look_after(SYSTEM_ADMIN, both, at=NOON)


def test_a_street_does_not_look_after_those_who_administer_or_audit() -> None:
    for role in (Role.TENANT_ADMIN, Role.AUDITOR):
        with pytest.raises(NotYourStaff):
            may_look_after(TENANT_ADMIN, member(held("P-00003", role, STREET)), at=NOON)


def test_a_post_that_has_ended_no_longer_keeps_somebody_out_of_reach() -> None:
    moved = member(
        held("P-00003", Role.DISPATCHER, DISTRICT, until=NOON - timedelta(days=1)),
        held("P-00003", Role.HANDLER, STREET),
    )
    may_look_after(TENANT_ADMIN, moved, at=NOON)


def test_the_last_system_administrator_keeps_the_post() -> None:
    last = held("P-00009", Role.SYSTEM_ADMIN, DISTRICT)
    gone = held("P-00008", Role.SYSTEM_ADMIN, DISTRICT, until=NOON - timedelta(days=1))
    with pytest.raises(UnfitPost):
        may_end(SYSTEM_ADMIN, last, [last, gone], at=NOON)
    may_end(SYSTEM_ADMIN, last, [last, held("P-00008", Role.SYSTEM_ADMIN, DISTRICT)], at=NOON)


def test_nobody_ends_their_own_post_nor_one_that_has_ended() -> None:
    own = held(SYSTEM_ADMIN.person, Role.SYSTEM_ADMIN, DISTRICT)
    with pytest.raises(NotYourStaff):
        may_end(SYSTEM_ADMIN, own, [own, held("P-00008", Role.SYSTEM_ADMIN, DISTRICT)], at=NOON)
    ended = held("P-00003", Role.HANDLER, STREET, until=NOON)
    with pytest.raises(UnfitPost):
        may_end(SYSTEM_ADMIN, ended, [ended], at=NOON)
