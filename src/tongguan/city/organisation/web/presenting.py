# SPDX-License-Identifier: Apache-2.0
"""People of the register as they leave over HTTP: names beside codes, posts that are held."""

from collections.abc import Mapping
from datetime import datetime

from tongguan.city.organisation.api import HeldPost, Organisation, StaffMember
from tongguan.city.organisation.web import schemas as out
from tongguan.ground.plumbing.accounts import AccountLine
from tongguan.ground.plumbing.copying import copied


def member(
    whom: StaffMember, accounts: Mapping[str, AccountLine], known: Organisation, now: datetime
) -> out.StaffMemberOut:
    """Somebody with every post and how they sign in."""
    account = accounts.get(whom.person.id)
    return copied(
        out.StaffMemberOut,
        whom.person,
        person=whom.person.id,
        posts=tuple(_held(one, known, now) for one in whom.posts),
        sign_in=None if account is None else copied(out.StaffAccountOut, account),
    )


def _held(one: HeldPost, known: Organisation, now: datetime) -> out.StaffPostOut:
    region = known.regions.get(one.post.region)
    return copied(
        out.StaffPostOut,
        one.post,
        organ_name=known.called(one.post.organ),
        region_name=region.name_zh if region is not None else one.post.region,
        since=one.since,
        until=one.until,
        held=one.held(now),
        from_pack=one.from_pack,
        ended_by=one.ended_by,
    )


def line(whom: StaffMember, one: HeldPost, now: datetime) -> out.StaffLine:
    """A post of somebody on a sheet, its codes still codes."""
    return copied(
        out.StaffLine,
        one.post,
        person=whom.person.id,
        name=whom.person.name,
        account=whom.person.account,
        phone=whom.person.phone,
        classes="、".join(one.post.classes),
        since=one.since,
        until=one.until,
        held=one.held(now),
        by_hand=not one.from_pack,
        ended_by=one.ended_by,
    )
