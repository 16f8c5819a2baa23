# SPDX-License-Identifier: Apache-2.0
"""Views: lists with filters and columns that people come back to, kept for oneself or shared within an organ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.worklists.domain.refusals import NoSuchView, NotYourView

MOST_VIEWS = 60
"""So many views may one person keep."""
KEEPERS = (Role.SHIFT_LEADER, Role.COMMANDER, Role.TENANT_ADMIN)
"""Who may take away what others shared with their organ."""


@dataclass(frozen=True, kw_only=True)
class SavedView:
    """A list, its filters and its columns under a name."""

    id: UUID
    person: str
    name: str
    address: str
    """Path and search of the page, as the front end wrote it."""
    organ: str | None
    """Shared with this centre or unit; none: for the person alone."""
    saved_at: datetime


class SavedViews(Protocol):
    """Where views are kept."""

    async def of(self, person: str, organs: Sequence[str]) -> Sequence[SavedView]:
        """A person's own, and those shared with these organs; by name."""
        ...

    async def find(self, id_: UUID) -> SavedView | None:
        """One view, whoever's it is."""
        ...

    async def add(self, view: SavedView) -> None:
        """Keep a view; raises ViewNameTaken, TooManyViews."""
        ...

    async def change(self, view: SavedView) -> None:
        """Keep a view in place of the one with its id; raises ViewNameTaken, NoSuchView once it is gone."""
        ...

    async def drop(self, id_: UUID) -> None:
        """Forget a view; what is gone already stays gone."""
        ...


def organs_of(by: Actor) -> tuple[str, ...]:
    """The organs in which a person holds a post."""
    return tuple(dict.fromkeys(post.organ for post in by.posts))


def may_share(by: Actor, organ: str | None) -> None:
    """A view is shared with an organ of one's own, or with nobody; raises NotYourView."""
    if organ is not None and not by.acts_in(organ):
        raise NotYourView("只能共享给您任职的中心或单位。", organ=organ)


def changeable(view: SavedView | None, by: Actor) -> SavedView:
    """The view, if this person saved it; raises NoSuchView, NotYourView."""
    view = visible(view, by)
    if view.person != by.person:
        raise NotYourView("这个视图由他人保存，请另存一份再改。")
    return view


def droppable(view: SavedView | None, by: Actor) -> SavedView:
    """The view, if this person saved it or keeps order where it is shared; raises NoSuchView, NotYourView."""
    view = visible(view, by)
    keeps = any(post.organ == view.organ for post in by.posts_as(*KEEPERS))
    if view.person != by.person and not keeps:
        raise NotYourView("这个视图由他人保存，只有保存人或本机构值班长可以删除。")
    return view


def visible(view: SavedView | None, by: Actor) -> SavedView:
    """The view, if this person knows of it; raises NoSuchView."""
    if view is None or (view.person != by.person and (view.organ is None or not by.acts_in(view.organ))):
        raise NoSuchView
    return view
