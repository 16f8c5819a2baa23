# SPDX-License-Identifier: Apache-2.0
"""Who patrols, who watches the patrols of an area, and who writes their plans."""

from collections.abc import Sequence

from tongguan.ground.kernel.ids import RegionCode, covers
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.watching.patrols.application.ground import PATROLLERS
from tongguan.watching.patrols.domain.refusals import NotOnTheGround, NotYourGround

WATCHING = (
    Role.ACCEPTOR,
    Role.DISPATCHER,
    Role.SHIFT_LEADER,
    Role.COMMANDER,
    Role.LEADER,
    Role.INSPECTOR,
    Role.EVALUATOR,
)
"""Who may see how far the patrols of an area have come."""
PLANNING = (Role.ACCEPTOR, Role.DISPATCHER, Role.SHIFT_LEADER)
"""Who may write somebody's plan."""


def leads(by: Actor, roles: tuple[Role, ...], posts: Sequence[Post]) -> bool:
    """Whether a post in one of these roles leads the ground of one of these."""
    return any(covers(led.region, post.region) for led in by.posts_as(*roles) for post in posts)


def patrolling(by: Actor) -> Post:
    """The post in which a person patrols; raises NotOnTheGround."""
    posts = by.posts_as(*PATROLLERS)
    if not posts:
        raise NotOnTheGround
    return posts[0]


def own_region(by: Actor) -> RegionCode:
    """The widest region whose patrols a person watches; raises NotYourGround."""
    posts = by.posts_as(*WATCHING)
    if not posts:
        raise NotYourGround
    return min((post.region for post in posts), key=len)
