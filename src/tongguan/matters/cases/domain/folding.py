# SPDX-License-Identifier: Apache-2.0
"""A move as a patch, and a history folded back into the case it tells of (invariant 1)."""

from dataclasses import dataclass, fields
from typing import Final, Protocol
from uuid import UUID

from tongguan.matters.cases.domain.case import Case

CHILDREN: Final[tuple[str, ...]] = (
    "orders",
    "tasks",
    "requests",
    "clocks",
    "whistle_calls",
    "meetings",
    "notices",
    "contacts",
    "evidence",
)
"""The fields of a case that hold what hangs on it."""

OWN_FIELDS: Final[tuple[str, ...]] = tuple(f.name for f in fields(Case) if f.name not in CHILDREN)
"""The fields of a case that are its own."""


class Item(Protocol):
    """Whatever hangs on a case and has an id."""

    @property
    def id(self) -> UUID:
        """Its id, for ever."""
        ...


@dataclass(frozen=True, kw_only=True)
class Patch:
    """What a move changed: the case's own fields, and the items new or changed per kind of child."""

    own: dict[str, object]
    children: dict[str, tuple[Item, ...]]

    def document(self) -> dict[str, object]:
        """The patch as one flat document, as the history keeps it."""
        return {**self.own, **self.children}


def patch(before: Case | None, after: Case) -> Patch:
    """The difference between two states of a case."""
    now = vars(after)
    if before is None:
        return Patch(own={name: now[name] for name in OWN_FIELDS}, children={k: now[k] for k in CHILDREN if now[k]})
    was = vars(before)
    own = {name: now[name] for name in OWN_FIELDS if now[name] is not was[name] and now[name] != was[name]}
    children = {kind: _changed(was[kind], now[kind]) for kind in CHILDREN if now[kind] is not was[kind]}
    return Patch(own=own, children={kind: items for kind, items in children.items() if items})


def _changed(was: tuple[Item, ...], now: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items that are new or no longer as they were; what hangs on a case is never taken off."""
    known = {item.id: item for item in was}
    return tuple(item for item in now if known.get(item.id) is not item and known.get(item.id) != item)
